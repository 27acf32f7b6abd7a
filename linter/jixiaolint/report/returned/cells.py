"""The cells of a sheet by row and column, made where the sheet has none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from jixiaolint.place import letters, position
from jixiaolint.read.workbook.rich_text import TRUE
from jixiaolint.report.returned.xml import child, children, new

_PIXELS = 64
_LINE = 20


class Cells:
    """The rows and cells of one sheet; numbers that a file leaves out are counted."""

    def __init__(self, sheet: Element) -> None:
        self._sheet = sheet
        self._data = child(sheet, "sheetData")
        rows = [] if self._data is None else children(self._data, "row")
        self._rows = dict(_numbered(rows, lambda one: int(one.get("r") or 0)))
        self._numbers = sorted(self._rows)

    def get(self, row: int, column: int) -> Element | None:
        """Return a cell; a new one has the format of its row or column.

        Returns nothing where the sheet has no place for cells (a chart sheet).
        """
        if self._data is None:
            return None
        line = self._row(row)
        before = None
        for number, cell in _in(line):
            if number == column:
                return cell
            if number < column:
                before = cell
        cell = new(line, "c", {"r": f"{letters(column)}{row}"})
        style = self._style(line, column)
        if style:
            cell.set("s", style)
        line.attrib.pop("spans", None)
        line.insert(_behind(line, before), cell)
        return cell

    def all(self) -> Iterator[Element]:
        """Yield every cell."""
        for row in self._rows.values():
            yield from children(row, "c")

    def width(self, column: int) -> int:
        """Return the width of a column in pixels, about."""
        found = self._column(column)
        return _PIXELS if found is None else _size(found, "width", 8.43, 7, 5)

    def height(self, row: int) -> int:
        """Return the height of a row in pixels, about."""
        found = self._rows.get(row)
        return _LINE if found is None else _size(found, "ht", 15, 4 / 3, 0)

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            assert self._data is not None
            at = bisect_left(self._numbers, number)
            row = new(self._data, "row", {"r": str(number)})
            after = self._rows[self._numbers[at - 1]] if at else None
            self._data.insert(_behind(self._data, after), row)
            self._numbers.insert(at, number)
            self._rows[number] = row
        return self._rows[number]

    def _style(self, row: Element, column: int) -> str:
        if row.get("customFormat") in TRUE:
            return row.get("s") or ""
        found = self._column(column)
        return "" if found is None else found.get("style") or ""

    def _column(self, column: int) -> Element | None:
        columns = child(self._sheet, "cols")
        for one in [] if columns is None else children(columns, "col"):
            if int(one.get("min") or 0) <= column <= int(one.get("max") or 0):
                return one
        return None


def _behind(parent: Element, one: Element | None) -> int:
    """Return where a child begins that follows another, or comes first."""
    return 0 if one is None else list(parent).index(one) + 1


def _size(one: Element, name: str, usual: float, pixels: float, more: int) -> int:
    """Return the size of a row or column in pixels; nothing of a hidden one is seen."""
    if one.get("hidden") in TRUE:
        return 0
    return round(float(one.get(name) or usual) * pixels + more)


def _in(row: Element) -> Iterator[tuple[int, Element]]:
    """Yield the cells of a row with the numbers of their columns."""

    def column(cell: Element) -> int:
        """Return the number that a cell states, or 0."""
        spot = position(cell.get("r"))
        return spot[1] if spot else 0

    return _numbered(children(row, "c"), column)


def _numbered(
    elements: Iterable[Element], number_of: Callable[[Element], int]
) -> Iterator[tuple[int, Element]]:
    """Yield elements with their numbers; one that states none follows the last."""
    last = 0
    for element in elements:
        last = number_of(element) or last + 1
        yield last, element
