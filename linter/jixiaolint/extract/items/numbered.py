"""Indicators written as numbered items ``1、名称：(说明)值``, one after the other.

An item begins at the number expected next, outside brackets, where a name and a colon
(or a sign such as ≥) follow; so explanations and values may hold lists of their own. Its
parts are parted at the first colon outside brackets, and at the bracket that closes the
explanation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jixiaolint.extract.items.flat import Flat, closing, depths
from jixiaolint.extract.items.listing import Parts, Start
from jixiaolint.text import Span
from jixiaolint.words.match import pattern

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


SIGN = pattern(r"[≥≤＞＜><=≧≦]|{column-operator=bound}")
"""What begins a value without a colon before it."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NAME_LIMIT = 80
# An item is looked for as far as this many characters after the one before it.
_WINDOW = 1500
_LINE = 2


def items_from(flat: Flat, position: int = 0) -> list[tuple[int, int]]:
    """Return where the number and the name of each item of the next run begin."""
    deep = depths(flat.value)
    found: list[tuple[int, int]] = []
    while item := _next(flat, deep, position, len(found) + 1):
        found.append(item)
        position = item[1]
    return found


def _next(
    flat: Flat, deep: Sequence[int], position: int, number: int
) -> tuple[int, int] | None:
    """Return where item `number` begins, and its name; the best sign wins.

    A number at the start of a line is better than one after a blank, and that is
    better than one amid text. Items are looked for in a window, and not past the point
    where the numbers begin again.
    """
    best: tuple[int, tuple[int, int]] | None = None
    stop = len(flat.value) if number == 1 else position + _WINDOW
    for match in _number(number).finditer(flat.value, position, stop):
        rank = _rank(flat, match.start(), match[0])
        if rank < 0 or deep[match.start()] or not _named(flat, deep, match.end()):
            continue
        if best is None:
            best = rank, match.span()
            if number > 1:
                again = _restart(flat, deep, best[1][1])
                stop = min(stop, again)
        elif rank > best[0] and match.start() < stop:
            best = rank, match.span()
        if best[0] == _LINE or number == 1:
            break
    return best[1] if best else None


def _restart(flat: Flat, deep: Sequence[int], position: int) -> int:
    """Return where numbers begin again within the window, or its end."""
    end = position + _WINDOW
    for match in _number(1).finditer(flat.value, position, end):
        if _rank(flat, match.start(), match[0]) > 0 and not deep[match.start()]:
            return match.start()
    return end


def _rank(flat: Flat, position: int, mark: str) -> int:
    """Return how well a number stands for a new item; below zero, not at all."""
    gap = flat.gap(position)
    if position == 0 or "\n" in gap:
        return _LINE
    before = flat.value[position - 1]
    if gap:
        return 1
    if before.isdigit():
        # A value may end in digits right before the number: only 2、 is sure then.
        return 0 if mark.endswith("、") and mark != "1、" else -1
    return 1 if before in "。;；" else 0


@cache
def _number(number: int) -> re.Pattern[str]:
    plain = rf"{number}(?:[、,，)]|[.](?!\d|$)|[.](?=20\d\d{{form-word=year}}))|\({number}\)、?"
    if number <= len(_CIRCLED):
        plain += rf"|{_CIRCLED[number - 1]}、?"
    return pattern(plain)


def _named(flat: Flat, deep: Sequence[int], start: int) -> bool:
    """Tell whether a name and its colon or sign stand from `start` on."""
    value = flat.value
    for position in range(start, min(len(value), start + _NAME_LIMIT)):
        if deep[position]:
            continue
        if value[position] in ":：" or SIGN.match(value, position):
            return position > start
        if value[position] in "。;；":
            return False
    return False
