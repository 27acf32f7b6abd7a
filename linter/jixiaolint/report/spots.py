"""Where a finding stands, as other programs have it: a path, a line, one short word."""

from __future__ import annotations

import re
from urllib.parse import quote

from jixiaolint.findings import Finding
from jixiaolint.place import Place, position
from jixiaolint.report.words import run_on
from jixiaolint.width import printable

_PARTS = ("page", "table", "row", "cell", "paragraph")
_DRIVE = re.compile(r"[A-Za-z]:/")


def spot(place: Place) -> str:
    """Return a place as one word: ``5:4``, ``Sheet1!C7``, ``page3/table1/row2``.

    A name of a sheet stays as it is. Empty where nothing is known.
    """
    if place.line is not None:
        return f"{place.line}:{place.column or 1}"
    if place.sheet is not None:
        return f"{place.sheet}!{place.cell}" if place.cell else place.sheet
    at = position(place.cell)
    # The cell of a table in Word, whose cells have no names that a person sees.
    known = place.as_dict() | ({"cell": at[1]} if at else {})
    return "/".join(f"{name}{known[name]}" for name in _PARTS if name in known)


def line(place: Place) -> int | None:
    """Return the line of a place, or the row of a table, where there is one."""
    at = position(place.cell)
    return place.line or place.row or (at[0] if at else None)


def column(place: Place) -> int | None:
    """Return the column of a place, that of a table too."""
    at = position(place.cell)
    return place.column or (at[1] if at else None)


def slashed(path: str) -> str:
    """Return a path as systems for building write it: with slashes, without ``./``."""
    return path.replace("\\", "/").removeprefix("./")


def uri(path: str) -> tuple[str, bool]:
    """Return the address of a file, and whether it is seen from the working folder."""
    plain = slashed(path)
    if _DRIVE.match(plain):
        plain = f"/{plain}"
    absolute = plain.startswith("/")
    # In a relative address, what stands before a colon would be a scheme.
    safe = "/!:" if absolute else "/!"
    written = quote(plain, safe=safe, errors="backslashreplace")
    return (f"file://{written}" if absolute else written), not absolute


def said(finding: Finding) -> str:
    """Return what is said of a finding, in one line, to those who show it at a line.

    A place that is no line comes first.
    """
    place = finding.place
    where = "" if place.line is not None else spot(place)
    return printable(run_on(where and f"{where}:", finding.message, finding.suggestion))
