"""The findings as Checkstyle writes them, which many servers for building read."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.findings import Finding
from jixiaolint.report.spots import column, line, said
from jixiaolint.report.tags import DECLARATION, tag
from jixiaolint.results.result import Result
from jixiaolint.said import Language

_VERSION = "10.0"
_TOOL = "jixiaolint"


def render(result: Result, lang: Language) -> Iterator[str]:  # noqa: ARG001  one signature for all
    """Yield a document: an element for each file, in it one for each finding."""
    yield DECLARATION
    yield f"{tag('checkstyle', {'version': _VERSION})}>\n"
    for path, found in result.by_file():
        yield from _file(path, map(_error, found))
    for failure in result.failures:
        values = {
            "severity": "error",
            "message": failure.message,
            "source": f"{_TOOL}.not-checked",
        }
        yield from _file(failure.path, iter([tag("error", values)]))
    yield "</checkstyle>\n"


def _file(path: str, errors: Iterator[str]) -> Iterator[str]:
    yield f"{tag('file', {'name': path})}>\n"
    yield from (f"{error}/>\n" for error in errors)
    yield "</file>\n"


def _error(finding: Finding) -> str:
    """Return a finding."""
    place = finding.place
    values = {
        "line": line(place),
        "column": column(place),
        "severity": finding.severity,
        "message": said(finding),
        "source": f"{_TOOL}.{finding.code}",
        "fingerprint": finding.fingerprint,
    }
    return tag("error", values)
