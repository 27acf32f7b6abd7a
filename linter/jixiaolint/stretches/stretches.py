"""A long text in which projects follow one another, to be extracted by stretches of it.

What is one for all of the text (pages, heads, where rows begin, which of them are totals
and units) is found first, a stretch is extracted as in the whole then. Where it is not
as was foreseen, or has a field that the first has not, nothing comes of any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import NamedTuple

from jixiaolint.extract import held, pieces_of, stated
from jixiaolint.extract.projects.ledger import Ledger
from jixiaolint.extract.projects.rows import (
    Around,
    Row,
    columns_in,
    kinds_of,
    make_part,
    totals_of,
)
from jixiaolint.model import Table, Total
from jixiaolint.source import Lines, Source
from jixiaolint.stretches.foreseen import are_foreseen, foreseen
from jixiaolint.text import Text
from jixiaolint.workers.cores import SHARES

LONG = 2**17
"""So many characters are worth another process."""

_FIRST = 8
"""The first stretch has so many projects."""


class Stretch(NamedTuple):
    """What stands from one of the places where projects begin to before another.

    Of the first nothing stands before it, of the last nothing behind it.
    """

    first: int
    end: int | None


class Part(NamedTuple):
    """A stretch as a table, and the ranges of the text that were read of it."""

    table: Table
    read: list[tuple[int, int]]

    def holds_any(self) -> bool:
        """Tell whether there is an indicator in it."""
        return any(project.indicators for project in self.table.projects)


@dataclass(frozen=True, slots=True)
class Stretches:
    """A text, the ranges of its headings, and the stretches that it is cut into.

    `rows` are foreseen, `kinds` are theirs, and `columns` the fields that the first
    stretch has, and so all.
    """

    source: Source
    ledger: Ledger
    frame: tuple[tuple[int, int], ...]
    cuts: tuple[Stretch, ...]
    rows: Sequence[Row]
    kinds: Sequence[str]
    columns: frozenset[str] = frozenset()

    @classmethod
    def of(cls, source: Source, processes: int) -> Stretches | None:
        """Return a source cut for so many processes; nothing if it is no such text."""
        plain = source.tables is None and not source.comments
        plain = plain and all(isinstance(b, Lines) for b in source.blocks)
        if processes == 1 or not plain or len(source.text) < LONG:
            return None
        piece, *others = pieces_of(source.blocks) or (None,)
        if piece is None or others or piece.layout != "ledger":
            return None
        ledger = Ledger.of(piece.lines, piece.heading)
        cuts, rows = tuple(_cut(ledger, processes)), foreseen(ledger)
        if rows is None or not cuts[1:]:
            return None
        kinds = kinds_of(rows, piece.heading)
        columns = columns_in(row for row, _ in ledger.rows(*cuts[0]))
        return cls(source, ledger, tuple(stated(piece)), cuts, rows, kinds, columns)

    def part(self, stretch: Stretch) -> Part | None:
        """Return what is in a stretch; nothing if all of the text must be seen for that."""
        here = slice(*stretch)
        found = list(self.ledger.rows(*stretch))
        rows = [row for row, _ in found]
        if not are_foreseen(rows, self.rows[here]) or columns_in(rows) - self.columns:
            return None
        above = self.kinds[: stretch.first]
        around = Around(
            self.kinds[here], self.columns, self._unit(above), above.count("project")
        )
        heading, way = self.ledger.heading, self.ledger.manner.way
        table = make_part(rows, heading, way, around)
        frame = [span for _, spans in found for span in spans]
        return Part(table, _merged([*frame, *held((table,), rows=False)]))

    def _unit(self, above: Sequence[str]) -> Text | None:
        """Return the unit of a project below such rows."""
        units = (self.rows[at].name for at, kind in enumerate(above) if kind == "unit")
        return next(filter(None, reversed([*units])), self.ledger.heading.unit)

    def totals(self) -> tuple[Total, ...]:
        """Return the rows that sum others."""
        at = (i for i, kind in enumerate(self.kinds) if kind == "project")
        indexes = {i: index for index, i in enumerate(at, 1)}
        return totals_of(self.rows, self.kinds, indexes)

    def read(self, parts: Iterable[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
        """Return what was read of all of the text, given what was of its parts."""
        totals = replace(self.empty(), totals=self.totals())
        fields = held((totals,), rows=False)
        pages = self.ledger.pages.frame
        return [*self.frame, *pages, *fields, *chain.from_iterable(parts)]

    def empty(self) -> Table:
        """Return the table without any of its rows."""
        heading, way = self.ledger.heading, self.ledger.manner.way
        return make_part((), heading, way, Around((), self.columns, None, 0))


def begun(source: Source, processes: int) -> tuple[Stretches, Table] | None:
    """Return a long text with what its first stretch holds; nothing if it is none."""
    text = Stretches.of(source, processes)
    first = text.part(text.cuts[0]) if text else None
    if text is None or first is None or not first.holds_any():
        return None
    return text, first.table


def _cut(ledger: Ledger, processes: int) -> Iterator[Stretch]:
    """Yield stretches that can be told apart, the first a small one."""
    number = len(ledger.anchors)
    size = max(1, number // (processes * SHARES))
    starts = [0]
    for at in range(_FIRST, number):
        if at - starts[-1] >= (size if starts[1:] else _FIRST) and ledger.is_cut(at):
            starts.append(at)
    for first, end in pairwise([*starts, None]):
        assert first is not None
        yield Stretch(first, end)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges, those as one that touch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
