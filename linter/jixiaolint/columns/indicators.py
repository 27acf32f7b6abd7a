"""The indicators of a project as rows of the columns of its table: made when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import overload

from jixiaolint.columns.column import NOTHING, Column, Held, Odd, held, new_odd
from jixiaolint.model import INDICATOR_TEXTS, JUDGED_TEXTS, Indicator, Project
from jixiaolint.text import JUDGED, Text

Drafts = Mapping[str, Column]
"""The parts of indicators by field, one to a row."""


class Indicators(Sequence[Indicator]):
    """Some of the indicators that stand in the columns of a table.

    `columns` has no field that none of them has; `long` are the fields of which more may
    be said than is judged. What is said, and judged, is there at once. They are `numbers`
    of the project, which count from one where the file does not say else.
    """

    __slots__ = ("_judged", "columns", "long", "numbers", "rows")

    def __init__(self, columns: Drafts, count: int) -> None:
        self.columns = columns
        self.rows = range(count)
        self.numbers: Sequence[int] = range(1, count + 1)
        self.long = tuple(
            name
            for name, column in columns.items()
            if max(map(len, filter(None, column.values)), default=0) > JUDGED
        )
        self._judged = tuple(map(self._said, JUDGED_TEXTS))

    @classmethod
    def of(cls, indicators: Sequence[Indicator]) -> Indicators:
        """Return indicators by columns."""
        if isinstance(indicators, Indicators):
            return indicators
        rows = [
            {name: getattr(one, name) for name in INDICATOR_TEXTS} for one in indicators
        ]
        found = cls(columns_of(rows), len(rows))
        found.numbers = [one.seq for one in indicators]
        return found

    def part(self, start: int, stop: int) -> Indicators:
        """Return the indicators from one to before another."""
        found = object.__new__(Indicators)
        found.columns, found.long, found._judged = self.columns, self.long, self._judged
        found.rows = self.rows[start:stop]
        found.numbers = range(1, stop - start + 1)
        return found

    def said(self) -> Iterator[tuple[str | None, ...]]:
        """Return for each indicator its `JUDGED_TEXTS`, as they are judged."""
        return self._rows(self._judged)

    def values(self, names: Iterable[str]) -> Iterator[tuple[str | None, ...]]:
        """Return for each indicator what it says in some fields."""
        columns = map(self.columns.get, names)
        return self._rows([None if each is None else each.values for each in columns])

    def texts(self, names: Iterable[str] = INDICATOR_TEXTS) -> Iterator[Text]:
        """Yield the texts in some fields."""
        for name in names:
            column = self.columns.get(name)
            found = map(column.text, self.rows) if column else ()
            yield from (text for text in found if text is not None)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Indicator]:
        return map(self._made, range(len(self.rows)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> Indicator: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Indicator]: ...
    def __getitem__(self, index: int | slice) -> Indicator | Sequence[Indicator]:
        if isinstance(index, slice):
            return [self._made(at) for at in range(len(self.rows))[index]]
        return self._made(range(len(self.rows))[index])

    def _rows(
        self, columns: Iterable[Sequence[str | None] | None]
    ) -> Iterator[tuple[str | None, ...]]:
        rows, blank = slice(self.rows.start, self.rows.stop), [None] * len(self.rows)
        return zip(*(each[rows] if each else blank for each in columns), strict=True)

    def _made(self, at: int) -> Indicator:
        row = self.rows[at]
        said = {name: each.text(row) for name, each in self.columns.items()}
        return Indicator(self.numbers[at], said.pop("name", None), **said)

    def _said(self, name: str) -> Sequence[str | None] | None:
        """Return what is judged of a field, nothing if no indicator has it."""
        column = self.columns.get(name)
        if column is None:
            return None
        if name not in self.long:
            return column.values
        return [value and value[:JUDGED] for value in column.values]


def joined(parts: Sequence[Indicators]) -> Indicators:
    """Return the indicators of some parts as those of one project."""
    if len(parts) == 1:
        return parts[0]
    rows = [
        {name: column.text(row) for name, column in part.columns.items()}
        for part in parts
        for row in part.rows
    ]
    return Indicators(columns_of(rows), len(rows))


def columns_of(rows: Sequence[Mapping[str, Text | None]]) -> dict[str, Column]:
    """Return rows of texts by field as columns, without those in which nothing stands."""
    odd = new_odd()
    marked = [
        {name: held(text, odd) for name, text in row.items() if text is not None}
        for row in rows
    ]
    return columns_held(marked, odd)


def columns_held(rows: Sequence[Mapping[str, Held]], odd: Odd) -> dict[str, Column]:
    """Return rows of values and their marks as columns, as `columns_of` does."""
    found: dict[str, Column] = {}
    for name in set(chain.from_iterable(rows)):
        column = Column.of([row.get(name, NOTHING) for row in rows], odd)
        if any(column.values):
            found[name] = column
    return found


def said(project: Project) -> Iterator[tuple[str | None, ...]]:
    """Return for each indicator of a project its `JUDGED_TEXTS`, as they are judged."""
    return Indicators.of(project.indicators).said()


def filled(texts: Iterable[str | None]) -> frozenset[str]:
    """Return which of `JUDGED_TEXTS` are not blank."""
    return _named(tuple([bool(text and not text.isspace()) for text in texts]))


@lru_cache(maxsize=1024)
def _named(filled: tuple[bool, ...]) -> frozenset[str]:
    """Return names of texts: one set for the many rows that are filled alike."""
    return frozenset(compress(JUDGED_TEXTS, filled))
