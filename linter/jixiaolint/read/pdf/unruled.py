"""Lines in, tables that have no drawn lines found among them where they are clear.

The heads of such a table part the page into columns, and every line below keeps to
them. Rows are told by the space between lines or, where that is even, by what a line
fills. Where either leaves a doubt the lines stay lines: the extraction reads those too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jixiaolint.read.pdf.lines import Line
from jixiaolint.read.pdf.panel import Box, Panel

_FEWEST_COLUMNS = 3
_FEWEST_LINES = 3
_APART = 1.35
"""Rows stand apart where the space between them is so many times that within them."""

_MOST_LINES = 1200
"""No table of a page has more lines; more are not looked through for each of them."""

_FULL = 1.3
"""A line is full if less than so many type sizes is left of its column."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line and the column of each of its pieces."""

    line: Line
    columns: tuple[int, ...]


def with_tables(page: int, lines: Sequence[Line]) -> Iterator[Line | Panel]:
    """Yield the lines in order, a clear table in place of those that form it."""
    at = 0
    while at < len(lines):
        ranked, xs = _block(lines[at : at + _MOST_LINES])
        starts = _row_starts(ranked, len(xs) - 1)
        if starts:
            yield _panel(page, ranked, xs, starts)
            at += len(ranked)
        else:
            yield lines[at]
            at += 1


def _block(lines: Sequence[Line]) -> tuple[list[Ranked], list[float]]:
    """Return the lines from the first on that keep to its columns, and their edges."""
    head = lines[0]
    spans = [(piece.x0, piece.x1) for piece in head.pieces]
    if len(spans) < _FEWEST_COLUMNS:
        return [], []
    ranked = [Ranked(head, tuple(range(len(spans))))]
    for before, line in pairwise(lines):
        if line.y0 - before.y1 > _END * max(before.size, line.size):
            break
        columns = _columns(line, spans)
        if columns is None:
            break
        for piece, column in zip(line.pieces, columns, strict=True):
            left, right = spans[column]
            spans[column] = (min(left, piece.x0), max(right, piece.x1))
        if any(one[1] >= other[0] for one, other in pairwise(spans)):
            return [], []
        ranked.append(Ranked(line, columns))
    middles = [(one[1] + other[0]) / 2 for one, other in pairwise(spans)]
    return ranked, [spans[0][0], *middles, spans[-1][1]]


_END = 3.0
"""A table ends where so much space follows, in type sizes."""


def _columns(
    line: Line, spans: Sequence[tuple[float, float]]
) -> tuple[int, ...] | None:
    """Return the column of each piece; nothing if one reaches over two of them."""
    over = [
        [at for at, (x0, x1) in enumerate(spans) if piece.x0 < x1 and piece.x1 > x0]
        for piece in line.pieces
    ]
    columns = tuple(found[0] for found in over if len(found) == 1)
    rising = all(one < other for one, other in pairwise(columns))
    return columns if rising and len(columns) == len(over) else None


def _row_starts(ranked: Sequence[Ranked], columns: int) -> list[int]:
    """Return which lines begin rows; nothing if they form no table or in doubt."""
    if len(ranked) < _FEWEST_LINES:
        return []
    filled = [sum(at in each.columns for each in ranked) for at in range(columns)]
    if min(filled) < 2:
        return []
    return by_space(ranked, columns) or _by_filling(ranked, columns)


def by_space(ranked: Sequence[Ranked], columns: int) -> list[int]:
    """Return where rows begin by the space between lines, if it is of two kinds."""
    pitches = [two.line.y1 - one.line.y1 for one, two in pairwise(ranked)]
    ordered = sorted(pitches)
    steps = [(two / max(one, 1.0), two) for one, two in pairwise(ordered)]
    ratio, wide = max(steps, default=(0.0, 0.0))
    if ratio < _APART:
        return []
    starts = [0, *(at for at, pitch in enumerate(pitches, 1) if pitch >= wide)]
    ends = [*starts[1:], len(ranked)]
    whole = [
        sum(len(each.columns) == columns for each in ranked[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    # Two whole lines in a row are two rows: the space says something else.
    lonely = len(starts) < _FEWEST_LINES
    return [] if lonely or max(whole) > 1 else starts


def _by_filling(ranked: Sequence[Ranked], columns: int) -> list[int]:
    """Return where rows begin by what lines fill, if that is clear for each of them.

    A row fills the last columns or all but one; a line that goes on with full ones
    above is no row.
    """
    widths = [0.0] * columns
    for each in ranked:
        for piece, column in zip(each.line.pieces, each.columns, strict=True):
            widths[column] = max(widths[column], piece.x1)
    starts = [0]
    for at, (above, each) in enumerate(pairwise(ranked), 1):
        last = each.columns[-1]
        if len(each.columns) >= columns - 1 or (
            last >= columns - 2 and len(each.columns) >= 2
        ):
            starts.append(at)
        elif not _goes_on(above, each, widths):
            return []
    return starts if len(starts) >= _FEWEST_LINES else []


def _goes_on(above: Ranked, each: Ranked, widths: Sequence[float]) -> bool:
    """Tell whether every piece of a line goes on with a full one right above."""
    pieces = dict(zip(above.columns, above.line.pieces, strict=True))
    room = _FULL * above.line.size
    return all(
        column in pieces and widths[column] - pieces[column].x1 < room
        for column in each.columns
    )


def _panel(
    page: int, ranked: Sequence[Ranked], xs: list[float], starts: list[int]
) -> Panel:
    """Return the table of lines whose rows are known."""
    boxes = [
        box
        for column in range(len(xs) - 1)
        for box in cells_down(column, ranked, starts, 0)
    ]
    boxes.sort(key=lambda box: (box.top, box.left))
    ys = [ranked[start].line.y0 for start in starts]
    return Panel(page, 0, tuple(xs), (*ys, ranked[-1].line.y1), tuple(boxes))


def cells_down(
    column: int, ranked: Sequence[Ranked], starts: Sequence[int], top: int
) -> Iterator[Box]:
    """Yield the cell of each row of a column, the first in the row `top`."""
    for row, (start, end) in enumerate(pairwise([*starts, len(ranked)]), top):
        lines = (
            replace(each.line, pieces=(piece,))
            for each in ranked[start:end]
            for piece, at in zip(each.line.pieces, each.columns, strict=True)
            if at == column
        )
        yield Box(row, row + 1, column, column + 1, tuple(lines))
