"""One block of a big table, read under the head of the table as if nothing else stood there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.blocks.lines import NotPlainError, Written
from jixiaolint.file_read import Reading
from jixiaolint.model import Extraction
from jixiaolint.place import Place
from jixiaolint.source import Grid, Source

if TYPE_CHECKING:
    from jixiaolint.columns.rows import Rows
    from jixiaolint.model import Table
    from jixiaolint.text import Text


@dataclass(frozen=True, slots=True)
class Block:
    """Whole projects of a big table: the bytes, first line and number of their rows.

    There are so many `projects` in it and `before` it. `shared` are names of projects
    that stand in other blocks too.
    """

    number: int
    start: int
    end: int
    line: int
    rows: int
    before: int
    projects: int
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outline:
    """What all blocks of a table have in common.

    `table` says what the first project says of all of it; `head` is the first line, over
    so many columns, `beginning` that and the first project, `sample` some of all rows.
    """

    written: Written
    path: str
    head: str
    width: int
    table: Table
    beginning: str
    sample: str

    def read(self, block: Block) -> Reading:
        """Return a block as read, with places and numbers as in the whole file.

        Raises NotPlainError if the block is not as the others are.
        """
        text = self.written.text(block.start, block.end)
        sample = rows_of(self.path, self.head + self.sample)[1:]
        found = read_plain(self.path, self.head + text, block.rows, self.width, sample)
        (table,) = found.tables
        more = table.columns - self.table.columns
        if more or len(table.projects) != block.projects:
            raise NotPlainError
        return self._as_whole(found, block)

    def table_at(self, text: Callable[[str, Place], Text]) -> Table:
        """Return the table, its texts made anew where they stand."""

        def made(one: Text | None) -> Text | None:
            """Return a text anew."""
            return one and text(one.value, self._place(one.offset(0)))

        one = self.table
        return replace(
            one,
            title=made(one.title),
            unit=made(one.unit),
            money_unit=made(one.money_unit),
        )

    def _place(self, offset: int) -> Place:
        """Return where the first project says something of the table."""
        above = self.beginning[:offset]
        line = above.count("\n") + 1
        return Place(line, offset - above.rfind("\n"))

    def _as_whole(self, found: Reading, block: Block) -> Reading:
        """Return a block with lines, numbers and what is told of the table as in the file."""
        from jixiaolint.extract import shifted

        one = self.table
        table = replace(
            shifted(found.tables[0], block.before),
            title=one.title,
            unit=one.unit,
            year=one.year,
            money_unit=one.money_unit,
        )
        source = replace(
            found.source, encoding=self.written.encoding, skipped=block.line - 2
        )
        return replace(found, source=source, extraction=Extraction((table,)))


@lru_cache(maxsize=1)
def rows_of(path: str, text: str) -> Rows:
    """Return the rows of a table as read, its head first."""
    from jixiaolint.read import read

    return _grid(read(path, text.encode())).cells


def read_plain(
    path: str, text: str, rows: int, width: int, sample: Rows | None = None
) -> Reading:
    """Return the head of a table and so many rows as read.

    What columns hold is told by a sample of the whole table. Raises NotPlainError unless
    each row is an indicator, or one that was left blank, and nothing else is there.
    """
    from jixiaolint.read import read
    from jixiaolint.reading import taken

    source = read(path, text.encode())
    grid = _grid(source)
    found = taken(replace(source, blocks=(replace(grid, sample=sample),)))
    if len(found.tables) != 1 or found.gaps or source.notices or source.comments:
        raise NotPlainError
    (table,) = found.tables
    projects = table.projects
    made = sum(len(one.indicators) + len(one.unused) for one in projects)
    size = len(grid.rows), len(grid.rows[0]), made
    if table.layout != "grid" or table.totals or size != (rows + 1, width, rows):
        raise NotPlainError
    if not all(one.kind == "project" and one.name for one in projects):
        raise NotPlainError
    return found


def _grid(source: Source) -> Grid:
    """Return the one grid of a table; raises NotPlainError."""
    if source.reader != "csv" or len(source.blocks) != 1:
        raise NotPlainError
    (grid,) = source.blocks
    if not isinstance(grid, Grid):
        raise NotPlainError
    return grid
