"""Where each cell of a workbook begins: kept in few bytes, told as places."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import overload

from jixiaolint.place import Place, letters

ROWS = 2**20
COLUMNS = 2**14
"""So many rows and columns a sheet has at most."""

_SHIFT = 14


class CellPlaces(Sequence[tuple[int, Place]]):
    """Pairs (offset in the source, sheet and cell), by ascending offset.

    They are made as they are asked for, since a big workbook has millions.
    """

    def __init__(self) -> None:
        self.offsets = array("Q")
        self._cells = array("Q")
        self._sheets: list[str] = []
        self._starts: list[int] = []

    def begin(self, sheet: str) -> None:
        """Begin a sheet: the cells added from now on stand in it."""
        self._sheets.append(sheet)
        self._starts.append(len(self.offsets))

    def add(self, offset: int, row: int, column: int) -> None:
        """Add a cell (counted from zero) that begins at an offset."""
        self.offsets.append(offset)
        self._cells.append(row << _SHIFT | column)

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
            return tuple(self[at] for at in range(*index.indices(len(self))))
        packed = self._cells[index]
        sheet = self._sheets[bisect_right(self._starts, index % len(self)) - 1]
        cell = cell_name(packed >> _SHIFT, packed & (COLUMNS - 1))
        return self.offsets[index], Place(sheet=sheet, cell=cell)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell counted from zero: (4, 2) is C5."""
    return f"{letters(column + 1)}{row + 1}"
