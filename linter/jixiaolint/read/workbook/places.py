"""Where each cell of a workbook begins: kept in few bytes, told as places."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from jixiaolint.place import Place, Places, letters

ROWS = 2**20
COLUMNS = 2**14
"""So many rows and columns a sheet has at most."""

_SHIFT = 14


class CellPlaces:
    """Pairs (offset in the source, sheet and cell), by ascending offset: millions of them."""

    def __init__(self) -> None:
        self._offsets = array("Q")
        self._cells = array("Q")
        self._sheets: list[str] = []
        self._starts: list[int] = []

    def begin(self, sheet: str) -> None:
        """Begin a sheet: the cells added from now on stand in it."""
        self._sheets.append(sheet)
        self._starts.append(len(self._offsets))

    def add(self, offset: int, row: int, column: int) -> None:
        """Add a cell (counted from zero) that begins at an offset."""
        self._offsets.append(offset)
        self._cells.append(row << _SHIFT | column)

    def told(self) -> Places:
        """Return the pairs, of all cells that were added."""
        return Places(self._offsets, self._at)

    def _at(self, index: int) -> tuple[int, Place]:
        packed = self._cells[index]
        sheet = self._sheets[bisect_right(self._starts, index) - 1]
        cell = cell_name(packed >> _SHIFT, packed & (COLUMNS - 1))
        return self._offsets[index], Place(sheet=sheet, cell=cell)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell counted from zero: (4, 2) is C5."""
    return f"{letters(column + 1)}{row + 1}"
