"""An .xls workbook (Excel 97 to 2003, and older): cells as they are shown.

Read by xlrd: calamine knows no formats there, and ends the whole program on some
damaged files. The stream is taken out first, for xlrd runs in circles on others.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol

from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import damaged, encrypted
from jixiaolint.read.compound import Compound
from jixiaolint.read.library import library
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.marks import ERRORS
from jixiaolint.read.workbook.number_format import (
    BUILTIN,
    GENERAL,
    LOCAL,
    is_simple,
    plain,
    shown,
)
from jixiaolint.read.workbook.sheet import Sheet, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiaolint.source import Source

_DATE = 3
_1904 = 1462
"""So many days lie between the two epochs of workbooks."""


class _Hidden(Protocol):
    """A row or a column of xlrd."""

    hidden: int


class _Style(Protocol):
    """A style of xlrd: the key of a number format."""

    format_key: int


class _Format(Protocol):
    """A number format of xlrd."""

    format_str: str


class _Cell(Protocol):
    """A cell of xlrd: 1 text, 2 number, 3 date, 4 truth, 5 error."""

    ctype: int
    value: str | float
    xf_index: int


class _Sheet(Protocol):
    """A sheet of xlrd, as far as it is used here."""

    name: str
    nrows: int
    visibility: int
    merged_cells: list[tuple[int, int, int, int]]
    rowinfo_map: Mapping[int, _Hidden]
    colinfo_map: Mapping[int, _Hidden]

    def row(self, number: int) -> Sequence[_Cell]: ...


class _Book(Protocol):
    """A workbook of xlrd, as far as it is used here."""

    nsheets: int
    datemode: int
    format_map: Mapping[int, _Format]
    xf_list: Sequence[_Style]

    def sheet_by_index(self, number: int) -> _Sheet: ...
    def unload_sheet(self, number: int) -> None: ...


def read_xls(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    xlrd = library(path, "xlrd", "office")
    try:
        file = Compound(data)
        names = file.names()
        book = xlrd.open_workbook(
            file_contents=file.stream("Workbook" if "Workbook" in names else "Book"),
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
            logfile=io.StringIO(),
        )
        return source_of(path, "xls", _sheets(book))
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        # xlrd has no error of its own for most kinds of damage.
        if "encrypted" in str(error):
            raise encrypted(path) from error
        raise damaged(path, error) from error


def _sheets(book: _Book) -> Iterator[Sheet]:
    """Yield the sheets; charts and macros are none."""
    codes = _codes(book)
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        yield Sheet(
            sheet.name,
            _rows(sheet, codes, _1904 if book.datemode else 0),
            [
                Box(top, left, bottom - 1, right - 1)
                for top, bottom, left, right in sheet.merged_cells
            ],
            sheet.visibility != 0,
            {at for at, about in sheet.rowinfo_map.items() if about.hidden},
            {at for at, about in sheet.colinfo_map.items() if about.hidden},
        )
        book.unload_sheet(number)


def _codes(book: _Book) -> list[str]:
    """Return the number format of each style that cells refer to."""
    known = {at: about.format_str for at, about in book.format_map.items()}
    return [
        BUILTIN[style.format_key]
        if style.format_key in LOCAL
        else known.get(style.format_key, GENERAL)
        for style in book.xf_list
    ]


def _rows(
    sheet: _Sheet, codes: list[str], later: int
) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Yield the rows of a sheet, each with its cells as they are shown.

    `later` is added to numbers that are dates.
    """
    for row in range(sheet.nrows):
        cells = [
            (column, _shown(cell, codes, later))
            for column, cell in enumerate(sheet.row(row))
            if 0 < cell.ctype < 6
        ]
        if cells:
            yield row, cells


def _shown(cell: _Cell, codes: list[str], later: int) -> str:
    """Return a cell as it is shown."""
    value = cell.value
    if isinstance(value, str):
        return value
    match cell.ctype:
        case 4:
            return "TRUE" if value else "FALSE"
        case 5:
            return ERRORS.get(int(value), "#N/A")
    number = value + (later if cell.ctype == _DATE else 0)
    code = codes[cell.xf_index]
    return plain(number) if is_simple(code) else shown(number, code)
