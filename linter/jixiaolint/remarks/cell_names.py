"""The names that cells have in a spreadsheet: those of a workbook, C7 for a CSV file too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import partial

from jixiaolint.columns.rows import Rows
from jixiaolint.place import Place, letters
from jixiaolint.source import Grid, Source

Namer = Callable[[int, Place], str | None]
"""Gives the name of the cell that holds an offset of the source, or stands at a place."""


def namer(source: Source) -> Namer:
    """Return what names the cells of a source."""
    blocks = source.blocks
    if source.reader == "csv" and len(blocks) == 1 and isinstance(blocks[0], Grid):
        return partial(_of_record, blocks[0].cells)
    return _of_sheet


def _of_sheet(_: int, place: Place) -> str | None:
    """Return the name that a workbook gives the cell."""
    return place.cell if place.sheet else None


def _of_record(rows: Rows, offset: int, _: Place) -> str | None:
    """Return the name under which a spreadsheet shows the cell of a delimited file.

    Records count there, and not the lines that a cell may have.
    """
    if rows.starts is None:
        return None
    row = bisect_right(rows.starts, offset) - 1
    begins = [
        (rows.text(row, at).offset(0), at)
        for at, column in enumerate(rows.columns)
        if column.values[row]
    ]
    columns = [at for start, at in begins if start <= offset]
    return f"{letters(columns[-1] + 1)}{row + 1}" if columns else None
