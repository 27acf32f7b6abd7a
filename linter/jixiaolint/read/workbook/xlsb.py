"""An .xlsb package: what its records say of sheets, formats and errors."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from jixiaolint.read.archive import check_parts, damaged, open_archive, read_part
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.marks import ERRORS, Marks
from jixiaolint.read.workbook.number_format import BUILTIN, GENERAL, is_simple
from jixiaolint.read.workbook.relations import Relation, of_kind, relations
from jixiaolint.read.workbook.sheet import source_of
from jixiaolint.read.workbook.values import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.source import Source

_WORKBOOK = "xl/workbook.bin"
_ROW, _BLANK, _LAST_CELL, _RICH = 0, 1, 11, 62
_NUMBERS = frozenset({2, 5, 9})
_FAILED = frozenset({3, 11})
_FORMAT, _STYLE, _STYLES, _STYLES_END = 44, 47, 617, 618
_COLUMN, _SHEET, _STRINGS, _MERGE = 60, 156, 159, 176
"""The kinds of record that matter here ([MS-XLSB] 2.3)."""

_HIDDEN_ROW = 0x10


def read_xlsb(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    with open_archive(path, data) as archive:
        check_parts(path, archive, (".bin", ".xml", ".rels"))
        try:
            related = relations(path, archive, _WORKBOOK)
            parts = _sheet_parts(read_part(path, archive, _WORKBOOK), related)
            styles = of_kind(related, "styles")
            codes = _codes(read_part(path, archive, styles)) if styles else ()
            for name in archive.namelist():
                if name.lower().endswith("sharedstrings.bin"):
                    _check_strings(read_part(path, archive, name))
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise damaged(path, error) from error

        def marks_of(name: str) -> Marks | None:
            part = parts.get(name)
            if part is None:
                return None
            try:
                return _marks(read_part(path, archive, part), codes)
            except (struct.error, IndexError) as error:
                raise damaged(path, error) from error

        return source_of(path, "xlsb", sheets(path, data, marks_of))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record; IndexError if one is cut off."""
    at, length = 0, len(data)
    while at < length:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:
                break
        if at + size > length:
            raise IndexError("a record is cut off")
        yield kind, data[at : at + size]
        at += size


def _words(record: bytes, at: int) -> tuple[str, int]:
    """Return the string that begins at a position, and where it ends."""
    (length,) = struct.unpack_from("<I", record, at)
    end = at + 4 + 2 * length
    if length == 0xFFFFFFFF:
        return "", at + 4
    if end > len(record):
        raise IndexError("a string is cut off")
    return record[at + 4 : end].decode("utf-16-le"), end


def _check_strings(data: bytes) -> None:
    """Refuse a table of strings that announces more of them than it has room for.

    Calamine makes room for as many as are announced.
    """
    for kind, record in _records(data):
        if kind == _STRINGS and max(struct.unpack_from("<II", record)[1:]) > len(data):
            raise IndexError("more strings are announced than there are")


def _sheet_parts(data: bytes, related: dict[str, Relation]) -> dict[str, str]:
    """Return the part of each worksheet by its name."""
    found: dict[str, str] = {}
    for kind, record in _records(data):
        if kind == _SHEET:
            relation, end = _words(record, 8)
            name, _ = _words(record, end)
            sheet = related.get(relation)
            if sheet is not None and sheet.kind == "worksheet":
                found[name] = sheet.part
    return found


def _codes(data: bytes) -> Sequence[str]:
    """Return the number format of each style that cells refer to."""
    own: dict[int, str] = {}
    numbers: list[int] = []
    inside = False
    for kind, record in _records(data):
        if kind == _FORMAT:
            own[struct.unpack_from("<H", record)[0]] = _words(record, 2)[0]
        elif kind in {_STYLES, _STYLES_END}:
            inside = kind == _STYLES
        elif kind == _STYLE and inside:
            numbers.append(struct.unpack_from("<H", record, 2)[0])
    return tuple(own.get(at) or BUILTIN.get(at, GENERAL) for at in numbers)


def _marks(data: bytes, codes: Sequence[str]) -> Marks:
    """Return the marks of a sheet; struct.error or IndexError if it is damaged."""
    marks = Marks()
    known = {at: code for at, code in enumerate(codes) if not is_simple(code)}
    row = -1
    for kind, record in _records(data):
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", record)
            if record[11] & _HIDDEN_ROW:
                marks.hidden_rows.add(row)
        elif _BLANK < kind <= _LAST_CELL or kind == _RICH:
            column, style = struct.unpack_from("<II", record)
            marks.take(row, column)
            code = known.get(style & 0xFFFFFF) if kind in _NUMBERS else None
            if code is not None:
                marks.form(row, column, code)
            elif kind in _FAILED:
                marks.errors.setdefault(row, {})[column] = ERRORS.get(record[8], "#N/A")
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            marks.merges.append(Box(top, left, bottom, right))
        elif kind == _COLUMN and struct.unpack_from("<H", record, 16)[0] & 1:
            first, last = struct.unpack_from("<II", record)
            marks.hidden_columns.update(range(first, min(last + 1, 2**14)))
    return marks
