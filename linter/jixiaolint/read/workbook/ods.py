"""An .ods spreadsheet: its cells hold what they show, so that is what is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiaolint.read.archive import encrypted, open_archive, read_part
from jixiaolint.read.limits import limit, over
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.number_format import plain
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.sheet import Sheet, source_of
from jixiaolint.read.xml_events import bare_names, scan

if TYPE_CHECKING:
    from jixiaolint.source import Source

_SILENT = frozenset({"annotation", "shapes", "ruby-text", "tracked-changes", "frame"})
"""Elements whose words are no part of a cell."""

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_BLANKS = re.compile(r"[ \t\r\n]+")


def read_ods(path: str, data: bytes) -> Source:
    """Return a spreadsheet as a grid for each sheet; raises UnreadableError."""
    with open_archive(path, data) as archive:
        manifest = "META-INF/manifest.xml"
        known = manifest in archive.namelist()
        if known and b"encryption-data" in read_part(path, archive, manifest):
            raise encrypted(path)
        content = _Content(path)
        part = read_part(path, archive, "content.xml")
    scan(path, part, content.start, content.end, content.words)
    return source_of(path, "ods", content.sheets)


def _count(written: str | None, most: int) -> int:
    """Return how often something is repeated or how far it reaches, within bounds."""
    number = written or "1"
    return max(1, min(int(number), most)) if number.isdecimal() else 1


class _Table:
    """A sheet as it is being read; `row` and `column` are where the next cell goes."""

    def __init__(self, name: str, hidden: bool) -> None:
        self.rows: list[tuple[int, list[tuple[int, str]]]] = []
        self.merges: list[Box] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.hidden, self.name = hidden, name
        self.row = self.column = self.columns = 0
        self.cells: list[tuple[int, str]] = []
        self.repeated = 1

    def close(self) -> Sheet:
        """Return the sheet."""
        return Sheet(
            self.name,
            self.rows,
            self.merges,
            self.hidden,
            self.hidden_rows,
            self.hidden_columns,
        )


class _Content:
    """Takes the elements of a document as they come; `sheets` are its sheets."""

    def __init__(self, path: str) -> None:
        self.sheets: list[Sheet] = []
        self._path = path
        self._style = ""
        self._hidden: set[str] = set()
        self._table: _Table | None = None
        self._silent = 0
        self._cell: dict[str, str] | None = None
        self._lines: list[list[str]] = []
        self._left = limit("cells")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self._silent or name in _SILENT or (name == "table" and self._table):
            self._silent += 1
            return
        if self._cell is not None:
            self._start_words(name, attributes)
            return
        known = bare_names(attributes)
        table = self._table
        match name:
            case "style":
                self._style = known.get("name", "")
            case "table-properties" if known.get("display") == "false":
                self._hidden.add(self._style)
            case "table":
                hidden = known.get("style-name", "") in self._hidden
                self._table = _Table(known.get("name", ""), hidden)
            case "table-column" if table:
                self._column(table, known)
            case "table-row" if table:
                table.column, table.cells = 0, []
                table.repeated = _count(known.get("number-rows-repeated"), ROWS)
                if known.get("visibility", "visible") != "visible":
                    table.hidden_rows.update(
                        range(table.row, min(table.row + table.repeated, ROWS))
                    )
            case "table-cell" | "covered-table-cell" if table:
                self._cell, self._lines = known, []

    def end(self, name: str) -> None:
        """Take the end of an element."""
        table = self._table
        if self._silent:
            self._silent -= 1
        elif name in _CELLS and table and self._cell is not None:
            self._end_cell(table, self._cell)
            self._cell = None
        elif name == "table-row" and table:
            self._end_row(table)
        elif name == "table" and table:
            self.sheets.append(table.close())
            self._table = None

    def words(self, words: str) -> None:
        """Take the words of a paragraph in a cell; blanks are as in HTML."""
        if self._cell is not None and self._lines and not self._silent:
            self._lines[-1].append(_BLANKS.sub(" ", words))

    def _start_words(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element inside a cell."""
        if name in {"p", "h"}:
            self._lines.append([])
        elif self._lines:
            blanks = _count(bare_names(attributes).get("c"), COLUMNS)
            signs = {"s": " " * blanks, "tab": "\t", "line-break": "\n"}
            self._lines[-1].append(signs.get(name, ""))

    def _column(self, table: _Table, known: dict[str, str]) -> None:
        """Note hidden columns."""
        last = table.columns + _count(known.get("number-columns-repeated"), COLUMNS)
        if known.get("visibility", "visible") != "visible":
            table.hidden_columns.update(range(table.columns, min(last, COLUMNS)))
        table.columns = last

    def _end_cell(self, table: _Table, known: dict[str, str]) -> None:
        """Put a cell into its row, as often as it is repeated."""
        text = "\n".join("".join(line) for line in self._lines) or _stored(known)
        repeated = _count(known.get("number-columns-repeated"), COLUMNS)
        down = _count(known.get("number-rows-spanned"), ROWS)
        across = _count(known.get("number-columns-spanned"), COLUMNS)
        row, column = table.row, table.column
        if down > 1 or across > 1:
            table.merges.append(Box(row, column, row + down - 1, column + across - 1))
        if text:
            self._take(repeated)
            table.cells.extend((column + at, text) for at in range(repeated))
        table.column += repeated

    def _end_row(self, table: _Table) -> None:
        """Put a row into its sheet, as often as it is repeated."""
        if table.cells:
            self._take(len(table.cells) * (table.repeated - 1))
            table.rows.extend(
                (table.row + at, table.cells) for at in range(table.repeated)
            )
        table.row += table.repeated

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
