"""The boxes of an HTML page: words, tables, rows and cells in; blocks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiaolint.bounds.beyond import check_cells
from jixiaolint.place import Place
from jixiaolint.read.text import joined
from jixiaolint.source import Block, Grid, Lines
from jixiaolint.text import EMPTY, Text, split


@dataclass(slots=True)
class Table:
    """The rows of a table, each a list of the cells that begin in it."""

    rows: list[list[Cell]] = field(default_factory=list)


Node = Text | Table


@dataclass(slots=True)
class Cell:
    """A cell, how many columns and rows it takes (0 rows: to the end), what it holds."""

    across: int = 1
    down: int = 1
    nodes: list[Node] = field(default_factory=list)
    picture: Place | None = None


def blocks_of(path: str, nodes: list[Node]) -> Iterator[Block]:
    """Yield the words between tables as lines and each table as a grid, in order.

    Raises UnreadableError for a table beyond the limit of cells.
    """
    words: list[Text] = []
    for node in nodes:
        if isinstance(node, Text):
            words.append(node)
            continue
        yield from _lines(words)
        words = []
        yield from _table(path, node)
    yield from _lines(words)


def _lines(words: list[Text]) -> Iterator[Block]:
    """Yield the words as lines, if there are any."""
    whole = joined([Text.join(words)])
    if whole.value:
        yield Lines(tuple(split(whole, "\n")))


def _table(path: str, table: Table) -> Iterator[Block]:
    """Yield a table and the tables inside its cells.

    A table of one cell, or of one column that holds tables, only lays out the page:
    what it holds stands for it.
    """
    cells = [cell for row in table.rows for cell in row]
    nested = [node for cell in cells for node in cell.nodes if isinstance(node, Table)]
    if len(cells) == 1 or (nested and all(len(row) < 2 for row in table.rows)):
        for cell in cells:
            yield from blocks_of(path, cell.nodes)
        return
    rows = tuple(_spread(path, table.rows))
    if any(text.value for row in rows for text in row):
        yield Grid(rows)
    for inner in nested:
        yield from _table(path, inner)


def _spread(path: str, rows: list[list[Cell]]) -> Iterator[tuple[Text, ...]]:
    """Yield rows of equal length, merged cells standing wherever they reach."""
    spread: list[dict[int, Text]] = [{} for _ in rows]
    covered = written = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in spread[at]:
                column += 1
            text = _words(cell)
            reached = spread[at : at + cell.down if cell.down else len(rows)]
            covered += len(reached) * cell.across
            written += 1
            check_cells(path, covered, written)
            for below in reached:
                for across in range(column, column + cell.across):
                    below.setdefault(across, text)
            column += cell.across
    width = max((max(row, default=-1) + 1 for row in spread), default=0)
    check_cells(path, width * len(rows), written)
    for filled in spread:
        yield tuple(filled.get(column, EMPTY) for column in range(width))


def _words(cell: Cell) -> Text:
    """Return the text of a cell, one line feed at most between its blocks."""
    return joined([Text.join(node for node in cell.nodes if isinstance(node, Text))])
