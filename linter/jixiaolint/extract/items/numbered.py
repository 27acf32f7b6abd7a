"""Indicators written as numbered items ``1、名称：(说明)值``, one after the other.

Where an item begins is told by `starts`; its parts are parted at the first colon
outside brackets, and at the bracket that closes the explanation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiaolint.extract.items.brackets import closing, depths
from jixiaolint.extract.items.listing import Parts, Start
from jixiaolint.extract.items.starts import SIGN, items_from
from jixiaolint.text import Span
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from jixiaolint.extract.items.flat import Flat

_TARGET = re.compile(r"^(?:[≥≤＞＜><=≧≦]|\d+(?:\.\d+)?[%％])")
_MEASURED = pattern(r"\d|[≥≤＞＜><=≧≦]|{numeral=0|2|100}")
_SHORT = 20
_PLACES = frozenset({"name", "description", "annual"})


def recognise(flat: Flat) -> bool:
    """Tell whether a text holds numbered indicators, and not just any numbered list.

    At least half of the items must have an explanation in brackets or a measured value;
    a single item must have the former, or a sign such as ≥.
    """
    found = items_from(flat)
    if not found or found[0][0] > len(flat.value) // 2:
        return False
    ends = [number for number, _ in found[1:]] + [len(flat.value)]
    measured = 0
    for (_, start), end in zip(found, ends, strict=True):
        item = flat.value[start:end]
        _, description, target = _spans(item)
        text = item[slice(*target)]
        explained = description.end > description.start
        sign = _MEASURED if len(found) > 1 else SIGN
        short = len(text) <= _SHORT and sign.search(text)
        measured += bool(text and (explained or short))
    return 2 * measured >= len(found)


def runs(flat: Flat) -> list[list[Start]]:
    """Return where the items of a text begin, those of each list that counts from one."""
    found: list[list[Start]] = []
    position = 0
    while items := items_from(flat, position):
        found.append([Start(*item, number) for number, item in enumerate(items, 1)])
        position = items[-1][1]
    return found


def parts(item: str) -> Parts:
    """Return the parts of an item without its number."""
    name, description, annual = _spans(item)
    spans = {"name": name, "description": description, "annual": annual}
    filled = {field: span for field, span in spans.items() if span.end > span.start}
    return Parts(filled, annual.start, _PLACES)


def _spans(item: str) -> tuple[Span, Span, Span]:
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
