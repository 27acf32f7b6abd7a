"""How many columns a text takes on a screen, and what of it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wcwidth import wcswidth, wcwidth

from jixiaolint.text import Span

ELLIPSIS = "…"


def printable(text: str) -> str:
    """Return `text` with a blank for each character that would move the cursor.

    Line ends, tabs and escape codes of a source must neither break the layout nor
    reach a terminal as commands. The length stays the same.
    """
    if text.isprintable():
        return text
    return "".join(sign if wcwidth(sign) >= 0 else " " for sign in text)


def display_width(text: str) -> int:
    """Return the columns that `text` takes in a terminal; Chinese characters take two."""
    if text.isascii():
        return len(text)
    return max(0, int(wcswidth(printable(text))))


def aligned(rows: Sequence[Sequence[str]], left: int) -> Iterator[str]:
    """Yield the lines of a table; columns behind the first `left` are set to the right."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
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
    text = printable(text)
    start, end = (0, 0) if span is None else (min(span[0], len(text)), span[1])
    first, last = _stretch(text, start, min(end, len(text)), columns)
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
        columns -= max(0, int(wcwidth(sign)))
        if columns < 0:
            break
        at += step
    return at
