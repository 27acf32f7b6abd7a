"""Indicators written as coded strings, one after the other, wrapped anywhere.

``1、1-产出指标；11-数量指标；名称；实施周期指标值:≥90%；年度指标值:≥90%。`` An indicator
begins only where a level (code or label) follows a list number, or where both levels
stand at the start of a line or after a full stop; so names and values may hold
separators and numbers of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiaolint.extract.items.listing import Parts, Start
from jixiaolint.extract.items.parts import IndicatorParts, parse_indicator
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from jixiaolint.extract.items.flat import Flat

_NUMBER = r"(?:(?P<digits>\d{1,3})[、.,，)]|\(\d{1,3}\)[、.]?|[①-⑳])"


# A label of either level, up to its end; the second of one unknown, before a separator.
_SUFFIX = r"{form-word=class}?(?:{form-word=indicator|item})?"
_END = r"(?=[;；|>:：/]|\d{1,3}[-_.—–−]|$)"
_LABEL1 = rf"{{level}}{_SUFFIX}{_END}"
_LABEL2 = rf"{{dimension}}{_SUFFIX}{_END}"
_SOME = r"[{HAN}]{2,10}{form-word=indicator}(?=[;；])"
_HEAD1, _HEAD2 = (rf"(?:{{column-head=level{x}}}[:：])?" for x in (1, 2))
_DASH = r"[-_.—–−]"
_CODE1, _CODE2 = rf"\d{_DASH}+", rf"\d\d{_DASH}*"
# A label alone must end at a separator: 3、社会效益：(…) is a numbered item.
_ALONE = "(?=[;；|])"
_LEVEL1 = rf"(?:{_LABEL1}{_ALONE}|\d{_DASH}*{_LABEL1}|{_CODE1}{_SOME}|\d(?=[;；]\d\d))"
_LEVEL2 = (
    rf"(?:{_LABEL2}{_ALONE}|{_CODE2}{_LABEL2}|\d\d{_DASH}+[{{HAN}}]{{2,12}}{_ALONE})"
)
_BOTH = rf"{_CODE1}(?:{_LABEL1}|{_SOME})[;；|/>:：]?{_CODE2}[{{HAN}}]"
_START = (
    rf"{_NUMBER}(?P<level>{_HEAD1}{_LEVEL1}(?:[;；]{_HEAD2}{_LEVEL2})?|{_HEAD2}{_LEVEL2})"
    rf"|(?P<coded>{_HEAD1}(?:{_BOTH}|\d[;；]\d\d[;；]))"
    rf"|(?P<bare>{_HEAD1}{_LABEL1}[;；|/>:：]{_HEAD2}(?:{_LABEL2}|{_SOME})[;；])"
)
"""The beginning of an indicator in folded, unspaced text."""


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
    found: list[tuple[str, Start]] = []
    expected, position = 1, 0
    while match := pattern(_START).search(flat.value, position):
        kind = match.lastgroup or "level"
        position = match.end()
        level = match.start(kind)
        if kind != "level" and not _begins_line(flat, level):
            position = match.start() + 1
            continue
        begin, number = match.start(), None
        if match["digits"]:
            begin = _number_start(flat, *match.span("digits"), expected)
            number = int(flat.value[begin : match.end("digits")])
            expected = number + 1
        found.append((kind, Start(begin, level, number)))
    if any(kind == "level" for kind, _ in found):
        found = [pair for pair in found if pair[0] != "bare"]
    return [start for _, start in found]


def _begins_line(flat: Flat, position: int) -> bool:
    """Tell whether a line, a sentence or the text begins at a position."""
    return (
        position == 0
        or "\n" in flat.gap(position)
        or flat.value[position - 1] in "。;；"
    )


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
    codes = [re.match(r"\D[^;；]*[;；](\d)\d\.", flat.value[s.begin :]) for s in found]
    pairs = zip(found, codes, strict=True)
    if not all(code and start.number == int(code[1]) for start, code in pairs):
        return found
    return [Start(start.position, start.position, None) for start in found]


def _parse(value: str) -> IndicatorParts:
    """Return the parts of an indicator whose list number is off already.

    A dot after the first digit must not make it a list number again.
    """
    if value[1:2] == "." and value[0].isdigit():
        value = f"{value[0]}-{value[2:]}"
    return parse_indicator(value)


_VALUES = ("cycle", "annual")
_LEVELS = frozenset(("level1_code", "level1", "level2_code", "level2"))
