"""The result as SARIF 2.1.0, the format in which tools hand findings to one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jixiaolint.file_report import FileReport
from jixiaolint.findings.lookup import Lookup
from jixiaolint.output.json_text import dump
from jixiaolint.report.sarif.found import found
from jixiaolint.report.sarif.rules import LEVEL, descriptor, unknown
from jixiaolint.report.spots import uri
from jixiaolint.results.result import Result
from jixiaolint.said import Language
from jixiaolint.width import printable

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_BASE = "%SRCROOT%"
"""Stands for the folder from which relative paths are seen, wherever that is."""

_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield one object; each rule, file and finding takes a line of its own."""
    rules = _rules(result, lang)
    driver = {"name": "jixiaolint", "version": result.version}
    yield f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
    yield f'"tool": {{"driver": {dump(driver)[:-1]}, "rules": '
    yield from _list(rules.values())
    yield f'}}}},\n"language": {dump(_LANGUAGE[lang])},\n'
    yield '"columnKind": "unicodeCodePoints",\n'
    yield f'"invocations": [{dump(_invocation(result))}],\n"artifacts": '
    yield from _list(
        {"location": location(file.path), "roles": ["analysisTarget"]} | _encoding(file)
        for file in result.files
    )
    yield ',\n"results": '
    yield from _list(
        _results(result, {code: at for at, code in enumerate(rules)}, lang)
    )
    yield "}]}\n"


def location(path: str) -> dict[str, object]:
    """Return where a file lies."""
    address, relative = uri(path)
    return {"uri": address, **({"uriBaseId": _BASE} if relative else {})}


def _encoding(file: FileReport) -> dict[str, object]:
    """Return how a text is encoded, by the name that the registry has for it."""
    known = (file.encoding or "").removesuffix("-sig").upper()
    return {"encoding": known} if known else {}


def _rules(result: Result, lang: Language) -> dict[str, dict[str, object]]:
    """Return what is told of rules by code: those applied, and those of profiles."""
    known = {rule.code: descriptor(rule, lang) for rule in result.rules}
    for one in result.findings:
        known.setdefault(one.code, unknown(one))
    return dict(sorted(known.items()))


def _results(
    result: Result, rules: Mapping[str, int], lang: Language
) -> Iterator[dict[str, object]]:
    """Yield the findings, file by file."""
    for number, (file, (path, findings)) in enumerate(
        zip(result.files, result.by_file(), strict=True)
    ):
        lookup = Lookup.of(file.tables)
        where = location(path) | {"index": number}
        for one in findings:
            yield found(one, where, rules, lookup, lang)


def _invocation(result: Result) -> dict[str, object]:
    """Return how the run went: what failed, and what was passed over."""
    failed = [
        {
            "level": "error",
            "message": {"text": printable(one.message)},
            "locations": [
                {"physicalLocation": {"artifactLocation": location(one.path)}}
            ],
        }
        for one in result.failures
    ]
    noted = [
        {"level": LEVEL["info"], "message": {"text": printable(note)}}
        for note in result.notes
    ]
    return {
        "executionSuccessful": not result.failures,
        "exitCode": result.exit_code,
        "toolExecutionNotifications": failed + noted,
    }


def _list(items: Iterable[object]) -> Iterator[str]:
    """Yield a list, an item to a line."""
    lead = "["
    for item in items:
        yield f"{lead}\n{dump(item)}"
        lead = ","
    yield "[]" if lead == "[" else "\n]"
