"""The boxes of a Word file in; lines and grids out."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from jixiaolint.bounds.beyond import check_cells
from jixiaolint.read.text import joined
from jixiaolint.read.word.boxes import Cell, Node, Table
from jixiaolint.source import Block, Grid, Lines
from jixiaolint.text import EMPTY, Text, split

_FINE = 2**40
"""So many parts of a twentieth of a point, that no cell of a table within vanishes."""

_NEAR = 80 * _FINE
"""Edges that are no farther apart are one to the eye."""


class _Spot(NamedTuple):
    """A text and the rows and edges between which it stands."""

    top: int
    bottom: int
    left: int
    right: int
    text: Text


def blocks_of(path: str, nodes: list[Node]) -> Iterator[Block]:
    """Yield the words between tables as lines and the tables as grids, in order.

    Tables with nothing between them are one, as Word shows them, and so are tables of
    the same columns with blank paragraphs between. A table of one cell, or of one
    column that holds tables, only lays out the page: what it holds stands for it.
    Raises UnreadableError for a table beyond the limit of cells.
    """
    lines: list[Text] = []
    tables: list[Table] = []
    for node in _unframed(nodes):
        if isinstance(node, Text):
            lines.extend(split(node, "\n"))
            continue
        told = any(line.value.strip() for line in lines)
        if tables and (told or (lines and not _same_columns(tables[-1], node))):
            yield from _grid(path, tables)
            tables = []
        if not tables:
            yield from _lines(lines)
        lines = []
        tables.append(node)
    yield from _grid(path, tables)
    yield from _lines(lines)


def _same_columns(one: Table, other: Table) -> bool:
    """Tell whether two tables have their columns at the same places."""
    pairs = zip_longest(one.edges, other.edges, fillvalue=-_FINE)
    near = all(abs(left - right) * _FINE <= _NEAR for left, right in pairs)
    return near and len(one.edges) > 1


def _unframed(nodes: list[Node]) -> Iterator[Node]:
    """Yield the nodes, those inside mere frames in place of the frames."""
    for node in nodes:
        if isinstance(node, Table) and _is_frame(node):
            for row in node.rows:
                for cell in row:
                    yield from _unframed(cell.nodes)
        else:
            yield node


def _is_frame(table: Table) -> bool:
    """Tell whether a table only lays out the page."""
    if sum(map(len, table.rows)) == 1:
        return True
    narrow = all(len(row) < 2 for row in table.rows)
    return narrow and any(_nested(cell) for row in table.rows for cell in row)


def _nested(cell: Cell) -> bool:
    return any(isinstance(node, Table) for node in cell.nodes)


def _lines(lines: list[Text]) -> Iterator[Block]:
    """Yield lines as a block, if any holds words."""
    if any(line.value.strip() for line in lines):
        yield Lines(tuple(line.strip() for line in lines))


def _grid(path: str, tables: list[Table]) -> Iterator[Block]:
    """Yield tables that stand one on the other as one grid, if it holds words."""
    plan = _Plan()
    height = 0
    for table in tables:
        height += plan.table(table, height, 0, table.width * _FINE)
    if any(spot.text.value for spot in plan.spots):
        yield Grid(tuple(_matrix(path, plan.spots, height)))


class _Plan:
    """Where the cells of tables stand: `spots` between known edges.

    An edge near a known one is taken for it, so that tables drawn one below or inside
    the other share their columns. A cell of which nothing would be left is as narrow as
    can be: edges are no more than the eye can tell apart and the cells of a row.
    """

    def __init__(self) -> None:
        self.spots: list[_Spot] = []
        self._edges: list[int] = []
        self._known: set[int] = set()
        self._learned = 0

    def table(self, table: Table, top: int, left: int, right: int) -> int:
        """Take a table that reaches from `left` to `right`; return its height in rows."""
        heights = [_height(row) for row in table.rows]
        tops = [top]
        for height in heights:
            tops.append(tops[-1] + height)
        width = max(table.width, 1)
        bare = not self._edges
        for at, row in enumerate(table.rows):
            reached = left
            for cell in row:
                bottom = tops[min(at + cell.down, len(heights))]
                start, end = (
                    left + (right - left) * edge // width
                    for edge in (cell.left, cell.right)
                )
                if not bare:
                    start, end = max(self._near(start), reached), self._near(end)
                reached = end = max(end, start + 1)
                self._cell(cell, tops[at], bottom, start, end)
        if bare:
            self._learn()
        return tops[-1] - top

    def _cell(self, cell: Cell, top: int, bottom: int, left: int, right: int) -> None:
        """Take a cell; words and tables in it stand one below the other."""
        parts = _parts(cell)
        for at, part in enumerate(parts):
            last = at == len(parts) - 1
            if isinstance(part, Table):
                top += self._inner(part, top, left, right)
            else:
                below = bottom if last else top + 1
                self.spots.append(_Spot(top, below, left, right, part))
                top = below

    def _inner(self, table: Table, top: int, left: int, right: int) -> int:
        """Take a table inside a cell, whose edges are to be known to all below."""
        self._learn()
        self._know(left, right)
        height = self.table(table, top, left, right)
        self._learn()
        return height

    def _learn(self) -> None:
        """Take the edges of all cells so far for known ones."""
        new = self.spots[self._learned :]
        self._learned = len(self.spots)
        self._know(*(edge for spot in new for edge in (spot.left, spot.right)))

    def _know(self, *edges: int) -> None:
        """Take edges for known ones, but those of cells as narrow as can be."""
        for edge in sorted({*edges} - self._known):
            if not 0 < abs(self._nearest(edge) - edge) < _FINE:
                self._known.add(edge)
                insort(self._edges, edge)

    def _near(self, edge: int) -> int:
        """Return the known edge near to one, or itself if none is near."""
        nearest = self._nearest(edge)
        return nearest if abs(nearest - edge) <= _NEAR else edge

    def _nearest(self, edge: int) -> int:
        """Return the known edge nearest to one, or itself if none is known."""
        at = bisect_left(self._edges, edge)
        close = self._edges[max(at - 1, 0) : at + 1]
        return min(close, key=lambda known: abs(known - edge), default=edge)


def _height(row: list[Cell]) -> int:
    """Return how many rows a row takes: more than one where tables are inside."""
    heights = [
        sum(
            sum(map(_height, part.rows)) if isinstance(part, Table) else 1
            for part in _parts(cell)
        )
        for cell in row
        if _nested(cell)
    ]
    return max(heights, default=1)


def _parts(cell: Cell) -> list[Node]:
    """Return what a cell holds: words put together, and tables; at least one text."""
    parts: list[Node] = []
    words: list[Text] = []
    for node in cell.nodes:
        if isinstance(node, Text):
            words.append(node)
        else:
            parts += [text] if (text := joined(words)).value else []
            parts.append(node)
            words = []
    text = joined(words)
    return [*parts, text] if text.value or not parts else parts


def _matrix(path: str, spots: list[_Spot], height: int) -> Iterator[tuple[Text, ...]]:
    """Yield rows of equal length, merged cells standing wherever they reach."""
    edges = sorted({edge for spot in spots for edge in (spot.left, spot.right)})
    width = max(len(edges) - 1, 0)
    check_cells(path, width * height, len(spots))
    columns = {edge: at for at, edge in enumerate(edges)}
    rows = [[EMPTY] * width for _ in range(height)]
    for spot in spots:
        first, last = columns[spot.left], columns[spot.right]
        for row in rows[spot.top : spot.bottom]:
            row[first:last] = [spot.text] * (last - first)
    for row in rows:
        yield tuple(row)
