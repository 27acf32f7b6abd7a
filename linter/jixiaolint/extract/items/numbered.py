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

from jixiaolint.extract.items.flat import Flat, Start, depths
from jixiaolint.parsing.indicator import Parts
from jixiaolint.text import Span
from jixiaolint.words.match import pattern

_TARGET = re.compile(r"^(?:[≥≤＞＜><=≧≦]|\d+(?:\.\d+)?[%％])")
_MEASURED = pattern(r"\d|[≥≤＞＜><=≧≦]|{numeral=0|2|100}")
_SHORT = 20
_FIELDS = ("name", "description", "annual")
_COLONS = re.compile("[:：]+")


def signs() -> frozenset[str]:
    """Return the signs of which one stands in every text that holds numbered indicators."""
    return _ONES


def recognise(flat: Flat) -> bool:
    """Tell whether a text holds numbered indicators, and not just any numbered list.

    At least half of the items must have an explanation in brackets or a measured value;
    a single item must have the former, or a sign such as ≥.
    """
    found = _run(flat, 0)
    if not found or found[0].position > len(flat.value) // 2:
        return False
    sign = _MEASURED if len(found) > 1 else SIGN
    measured = 0
    for start, end in zip(found, [x.position for x in found[1:]] + [None], strict=True):
        item = flat.value[start.begin : end]
        _, explained, target = (item[slice(*span)] for span in _spans(item))
        short = len(target) <= _SHORT and sign.search(target)
        measured += bool(target and (explained or short))
    return 2 * measured >= len(found)


def runs(flat: Flat) -> list[list[Start]]:
    """Return where the items of a text begin, those of each list that counts from one."""
    found: list[list[Start]] = []
    while run := _run(flat, found[-1][-1].begin if found else 0):
        found.append(run)
    return found


def parts(item: str) -> Parts:
    """Return the parts of an item without its number."""
    return Parts(dict(zip(_FIELDS, _spans(item), strict=True)), frozenset(_FIELDS))


def _spans(item: str) -> tuple[Span, Span, Span]:
    """Return the spans of name, explanation and value in an item without its number."""
    stop = len(item.rstrip("。;；"))
    deep = depths(item)
    colon, sign = (
        next((p for p in range(1, stop) if not deep[p] and each.match(item, p)), stop)
        for each in (_COLONS, SIGN)
    )
    if sign <= colon:
        return Span(0, sign), Span(sign, sign), Span(sign, stop)
    start = _behind(item, colon)
    outside = (p for p in range(start + 1, stop) if not deep[p])
    close = next(outside, stop)
    opens = item[start : start + 1] in {"(", "（"} and item[close : close + 1] in ")）"
    inside = item[start + 1 : close]
    # （1）… is a list in the value, and （≥90%） the value itself.
    listed = inside.isdigit() or (close + 1 == stop and _TARGET.match(inside))
    if close == stop or not opens or listed:
        return Span(0, colon), Span(start, start), Span(start, stop)
    return Span(0, colon), Span(start + 1, close), Span(_behind(item, close + 1), stop)


def _behind(item: str, at: int) -> int:
    """Return where the colons at a place end."""
    match = _COLONS.match(item, at)
    return match.end() if match else at


SIGN = pattern(r"[≥≤＞＜><=≧≦]|{column-operator=bound}")
"""What begins a value without a colon before it."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ONES = frozenset(("1", _CIRCLED[0]))
_NAME_LIMIT = 80
# An item is looked for as far as this many characters after the one before it.
_WINDOW = 1500
_LINE = 2


def _run(flat: Flat, position: int) -> list[Start]:
    """Return where the number and the name of each item of the next run begin."""
    deep = depths(flat.value)
    found: list[Start] = []
    while item := _next(flat, deep, position, len(found) + 1):
        found.append(item)
        position = item.begin
    return found


def _next(flat: Flat, deep: Sequence[int], position: int, number: int) -> Start | None:
    """Return where item `number` begins, and its name; the best sign wins.

    A number at the start of a line is better than one after a blank, and that is
    better than one amid text. Items are looked for in a window, and not past the point
    where the numbers begin again.
    """
    best: Start | None = None
    top = -1
    stop = len(flat.value) if number == 1 else position + _WINDOW
    for match in _number(number).finditer(flat.value, position, stop):
        at, begin = match.span()
        rank = _rank(flat, at, match[0])
        if rank <= top or deep[at] or at >= stop or not _named(flat, deep, begin):
            continue
        if best is None and number > 1:
            stop = min(stop, _restart(flat, deep, begin))
        best, top = Start(at, begin, number), rank
        if rank == _LINE or number == 1:
            break
    return best


def _restart(flat: Flat, deep: Sequence[int], position: int) -> int:
    """Return where numbers begin again within the window, or its end."""
    end = position + _WINDOW
    again = _number(1).finditer(flat.value, position, end)
    starts = (
        match.start() for match in again if _rank(flat, match.start(), match[0]) > 0
    )
    return next((at for at in starts if not deep[at]), end)


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
    for at in range(start, min(len(value), start + _NAME_LIMIT)):
        if not deep[at] and (value[at] in ":：。;；" or SIGN.match(value, at)):
            return at > start and value[at] not in "。;；"
    return False
