"""A table on a page as boxes: the frame of its lines in, its cells out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from jixiaolint.read.pdf.lines import Line, lines_of
from jixiaolint.read.pdf.page import Glyph
from jixiaolint.read.pdf.rules import Frame


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: the rows and columns it takes (ends not included), and its lines."""

    top: int
    bottom: int
    left: int
    right: int
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A table on a page: the edges of its columns and rows, and its cells.

    `number` is its place among the tables of the page, counted from one.
    """

    page: int
    number: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]


Extent = tuple[int, int, int, int]


def extents(frame: Frame) -> list[Extent]:
    """Return the cells of a frame as (top, bottom, left, right), in reading order.

    Where no line is drawn between two cells they are one; an angular one is cut into
    oblong ones.
    """
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    floors = [_drawn(frame.xs, stretches) for stretches in frame.across]
    walls = [_drawn(frame.ys, stretches) for stretches in frame.down]
    free = [[True] * columns for _ in range(rows)]
    found: list[Extent] = []
    for top in range(rows):
        for left in range(columns):
            if not free[top][left]:
                continue
            right = left + 1
            while right < columns and free[top][right] and not walls[right][top]:
                right += 1
            bottom = top + 1
            while bottom < rows and _open(floors, walls, free, bottom, left, right):
                bottom += 1
            for row in free[top:bottom]:
                row[left:right] = [False] * (right - left)
            found.append((top, bottom, left, right))
    return found


def _open(
    floors: Sequence[Sequence[bool]],
    walls: Sequence[Sequence[bool]],
    free: Sequence[Sequence[bool]],
    row: int,
    left: int,
    right: int,
) -> bool:
    """Tell whether a cell goes on into the next row over its whole width."""
    return (
        all(free[row][left:right])
        and not any(floors[row][left:right])
        and not any(walls[column][row] for column in range(left + 1, right))
    )


def _drawn(
    edges: Sequence[float], stretches: Sequence[tuple[float, float]]
) -> list[bool]:
    """Return for each stretch between two edges whether a line is drawn along it."""
    found: list[bool] = []
    for at in range(len(edges) - 1):
        start, end = edges[at], edges[at + 1]
        covered = sum(max(0.0, min(b, end) - max(a, start)) for a, b in stretches)
        found.append(covered > (end - start) / 2)
    return found


def fill(
    page: int, number: int, frame: Frame, found: Sequence[Extent], glyphs: list[Glyph]
) -> Panel:
    """Return the table with each glyph in the cell where its middle stands."""
    cell_at = {
        (row, column): at
        for at, (top, bottom, left, right) in enumerate(found)
        for row in range(top, bottom)
        for column in range(left, right)
    }
    held: list[list[Glyph]] = [[] for _ in found]
    for glyph in glyphs:
        row = _between(frame.ys, glyph.y)
        column = _between(frame.xs, glyph.x)
        held[cell_at[row, column]].append(glyph)
    boxes = (
        Box(*extent, tuple(lines_of(inside)))
        for extent, inside in zip(found, held, strict=True)
    )
    return Panel(page, number, frame.xs, frame.ys, tuple(boxes))


def _between(edges: Sequence[float], value: float) -> int:
    """Return between which two edges a value lies."""
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)
