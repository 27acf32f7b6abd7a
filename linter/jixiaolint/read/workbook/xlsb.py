"""An .xlsb package: its parts are binary records, read with the standard library alone."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from jixiaolint.read.workbook.book import (
    EPOCHS_APART,
    ERRORS,
    Book,
    String,
    without_struck,
)
from jixiaolint.read.workbook.box import Box, Sheet, Spot
from jixiaolint.read.workbook.package import Parts, read_package
from jixiaolint.read.workbook.places import COLUMNS
from jixiaolint.read.workbook.records import records, short_number, words
from jixiaolint.source import Source

_ROW, _STRING, _RICH = 0, 19, 62
_FONT, _FORMAT, _STYLE, _COLUMN, _BOOK, _SHEET, _MERGE = 43, 44, 47, 60, 153, 156, 176
_STYLES, _STYLES_END = 617, 618
"""The kinds of record that matter here ([MS-XLSB] 2.3)."""

_HIDDEN_ROW = 0x10
_STRIKE = 0x08


def read_xlsb(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    parts = Parts(_styles, _strings, _sheets, _sheet)
    return read_package(path, data, "xlsb", "xl/workbook.bin", parts)


def _sheets(_: str, data: bytes, book: Book) -> Iterator[tuple[str, str, bool]]:
    """Yield the sheets that the workbook lists."""
    for kind, record in records(data):
        if kind == _BOOK and record[0] & 1:
            book.later = EPOCHS_APART
        elif kind == _SHEET:
            relation, end = words(record, 8)
            yield words(record, end)[0], relation, record[0] != 0


def _strings(_: str, data: bytes, book: Book) -> None:
    """Put the strings that cells share into the book."""
    for kind, record in records(data):
        if kind == _STRING:
            book.strings[len(book.strings)] = _string(book, record, 0)


def _styles(_: str, data: bytes, book: Book) -> None:
    """Put the look of each style into the book."""
    inside = False
    for kind, record in records(data):
        if kind == _FORMAT:
            book.codes[struct.unpack_from("<H", record)[0]] = words(record, 2)[0]
        elif kind == _FONT:
            book.fonts.append(bool(record[2] & _STRIKE))
        elif kind in {_STYLES, _STYLES_END}:
            inside = kind == _STYLES
        elif kind == _STYLE and inside:
            _, number, font = struct.unpack_from("<HHH", record)
            book.looks[len(book.looks)] = book.look(number, font)


def _string(book: Book, record: bytes, at: int) -> String:
    """Return a rich string: each of its runs begins at a character with a font."""
    text, end = words(record, at + 1)
    if not record[at] & 1:
        return String(text)
    (count,) = struct.unpack_from("<I", record, end)
    runs = struct.iter_unpack("<HH", record[end + 4 : end + 4 + 4 * count])
    return without_struck(text, [(start, book.strikes(font)) for start, font in runs])


def _sheet(_: str, data: bytes, book: Book) -> Sheet:
    """Return what a worksheet holds; struct.error or IndexError if it is damaged."""
    sheet = Sheet()
    row = 0
    for kind, record in records(data):
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", record)
            if record[11] & _HIDDEN_ROW:
                sheet.hidden_rows.add(row)
        elif 1 < kind < 12 or kind == _RICH:
            column, style = struct.unpack_from("<II", record)
            _cell(book, sheet, (kind, record), (row, column), style & 0xFFFFFF)
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            sheet.merges.append(Box(top, left, bottom, right))
        elif kind == _COLUMN and struct.unpack_from("<H", record, 16)[0] & 1:
            first, last = struct.unpack_from("<II", record)
            sheet.hidden_columns.update(range(first, min(last + 1, COLUMNS)))
    return sheet


def _cell(
    book: Book, sheet: Sheet, found: tuple[int, bytes], spot: Spot, style: int
) -> None:
    """Put a cell into the sheet, as it is shown."""
    kind, record = found
    value: String | float
    match kind:
        case 7:
            (at,) = struct.unpack_from("<I", record, 8)
            book.put_shared(sheet, spot, at, style)
            return
        case 3 | 11:
            value = String(ERRORS.get(record[8], "#N/A"))
        case 4 | 10:
            value = String("TRUE" if record[8] else "FALSE")
        case 2:
            value = short_number(record, 8)
        case 5 | 9:
            (value,) = struct.unpack_from("<d", record, 8)
        case 62:
            value = _string(book, record, 8)
        case _:
            value = String(words(record, 8)[0])
    book.put(sheet, spot, value, style)
