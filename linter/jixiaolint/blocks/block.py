"""One block of a big table, read under the head of the table as if nothing else stood there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiaolint.blocks.lines import NotPlainError, Written
from jixiaolint.model import INDICATOR_TEXTS, Extraction
from jixiaolint.place import Place
from jixiaolint.result import Reading
from jixiaolint.source import Grid

if TYPE_CHECKING:
    from jixiaolint.model import Table
    from jixiaolint.text import Text

_LOOKS = 200
"""In so many rows of a block it is looked where the parts of an indicator stand."""

Places = frozenset[tuple[str, int]]
"""Fields of indicators, each with a column in which it stands."""


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

    `table` says what the first project says of all of it; `places` where the parts of
    indicators stand; `head` is the first line, over so many columns, `beginning` that
    and the first project.
    """

    written: Written
    path: str
    head: str
    width: int
    table: Table
    beginning: str
    places: Places

    def read(self, block: Block) -> Reading:
        """Return a block as read, with places and numbers as in the whole file.

        Raises NotPlainError if the block is not as the others are.
        """
        text = self.head + self.written.text(block.start, block.end)
        found = read_plain(self.path, text, block.rows, self.width)
        (table,) = found.tables
        seen, blank = places(found, max(1, block.rows // _LOOKS))
        lacking = {at for _, at in self.places - seen}
        alike = seen <= self.places and lacking <= blank
        if not alike or (len(table.projects), table.columns) != (
            block.projects,
            self.table.columns,
        ):
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


def read_plain(path: str, text: str, rows: int, width: int) -> Reading:
    """Return the head of a table and so many rows as read.

    Raises NotPlainError unless each row is an indicator, or one that was left blank, and
    nothing else is there.
    """
    from jixiaolint.read import read
    from jixiaolint.reading import taken

    found = taken(read(path, text.encode()))
    source, tables = found.source, found.tables
    if (source.reader, source.notices, found.gaps) != ("csv", (), ()):
        raise NotPlainError
    if len(tables) != 1 or len(source.blocks) != 1 or tables[0].layout != "grid":
        raise NotPlainError
    projects = tables[0].projects
    made = sum(len(project.indicators) for project in projects) + _unused(found)
    height, wide = len(rows_of(found)), len(rows_of(found)[0])
    named = all(one.kind == "project" and one.name for one in projects)
    if not named or tables[0].totals or (height, wide, made) != (rows + 1, width, rows):
        raise NotPlainError
    return found


def _unused(found: Reading) -> int:
    """Return how many rows were left blank."""
    return sum(len(project.unused) for project in found.tables[0].projects)


def rows_of(found: Reading) -> Sequence[Sequence[Text]]:
    """Return the rows of the one grid of a file."""
    (grid,) = found.source.blocks
    if not isinstance(grid, Grid):
        raise NotPlainError
    return grid.rows


def places(found: Reading, step: int) -> tuple[Places, frozenset[int]]:
    """Return where the parts of indicators stand, and which columns are blank.

    It looks at one row in so many.
    """
    rows, unused = rows_of(found), _unused(found)
    indicators = [each for _, _, each in found.indicators()]
    seen: set[tuple[str, int]] = set()
    blank = set(range(len(rows[0])))
    for at in range(0, len(rows) - 1, step):
        cells = {
            offset: column
            for column, cell in enumerate(rows[at + 1])
            for span in cell.spans()
            for offset in range(*span)
        }
        blank.difference_update(cells.values())
        # Rows left blank are no indicators, so that those below have lower numbers.
        for indicator in indicators[max(0, at - unused) : at + 1]:
            for name in INDICATOR_TEXTS:
                text = getattr(indicator, name)
                if text is not None and text.runs and text.runs[0][1] in cells:
                    seen.add((name, cells[text.runs[0][1]]))
    return frozenset(seen), frozenset(blank)
