"""The names that cells have in a spreadsheet: those of a workbook, C7 for a CSV file too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache, partial

from jixiaolint.columns.rows import Rows
from jixiaolint.place import Place, letters
from jixiaolint.source import Grid, Source

Namer = Callable[[int, Place], str | None]
"""Gives the name of the cell that holds an offset of the source, or stands at a place."""


Begins = Callable[[int], list[tuple[int, int]]]
"""Gives where the cells of a row begin, each with its column."""

_ROWS = 16
"""So many rows are held by where their cells begin: one may have many cells to name."""


def namer(source: Source) -> Namer:
    """Return what names the cells of a source."""
    blocks = source.blocks
    if source.reader == "csv" and len(blocks) == 1 and isinstance(blocks[0], Grid):
        rows = blocks[0].cells
        return partial(_of_record, rows, lru_cache(_ROWS)(partial(_begins, rows)))
    return _of_sheet


def _of_sheet(_: int, place: Place) -> str | None:
    """Return the name that a workbook gives the cell."""
    return place.cell if place.sheet else None


def _of_record(rows: Rows, begins: Begins, offset: int, _: Place) -> str | None:
    """Return the name under which a spreadsheet shows the cell of a delimited file.

    Records count there, and not the lines that a cell may have.
    """
    if rows.starts is None:
        return None
    row = bisect_right(rows.starts, offset) - 1
    cells = begins(row)
    at = bisect_right(cells, (offset, len(rows.columns))) - 1
    return f"{letters(cells[at][1] + 1)}{row + 1}" if at >= 0 else None


def _begins(rows: Rows, row: int) -> list[tuple[int, int]]:
    """Return where the cells of a row begin that are not blank, each with its column."""
    return [
        (rows.text(row, at).offset(0), at)
        for at, column in enumerate(rows.columns)
        if column.values[row]
    ]
