"""Workbooks drawn as text: sheets of rows, with the signs of merged cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forms import ABOVE, LEFT, Document, Form

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name and its rows, all of one width; `LEFT` and `ABOVE` merge."""

    name: str
    rows: tuple[Row, ...]

    def form(self) -> Form:
        """Return the sheet as a form: rows of one cell at its top are lines above."""
        lines: list[str] = []
        for row in self.rows:
            if any(words != LEFT for words in row[1:]):
                break
            lines.append(row[0])
        return Form(tuple(lines), self.rows[len(lines) :])

    def with_rows(self, rows: Iterable[Row]) -> Sheet:
        """Return the sheet with other rows."""
        return replace(self, rows=tuple(rows))


Book = tuple[Sheet, ...]
"""What stands in one file."""


def sheet(name: str, rows: Iterable[Iterable[str]]) -> Sheet:
    """Return a sheet of rows of any width: a lone cell is merged over the whole width."""
    found = [tuple(row) for row in rows]
    width = max((len(row) for row in found), default=1)
    return Sheet(name, tuple(_filled(row, width) for row in found))


def _filled(row: Row, width: int) -> Row:
    missing = width - len(row)
    return row + ((LEFT,) if len(row) == 1 and row[0] else ("",)) * missing


def drawn(text: str) -> Book:
    """Return a book drawn as text: ``# name`` begins a sheet, ``|`` parts cells.

    ``/`` between spaces begins a line in a cell, a line ``-`` is a blank row.
    """
    sheets: list[tuple[str, list[list[str]]]] = []
    for line in text.strip("\n").split("\n"):
        if line.startswith("# "):
            sheets.append((line[2:], []))
            continue
        if not sheets:
            sheets.append(("表1", []))
        cells = [""] if line == "-" else line.split("|")
        sheets[-1][1].append([cell.replace(" / ", "\n") for cell in cells])
    return tuple(sheet(name, rows) for name, rows in sheets)


def unmerged(rows: Iterable[Row], *, repeat: bool) -> list[Row]:
    """Return rows without merged cells: blank or with the words repeated."""
    found: list[Row] = []
    for row in rows:
        cells: list[str] = []
        for at, words in enumerate(row):
            if words == LEFT:
                cells.append(cells[at - 1] if repeat else "")
            elif words == ABOVE:
                cells.append(found[-1][at] if repeat else "")
            else:
                cells.append(words)
        found.append(tuple(cells))
    return found


def document(book: Book) -> Document:
    """Return a book as forms below each other; a sheet without title has its name."""
    found = [(sheet.name, sheet.form()) for sheet in book]
    if len(book) == 1:
        return (found[0][1],)
    return tuple(
        form if form.above else Form((name,), form.rows) for name, form in found
    )
