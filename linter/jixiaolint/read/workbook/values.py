"""Values as calamine reads them and the marks of a sheet in; rows of shown cells out.

Calamine knows neither formats nor errors, and lays a sheet out as a full rectangle: a
stray cell in the last corner would ask for half a terabyte and end the program. So a
package is looked through for its marks, and checked, before calamine may open a sheet.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import damaged
from jixiaolint.read.library import library
from jixiaolint.read.workbook.box import check_box
from jixiaolint.read.workbook.number_format import GENERAL, plain, shown
from jixiaolint.read.workbook.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, time, timedelta

    from jixiaolint.read.workbook.marks import Marks

    Value = str | float | bool | date | time | timedelta


class _Sheet(Protocol):
    """A sheet of calamine, as far as it is used here."""

    start: tuple[int, int] | None

    def iter_rows(self) -> Iterator[list[Value]]: ...


def sheets(
    path: str, data: bytes, marks_of: Callable[[str], Marks | None]
) -> Iterator[Sheet]:
    """Yield the worksheets of a workbook in its order; charts and macros are none.

    `marks_of` gives the marks of the sheet of a name, None if it is no worksheet.
    Raises UnreadableError if a sheet is damaged or beyond the limits.
    """
    calamine = library(path, "python_calamine", "office")
    with _guarded(path):
        workbook = calamine.load_workbook(io.BytesIO(data))
    for about in workbook.sheets_metadata:
        marks = marks_of(about.name)
        if about.typ != calamine.SheetTypeEnum.WorkSheet or marks is None:
            continue
        if marks.box.bottom < 0:
            continue
        check_box(path, about.name, marks.box)
        with _guarded(path):
            sheet = workbook.get_sheet_by_name(about.name)
        yield Sheet(
            about.name,
            _rows(sheet, marks),
            marks.merges,
            about.visible != calamine.SheetVisibleEnum.Visible,
            marks.hidden_rows,
            marks.hidden_columns,
            marks.uncounted,
        )


@contextmanager
def _guarded(path: str) -> Iterator[None]:
    """Turn what calamine raises into a sentence; its panics are no Exception."""
    try:
        yield
    except (UnreadableError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise damaged(path, ValueError(str(error))) from error


def _rows(sheet: _Sheet, marks: Marks) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Yield the rows of a sheet, each with its cells as they are shown.

    Calamine gives the rows from the very first on, but columns from the first used on.
    """
    _, left = sheet.start or (0, 0)
    errors = dict(marks.errors)
    for row, values in enumerate(sheet.iter_rows()):
        codes = marks.formats.get(row, {})
        cells = [
            (column, _shown(value, codes.get(column, GENERAL)))
            for column, value in enumerate(values, left)
            if value != ""
        ]
        if row in errors:
            cells = sorted({**dict(cells), **errors.pop(row)}.items())
        yield row, cells
    yield from ((row, sorted(cells.items())) for row, cells in sorted(errors.items()))


def _shown(value: Value, code: str) -> str:
    """Return a value as its cell shows it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if code == GENERAL and isinstance(value, float | int):
        return plain(value)
    return shown(value, code)
