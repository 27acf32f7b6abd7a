"""An .xlsb package: its sheets, cells as they are shown.

Read here record by record, with nothing but the standard library.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from jixiaolint.read.archive import guarded, open_archive, read_part
from jixiaolint.read.relations import Relation, of_kind, relations
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.number_format import BUILTIN, GENERAL, plain, shown
from jixiaolint.read.workbook.number_sections import is_date
from jixiaolint.read.workbook.pictures import on_cells
from jixiaolint.read.workbook.places import COLUMNS
from jixiaolint.read.workbook.records import records, short_number, words
from jixiaolint.read.workbook.sheet import (
    EPOCHS_APART,
    ERRORS,
    Loading,
    Sheet,
    source_of,
)
from jixiaolint.source import Source

if TYPE_CHECKING:
    from zipfile import ZipFile

_WORKBOOK = "xl/workbook.bin"
_NOWHERE = Relation("worksheet", "xl/worksheets/")
"""Where a sheet stands whose part nothing leads to: it is missing, which is said."""

_ROW, _STRING, _RICH = 0, 19, 62
_FONT, _FORMAT, _STYLE, _COLUMN, _BOOK, _SHEET, _MERGE = 43, 44, 47, 60, 153, 156, 176
_STYLES, _STYLES_END = 617, 618
"""The kinds of record that matter here ([MS-XLSB] 2.3)."""

_HIDDEN_ROW = 0x10
_STRIKE = 0x08
_SHORT = 2


def read_xlsb(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    with open_archive(path, data) as archive, guarded(path):
        related = relations(path, archive, _WORKBOOK)
        styles, strings = of_kind(related, "styles"), of_kind(related, "sharedStrings")
        book = _Book()
        if styles:
            book.read_styles(read_part(path, archive, styles))
        if strings:
            book.read_strings(read_part(path, archive, strings))
        return source_of(path, "xlsb", _sheets(path, archive, related, book))


def _sheets(
    path: str, archive: ZipFile, related: dict[str, Relation], book: _Book
) -> Iterator[Loading]:
    """Yield the worksheets; charts and macros are none."""
    for kind, record in records(read_part(path, archive, _WORKBOOK)):
        if kind == _BOOK and record[0] & 1:
            book.later = EPOCHS_APART
        elif kind == _SHEET:
            relation, end = words(record, 8)
            part = related.get(relation, _NOWHERE)
            if part.kind == "worksheet":
                hidden = record[0] != 0
                load = partial(_load, path, archive, part.part, book, hidden)
                yield words(record, end)[0], load


def _load(path: str, archive: ZipFile, part: str, book: _Book, hidden: bool) -> Sheet:
    """Return a sheet; raises UnreadableError."""
    found = Sheet(hidden=hidden)
    with guarded(path):
        _read(read_part(path, archive, part), book, found)
    for spot in on_cells(path, archive, part):
        found.tell("picture", *spot)
    return found


class _Book:
    """What all sheets refer to: strings, formats, and what is struck out.

    A string is a text without its struck-out pieces, whether there are any, and how many
    pieces it has. `later` is added to numbers that are dates.
    """

    def __init__(self) -> None:
        self.texts: list[tuple[str, bool, int]] = []
        self.codes: list[str] = []
        self.later = 0
        self._fonts: list[bool] = []
        self._struck: list[bool] = []

    def read_strings(self, data: bytes) -> None:
        """Take the strings that cells refer to."""
        for kind, record in records(data):
            if kind == _STRING:
                self.texts.append(self.string(record, 0))

    def read_styles(self, data: bytes) -> None:
        """Take the formats and fonts of the styles that cells refer to."""
        own: dict[int, str] = {}
        inside = False
        for kind, record in records(data):
            if kind == _FORMAT:
                own[struct.unpack_from("<H", record)[0]] = words(record, 2)[0]
            elif kind == _FONT:
                self._fonts.append(bool(record[2] & _STRIKE))
            elif kind in {_STYLES, _STYLES_END}:
                inside = kind == _STYLES
            elif kind == _STYLE and inside:
                _, number, font = struct.unpack_from("<HHH", record)
                self.codes.append(own.get(number) or BUILTIN.get(number, GENERAL))
                self._struck.append(self._is_struck(font))

    def strikes(self, style: int) -> bool:
        """Tell whether a style strikes out all that a cell holds."""
        return style < len(self._struck) and self._struck[style]

    def string(self, record: bytes, at: int) -> tuple[str, bool, int]:
        """Return a rich string: each of its runs begins at a character with a font."""
        text, end = words(record, at + 1)
        if not record[at] & 1:
            return text, False, 0
        (count,) = struct.unpack_from("<I", record, end)
        runs = list(struct.iter_unpack("<HH", record[end + 4 : end + 4 + 4 * count]))
        starts = [start for start, _ in runs]
        kept = [text[: starts[0]] if starts else text]
        for (start, font), stop in zip(runs, [*starts[1:], len(text)], strict=False):
            if not self._is_struck(font):
                kept.append(text[start:stop])
        return "".join(kept), len("".join(kept)) < len(text), count

    def _is_struck(self, font: int) -> bool:
        return font < len(self._fonts) and self._fonts[font]


def _read(data: bytes, book: _Book, sheet: Sheet) -> None:
    """Read all records of a sheet; struct.error or IndexError if one is damaged."""
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


def _cell(
    book: _Book,
    sheet: Sheet,
    found: tuple[int, bytes],
    spot: tuple[int, int],
    style: int,
) -> None:
    """Put a cell into the sheet, as it is shown."""
    kind, record = found
    text, struck, pieces = "", False, 0
    match kind:
        case 3 | 11:
            text = ERRORS.get(record[8], "#N/A")
        case 4 | 10:
            text = "TRUE" if record[8] else "FALSE"
        case 2 | 5 | 9:
            (real,) = (
                [short_number(record, 8)]
                if kind == _SHORT
                else struct.unpack_from("<d", record, 8)
            )
            if book.codes and style >= len(book.codes):
                sheet.tell("style", *spot)
            text = _number(book, real, style)
        case 7:
            (at,) = struct.unpack_from("<I", record, 8)
            if at >= len(book.texts):
                sheet.tell("string", *spot)
                return
            text, struck, pieces = book.texts[at]
        case 62:
            text, struck, pieces = book.string(record, 8)
        case _:
            text = words(record, 8)[0]
    sheet.put(*spot, text, struck, book.strikes(style) and not pieces)


def _number(book: _Book, number: float, style: int) -> str:
    """Return a number in the format of its style."""
    code = book.codes[style] if style < len(book.codes) else GENERAL
    if code == GENERAL:
        return plain(number)
    return shown(number + book.later if is_date(code) else number, code)
