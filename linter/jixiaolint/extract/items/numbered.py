"""Indicators written as numbered items ``1、名称：(说明)值``, one after the other.

Where an item begins is told by `numbered_starts`; its parts are parted at the first
colon outside brackets, and at the bracket that closes the explanation.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.items import Items
from jixiaolint.extract.items.brackets import closing, depths
from jixiaolint.extract.items.flat import Flat, source_spans
from jixiaolint.extract.items.starts import SIGN, items_from, runs
from jixiaolint.extract.items.tail import broken_widths, full_width, value_end
from jixiaolint.model import Indicator
from jixiaolint.text import EMPTY, Span
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.text import Text

_TARGET = re.compile(r"^(?:[≥≤＞＜><=≧≦]|\d+(?:\.\d+)?[%％])")
_MEASURED = pattern(r"\d|[≥≤＞＜><=≧≦]|{numeral=0|2|100}")
_SHORT = 20


def recognise(value: str) -> bool:
    """Tell whether a text holds numbered indicators, and not just any numbered list.

    At least half of the items must have an explanation in brackets or a measured value;
    a single item must have the former, or a sign such as ≥.
    """
    from jixiaolint.text import Text

    flat = Flat.of(Text.at(value, 0))
    found = items_from(flat)
    if not found or found[0][0] > len(flat.value) // 2:
        return False
    measured = 0
    for (_, start), end in zip(found, _ends(flat, found), strict=True):
        _, description, target = _parts(flat.value[start:end])
        text = flat.value[start + target.start : start + target.end]
        explained = description.end > description.start
        sign = _MEASURED if len(found) > 1 else SIGN
        short = len(text) <= _SHORT and sign.search(text)
        measured += bool(text and (explained or short))
    return 2 * measured >= len(found)


def starts(text: Text) -> list[int]:
    """Return where each run of numbered items begins, as positions in the text."""
    flat = Flat.of(text)
    return [flat.at[items[0][0]] for items in runs(flat)]


def split(text: Text, full: int | None = None) -> Items:
    """Return the numbered indicators of a text and what stands before and after them.

    `full` is the width of lines that were broken because they were full, if known.
    """
    flat = Flat.of(text)
    found = items_from(flat)
    if not found:
        return Items("numbered", before=text)
    ends = _ends(flat, found, full)
    indicators: list[Indicator] = []
    frame: list[Span] = []
    for seq, ((number, start), end) in enumerate(zip(found, ends, strict=True), 1):
        indicator, rest = _indicator(flat, start, end, seq)
        indicators.append(indicator)
        frame.extend(source_spans((flat.slice(number, start), *rest)))
    return Items(
        "numbered",
        tuple(indicators),
        tuple(frame),
        text.slice(0, flat.at[found[0][0]]),
        text.slice(flat.at[ends[-1] - 1] + 1),
        frozenset({"name", "description", "annual"}),
        closed=flat.value[ends[-1] - 1] in "。;；",
    )


def widths(text: Text) -> list[int]:
    """Return the widths of the lines that were broken within an item."""
    flat = Flat.of(text)
    stretches = [
        Span(start, end)
        for items in runs(flat)
        for (start, _), (end, _) in pairwise(items)
    ]
    return broken_widths(flat, stretches)


def _ends(
    flat: Flat, found: Sequence[tuple[int, int]], full: int | None = None
) -> list[int]:
    """Return where each item ends."""
    last = found[-1][1]
    _, _, target = _parts(flat.value[last:])
    if full is None:
        stretches = [Span(a, b) for (a, _), (b, _) in pairwise(found)]
        full = full_width(broken_widths(flat, stretches), len(found))
    start = min(last + target.start, len(flat.value) - 1)
    end = value_end(flat, start, None, full)
    return [number for number, _ in found[1:]] + [max(end, last + 1)]


def _indicator(
    flat: Flat, start: int, end: int, seq: int
) -> tuple[Indicator, list[Text]]:
    """Return the indicator in a stretch and the frame around its parts."""
    spans = _parts(flat.value[start:end])
    name, description, annual = (
        flat.slice(start + span.start, start + span.end).squeeze() for span in spans
    )
    rest: list[Text] = []
    last = 0
    for span in [*sorted(s for s in spans if s.end > s.start), Span(end - start, 0)]:
        rest.append(flat.slice(start + last, start + span.start))
        last = span.end
    indicator = Indicator(
        seq=seq,
        name=_filled(name),
        description=_filled(description),
        annual=_filled(annual),
    )
    return indicator, rest


def _filled(text: Text) -> Text | None:
    return text if text is not EMPTY and text.value else None


def _parts(item: str) -> tuple[Span, Span, Span]:
    """Return the spans of name, explanation and value in an item without its number."""
    stop = len(item.rstrip("。;；"))
    deep = depths(item)
    outside = [p for p in range(1, stop) if not deep[p]]
    colon = next((p for p in outside if item[p] in ":："), None)
    sign = next((p for p in outside if SIGN.match(item, p)), None)
    if colon is None or (sign is not None and sign < colon):
        at = stop if sign is None else sign
        return Span(0, at), Span(at, at), Span(at, stop)
    start = colon + 1
    while start < stop and item[start] in ":：":
        start += 1
    close = closing(item[:stop], start) if item[start : start + 1] in "(（" else None
    inside = item[start + 1 : close] if close else ""
    # （1）… is a list in the value, and （≥90%） the value itself.
    listed = inside.isdigit() or (
        close is not None and close + 1 == stop and _TARGET.match(inside)
    )
    if close is None or listed:
        return Span(0, colon), Span(start, start), Span(start, stop)
    value = close + 1
    while value < stop and item[value] in ":：":
        value += 1
    return Span(0, colon), Span(start + 1, close), Span(value, stop)
