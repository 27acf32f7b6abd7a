"""An .ods spreadsheet: its cells hold what they show, so that is what is read."""

from __future__ import annotations

import re

from jixiaolint.read.archive import encrypted, find_part, open_archive, read_part
from jixiaolint.read.decode import xml_of
from jixiaolint.read.limits import limit, over
from jixiaolint.read.workbook.box import Box, Sheet
from jixiaolint.read.workbook.number_format import plain
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.sheet import loaded, source_of
from jixiaolint.read.xml_events import bare_names, scan
from jixiaolint.source import Source

_SILENT = frozenset({"annotation", "shapes", "ruby-text", "tracked-changes", "frame"})
"""Elements whose words are no part of a cell."""

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_LINES = ("style", "type")
_BLANKS = re.compile(r"[ \t\r\n]+")


def read_ods(path: str, data: bytes) -> Source:
    """Return a spreadsheet as a grid for each sheet; raises UnreadableError.

    A spreadsheet in a single file of XML (.fods) is one as well.
    """
    if not data.startswith(b"PK"):
        part = xml_of(path, data)
    else:
        with open_archive(path, data) as archive:
            manifest = find_part(archive, "META-INF/manifest.xml")
            if manifest and b"encryption-data" in read_part(path, archive, manifest):
                raise encrypted(path)
            part = read_part(path, archive, "content.xml")
    content = _Content(path)
    scan(path, part, content.start, content.end, content.words)
    return source_of(path, "ods", loaded(content.sheets))


def _count(written: str | None, most: int) -> int:
    """Return how often something is repeated or how far it reaches, within bounds."""
    number = written or "1"
    return max(1, min(int(number), most)) if number.isdecimal() else 1


class _Content:
    """Takes the elements of a document as they come; `sheets` are its sheets by name.

    `_row` and `_column` are where the next cell goes.
    """

    def __init__(self, path: str) -> None:
        self.sheets: list[tuple[str, Sheet]] = []
        self._path = path
        self._style = ""
        self._hidden: set[str] = set()
        self._struck: set[str] = set()
        self._sheet: Sheet | None = None
        self._silent = self._gone = 0
        self._row = self._column = self._columns = 0
        self._repeated = 1
        self._cells: dict[int, str] = {}
        self._cell: dict[str, str] | None = None
        self._lines: list[list[str]] = []
        self._left = limit("cells")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        sheet = self._sheet
        if self._silent or name in _SILENT or (name == "table" and sheet):
            self._silent += 1
            if name == "image" and self._cell is not None and sheet:
                sheet.tell("picture", self._row, self._column)
            return
        known = bare_names(attributes)
        if self._cell is not None:
            self._gone += bool(self._gone) or known.get("style-name") in self._struck
            self._start_words(name, known)
            return
        match name:
            case "style":
                self._style = known.get("name", "")
            case "table-properties" if known.get("display") == "false":
                self._hidden.add(self._style)
            case "text-properties":
                if any(
                    known.get(f"text-line-through-{one}", "none") != "none"
                    for one in _LINES
                ):
                    self._struck.add(self._style)
            case "table":
                self._sheet = Sheet(hidden=known.get("style-name", "") in self._hidden)
                self._row = self._columns = 0
                self.sheets.append((known.get("name", ""), self._sheet))
            case "table-column" if sheet:
                self._begin_column(sheet, known)
            case "table-row" if sheet:
                self._begin_row(sheet, known)
            case "table-cell" | "covered-table-cell" if sheet:
                self._cell, self._lines = known, []

    def end(self, name: str) -> None:
        """Take the end of an element."""
        sheet = self._sheet
        if self._silent:
            self._silent -= 1
        elif name in _CELLS and sheet and self._cell is not None:
            self._end_cell(sheet, self._cell)
            self._cell = None
        elif self._cell is not None:
            self._gone -= bool(self._gone)
        elif name == "table-row" and sheet:
            self._end_row(sheet)
        elif name == "table":
            self._sheet = None

    def words(self, words: str) -> None:
        """Take the words of a paragraph in a cell; blanks are as in HTML."""
        sheet = self._sheet
        if self._cell is None or not self._lines or self._silent or not sheet:
            return
        if not self._gone:
            self._lines[-1].append(_BLANKS.sub(" ", words))
        elif words.strip():
            sheet.tell("struck", self._row, self._column)

    def _start_words(self, name: str, known: dict[str, str]) -> None:
        """Take an element inside a cell."""
        if name in {"p", "h"}:
            self._lines.append([])
        elif self._lines:
            blanks = _count(known.get("c"), COLUMNS)
            signs = {"s": " " * blanks, "tab": "\t", "line-break": "\n"}
            self._lines[-1].append(signs.get(name, ""))

    def _begin_column(self, sheet: Sheet, known: dict[str, str]) -> None:
        """Note hidden columns."""
        last = self._columns + _count(known.get("number-columns-repeated"), COLUMNS)
        if known.get("visibility", "visible") != "visible":
            sheet.hidden_columns.update(range(self._columns, min(last, COLUMNS)))
        self._columns = last

    def _begin_row(self, sheet: Sheet, known: dict[str, str]) -> None:
        """Begin a row; hidden ones are noted."""
        self._column, self._cells = 0, {}
        self._repeated = _count(known.get("number-rows-repeated"), ROWS)
        if known.get("visibility", "visible") != "visible":
            last = min(self._row + self._repeated, ROWS)
            sheet.hidden_rows.update(range(self._row, last))

    def _end_cell(self, sheet: Sheet, known: dict[str, str]) -> None:
        """Put a cell into its row, as often as it is repeated."""
        text = "\n".join("".join(line) for line in self._lines)
        text = text if self._lines else _stored(known)
        repeated = _count(known.get("number-columns-repeated"), COLUMNS)
        down = _count(known.get("number-rows-spanned"), ROWS)
        across = _count(known.get("number-columns-spanned"), COLUMNS)
        row, column = self._row, self._column
        if down > 1 or across > 1:
            sheet.merges.append(Box(row, column, row + down - 1, column + across - 1))
        if text.strip() and known.get("style-name") in self._struck:
            sheet.tell("struck", row, column)
        elif text:
            self._take(repeated)
            self._cells.update((column + at, text) for at in range(repeated))
        self._column += repeated

    def _end_row(self, sheet: Sheet) -> None:
        """Put a row into its sheet, as often as it is repeated."""
        if self._cells:
            self._take(len(self._cells) * (self._repeated - 1))
            for row in range(self._row, self._row + self._repeated):
                for column, text in self._cells.items():
                    sheet.put(row, column, text)
        self._row += self._repeated

    def _take(self, number: int) -> None:
        """Count cells; raise UnreadableError if there are more than the limit."""
        self._left -= number
        if self._left < 0:
            raise over(
                self._path,
                "cells",
                "重复的单元格太多",
                "there are too many repeated cells",
            )


def _stored(known: dict[str, str]) -> str:
    """Return the value of a cell that does not say how it is shown."""
    value = known.get("value", "")
    match known.get("value-type"):
        case "percentage" | "float" | "currency" if value:
            percent = known["value-type"] == "percentage"
            try:
                number = float(value)
            except ValueError:
                return value
            return plain(number * 100) + "%" if percent else plain(number)
        case "date":
            return known.get("date-value", "").replace("T", " ")
        case "boolean":
            return known.get("boolean-value", "").upper()
        case kind:
            return known.get(f"{kind}-value", "")
