"""Indicators written as coded strings, one after the other, wrapped anywhere.

``1、1-产出指标；11-数量指标；名称；实施周期指标值:≥90%；年度指标值:≥90%。`` An indicator
begins only where a level (code or label) follows a list number, or where both levels
stand at the start of a line or after a full stop; so names and values may hold
separators and numbers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jixiaolint.extract.items.flat import Flat, Start
from jixiaolint.parsing.indicator_levels import begins, read_levels
from jixiaolint.text import Text

_NUMBER = re.compile(
    r"[\d(①-⑳](?:(?<=\d)\d{0,2}[、.,，)]|(?<=\()\d{1,3}\)[、.]?|(?<=[①-⑳]))"
)
"""A list number; that it begins with a class makes the search for it fast."""

_FAR = 400
"""So many characters behind its beginning nothing changes whether one begins there."""


def runs(flat: Flat) -> list[list[Start]]:
    """Return where the indicators of a text begin, all as one run."""
    found = _renumbered(flat, _starts(flat))
    return [found] if found else []


def signs() -> frozenset[str]:
    """Return the signs of which one stands in every text that holds coded indicators."""
    return begins()


def recognise(flat: Flat) -> bool:
    """Tell whether a text holds coded indicators."""
    return next(_found(flat), None) is not None


def begins_in(glance: str) -> bool:
    """Tell whether an indicator begins in the first part of a text, far from its end."""
    if len(glance) <= _FAR:
        return False
    first = next(_found(Flat.of(Text.at(glance, 0))), None)
    return first is not None and first[0].position < len(glance) - _FAR


def _starts(flat: Flat) -> list[Start]:
    """Return where indicators begin; in a numbered list, labels alone begin none."""
    found = list(_found(flat))
    numbered = any(start.begin > start.position for start, _ in found)
    return [start for start, sure in found if sure or not numbered]


def _found(flat: Flat) -> Iterator[tuple[Start, bool]]:
    """Yield where indicators may begin, and whether a number or code says so."""
    value, firsts = flat.value, begins()
    numbers = {match.start(): match for match in _NUMBER.finditer(value)}
    # What has no number must begin with a first level.
    lines = {at for at in (0, *flat.breaks) if value[at : at + 1] in firsts}
    lines.update([match.end() - 1 for match in _behind_stop().finditer(value)])
    expected, position = 1, 0
    for at in sorted(numbers.keys() | lines):
        if at < position:
            continue
        match = numbers.get(at)
        levels = read_levels(value, match.end()) if match else None
        if match and levels and levels.numbered:
            start = _numbered(flat, match, expected)
            expected = start.number + 1 if start.number else expected
            yield start, True
            position = match.end() + levels.length
        elif at in lines and (levels := read_levels(value, at)).alone:
            yield Start(at, at, None), levels.coded
            position = at + levels.length


@cache
def _behind_stop() -> re.Pattern[str]:
    """Return the pattern of a stop and the sign with which a first level begins."""
    return re.compile(f"[。;；][{re.escape(''.join(sorted(begins())))}]")


def _numbered(flat: Flat, match: re.Match[str], expected: int) -> Start:
    """Return the start of an indicator that has a list number."""
    at, end = match.span()
    if not flat.value[at].isdecimal():
        return Start(at, end, None)
    begin = _number_start(flat, at, end - 1, expected)
    return Start(begin, end, int(flat.value[begin : end - 1]))


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
    at = start.position
    leaves = read_levels(flat.value, at).leaves
    codes = {kind: flat.value[at + first : at + end] for kind, first, end in leaves}
    first = codes.get("CODE1") == str(start.number)
    return first and codes.get("CODE2", "").startswith(codes["CODE1"])
