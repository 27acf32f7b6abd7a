"""The XML of a worksheet in, its cells as they are shown out."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from jixiaolint.place import position
from jixiaolint.read.told import PICTURE
from jixiaolint.read.workbook.book import Book, String
from jixiaolint.read.workbook.box import Box, Sheet, Spot
from jixiaolint.read.workbook.number_format import Number
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.rich_text import TRUE, RichText, unescaped

_TEXTS = frozenset({"str", "inlineStr"})


def _row(digits: str) -> int:
    """Return the number of a row from zero; ValueError if there is no such row."""
    if not digits.isdecimal() or not 0 < int(digits) <= ROWS:
        raise ValueError(f"'{digits}' is no row")
    return int(digits) - 1


class Cell(NamedTuple):
    """What a cell holds: its look, its kind, and its value or the words in it."""

    look: str
    kind: str
    value: str
    words: String | None


class SheetXml:
    """Takes the elements of a sheet as they come; ValueError for a wrong reference."""

    def __init__(self, book: Book) -> None:
        self.sheet = Sheet()
        self._book = book
        self._columns: dict[str, int] = {}
        self._home = self._row = self._column = -1
        self._number = ""
        self._cell: dict[str, str] | None = None
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._open: list[str] | None = None
        self._rich: RichText | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        match name:
            case "c":
                self._begin_cell(attributes)
            case "v" if self._cell is not None:
                self._open = self._value
            case "f" if self._cell is not None:
                self._open = self._formula = []
            case "is" if self._cell is not None:
                self._rich = RichText()
            case "row":
                self._begin_row(attributes)
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "col" if attributes.get("hidden") in TRUE:
                first = max(int(attributes.get("min", "1")) - 1, 0)
                last = min(int(attributes.get("max", "1")), COLUMNS)
                self.sheet.hidden_columns.update(range(first, last))
            case _ if self._rich is not None:
                self._rich.start(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "c":
            self._end_cell()
        elif self._rich is not None:
            self._rich.end(name)
        else:
            self._open = None

    def words(self, words: str) -> None:
        """Take the words of a value or a formula."""
        if self._open is not None:
            self._open.append(words)
        elif self._rich is not None:
            self._rich.words(words)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        """Go to a cell; one without a reference stands beside the one before."""
        self._cell = attributes
        self._value, self._formula, self._rich = [], None, None
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            return
        # Letters alone are left where a cell stands in its row: nearly always.
        letters = reference.removesuffix(self._number)
        column = self._columns.get(letters)
        if column is None:
            self._row, self._column = _corner(reference)
            self._columns.update({letters: self._column} if letters.isalpha() else {})
        else:
            self._row, self._column = self._home, column

    def _end_cell(self) -> None:
        """Leave a cell: what it shows goes into the sheet, and what is odd is told."""
        cell, spot, value = self._cell, (self._row, self._column), "".join(self._value)
        formula = self._formula
        self._cell = self._open = None
        if cell is None:
            return
        kind = cell.get("t", "n")
        if (formula and PICTURE.match("".join(formula))) or (
            kind == "e" and cell.get("vm") in self._book.images
        ):
            self.sheet.tell("picture", *spot)
        elif value or self._rich is not None:
            rich = None if self._rich is None else self._rich.string()
            say(
                self._book,
                self.sheet,
                spot,
                Cell(cell.get("s", "0"), kind, value, rich),
            )
        elif formula is not None and kind != "str":
            self.sheet.uncounted.add(spot)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        """Go to a row; one without a number stands below the one before."""
        self._number = attributes.get("r") or str(self._row + 2)
        self._home = self._row = _row(self._number)
        self._column = -1
        if attributes.get("hidden") in TRUE:
            self.sheet.hidden_rows.add(self._row)

    def _merge(self, reference: str) -> None:
        """Keep a merged range (A1:B2)."""
        first, _, last = reference.partition(":")
        top, left = _corner(first)
        bottom, right = _corner(last or first)
        self.sheet.merges.append(Box(top, left, bottom, right))


def say(book: Book, sheet: Sheet, spot: Spot, cell: Cell) -> None:
    """Put what a cell shows into the sheet, without what is struck out."""
    if cell.kind == "s":
        book.put_shared(sheet, spot, cell.value.strip(), cell.look)
    else:
        found = _value(cell.kind, cell.value) if cell.words is None else cell.words
        book.put(sheet, spot, found, cell.look)


def _value(kind: str, value: str) -> String | Number:
    """Return a value that is no string of the book: words, or a number to be shown."""
    if kind in _TEXTS:
        return String(unescaped(value))
    value = value.strip()
    try:
        match kind:
            case "b":
                return String("TRUE" if value in TRUE else "FALSE")
            case "e":
                return String(value)
            case "d":
                return datetime.fromisoformat(value)
            case _:
                return float(value)
    except ValueError:
        return String(value)


def _corner(reference: str) -> Spot:
    """Return row and column, from zero, of a reference (B2 or $B$2); or ValueError."""
    spot = position(reference.replace("$", "").upper())
    if spot is None or spot[0] > ROWS:
        raise ValueError(f"'{reference}' is no cell")
    return spot[0] - 1, spot[1] - 1
