"""A workbook as Excel 2003 and many systems write it: one file of XML (SpreadsheetML)."""

from __future__ import annotations

from datetime import datetime

from jixiaolint.read.decode import xml_of
from jixiaolint.read.workbook.book import Book, Look, String
from jixiaolint.read.workbook.box import Box, Sheet
from jixiaolint.read.workbook.number_format import GENERAL, Number
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.rich_text import TRUE
from jixiaolint.read.workbook.sheet import loaded, source_of
from jixiaolint.read.xml_events import bare_names, scan
from jixiaolint.source import Source

_FORMATS = {
    "General Number": GENERAL,
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "yyyy-mm-dd",
    "Short Date": "yyyy/m/d",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Currency": '"¥"#,##0.00',
}
"""Formats that such files call by a name -> what they mean in a Chinese Excel."""

_DEFAULT = "Default"
"""The style of cells that name none."""

_STRUCK = frozenset({"S", "Strike", "Del"})
"""Elements of rich text whose words are struck out."""


def read_xml2003(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    book = _Book()
    scan(path, xml_of(path, data), book.start, book.end, book.words)
    return source_of(path, "xml2003", loaded(book.sheets))


def _number(written: str | None, most: int) -> int:
    """Return a number above zero as it is written, or zero for anything else."""
    known = written is not None and written.isdecimal() and len(written) < 9
    return min(int(written or 0), most) if known else 0


class _Book:
    """Takes the elements of a workbook as they come; `sheets` are its sheets by name.

    `_row` and `_column` are where the last row and cell stood.
    """

    def __init__(self) -> None:
        self.sheets: list[tuple[str, Sheet]] = []
        self._book = Book(looks={_DEFAULT: Look()})
        self._style, self._look = "", Look()
        self._row = self._column = self._columns = -1
        self._cell: dict[str, str] = {}
        self._kind = ""
        self._inside = False
        self._kept: list[str] = []
        self._gone: list[str] = []
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        name, known = name.rpartition(":")[2], bare_names(attributes)
        match name:
            case "Style":
                self._style, self._look = known.get("ID", ""), Look()
            case "NumberFormat":
                code = known.get("Format", GENERAL)
                self._look = self._look._replace(code=_FORMATS.get(code, code))
            case "Font" if self._inside is False and known.get("StrikeThrough") in TRUE:
                self._look = self._look._replace(struck=True)
            case "Worksheet":
                self.sheets.append((known.get("Name", ""), Sheet()))
                self._row = self._columns = -1
            case "Column" if self.sheets:
                self._begin_column(known)
            case "Row" if self.sheets:
                self._begin_row(known)
            case "Cell" if self.sheets:
                self._begin_cell(known)
            case "Data":
                self._kind, self._inside = known.get("Type", "String"), True
            case _ if self._inside:
                self._depth += bool(self._depth) or name in _STRUCK

    def end(self, name: str) -> None:
        """Take the end of an element."""
        name = name.rpartition(":")[2]
        if name == "Style":
            self._book.looks[self._style] = self._look
        elif name == "Cell" and self.sheets:
            self._end_cell()
        elif name == "Data":
            self._inside = False
        elif self._inside:
            self._depth -= bool(self._depth)

    def words(self, words: str) -> None:
        """Take the words of a value, and whether the sheet is hidden."""
        if self._inside:
            (self._gone if self._depth else self._kept).append(words)
        elif words in {"SheetHidden", "SheetVeryHidden"} and self.sheets:
            self.sheets[-1][1].hidden = True

    def _begin_column(self, known: dict[str, str]) -> None:
        """Go to a column; hidden ones are noted, with those that are like it."""
        first = _number(known.get("Index"), COLUMNS) - 1
        first = first if first >= 0 else self._columns + 1
        self._columns = first + _number(known.get("Span"), COLUMNS)
        if known.get("Hidden") in TRUE:
            columns = range(first, min(self._columns + 1, COLUMNS))
            self.sheets[-1][1].hidden_columns.update(columns)

    def _begin_row(self, known: dict[str, str]) -> None:
        """Go to a row; one without a number stands below the one before."""
        first = _number(known.get("Index"), ROWS) - 1
        first = first if first >= 0 else self._row + 1
        self._row, self._column = first + _number(known.get("Span"), ROWS), -1
        if known.get("Hidden") in TRUE:
            self.sheets[-1][1].hidden_rows.update(range(first, self._row + 1))

    def _begin_cell(self, known: dict[str, str]) -> None:
        """Go to a cell; one without a number stands beside what the one before takes."""
        index = _number(known.get("Index"), COLUMNS)
        self._column = index - 1 if index else self._column + 1
        self._cell, self._kept, self._gone = known, [], []

    def _end_cell(self) -> None:
        """Put a cell into its sheet, as it is shown."""
        known, sheet = self._cell, self.sheets[-1][1]
        across = _number(known.get("MergeAcross"), COLUMNS)
        down = _number(known.get("MergeDown"), ROWS)
        row, column = self._row, self._column
        if across or down:
            sheet.merges.append(Box(row, column, row + down, column + across))
        kept, gone = "".join(self._kept), bool("".join(self._gone).strip())
        if known.get("Formula") and not kept and not gone and self._kind != "String":
            sheet.uncounted.add((row, column))
        value = _value(kept, self._kind, gone)
        self._book.put(sheet, (row, column), value, known.get("StyleID", _DEFAULT))
        self._column, self._kind = column + across, ""


def _value(words: str, kind: str, struck: bool) -> String | Number:
    """Return what a cell holds: words, or a number that its format shows."""
    try:
        match kind:
            case "Number":
                return float(words)
            case "DateTime":
                return datetime.fromisoformat(words)
            case "Boolean":
                words = "TRUE" if words.strip() in TRUE else "FALSE"
    except ValueError:
        pass
    return String(words, struck)
