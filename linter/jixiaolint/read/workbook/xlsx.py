"""An .xlsx or .xlsm package: what its XML says of sheets, formats and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.read.archive import check_parts, open_archive, read_part
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.marks import Marks
from jixiaolint.read.workbook.number_format import BUILTIN, GENERAL, is_simple
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.relations import Relation, of_kind, relations
from jixiaolint.read.workbook.sheet import source_of
from jixiaolint.read.workbook.values import sheets
from jixiaolint.read.xml_events import bare_names, scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.source import Source

_WORKBOOK = "xl/workbook.xml"
_DIGITS = "0123456789"
_NUMBERS = frozenset({"n", "d"})
"""The kinds of value that are shown by a format: numbers, and dates in words."""

_TRUE = frozenset({"1", "true"})


def read_xlsx(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    with open_archive(path, data) as archive:
        check_parts(path, archive, (".xml", ".rels"))
        book = of_kind(relations(path, archive, ""), "officeDocument") or _WORKBOOK
        related = relations(path, archive, book)
        parts = _sheet_parts(path, read_part(path, archive, book), related)
        styles = of_kind(related, "styles")
        codes = _codes(path, read_part(path, archive, styles)) if styles else ()

        def marks_of(name: str) -> Marks | None:
            part = parts.get(name)
            if part is None:
                return None
            return _marks(path, read_part(path, archive, part), codes)

        return source_of(path, "xlsx", sheets(path, data, marks_of))


def _sheet_parts(
    path: str, data: bytes, related: dict[str, Relation]
) -> dict[str, str]:
    """Return the part of each worksheet by its name; charts and macros are none."""
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            known = bare_names(attributes)
            sheet = related.get(known.get("id", ""))
            if sheet is not None and sheet.kind == "worksheet":
                found[known.get("name", "")] = sheet.part

    scan(path, data, start)
    return found


def _codes(path: str, data: bytes) -> Sequence[str]:
    """Return the number format of each style that cells refer to."""
    own: dict[str, str] = {}
    numbers: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and "numFmts" in inside:
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif name == "xf" and "cellXfs" in inside:
            numbers.append(attributes.get("numFmtId", "0"))
        elif name in {"cellXfs", "numFmts"}:
            inside.append(name)

    def end(name: str) -> None:
        if inside and inside[-1] == name:
            inside.pop()

    scan(path, data, start, end)
    return tuple(own.get(number) or _builtin(number) for number in numbers)


def _builtin(number: str) -> str:
    """Return the format that every workbook knows under a number."""
    return BUILTIN.get(int(number), GENERAL) if number.isdecimal() else GENERAL


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


def _marks(path: str, data: bytes, codes: Sequence[str]) -> Marks:
    """Return the marks of a sheet; raises UnreadableError if its XML is damaged."""
    sheet = _SheetXml(codes)
    scan(path, data, sheet.start, words=sheet.words)
    sheet.close()
    return sheet.marks


class _SheetXml:
    """Takes the elements of a sheet as they come; ValueError for a wrong reference."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.marks = Marks()
        self._codes = {
            str(at): code for at, code in enumerate(codes) if not is_simple(code)
        }
        self._columns = _Columns()
        self._home = self._row = self._column = -1
        self._number = ""
        self._cell: dict[str, str] | None = None
        self._formula = self._valued = self._inside = self._failed = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        match name:
            case "c":
                if self._formula:
                    self.close()
                self._cell = attributes
                self._inside = self._valued = False
                # Letters alone are left where a cell stands in its row: nearly always.
                reference = attributes.get("r", "").removesuffix(self._number)
                column = self._columns.get(reference)
                if column is None:
                    self._go(attributes.get("r"))
                else:
                    self._row, self._column = self._home, column
            case "v" | "is" if self._cell is not None:
                self._value(self._cell)
            case "f" if self._cell is not None:
                self._formula = True
                self.marks.take(self._row, self._column)
            case "row":
                self._begin_row(attributes)
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "mergeCells" | "extLst":
                self.close()
            case "col" if attributes.get("hidden") in _TRUE:
                first = int(attributes.get("min", "1")) - 1
                last = min(int(attributes.get("max", "1")), COLUMNS)
                self.marks.hidden_columns.update(range(first, last))

    def words(self, words: str) -> None:
        """Take the words of a value; those of a failed formula are kept."""
        if self._inside:
            self._valued = True
            if self._failed and words.strip():
                row = self.marks.errors.setdefault(self._row, {})
                row[self._column] = row.get(self._column, "") + words.strip()

    def close(self) -> None:
        """Leave a cell; a formula whose result nobody stored is noted."""
        blank = self._cell is not None and self._cell.get("t") == "str"
        if self._formula and not self._valued and not blank:
            self.marks.uncounted.add((self._row, self._column))
        self._formula = self._valued = self._inside = self._failed = False
        self._cell = None

    def _value(self, cell: dict[str, str]) -> None:
        """Take the start of a value."""
        self._inside = True
        row, column = self._row, self._column
        top, left, bottom, right = self.marks.box
        if not (left <= column <= right and top <= row <= bottom):
            self.marks.take(row, column)
        kind = cell.get("t", "n")
        self._failed = kind == "e"
        if kind in _NUMBERS and "s" in cell:
            code = self._codes.get(cell["s"])
            if code is not None:
                self.marks.form(row, column, code)

    def _go(self, reference: str | None) -> None:
        """Go to a cell; one without a reference stands beside the one before."""
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = self._corner(reference)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        """Go to a row; one without a number stands below the one before."""
        self.close()
        self._number = attributes.get("r") or str(self._row + 2)
        self._home = self._row = _row(self._number)
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self.marks.hidden_rows.add(self._row)

    def _merge(self, reference: str) -> None:
        """Keep a merged range (A1:B2)."""
        first, _, last = reference.partition(":")
        top, left = self._corner(first)
        bottom, right = self._corner(last or first)
        self.marks.merges.append(Box(top, left, bottom, right))

    def _corner(self, reference: str) -> tuple[int, int]:
        """Return the row and the column of a reference (B2 or $B$2)."""
        letters = reference.replace("$", "").rstrip(_DIGITS)
        digits = reference[len(reference.rstrip(_DIGITS)) :]
        return _row(digits), self._columns[letters]
