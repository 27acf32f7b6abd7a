"""Where a big table is cut: between projects, and only where no row leans on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import NamedTuple

from jixiaolint.blocks.block import Block
from jixiaolint.blocks.lines import NotPlainError, Record
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.filling import LEVELS, fills_by
from jixiaolint.extract.grid.heads import find_heads
from jixiaolint.extract.grid.roles import understand
from jixiaolint.labels.levels import is_level

_NAME = 100
"""So many characters tell the names of projects apart, for sure."""


def bare(name: str) -> str:
    """Return what projects of one name, however it is written, have in common."""
    return "".join(name.split())[:_NAME]


class Project(NamedTuple):
    """The rows of a project: their number, the first and the last of them.

    `blanks` tells whether the cell of a level is blank in one of them.
    """

    name: str
    rows: int
    first: Record
    last: Record
    blanks: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """How many columns there are, and which hold the project and the levels."""

    width: int
    project: int
    levels: tuple[int | None, int | None]

    @classmethod
    def of(cls, width: int, sample: Rows) -> Columns:
        """Return them as a head and some rows tell; raises NotPlainError."""
        head = next(find_heads(sample), None)
        if head is None or (head.start, head.end) != (0, 1):
            raise NotPlainError
        found = understand(head, sample[1:], None)
        if len(found.sides) != 1 or "project" not in found.shared:
            raise NotPlainError
        (side,) = found.sides
        first, second = map(side.get, LEVELS)
        return cls(width, found.shared["project"], (first, second))

    def projects(self, records: Iterable[Record]) -> Iterator[Project]:
        """Yield the projects; raises NotPlainError for a row unlike the others."""
        width, column = self.width, self.project
        levels = [at for at in self.levels if at is not None]
        raw = said = ""
        rows, blanks = 0, False
        first = last = None
        for record in records:
            cells = record[0]
            if len(cells) != width:
                raise NotPlainError
            if cells[column] != raw:
                raw = cells[column]
                name = "".join(raw.split())
                if name and name != said:
                    if first is not None and last is not None:
                        yield Project(said, rows, first, last, blanks)
                    first, said, rows, blanks = record, name, 0, False
            if first is None:
                raise NotPlainError
            for at in levels:
                if not cells[at].strip():
                    blanks = True
            last = record
            rows += 1
        if first is not None and last is not None:
            yield Project(said, rows, first, last, blanks)

    def part(self, above: Sequence[str], below: Sequence[str]) -> bool:
        """Tell whether a row is seen by itself, whatever row stands above it."""
        first = self.levels[0]
        if first is not None and not is_level(below[first]):
            return False
        # A row that goes on behind a line break fills no more than the row above lacks.
        return bool(below[-1].strip()) or _end(above) + _end(below) >= self.width


def cut(
    columns: Columns, most: int, records: Callable[[], Iterable[Record]]
) -> tuple[Block, ...]:
    """Return blocks of so many rows and the rest of a project.

    Raises NotPlainError for a row that is not like the rest.
    """
    found: list[Block] = []
    shared: dict[int, set[str]] = defaultdict(set)
    known: dict[int, int] = {}
    begun = last = None
    rows = projects = before = 0
    blanks = False

    def block(end: int) -> Block:
        """Return the block that ends there."""
        assert begun is not None
        number = len(found)
        return Block(number, begun.start, end, begun.line, rows, before, projects)

    for one in columns.projects(records()):
        if last and rows >= most and columns.part(last.cells, one.first.cells):
            found.append(block(one.first.start))
            before, rows, projects = before + projects, 0, 0
        if not rows:
            begun = one.first
        rows, projects, last = rows + one.rows, projects + 1, one.last
        blanks = blanks or one.blanks
        number, name = len(found), one.name[:_NAME]
        first = known.setdefault(hash(name), number)
        if first != number:
            shared[first].add(name)
            shared[number].add(name)
    if last:
        found.append(block(last.end))
    if blanks and not _fill_alike(columns, records(), found):
        raise NotPlainError
    return tuple(replace(one, shared=frozenset(shared[one.number])) for one in found)


def _fill_alike(
    columns: Columns, records: Iterable[Record], blocks: Iterable[Block]
) -> bool:
    """Tell whether a blank level means the same in each block and in all of the table."""
    rest = iter(records)
    above: list[tuple[str, ...]] = []
    fills = []
    whole = [(0, 0), (0, 0)]
    for one in blocks:
        rows = [record.cells for record in islice(rest, one.rows)]
        levels = [
            tuple("" if at is None else cells[at].strip() for cells in rows)
            for at in columns.levels
        ]
        fills.append(fills_by(*map(_habits, levels, columns.levels)))
        for i, level in enumerate(levels):
            blank, again = _habits(level, columns.levels[i])
            again += bool(above) and bool(level[0]) and above[i][-1] == level[0]
            whole[i] = whole[i][0] + blank, whole[i][1] + again
        above = levels
    return all(each == fills_by(*whole) for each in fills)


def _habits(level: Sequence[str], column: int | None) -> tuple[int, int]:
    """Return how many cells of a level are blank, and how many are written again."""
    if column is None:
        return 0, 0
    again = sum(one == two != "" for one, two in pairwise(level))
    return level.count(""), again


def _end(cells: Sequence[str]) -> int:
    """Return the last column of a row that holds something."""
    return max((at for at, cell in enumerate(cells) if cell.strip()), default=0)
