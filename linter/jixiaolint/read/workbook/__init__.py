"""Workbooks in, a grid for each sheet out: .xlsx .xlsm .xlsb .xls .ods."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiaolint.source import Source


def read_workbook(path: str, data: bytes) -> Source:
    """Return a workbook, whatever it is called, as a grid for each sheet.

    Cells are texts as they are shown: 0.9 in the format 0% is ``90%``, a date is as its
    format has it, a formula is its stored result. Sheets, rows and columns that are
    hidden are read like others, and noticed. Macros are not looked at, and nothing
    outside the file is. Raises UnreadableError if it is damaged, encrypted, beyond the
    limits or no workbook.
    """
    from jixiaolint.read.container import container
    from jixiaolint.read.workbook.ods import read_ods
    from jixiaolint.read.workbook.xls import read_xls
    from jixiaolint.read.workbook.xlsb import read_xlsb
    from jixiaolint.read.workbook.xlsx import read_xlsx

    match container(path, data):
        case ".xls":
            return read_xls(path, data)
        case ".xlsb":
            return read_xlsb(path, data)
        case ".ods":
            return read_ods(path, data)
        case _:
            return read_xlsx(path, data)
