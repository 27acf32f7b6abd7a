"""A row in hand, how odd it is, and how odd a line is that carries it on.

Costs add up and come in four grades (see `cells`). Widths are in half Chinese
characters, as set on the page.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jixiaolint.extract.lines.align import Piece, Reading
from jixiaolint.extract.lines.cells import (
    HINT,
    ODD,
    RARE,
    WRONG,
    as_cell,
    as_name,
    as_value,
    ends_well,
    is_name,
    is_strong,
    runs_on,
)
from jixiaolint.text import Text


class Layout(NamedTuple):
    """The columns right of the names, and how wide that of the names is."""

    columns: tuple[str, ...]
    full: int


class Cell(NamedTuple):
    """A cell: its pieces, what they say without blanks, the width of the widest."""

    pieces: tuple[Piece, ...] = ()
    value: str = ""
    widest: int = 0

    @property
    def text(self) -> Text:
        """The pieces joined and squeezed."""
        return Text.join(piece.text for piece in self.pieces).squeeze()


EMPTY = Cell()


class Row(NamedTuple):
    """A row in hand: its cells by column; `whole` if one line made all."""

    cells: tuple[Cell, ...]
    whole: bool

    def longer(self, option: Reading) -> Row:
        """Return the row with the cells of one more line."""
        cells = list(self.cells)
        for piece in option.pieces:
            pieces, value, widest = cells[piece.column]
            longest = max(widest, piece.width)
            cells[piece.column] = Cell((*pieces, piece), value + piece.bare, longest)
        return Row(tuple(cells), self.whole)

    @property
    def lines(self) -> list[int]:
        """The lines of all its pieces."""
        return [piece.line for cell in self.cells for piece in cell.pieces]


def row_cost(row: Row, layout: Layout) -> float:
    """Return how odd a whole row is."""
    name, *others = row.cells
    cost = HINT + as_name(name.value) + _targets_cost(row, layout)
    for cell, role in zip(others, layout.columns, strict=True):
        cost += as_cell(role, cell.value) if cell.value or role == "value" else HINT
    return cost + _shape_cost(row, layout)


def outlook(row: Row | None, layout: Layout) -> float:
    """Return what a row in hand will surely cost for targets that are words."""
    return sum(_odd_targets(row, layout)) / 2 if row else 0.0


def _targets(row: Row, layout: Layout) -> list[Cell]:
    """Return the cells for targets."""
    pairs = zip(row.cells[1:], layout.columns, strict=True)
    return [cell for cell, role in pairs if role == "value"]


def _odd_targets(row: Row, layout: Layout) -> list[float]:
    """Return how odd each target is: hardly where one line is a whole row by itself."""
    filled = [cell for cell in _targets(row, layout) if cell.value]
    if not row.whole:
        return [as_value(cell.value) for cell in filled]
    return [
        min(as_value(cell.value), HINT + ODD * (len(cell.pieces) - 1))
        for cell in filled
    ]


def _targets_cost(row: Row, layout: Layout) -> float:
    """Return how odd the targets of a row are; equal ones are none the odder."""
    values = [cell.value for cell in _targets(row, layout)]
    odd = _odd_targets(row, layout)
    if not odd:
        plain = len(row.cells[0].pieces) == 1 and is_name(row.cells[0].value)
        return (RARE if plain else WRONG) if values else 0.0
    if len(odd) == 2 and values[0] == values[1]:
        return min(ODD, odd[0])
    missing = ODD * (len(odd) < len(values)) + HINT * (not values[-1])
    return missing + sum(odd)


def _shape_cost(row: Row, layout: Layout) -> float:
    """Return how unevenly the name stands about the targets."""
    targets = [p.line for cell in _targets(row, layout) for p in cell.pieces]
    name = row.cells[0]
    if not name.pieces or not targets:
        return 0.0
    first, last = name.pieces[0], name.pieces[-1]
    fills = abs(layout.full - last.width) <= 1 and not ends_well(name.value)
    if first.line > max(targets):
        return HINT * fills + RARE
    return HINT * (fills + (last.line > max(targets)))


def append_cost(row: Row, option: Reading, layout: Layout, crossed: int) -> float:
    """Return the cost of carrying a row on with a line, some labels being between."""
    cost = ODD * crossed
    last = max(row.lines)
    for column, _, _, bare, wide in option.pieces:
        cell = row.cells[column]
        if cell.pieces:
            full = cell.widest if column else layout.full
            cost += _wrap(cell.value, full, cell.pieces[-1].width, bare, wide, column)
            if column and cell.pieces[-1].line != last:
                cost += RARE
    if option.whole and (row.whole or ends_well(row.cells[0].value)):
        cost += WRONG if row.whole else ODD
    if option.labels and "value" not in layout.columns:
        # Without values only its labels tell where a row begins.
        cost += WRONG
    return cost


@lru_cache(65536)
def _wrap(value: str, full: int, last: int, more: str, wide: int, column: int) -> float:
    """Return the cost of a wrap in a cell that is `full` wide, its last line `last`."""
    if column and is_strong(value):
        return WRONG
    if runs_on(value, more):
        return HINT
    room = full - last
    cost = HINT + (
        0.0 if room < 2 else HINT if room < 4 else ODD if room < 10 else RARE
    )
    if (is_name(more) and (column or ends_well(value) or last + 6 < full)) or (
        column and is_name(value)
    ):
        cost += RARE
    if wide > max(full, last) + 2:
        cost += WRONG if wide > 2 * max(full, last) else ODD
    return cost
