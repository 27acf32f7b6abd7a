"""The rows of a grid, over its columns."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import repeat, zip_longest
from typing import overload

from jixiaolint.columns.column import BLANK, Column, Odd, new_odd
from jixiaolint.text import EMPTY, Text

Row = tuple[Text, ...]


class Rows(Sequence[Row]):
    """The rows of a grid over its columns; what a merged cell covers is one object.

    `starts` and `ends` are the ranges of the source in which the rows stand and nothing
    else does, where a reader knows them; `merged` tells that a cell may stand in the range
    of another row.
    """

    __slots__ = ("_seen", "columns", "ends", "height", "merged", "starts")

    def __init__(
        self,
        columns: tuple[Column, ...],
        height: int,
        starts: array[int] | None = None,
        ends: array[int] | None = None,
        *,
        merged: bool = True,
        seen: dict[int, Text] | None = None,
    ) -> None:
        self.columns = columns
        self.height = height
        self.starts = starts
        self.ends = ends
        self.merged = merged
        self._seen: dict[int, Text] = {} if seen is None else seen

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Rows:
        """Return rows of cells by columns; short ones end with blank cells."""
        if isinstance(rows, Rows):
            return rows
        cells = {id(cell): cell for row in rows for cell in row if cell.value}
        marks = {key: BLANK - at for at, key in enumerate(cells, 1)}
        odd = new_odd() | dict(zip(marks.values(), cells.values(), strict=True))
        columns = tuple(
            Column(
                [cell.value for cell in column],
                array("q", [marks.get(id(cell), BLANK) for cell in column]),
                odd,
            )
            for column in zip_longest(*rows, fillvalue=EMPTY)
        )
        return cls(columns, len(rows))

    @property
    def odd(self) -> Odd:
        """The texts of cells that do not stand unbroken."""
        return self.columns[0].odd if self.columns else new_odd()

    def __len__(self) -> int:
        return self.height

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, range(self.height))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            length = len(range(*index.indices(self.height)))
            return self._with(
                tuple(each.part(index) for each in self.columns),
                length,
                self.starts and self.starts[index],
                self.ends and self.ends[index],
            )
        return self._row(range(self.height)[index])

    def pick(self, places: Sequence[int]) -> Rows:
        """Return the rows at some places."""
        starts, ends = self.starts, self.ends
        return self._with(
            tuple(each.pick(places) for each in self.columns),
            len(places),
            starts and array("q", map(starts.__getitem__, places)),
            ends and array("q", map(ends.__getitem__, places)),
        )

    def text(self, at: int, column: int) -> Text:
        """Return a cell: the same object whenever it is asked for."""
        found = self.columns[column]
        mark = found.marks[at]
        if mark < 0:
            return found.odd[mark]
        text = self._seen.get(mark)
        if text is None:
            text = self._seen[mark] = Text.at(found.values[at] or "", mark)
        return text

    def filled(self) -> list[bool]:
        """Return for each row whether something stands in it."""
        columns = (each.values for each in self.columns)
        return list(map(any, zip(*columns, strict=True)))

    def between(self, start: int, end: int) -> Rows:
        """Return some of the columns."""
        return self._with(self.columns[start:end], self.height, self.starts, self.ends)

    def cells(self, at: int) -> set[int]:
        """Return the marks of the cells of a row that are not blank."""
        return {
            each.marks[at] for each in self.columns if (each.values[at] or "").strip()
        }

    def owners(self) -> dict[int, tuple[int, int]]:
        """Return by where texts stand in the source the first row and column of each."""
        found: dict[int, tuple[int, int]] = {}
        for at in reversed(range(len(self.columns))):
            column = self.columns[at]
            places = zip(reversed(range(self.height)), repeat(at))
            found.update(zip(reversed(column.marks), places, strict=True))
            odd = [row for row, mark in enumerate(column.marks) if mark < BLANK]
            for row in reversed(odd):
                spans = column.odd[column.marks[row]].spans()
                found.update((span.start, (row, at)) for span in spans)
        return {start: owner for start, owner in found.items() if start > BLANK}

    def is_alone(self, at: int, column: int) -> bool:
        """Tell whether a cell is the only one of its row that is not blank."""
        mark = self.columns[column].marks[at]
        values = (each.values[at] for each in self.columns if each.marks[at] != mark)
        return all(not value or value.isspace() for value in values)

    def _row(self, at: int) -> Row:
        return tuple([self.text(at, column) for column in range(len(self.columns))])

    def _with(
        self,
        columns: tuple[Column, ...],
        height: int,
        starts: array[int] | None,
        ends: array[int] | None,
    ) -> Rows:
        return Rows(columns, height, starts, ends, merged=self.merged, seen=self._seen)


def distinct(row: Row) -> list[tuple[int, Text]]:
    """Return the cells of a row that are not blank, each once, with its first column."""
    found: list[tuple[int, Text]] = []
    last = None
    for column, cell in enumerate(row):
        value = cell.value
        if value and cell is not last and not value.isspace():
            found.append((column, cell))
            last = cell
    return found
