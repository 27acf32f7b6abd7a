"""An .xls workbook (Excel 97 to 2003, and older): cells as they are shown.

Read by xlrd. The stream is taken out first, for xlrd runs in circles on damaged files.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from typing import Any, TypeAlias

from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import damaged, encrypted
from jixiaolint.read.compound import Compound
from jixiaolint.read.library import library
from jixiaolint.read.workbook.book import (
    EPOCHS_APART,
    ERRORS,
    Book,
    Look,
    String,
    without_struck,
)
from jixiaolint.read.workbook.box import Box, Sheet
from jixiaolint.read.workbook.number_format import BUILTIN, GENERAL, LOCAL
from jixiaolint.read.workbook.sheet import source_of
from jixiaolint.source import Source

Handle: TypeAlias = Any
"""Something of xlrd's, which carries no types."""


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
    except Exception as error:
        raise _why(path, error) from error
    looks = _looks(book)
    sheets = (
        (name, partial(_load, path, book, at, looks))
        for at, name in enumerate(book.sheet_names())
    )
    return source_of(path, "xls", sheets)


def _why(path: str, error: Exception) -> Exception:
    """Return the sentence for what xlrd raises, which has no error of its own for most."""
    if isinstance(error, UnreadableError | MemoryError):
        return error
    return encrypted(path) if "encrypted" in str(error) else damaged(path, error)


def _load(path: str, book: Handle, number: int, looks: Book) -> Sheet:
    """Return a sheet; raises UnreadableError."""
    try:
        found = _read(book.sheet_by_index(number), looks)
        book.unload_sheet(number)
    except Exception as error:
        raise _why(path, error) from error
    return found


def _read(sheet: Handle, looks: Book) -> Sheet:
    """Return what a sheet of xlrd holds."""
    found = Sheet(
        merges=[
            Box(top, left, bottom - 1, right - 1)
            for top, bottom, left, right in sheet.merged_cells
        ],
        hidden_rows={at for at, about in sheet.rowinfo_map.items() if about.hidden},
        hidden_columns={at for at, about in sheet.colinfo_map.items() if about.hidden},
        hidden=sheet.visibility != 0,
    )
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if 0 < cell.ctype < 6:
                runs = sheet.rich_text_runlist_map.get((row, column), ())
                value = _value(cell, runs, looks)
                looks.put(found, (row, column), value, cell.xf_index)
    return found


def _looks(book: Handle) -> Book:
    """Return what cells look like: the format and the font of each style."""
    codes = {at: about.format_str for at, about in book.format_map.items()}
    found = Book(
        codes=codes | {at: BUILTIN[at] for at in LOCAL},
        fonts=[bool(font.struck_out) for font in book.font_list],
        later=EPOCHS_APART if book.datemode else 0,
    )
    for at, style in enumerate(book.xf_list):
        code = found.codes.get(style.format_key, GENERAL)
        found.looks[at] = Look(code, found.strikes(style.font_index))
    return found


def _value(
    cell: Handle, runs: Sequence[tuple[int, int]], looks: Book
) -> String | float:
    """Return what a cell holds; `runs` are the pieces of its text, with their fonts."""
    match cell.ctype:
        case 4:
            return String("TRUE" if cell.value else "FALSE")
        case 5:
            return String(ERRORS.get(int(cell.value), "#N/A"))
    if not isinstance(cell.value, str):
        return float(cell.value)
    fonts = [(start, looks.strikes(font)) for start, font in runs]
    first = [(0, looks.looks[cell.xf_index].struck)] if runs else []
    return without_struck(cell.value, [*first, *fonts])
