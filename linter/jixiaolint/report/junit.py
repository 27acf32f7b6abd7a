"""The findings as JUnit writes them: a suite for each file, a failed case for a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.find.document import Failure
from jixiaolint.findings import Finding
from jixiaolint.report.spots import spot
from jixiaolint.report.tags import DECLARATION, tag, text
from jixiaolint.results.result import Result
from jixiaolint.said import Language

_TOOL = "jixiaolint"


def render(result: Result, lang: Language) -> Iterator[str]:  # noqa: ARG001  one signature for all
    """Yield a document; a case is called by rule and fingerprint, so that it is known again.

    A clean file is a case that passed, a file that could not be checked an error.
    """
    clean = sum(not found for _, found in result.by_file())
    failures, errors = len(result.findings), len(result.failures)
    yield DECLARATION
    yield f"{_suite('testsuites', _TOOL, clean, failures, errors)}>\n"
    for path, found in result.by_file():
        yield from _file(path, found)
    for failure in result.failures:
        yield from _error(failure)
    yield "</testsuites>\n"


def _suite(name: str, called: str, passed: int, failures: int, errors: int) -> str:
    values = {
        "name": called,
        "tests": passed + failures + errors,
        "failures": failures,
        "errors": errors,
    }
    return tag(name, values)


def _file(path: str, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"{_suite('testsuite', path, not findings, len(findings), 0)}>\n"
    if not findings:
        yield f"{tag('testcase', {'classname': path, 'name': _TOOL})}/>\n"
    for one in findings:
        name = f"{one.code} {one.name} {one.fingerprint}"
        said = "\n".join(filter(None, (spot(one.place), one.message, one.suggestion)))
        values = {"message": one.message, "type": one.severity}
        yield (
            f"{tag('testcase', {'classname': path, 'name': name})}>"
            f"{tag('failure', values)}>{text(said)}</failure></testcase>\n"
        )
    yield "</testsuite>\n"


def _error(failure: Failure) -> Iterator[str]:
    yield f"{_suite('testsuite', failure.path, 0, 0, 1)}>\n"
    values = {"message": failure.message, "type": "not-checked"}
    yield (
        f"{tag('testcase', {'classname': failure.path, 'name': _TOOL})}>"
        f"{tag('error', values)}/></testcase>\n"
    )
    yield "</testsuite>\n"
