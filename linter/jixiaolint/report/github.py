"""The findings as GitHub Actions takes them, to be shown beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jixiaolint.find.document import Failure
from jixiaolint.findings import Finding
from jixiaolint.report.spots import slashed, spot
from jixiaolint.rule.rule import Severity
from jixiaolint.width import printable

HEAD = ""

_COMMAND: Mapping[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "notice",
}
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({":": "%3A", ",": "%2C"})


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding as one workflow command.

    Where nothing is known by lines, as in a workbook, the title says the place.
    """
    for one in findings:
        place, title = one.place, f"{one.code} {one.name}"
        known = {"file": slashed(one.path)}
        if place.line is not None:
            known |= {"line": str(place.line), "col": str(place.column or 1)}
        else:
            title = f"{title} {spot(place)}".rstrip()
        known["title"] = title
        said = "\n".join(filter(None, map(printable, (one.message, one.suggestion))))
        yield _command(_COMMAND[one.severity], known, said)


def ending(failures: Iterable[Failure]) -> Iterator[str]:
    """Yield what could not be checked likewise."""
    for one in failures:
        known = {"file": slashed(one.path), "title": "not-checked"}
        yield _command("error", known, printable(one.message))


def _command(name: str, known: Mapping[str, str], said: str) -> str:
    properties = ",".join(f"{key}={_property(text)}" for key, text in known.items())
    return f"::{name} {properties}::{_data(said)}\n"


def _property(text: str) -> str:
    return _data(printable(text)).translate(_IN_PROPERTY)


def _data(text: str) -> str:
    return text.translate(_ESCAPES)
