"""An .xlsb package: its sheets, cells as they are shown.

Read here record by record: calamine knows no formats and no merged cells there, and
prints a trace where a file is damaged.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from jixiaolint.read.archive import damaged, open_archive, read_part
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.marks import ERRORS
from jixiaolint.read.workbook.number_format import BUILTIN, GENERAL, plain, shown
from jixiaolint.read.workbook.number_sections import is_date
from jixiaolint.read.workbook.places import COLUMNS
from jixiaolint.read.workbook.records import records, short_number, words
from jixiaolint.read.workbook.relations import Relation, of_kind, relations
from jixiaolint.read.workbook.sheet import Sheet, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zipfile import ZipFile

    from jixiaolint.source import Source

_WORKBOOK = "xl/workbook.bin"
_ROW, _STRING, _RICH = 0, 19, 62
_FORMAT, _STYLE, _COLUMN, _BOOK, _SHEET, _MERGE = 44, 47, 60, 153, 156, 176
_STYLES, _STYLES_END = 617, 618
"""The kinds of record that matter here ([MS-XLSB] 2.3)."""

_HIDDEN_ROW = 0x10
_1904 = 1462
"""So many days lie between the two epochs of workbooks."""


def read_xlsb(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    with open_archive(path, data) as archive:
        try:
            return source_of(path, "xlsb", _sheets(path, archive))
        except (struct.error, IndexError, ValueError) as error:
            raise damaged(path, error) from error


def _sheets(path: str, archive: ZipFile) -> Iterator[Sheet]:
    """Yield the worksheets; charts and macros are none."""
    related = relations(path, archive, _WORKBOOK)
    styles = of_kind(related, "styles")
    strings = of_kind(related, "sharedStrings")
    codes = _codes(read_part(path, archive, styles)) if styles else ()
    texts = _strings(read_part(path, archive, strings)) if strings else []
    later = 0
    for kind, record in records(read_part(path, archive, _WORKBOOK)):
        if kind == _BOOK and record[0] & 1:
            later = _1904
        elif kind == _SHEET:
            relation, end = words(record, 8)
            part = related.get(relation, Relation("", ""))
            if part.kind == "worksheet":
                sheet = _SheetRecords(codes, texts, later)
                sheet.read(read_part(path, archive, part.part))
                yield sheet.sheet(words(record, end)[0], hidden=record[0] != 0)


def _strings(data: bytes) -> list[str]:
    """Return the strings that cells refer to."""
    return [words(record, 1)[0] for kind, record in records(data) if kind == _STRING]


def _codes(data: bytes) -> Sequence[str]:
    """Return the number format of each style that cells refer to."""
    own: dict[int, str] = {}
    numbers: list[int] = []
    inside = False
    for kind, record in records(data):
        if kind == _FORMAT:
            own[struct.unpack_from("<H", record)[0]] = words(record, 2)[0]
        elif kind in {_STYLES, _STYLES_END}:
            inside = kind == _STYLES
        elif kind == _STYLE and inside:
            numbers.append(struct.unpack_from("<H", record, 2)[0])
    return tuple(own.get(at) or BUILTIN.get(at, GENERAL) for at in numbers)


class _SheetRecords:
    """Takes the records of a sheet; struct.error or IndexError if one is damaged."""

    def __init__(self, codes: Sequence[str], texts: list[str], later: int) -> None:
        self._codes, self._texts, self._later = codes, texts, later
        self._rows: dict[int, dict[int, str]] = {}
        self._merges: list[Box] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def sheet(self, name: str, hidden: bool) -> Sheet:
        """Return what was read."""
        rows = ((at, sorted(cells.items())) for at, cells in sorted(self._rows.items()))
        return Sheet(
            name, rows, self._merges, hidden, self._hidden_rows, self._hidden_columns
        )

    def read(self, data: bytes) -> None:
        """Read all records of the sheet."""
        row = 0
        for kind, record in records(data):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", record)
                if record[11] & _HIDDEN_ROW:
                    self._hidden_rows.add(row)
            elif 1 < kind < 12 or kind == _RICH:
                column, style = struct.unpack_from("<II", record)
                text = self._shown(kind, record, style & 0xFFFFFF)
                self._rows.setdefault(row, {})[column] = text
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<IIII", record)
                self._merges.append(Box(top, left, bottom, right))
            elif kind == _COLUMN and struct.unpack_from("<H", record, 16)[0] & 1:
                first, last = struct.unpack_from("<II", record)
                self._hidden_columns.update(range(first, min(last + 1, COLUMNS)))

    def _shown(self, kind: int, record: bytes, style: int) -> str:
        """Return a cell as it is shown."""
        match kind:
            case 2:
                return self._number(short_number(record, 8), style)
            case 3 | 11:
                return ERRORS.get(record[8], "#N/A")
            case 4 | 10:
                return "TRUE" if record[8] else "FALSE"
            case 5 | 9:
                return self._number(struct.unpack_from("<d", record, 8)[0], style)
            case 7:
                at: int = struct.unpack_from("<I", record, 8)[0]
                return self._texts[at]
            case _:
                return words(record, 9 if kind == _RICH else 8)[0]

    def _number(self, number: float, style: int) -> str:
        """Return a number in the format of its style."""
        code = self._codes[style] if style < len(self._codes) else GENERAL
        if code == GENERAL:
            return plain(number)
        return shown(number + self._later if is_date(code) else number, code)
