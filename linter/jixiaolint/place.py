"""Where something stands, in words that a person can follow to the spot."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import overload


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """A spot in a source, never changed; only the coordinates that its format has are set.

    Text files have `line` and `column`, workbooks `sheet` and `cell`, PDF and Word
    files `page`, `table`, `row` (and `paragraph`), rows that a program hands over `row`,
    `column` and the `key` of the value. All numbers count from one.
    """

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    paragraph: int | None = None
    key: str | None = None

    @property
    def index(self) -> int | None:
        """Which of the rows that a program handed over it is, counted from zero."""
        return None if self.row is None else self.row - 1

    def as_dict(self) -> dict[str, int | str]:
        """Return the coordinates that are set, in the order of the contract."""
        pairs = zip(self.__slots__, _COORDINATES(self), strict=True)
        return {name: value for name, value in pairs if value is not None}


class Places(Sequence[tuple[int, Place]]):
    """Pairs (offset in a source, place), made by `at` as they are asked for."""

    def __init__(
        self, offsets: Sequence[int], at: Callable[[int], tuple[int, Place]]
    ) -> None:
        self.offsets = offsets
        self._at = at

    def __len__(self) -> int:
        return len(self.offsets)

    @overload
    def __getitem__(self, index: int) -> tuple[int, Place]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[int, Place], ...]: ...
    def __getitem__(
        self, index: int | slice
    ) -> tuple[int, Place] | tuple[tuple[int, Place], ...]:
        if isinstance(index, slice):
            return tuple(map(self._at, range(len(self.offsets))[index]))
        return self._at(range(len(self.offsets))[index])


_COORDINATES = attrgetter(*Place.__slots__)
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def position(cell: str | None) -> tuple[int, int] | None:
    """Return row and column, from one, of a cell such as ``AB12``, if it names one."""
    match = _CELL.fullmatch(cell or "")
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def letters(column: int) -> str:
    """Return the letters of a column, which counts from one: 28 is AB."""
    rest, last = divmod(column - 1, 26)
    return (letters(rest) if rest else "") + chr(ord("A") + last)
