"""Tables held by columns, as strings and where they stand: texts are made when asked for.

A table has millions of cells and few findings, so none of its cells is an object. The
`marks` of a column tell for each value the offset at which it stands unbroken in the
source or, below zero, by which number its text is kept among the `odd` ones, which do not.
Of a grid two cells are one, merged, if their marks are equal.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, repeat
from typing import overload

from jixiaolint.text import EMPTY, Text

BLANK = -1
"""The mark of what does not stand anywhere."""

Odd = dict[int, Text]
Row = tuple[Text, ...]


def new_odd() -> Odd:
    """Return texts that do not stand unbroken, as yet none but the empty one."""
    return {BLANK: EMPTY}


@dataclass(frozen=True, slots=True)
class Column:
    """Values one below the other; None where there is none. `odd` is one for a table."""

    values: list[str | None]
    marks: array[int]
    odd: Odd

    @classmethod
    def blank(cls, length: int, odd: Odd, value: str | None = None) -> Column:
        """Return a column without a value."""
        return cls([value] * length, array("q", [BLANK]) * length, odd)

    @classmethod
    def of(cls, texts: Iterable[Text | None], odd: Odd) -> Column:
        """Return texts as a column."""
        pairs = [(None, BLANK) if text is None else marked(text, odd) for text in texts]
        return cls(
            [value for value, _ in pairs], array("q", [m for _, m in pairs]), odd
        )

    def __len__(self) -> int:
        return len(self.values)

    def text(self, at: int) -> Text | None:
        """Return the text at a place."""
        value, mark = self.values[at], self.marks[at]
        if value is None:
            return None
        return Text.at(value, mark) if mark >= 0 else self.odd[mark]

    def texts(self) -> Iterator[Text | None]:
        """Yield the texts from the top."""
        return map(self.text, range(len(self.values)))

    def put(self, at: int, text: Text | None) -> None:
        """Put a text into a place."""
        self.values[at], self.marks[at] = (
            (None, BLANK) if text is None else marked(text, self.odd)
        )

    def part(self, rows: slice) -> Column:
        """Return some of the values."""
        return Column(self.values[rows], self.marks[rows], self.odd)

    def pick(self, places: Sequence[int]) -> Column:
        """Return the values at some places."""
        if places == list(range(len(places))):
            return self.part(slice(len(places)))
        values = list(map(self.values.__getitem__, places))
        return Column(values, array("q", map(self.marks.__getitem__, places)), self.odd)

    def copy(self) -> Column:
        """Return the column to be changed."""
        return Column(self.values[:], self.marks[:], self.odd)

    def over(self, below: Column) -> Column:
        """Return the column with the values of another where it has none."""
        found = below.copy()
        for at, value in enumerate(self.values):
            if value is not None:
                found.values[at], found.marks[at] = value, self.marks[at]
        return found

    def among(self, values: Container[str | None]) -> Iterator[int]:
        """Yield the places of some values."""
        return compress(count(), map(values.__contains__, self.values))

    def through(
        self, change: Callable[[Text], Text], stays: Callable[[str], object]
    ) -> Column:
        """Return the column with its texts changed, equal ones once.

        `stays` tells of which values a change makes nothing else.
        """
        made = {
            value: change(Text.at(value, 0))
            for value in distinct(self.values)
            if not stays(value)
        }
        if not made:
            return self
        found = self.copy()
        for at in self.among(made):
            value, mark = self.values[at], self.marks[at]
            assert value is not None
            whole = made[value].shifted(mark) if mark >= 0 else change(self.odd[mark])
            found.put(at, whole)
        return found


def distinct(values: Iterable[str | None]) -> set[str]:
    """Return the values that there are."""
    found = set(values)
    found.discard(None)
    return found  # type: ignore[return-value]


def marked(text: Text, odd: Odd) -> tuple[str, int]:
    """Return a text as a value and its mark; an odd one is kept."""
    if len(text.runs) == 1:
        return text.value, text.runs[0][1]
    if not text.value:
        return "", BLANK
    mark = BLANK - len(odd)
    odd[mark] = text
    return text.value, mark


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
        """Return rows of cells by columns."""
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
            for column in zip(*rows, strict=True)
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
