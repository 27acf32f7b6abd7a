"""Where the items of a numbered list of indicators begin.

An item begins at the number expected next, outside brackets, where a name and a colon
(or a sign such as ≥) follow; so explanations and values may hold lists of their own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.extract.items.brackets import depths
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jixiaolint.extract.items.flat import Flat

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
