"""How many columns a text takes on a screen, and what of it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import category

from jixiaolint.text import Span

ELLIPSIS = "…"

_LAYOUT = "\t\n\v\f\r"
_LONGEST, _END = 2000, 300
"""So many characters of a sentence are shown, and so many of them from its end."""


def printable(text: str) -> str:
    """Return `text` as it can be shown on one line, whoever wrote it.

    A line end or tab is a blank. What moves the cursor, turns the order of reading
    round or cannot be seen at all is written out: ``[U+202E]``.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign.isprintable() or category(sign) == "Zs":
        return sign
    return " " if sign in _LAYOUT else f"[U+{ord(sign):04X}]"


def sentence(text: str) -> str:
    """Return a sentence as it can be shown, without the middle of what nobody reads."""
    text = printable(text)
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - _END]}{ELLIPSIS}{text[-_END:]}"


def display_width(text: str) -> int:
    """Return the columns that `text` takes in a terminal; Chinese characters take two."""
    shown = text
    if is_plain(shown) or is_plain(shown := printable(text)):
        return 2 * len(shown) - len(_NARROW.findall(shown))
    from wcwidth import wcswidth

    return max(0, int(wcswidth(shown)))


_ONE = r" -~\u2010-\u2027·×÷≤≥│"
_TWO = r"\u3001-\u3029\uff01-\uff60\u4e00-\u9fff"
_NARROW = re.compile(f"[{_ONE}]")
is_plain = re.compile(f"[{_ONE}{_TWO}]*").fullmatch
"""Matches common signs, of one column and of two; Unicode's tables, 25 ms, know others."""


@cache
def _columns(sign: str) -> int:
    """Return the columns that a sign takes by itself."""
    return display_width(sign)


def aligned(rows: Sequence[Sequence[str]], left: int) -> Iterator[str]:
    """Yield the lines of a table; columns behind the first `left` are set to the right."""
    shown = [tuple(map(printable, row)) for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = []
        for at, (text, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - display_width(text))
            cells.append(text + gap if at < left else gap + text)
        yield f"{'  '.join(cells).rstrip()}\n"


class Window(NamedTuple):
    """A stretch of text fit for one line, and where the caret goes under it.

    `indent` and `width` are in columns; `width` is 0 if there is nothing to point at.
    """

    text: str
    indent: int
    width: int


def window(text: str, span: Span | None, columns: int) -> Window:
    """Return what of `text` fits in about `columns` columns, `span` in view.

    What is left out at either end is shown as ``…``. A span that is too wide by itself
    is cut at its end.
    """
    start, end = span or (0, 0)
    before, inside = printable(text[:start]), printable(text[start:end])
    text = f"{before}{inside}{printable(text[max(start, end) :])}"
    start, end = len(before), len(before) + len(inside)
    first, last = _stretch(text, start, end, columns)
    head = ELLIPSIS if first else ""
    tail = ELLIPSIS if last < len(text) else ""
    indent = display_width(head + text[first:start])
    return Window(
        head + text[first:last] + tail,
        indent if end > start else 0,
        display_width(text[start : min(end, last)]),
    )


def _stretch(text: str, start: int, end: int, columns: int) -> tuple[int, int]:
    """Return the range around `start` to `end` that fits.

    Half of the room beside the span goes to either side, more where the other is short.
    """
    if display_width(text) <= columns:
        return 0, len(text)
    last = _fill(text, start, 1, columns, end)
    room = columns - display_width(text[start:last])
    first = _fill(text, start, -1, room // 2 if last < len(text) else room, 0)
    last = _fill(text, last, 1, columns - display_width(text[first:last]), len(text))
    return _fill(text, first, -1, columns - display_width(text[first:last]), 0), last


def _fill(text: str, at: int, step: int, columns: int, limit: int) -> int:
    """Return how far one can go from `at` towards `limit` without passing `columns`."""
    while at != limit:
        sign = text[at] if step > 0 else text[at - 1]
        columns -= _columns(sign)
        if columns < 0:
            break
        at += step
    return at
