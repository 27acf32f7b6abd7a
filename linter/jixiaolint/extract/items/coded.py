"""Indicators written as coded strings, one after the other, wrapped anywhere.

``1、1-产出指标；11-数量指标；名称；实施周期指标值:≥90%；年度指标值:≥90%。`` An indicator
begins only where a level (code or label) follows a list number, or where both levels
stand at the start of a line or after a full stop; so names and values may hold
separators and numbers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from jixiaolint.extract.items.flat import Flat, Parts, Start
from jixiaolint.extract.items.leaves import leaves
from jixiaolint.extract.items.levels import begins, read_levels
from jixiaolint.extract.items.mould import SIGN, moulded, seat
from jixiaolint.text import Text
from jixiaolint.words.grammar import Grammar, NoReadingError

_NUMBER = re.compile(
    r"[\d(①-⑳](?:(?<=\d)\d{0,2}[、.,，)]|(?<=\()\d{1,3}\)[、.]?|(?<=[①-⑳]))"
)
"""A list number; that it begins with a class makes the search for it fast."""

_GRAMMAR = Grammar("indicator")
_FIELDS = {
    "CODE1": "level1_code", "LABEL1": "level1", "CODE2": "level2_code", "LABEL2": "level2",
    "HEAD3": "name", "SINGLE": "annual", "ANNUAL": "annual", "CYCLE": "cycle",
    "UNIT": "measure_unit", "SCORE": "score", "DESCRIPTION": "description",
    "NATURE": "nature",
}  # fmt: skip
"""The fields by leaf; of two leaves of one field the later here counts."""

_FAR = 400
"""So many characters behind its beginning nothing changes whether one begins there."""

_PLACES = frozenset(("name", "level1", "level2"))


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


def parts(value: str) -> Parts:
    """Return the parts of a folded indicator without its list number; never raises.

    Strings that differ in what they say and not in their keys are cut once.
    """
    if SIGN in value:
        return _cut(value)
    forms, bounds = moulded(value)
    found, places = _laid_out(forms)
    spans = {
        name: (bounds[first] + begin, bounds[last] + end)
        for name, first, begin, last, end in found
    }
    return Parts(spans, places)


@lru_cache(maxsize=4096)
def _laid_out(
    forms: tuple[str, ...],
) -> tuple[list[tuple[str, int, int, int, int]], frozenset[str]]:
    """Return the fields of a mould, the start and the end of each by the pieces."""
    found = _cut("".join(forms))
    spans = [
        (name, *seat(forms, start), *seat(forms, end))
        for name, (start, end) in found.spans.items()
    ]
    return spans, found.places


def _cut(value: str) -> Parts:
    """Return the parts of an indicator.

    Of a part given twice the first counts. A damaged string is all name.
    """
    found = leaves(value)
    try:
        _GRAMMAR.parse(tuple(leaf.kind for leaf in found))
    except NoReadingError:
        return Parts({"name": (0, len(value))}, _PLACES | {"annual"})
    spans: dict[str, tuple[int, int]] = {}
    key = "HEAD3"
    for kind, start, end in found:
        if kind == "TEXT" or kind[:-1] in {"CODE", "LABEL"}:
            spans.setdefault(key if kind == "TEXT" else kind, (start, end))
        elif kind in _FIELDS:
            key = kind
    places = {_FIELDS[leaf.kind] for leaf in found if leaf.kind in _FIELDS}
    if places.isdisjoint(("cycle", "annual")):
        places.add("annual")  # every form has one, though no string of it has
    fields = {field: spans[kind] for kind, field in _FIELDS.items() if kind in spans}
    return Parts(fields, _PLACES | places)


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
