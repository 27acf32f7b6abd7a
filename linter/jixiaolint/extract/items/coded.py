"""Indicators written as coded strings, one after the other, wrapped anywhere.

``1、1-产出指标；11-数量指标；名称；实施周期指标值:≥90%；年度指标值:≥90%。`` An indicator
begins only where a level (code or label) follows a list number, or where both levels
stand at the start of a line or after a full stop; so names and values may hold
separators and numbers of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from jixiaolint.extract.items import Items, with_texts
from jixiaolint.extract.items.flat import Flat, source_spans
from jixiaolint.extract.items.tail import broken_widths, full_width, value_end
from jixiaolint.model import Indicator
from jixiaolint.parse.indicator import IndicatorParts, Unparsed, parse_indicator
from jixiaolint.text import Span, Text
from jixiaolint.words.match import pattern

_NUMBER = r"(?:(?P<digits>\d{1,3})[、.,，)]|\(\d{1,3}\)[、.]?|[①-⑳])"


@dataclass(frozen=True, slots=True)
class Start:
    """Where an indicator begins: its list number, if any, and its first level."""

    position: int
    level: int
    number: int | None


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


def recognise(value: str) -> bool:
    """Tell whether a text holds at least one coded indicator."""
    flat = Flat.of(Text.at(value, 0))
    return bool(_starts(flat))


def starts(text: Text) -> list[Start]:
    """Return where the indicators of a text begin, as positions in the text."""
    flat = Flat.of(text)
    return [
        Start(flat.at[s.position], flat.at[s.level], s.number) for s in _starts(flat)
    ]


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


def split(text: Text, full: int | None = None) -> Items:
    """Return the coded indicators of a text and what stands before and after them.

    `full` is the width of lines that were broken because they were full, if known.
    """
    flat = Flat.of(text)
    found = _renumbered(flat, _starts(flat))
    if not found:
        return Items("coded", before=text)
    ends = [start.position for start in found[1:]] + [_last_end(flat, found, full)]
    indicators: list[Indicator] = []
    frame: list[Span] = []
    columns: set[str] = set()
    for seq, (start, end) in enumerate(zip(found, ends, strict=True), 1):
        indicator, rest, places = _indicator(flat, start.level, end, seq)
        indicators.append(indicator)
        frame.extend(source_spans((flat.slice(start.position, start.level), *rest)))
        columns |= places
    return Items(
        "coded",
        tuple(indicators),
        tuple(frame),
        text.slice(0, flat.at[found[0].position]),
        text.slice(flat.at[ends[-1] - 1] + 1),
        frozenset(columns),
        closed=flat.value[ends[-1] - 1] in "。;；",
    )


def _renumbered(flat: Flat, found: list[Start]) -> list[Start]:
    """Take numbers that are the code of the level for what they are.

    In ``2.效益指标；21.社会效益；`` the 2 is the code, not a place in a list.
    """
    codes = [re.match(r"\D[^;；]*[;；](\d)\d\.", flat.value[s.level :]) for s in found]
    pairs = zip(found, codes, strict=True)
    if not all(code and start.number == int(code[1]) for start, code in pairs):
        return found
    return [Start(start.position, start.position, None) for start in found]


def widths(text: Text) -> list[int]:
    """Return the widths of the lines that were broken within an indicator."""
    flat = Flat.of(text)
    return broken_widths(flat, _sure_stretches(flat, _starts(flat)))


def _sure_stretches(flat: Flat, found: list[Start]) -> list[Span]:
    """Return stretches of text that belong to one indicator beyond doubt.

    That is all of it where the next number follows, else as far as its last head.
    """
    stretches: list[Span] = []
    for index, start in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        end = after.position if after else len(flat.value)
        if not after or not start.number or after.number != start.number + 1:
            end = _values(flat, start.level, end)[1]
        stretches.append(Span(start.position, end))
    return stretches


def _last_end(flat: Flat, found: list[Start], full: int | None) -> int:
    """Return where the last indicator ends."""
    whole, start = _values(flat, found[-1].level, len(flat.value))
    if full is None:
        inner = broken_widths(flat, _sure_stretches(flat, found))
        full = full_width(inner, len(found))
    return value_end(flat, start, whole, full)


def _values(flat: Flat, start: int, end: int) -> tuple[str | None, int]:
    """Return the first of two values of an indicator, and where its last part begins."""
    parts = _parse(flat.value[start:end])
    spans = [getattr(parts, name) for name in (*_FIELDS, "single")]
    last = max((span.start for span in spans if span), default=0)
    values = sorted(span for span in (parts.cycle, parts.annual) if span)
    first = values[0] if len(values) > 1 else None
    whole = flat.value[start + first.start : start + first.end] if first else None
    return whole, start + last


def _parse(value: str) -> IndicatorParts:
    """Return the parts of an indicator whose list number is off already.

    A dot after the first digit must not make it a list number again.
    """
    if value[1:2] == "." and value[0].isdigit():
        value = f"{value[0]}-{value[2:]}"
    parsed = parse_indicator(value)
    return parsed.parts if isinstance(parsed, Unparsed) else parsed


_FIELDS = tuple(
    field.name
    for field in fields(IndicatorParts)
    if field.name not in ("number", "keys", "single")
)
_LEVELS = ("level1_code", "level1", "level2_code", "level2")


def _indicator(
    flat: Flat, start: int, end: int, seq: int
) -> tuple[Indicator, list[Text], set[str]]:
    """Return the indicator in a stretch, the frame around its parts, its columns."""
    parts = _parse(flat.value[start:end])
    spans = {name: getattr(parts, name) for name in _FIELDS}
    keys = set(parts.keys)
    if "single" in keys:
        keys = keys - {"single"} | {"annual"}
        spans["annual"] = spans["annual"] or parts.single
    texts = {
        name: flat.slice(start + span.start, start + span.end).squeeze()
        for name, span in spans.items()
        if span
    }
    taken = sorted(span for span in spans.values() if span)
    rest: list[Text] = []
    last = 0
    for span in [*taken, Span(end - start, end - start)]:
        rest.append(flat.slice(start + last, start + span.start))
        last = max(last, span.end)
    places = keys | {"name", "level1", "level2"} | {n for n in _LEVELS if spans[n]}
    name = texts.pop("name", None)
    bare = Indicator(seq=seq, name=name)
    return with_texts(bare, texts), rest, places
