"""A finding as a result of SARIF: where it stands, what is said, how it could be mended."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jixiaolint.findings import Finding
from jixiaolint.findings.lookup import Lookup
from jixiaolint.place import Place
from jixiaolint.report.sarif.rules import LEVEL
from jixiaolint.report.spots import spot
from jixiaolint.report.words import run_on, word
from jixiaolint.said import Language
from jixiaolint.text import Span, Text
from jixiaolint.width import printable

_FINGERPRINT = "jixiaolint/v1"
_SYNTAX = re.compile(r"""["'<>&,;|\\\t\r\n]""")
"""What may end a cell of a text, or mean something else in it."""

_WORDS = {"fix": ("改为“{}”", 'Change to "{}"')}


def found(
    finding: Finding,
    where: Mapping[str, object],
    rules: Mapping[str, int],
    lookup: Lookup,
    lang: Language,
) -> dict[str, object]:
    """Return a finding in a file that lies `where`."""
    text = lookup.text(finding)
    fixes = _fixes(finding, where, text, lang)
    return {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": LEVEL[finding.severity],
        "message": {"text": printable(run_on(finding.message, finding.suggestion))},
        "locations": [_location(finding, where, text)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        **({"fixes": fixes} if fixes else {}),
        "properties": _stated(finding),
    }


def _stated(finding: Finding) -> dict[str, object]:
    """Return what is known of the subject of a finding."""
    known: dict[str, object | None] = {
        "problem": finding.problem,
        "project": finding.project and printable(finding.project),
        "project_index": finding.project_index,
        "seq": finding.seq,
        "field": finding.field,
    }
    return {key: value for key, value in known.items() if value is not None}


def _location(
    finding: Finding, where: Mapping[str, object], text: Text | None
) -> dict[str, object]:
    """Return the place of a finding: a region of a text, else a cell or the like by name."""
    place, physical = finding.place, {"artifactLocation": where}
    if place.line is not None:
        end = None
        if text and finding.span and _unbroken(text, finding.span):
            end = finding.span.end - finding.span.start
        return {"physicalLocation": {**physical, "region": _region(place, 0, end)}}
    named = spot(place)
    logical = [{"name": place.cell or named, "fullyQualifiedName": named}]
    return {
        "physicalLocation": physical,
        **({"logicalLocations": logical} if named else {}),
    }


def _fixes(
    finding: Finding, where: Mapping[str, object], text: Text | None, lang: Language
) -> list[dict[str, object]]:
    """Return the fix of a finding, where the whole of what it replaces is known by offsets."""
    fix, span, place = finding.fix, finding.span, finding.place
    if fix is None or text is None or span is None or place.line is None:
        return []
    every = Span(0, len(text.value))
    if fix.field != finding.field or not _unbroken(text, every):
        return []
    if _SYNTAX.search(fix.replacement):
        return []
    replacement = {
        "deletedRegion": _region(place, -span.start, every.end),
        "insertedContent": {"text": fix.replacement},
    }
    said = word(_WORDS, "fix", lang).format(printable(fix.replacement))
    change = {"artifactLocation": where, "replacements": [replacement]}
    return [
        {
            "description": {"text": said},
            "artifactChanges": [change],
            "properties": {"safety": fix.safety},
        }
    ]


def _region(place: Place, by: int, length: int | None) -> dict[str, int]:
    """Return the region of so many characters that begins at a place, or beside it."""
    start = (place.column or 1) + by
    region = {"startLine": place.line or 1, "startColumn": start}
    return region if length is None else region | {"endColumn": start + length}


def _unbroken(text: Text, span: Span) -> bool:
    """Tell whether characters stand in the source as they are read, on one line."""
    inside = text.value[slice(*span)]
    whole = bool(inside) and text.ahead(span.start, span.end - 1) is not None
    return whole and "\n" not in inside
