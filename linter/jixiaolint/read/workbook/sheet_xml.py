"""The XML of a worksheet in, its cells as they are shown out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from jixiaolint.read.told import PICTURE
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.number_format import GENERAL, is_simple, plain, shown
from jixiaolint.read.workbook.number_sections import is_date
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.rich_text import TRUE, RichText, String, unescaped
from jixiaolint.read.workbook.sheet import Sheet

_DIGITS = "0123456789"
_TEXTS = frozenset({"str", "inlineStr"})


@dataclass(slots=True)
class Book:
    """What all sheets of a workbook refer to, by the number that they give.

    `codes` are the formats of styles, `images` the values that are pictures, `later` is
    added to numbers that are dates.
    """

    images: Collection[str] = ()
    codes: dict[str, str] = field(default_factory=dict)
    struck_styles: set[str] = field(default_factory=set)
    strings: dict[str, String] = field(default_factory=dict)
    later: int = 0


class _Columns(dict[str, int]):
    """Letters of a column -> its number from zero; ValueError for anything else."""

    def __missing__(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) < 4):
            raise ValueError(f"'{letters}' is no column")
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        self[letters] = number - 1
        return number - 1


def _row(digits: str) -> int:
    """Return the number of a row from zero; ValueError if there is no such row."""
    if not digits.isdecimal() or not 0 < int(digits) <= ROWS:
        raise ValueError(f"'{digits}' is no row")
    return int(digits) - 1


class SheetXml:
    """Takes the elements of a sheet as they come; ValueError for a wrong reference."""

    def __init__(self, book: Book) -> None:
        self.sheet = Sheet()
        self._book = book
        self._columns = _Columns()
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
                first = int(attributes.get("min", "1")) - 1
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
        column = self._columns.get(reference.removesuffix(self._number))
        if column is None:
            self._row, self._column = self._corner(reference)
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
            self._say(cell, kind, value)
        elif formula is not None and kind != "str":
            self.sheet.uncounted.add(spot)

    def _say(self, cell: dict[str, str], kind: str, value: str) -> None:
        """Put what a cell shows into the sheet, without what is struck out."""
        row, column = self._row, self._column
        if kind == "s":
            found = self._book.strings.get(value.strip())
            if found is None:
                self.sheet.tell("string", row, column)
                return
        elif self._rich is not None:
            found = self._rich.string()
        else:
            found = String(self._shown(cell, kind, value), False, 0)
        whole = not found.pieces and cell.get("s") in self._book.struck_styles
        self.sheet.put(row, column, found.text, found.struck, whole)

    def _shown(self, cell: dict[str, str], kind: str, value: str) -> str:
        """Return a value that is no string of the book as its cell shows it."""
        if kind in _TEXTS:
            return unescaped(value)
        value = value.strip()
        if kind == "b":
            return "TRUE" if value in TRUE else "FALSE"
        if kind == "e":
            return value
        code = self._book.codes.get(cell.get("s", "0"))
        if code is None:
            code = GENERAL
            if self._book.codes:
                self.sheet.tell("style", self._row, self._column)
        try:
            if kind == "d":
                return shown(datetime.fromisoformat(value), code)
            number = float(value)
        except ValueError:
            return value
        if is_simple(code):
            return plain(number)
        return shown(number + self._book.later if is_date(code) else number, code)

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
        top, left = self._corner(first)
        bottom, right = self._corner(last or first)
        self.sheet.merges.append(Box(top, left, bottom, right))

    def _corner(self, reference: str) -> tuple[int, int]:
        """Return the row and the column of a reference (B2 or $B$2)."""
        letters = reference.replace("$", "").rstrip(_DIGITS)
        digits = reference[len(reference.rstrip(_DIGITS)) :]
        return _row(digits), self._columns[letters]
