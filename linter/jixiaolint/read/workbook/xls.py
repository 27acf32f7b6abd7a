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
from jixiaolint.read.workbook.box import Box
from jixiaolint.read.workbook.number_format import (
    BUILTIN,
    GENERAL,
    LOCAL,
    is_simple,
    plain,
    shown,
)
from jixiaolint.read.workbook.sheet import (
    EPOCHS_APART,
    ERRORS,
    Sheet,
    source_of,
)
from jixiaolint.source import Source

_DATE = 3

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
    codes = _codes(book)
    sheets = (
        (name, partial(_load, path, book, at, codes))
        for at, name in enumerate(book.sheet_names())
    )
    return source_of(path, "xls", sheets)


def _why(path: str, error: Exception) -> Exception:
    """Return the sentence for what xlrd raises, which has no error of its own for most."""
    if isinstance(error, UnreadableError | MemoryError):
        return error
    return encrypted(path) if "encrypted" in str(error) else damaged(path, error)


def _load(path: str, book: Handle, number: int, codes: list[str]) -> Sheet:
    """Return a sheet; raises UnreadableError."""
    try:
        found = _read(book, book.sheet_by_index(number), codes)
        book.unload_sheet(number)
    except Exception as error:
        raise _why(path, error) from error
    return found


def _read(book: Handle, sheet: Handle, codes: list[str]) -> Sheet:
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
    later = EPOCHS_APART if book.datemode else 0
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if 0 < cell.ctype < 6:
                runs = sheet.rich_text_runlist_map.get((row, column), ())
                text = _shown(cell, codes, later)
                whole = _is_struck(book, book.xf_list[cell.xf_index].font_index)
                kept = _kept(book, text, [(0, 0), *runs], whole) if runs else text
                found.put(row, column, kept, kept != text, whole and not runs)
    return found


def _is_struck(book: Handle, font: int) -> bool:
    """Tell whether a font is one that strikes words out."""
    return font < len(book.font_list) and bool(book.font_list[font].struck_out)


def _kept(book: Handle, text: str, runs: Sequence[tuple[int, int]], whole: bool) -> str:
    """Return a text without its struck-out runs; each is (start, font), one or more."""
    ends = [start for start, _ in runs[1:]] + [len(text)]
    struck = [whole, *(_is_struck(book, font) for _, font in runs[1:])]
    return "".join(
        text[start:end]
        for (start, _), end, gone in zip(runs, ends, struck, strict=True)
        if not gone
    )


def _codes(book: Handle) -> list[str]:
    """Return the number format of each style that cells refer to."""
    known = {at: about.format_str for at, about in book.format_map.items()}
    return [
        BUILTIN[style.format_key]
        if style.format_key in LOCAL
        else known.get(style.format_key, GENERAL)
        for style in book.xf_list
    ]


def _shown(cell: Handle, codes: list[str], later: int) -> str:
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
