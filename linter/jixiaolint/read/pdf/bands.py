"""Tables whose rows no line parts: the lines of their cells tell the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from jixiaolint.read.pdf.lines import Line, Piece
from jixiaolint.read.pdf.panel import Box, Panel
from jixiaolint.read.pdf.rules import clusters, nearest
from jixiaolint.read.pdf.unruled import Ranked, by_space, cells_down

_MOST_BANDS = 2
"""A head over the rest, each between two level lines, and no more."""

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_LOOSE = 1.9
"""Lines of one cell stand no farther apart, in type sizes: farther ones are rows."""

_WIDE, _WIDE_OF = 2, 3
"""So many of so many rows must have words in more than one column."""

_CLOSE = 0.15
"""Words on both sides of an upright line, so near in type sizes, run over it."""


def rows_apart(panel: Panel) -> Panel:
    """Return a table with the rows that stand between the same two level lines apart.

    Where that leaves a doubt the table stays as it is drawn.
    """
    bands = len(panel.ys) - 1
    if bands > _MOST_BANDS or len(panel.xs) <= _FEWEST_COLUMNS:
        return panel
    if any(box.right - box.left > 1 or box.bottom - box.top > 1 for box in panel.boxes):
        return panel
    columns = len(panel.xs) - 1
    held = [[box for box in panel.boxes if box.top == band] for band in range(bands)]
    lines = [_ranked(boxes) for boxes in held]
    firsts = [_starts(ranked, columns) for ranked in lines]
    if max(map(len, firsts)) < _FEWEST_ROWS:
        return panel
    ys: list[float] = []
    boxes: list[Box] = []
    for band, (ranked, starts) in enumerate(zip(lines, firsts, strict=True)):
        for box in held[band]:
            if starts:
                boxes.extend(cells_down(box.left, ranked, starts, len(ys)))
            else:
                boxes.append(replace(box, top=len(ys), bottom=len(ys) + 1))
        ys += [panel.ys[band], *(ranked[at].line.y0 for at in starts[1:])]
    return replace(panel, ys=(*ys, panel.ys[-1]), boxes=tuple(boxes))


def _starts(ranked: Sequence[Ranked], columns: int) -> list[int]:
    """Return which lines begin rows; nothing if there is only one row, or a doubt."""
    loose = len(ranked) > 1 and all(
        two.line.y1 - one.line.y1 >= _LOOSE * max(one.line.size, two.line.size)
        for one, two in pairwise(ranked)
    )
    starts = list(range(len(ranked))) if loose else by_space(ranked, columns)
    rows = [ranked[start:end] for start, end in pairwise([*starts, len(ranked)])]
    # The lines of one long cell stand beside blanks, those of rows beside one another.
    wide = [row for row in rows if len({at for line in row for at in line.columns}) > 1]
    return starts if len(wide) * _WIDE_OF >= len(rows) * _WIDE else []


def _ranked(held: Sequence[Box]) -> list[Ranked]:
    """Return the lines that reach over all cells of a band, from top to bottom.

    Words that run over an upright line belong to the cell in which they begin.
    """
    found = [(line, box.left) for box in held for line in box.lines]
    heights = clusters(line.y1 for line, _ in found)
    found.sort(key=lambda pair: (nearest(heights, pair[0].y1), pair[1]))
    ranked: list[Ranked] = []
    for _, group in groupby(found, lambda pair: nearest(heights, pair[0].y1)):
        lines = list(group)
        pieces: list[Piece] = []
        columns: list[int] = []
        for line, column in lines:
            piece = Piece(line.text, line.x0, line.x1)
            if pieces and piece.x0 - pieces[-1].x1 < _CLOSE * line.size:
                piece = Piece(pieces[-1].text + piece.text, pieces.pop().x0, piece.x1)
            else:
                columns.append(column)
            pieces.append(piece)
        first = lines[0][0]
        top, bottom = min(one.y0 for one, _ in lines), max(one.y1 for one, _ in lines)
        whole = Line(tuple(pieces), top, bottom, first.size)
        ranked.append(Ranked(whole, tuple(columns)))
    return ranked
