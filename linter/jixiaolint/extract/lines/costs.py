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
from jixiaolint.extract.lines.labels import Label
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
    """A row in hand: its cells by column, its labels; `whole` if one line made all."""

    cells: tuple[Cell, ...]
    labels: tuple[Label, ...]
    whole: bool

    def longer(self, option: Reading) -> Row:
        """Return the row with the cells and labels of one more line."""
        cells = list(self.cells)
        for piece in option.pieces:
            pieces, value, widest = cells[piece.column]
            longest = max(widest, piece.width)
            cells[piece.column] = Cell((*pieces, piece), value + piece.bare, longest)
        return Row(tuple(cells), self.labels + option.labels, self.whole)

    @property
    def lines(self) -> list[int]:
        """The lines of all its pieces."""
        return [piece.line for cell in self.cells for piece in cell.pieces]


def row_cost(row: Row, layout: Layout) -> float:
    """Return how odd a whole row is."""
    name, *others = row.cells
    cost = HINT + as_name(name.value) + _targets_cost(row, layout)
    for cell, role in zip(others, layout.columns, strict=True):
        if role != "value":
            cost += as_cell(role, cell.value) if cell.value else HINT
    return cost + _shape_cost(row, layout)


def outlook(row: Row | None, layout: Layout) -> float:
    """Return what a row in hand will surely cost for targets that are words."""
    return sum(_odd_targets(row, layout)) / 2 if row else 0.0


def _targets(row: Row, layout: Layout) -> list[Cell]:
    """Return the cells for targets."""
    pairs = zip(row.cells[1:], layout.columns, strict=True)
    return [cell for cell, role in pairs if role == "value"]


def _odd_targets(row: Row, layout: Layout) -> list[float]:
    """Return how odd each target is: hardly, where a line is a whole row by itself."""
    filled = [cell for cell in _targets(row, layout) if cell.value]
    odd = [as_value(cell.value) for cell in filled]
    if not row.whole:
        return odd
    most = [HINT + ODD * (len(cell.pieces) - 1) for cell in filled]
    return list(map(min, odd, most))


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
    names = [piece.line for piece in name.pieces]
    fills = abs(layout.full - name.pieces[-1].width) <= 1 and not ends_well(name.value)
    before = sum(line < min(targets) for line in names)
    after = sum(line > max(targets) for line in names)
    uneven = 0.0
    if after:
        behind = not before and names[0] > max(targets)
        uneven = RARE if behind else HINT + max(0, abs(before - after) - 1)
    return HINT * fills + uneven


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
    if option.whole and (row.whole or _has_ended(row, layout)):
        cost += WRONG if row.whole else ODD
    return cost


def _has_ended(row: Row, layout: Layout) -> bool:
    """Tell whether the name of a row ends as names do, where there was room for more."""
    name = row.cells[0]
    return ends_well(name.value) and name.pieces[-1].width + 3 < layout.full


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
