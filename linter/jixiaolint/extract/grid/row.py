"""A row of a grid, and its cells that say something."""

from __future__ import annotations

from jixiaolint.text import Text

Row = tuple[Text, ...]


def distinct(row: Row) -> list[tuple[int, Text]]:
    """Return the cells of a row that are not blank, each once, with its first column."""
    found: list[tuple[int, Text]] = []
    last = None
    for column, cell in enumerate(row):
        value = cell.value
        if value and cell is not last and not value.isspace():
            found.append((column, cell))
            last = cell
    return found
