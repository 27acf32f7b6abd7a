"""One column of a table: its values, and where they stand."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import eq

from jixiaolint.text import EMPTY, Text

BLANK = -1
"""The mark of what does not stand anywhere."""

Odd = dict[int, Text]
Held = tuple[str | None, int]
"""A value and its mark."""

NOTHING: Held = (None, BLANK)


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
    def of(cls, found: Sequence[Held], odd: Odd) -> Column:
        """Return values with their marks as a column; at least one."""
        values, marks = zip(*found, strict=True)
        return cls(list(values), array("q", marks), odd)

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
        self.values[at] = None if text is None else text.value
        self.marks[at] = BLANK if text is None else marked(text, self.odd)

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

    def without(self, keys: Iterable[object], gone: Container[object]) -> Column:
        """Return the column without values where the key of a place is `gone`."""
        if not gone:
            return self
        pairs = zip(self.values, keys, strict=True)
        values = [None if key in gone else value for value, key in pairs]
        return Column(values, self.marks, self.odd)

    def filled(self) -> Column:
        """Return the column without values that are blank."""
        blank = {each for each in distinct(self.values) if not each.strip()}
        return self.without(self.values, blank)

    def apart(self, other: Column) -> Column:
        """Return the column without cells that are merged with those of another."""
        if not any(map(eq, self.marks, other.marks)):
            return self
        pairs = zip(self.values, self.marks, other.marks, strict=True)
        values = [None if one == two else value for value, one, two in pairs]
        return Column(values, self.marks, self.odd)

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


def held(text: Text, odd: Odd) -> Held:
    """Return a text as a value and its mark."""
    return text.value, marked(text, odd)


def marked(text: Text, odd: Odd) -> int:
    """Return the mark of a text; an odd one is kept."""
    if len(text.runs) == 1:
        return text.runs[0][1]
    if not text.value:
        return BLANK
    mark = BLANK - len(odd)
    odd[mark] = text
    return mark
