"""Indicators written as coded strings, one after the other, wrapped anywhere.

``1、1-产出指标；11-数量指标；名称；实施周期指标值:≥90%；年度指标值:≥90%。`` An indicator
begins only where a level (code or label) follows a list number, or where both levels
stand at the start of a line or after a full stop; so names and values may hold
separators and numbers of their own.
"""

from __future__ import annotations

import re

from jixiaolint.extract.items.flat import Flat
from jixiaolint.extract.items.levels import read_levels
from jixiaolint.extract.items.listing import Parts, Start
from jixiaolint.extract.items.parts import IndicatorParts, parse_indicator

_NUMBER = re.compile(r"(?P<digits>\d{1,3})[、.,，)]|\(\d{1,3}\)[、.]?|[①-⑳]")
_STOP = re.compile(r"[。;；]")


def runs(flat: Flat) -> list[list[Start]]:
    """Return where the indicators of a text begin, all as one run."""
    found = _renumbered(flat, _starts(flat))
    return [found] if found else []


def parts(value: str) -> Parts:
    """Return the parts of an indicator; of two values, the first is that of the period."""
    found = _parse(value)
    spans = {field: at for field, at in found.spans.items() if field != "number"}
    keys = set(found.keys)
    single = spans.pop("single", None)
    if "single" in keys:
        keys = keys - {"single"} | {"annual"}
        spans |= {"annual": single} if single and "annual" not in spans else {}
    values = sorted(at for field, at in found.spans.items() if field in _VALUES)
    whole = value[slice(*values[0])] if len(values) > 1 else None
    # Every form has a place for a value, though no string of it has one.
    values_of = keys.intersection(_VALUES) or {"annual"}
    places = keys | values_of | {"name", "level1", "level2"} | spans.keys() & _LEVELS
    last = max((span.start for span in spans.values()), default=0)
    return Parts(spans, last, frozenset(places), whole)


def _starts(flat: Flat) -> list[Start]:
    """Return where indicators begin; in a numbered list, labels alone begin none."""
    value = flat.value
    numbers = {match.start(): match for match in _NUMBER.finditer(value)}
    lines = {0, *flat.breaks, *(match.end() for match in _STOP.finditer(value))}
    found: list[tuple[Start, bool]] = []
    expected, position = 1, 0
    for at in sorted(numbers.keys() | lines):
        if at < position:
            continue
        match = numbers.get(at)
        levels = read_levels(value, match.end()) if match else None
        if match and levels and levels.numbered:
            start = _numbered(flat, match, expected)
            expected = start.number + 1 if start.number else expected
            found.append((start, True))
            position = levels.end
        elif at in lines and (levels := read_levels(value, at)).alone:
            found.append((Start(at, at, None), levels.coded))
            position = levels.end
    numbered = any(start.begin > start.position for start, _ in found)
    return [start for start, sure in found if sure or not numbered]


def _numbered(flat: Flat, match: re.Match[str], expected: int) -> Start:
    """Return the start of an indicator that has a list number."""
    if match["digits"] is None:
        return Start(match.start(), match.end(), None)
    begin = _number_start(flat, *match.span("digits"), expected)
    return Start(begin, match.end(), int(flat.value[begin : match.end("digits")]))


def _number_start(flat: Flat, start: int, end: int, expected: int) -> int:
    """Return where a list number begins whose digits follow those of a value.

    ``指标值:4`` + ``5、`` reads as 45: the number is the one expected next, or begins
    at the break between the digits.
    """
    for position in range(start, end):
        if flat.value[position:end] == str(expected):
            return position
    broken = [p for p in range(start + 1, end) if flat.gap(p)]
    return broken[-1] if broken else start


def _renumbered(flat: Flat, found: list[Start]) -> list[Start]:
    """Take numbers that are the code of the level for what they are.

    In ``2.效益指标；21.社会效益；`` the 2 is the code, not a place in a list.
    """
    if not all(start.number and _is_code(flat, start) for start in found):
        return found
    return [Start(start.position, start.position, None) for start in found]


def _is_code(flat: Flat, start: Start) -> bool:
    """Tell whether a number before a level is its code: so the next code begins."""
    leaves = read_levels(flat.value, start.position).leaves
    codes = {leaf.kind: flat.value[leaf.start : leaf.end] for leaf in leaves}
    first = codes.get("CODE1") == str(start.number)
    return first and codes.get("CODE2", "").startswith(codes["CODE1"])


def _parse(value: str) -> IndicatorParts:
    """Return the parts of an indicator whose list number is off already.

    A dot after the first digit must not make it a list number again.
    """
    if value[1:2] == "." and value[0].isdigit():
        value = f"{value[0]}-{value[2:]}"
    return parse_indicator(value)


_VALUES = ("cycle", "annual")
_LEVELS = frozenset(("level1_code", "level1", "level2_code", "level2"))
