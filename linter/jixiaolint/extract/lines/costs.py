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

    @property
    def targets(self) -> list[int]:
        """The columns of targets; the names are column 0."""
        return [at for at, role in enumerate(self.columns, 1) if role == "value"]


class Row(NamedTuple):
    """A row in hand: the pieces of its cells by column, and what they say without blanks.

    It is `whole` if one line made all.
    """

    cells: tuple[tuple[Piece, ...], ...]
    values: tuple[str, ...]
    whole: bool

    @classmethod
    def of(cls, option: Reading, layout: Layout) -> Row:
        """Return the row that a line begins."""
        count = len(layout.columns) + 1
        return cls(((),) * count, ("",) * count, option.whole).longer(option)

    def longer(self, option: Reading) -> Row:
        """Return the row with the cells of one more line."""
        cells, values = list(self.cells), list(self.values)
        for piece in option.pieces:
            cells[piece.column] += (piece,)
            values[piece.column] += piece.bare
        return Row(tuple(cells), tuple(values), self.whole)

    @property
    def lines(self) -> list[int]:
        """The lines of all its pieces."""
        return [piece.line for cell in self.cells for piece in cell]

    @property
    def texts(self) -> list[Text]:
        """What its cells say."""
        return [
            Text.join(piece.text for piece in cell).squeeze() for cell in self.cells
        ]


def row_cost(row: Row, layout: Layout) -> float:
    """Return how odd a whole row is."""
    cells = zip(layout.columns, row.values[1:], strict=True)
    cost = HINT + as_name(row.values[0]) + _targets_cost(row, layout)
    return cost + sum(as_cell(*cell) for cell in cells) + _shape_cost(row, layout)


def outlook(row: Row | None, layout: Layout) -> float:
    """Return what a row in hand will surely cost for targets that are words."""
    return sum(_odd_targets(row, layout)) / 2 if row else 0.0


def _odd_targets(row: Row, layout: Layout) -> list[float]:
    """Return how odd each target is: hardly where one line is a whole row by itself."""
    filled = [at for at in layout.targets if row.values[at]]
    if not row.whole:
        return [as_value(row.values[at]) for at in filled]
    return [
        min(as_value(row.values[at]), HINT + ODD * (len(row.cells[at]) - 1))
        for at in filled
    ]


def _targets_cost(row: Row, layout: Layout) -> float:
    """Return how odd the targets of a row are; equal ones are none the odder."""
    values = [row.values[at] for at in layout.targets]
    odd = _odd_targets(row, layout)
    if not odd:
        return (RARE if is_name(row.values[0]) else WRONG) if values else 0.0
    if len(odd) == 2 and values[0] == values[1]:
        return min(ODD, odd[0])
    missing = ODD * (len(odd) < len(values)) + HINT * (not values[-1])
    return missing + sum(odd)


def _shape_cost(row: Row, layout: Layout) -> float:
    """Return how unevenly the name stands about the targets."""
    targets = [piece.line for at in layout.targets for piece in row.cells[at]]
    name = row.cells[0]
    if not name or not targets:
        return 0.0
    fills = abs(layout.full - name[-1].width) <= 1 and not ends_well(row.values[0])
    if name[0].line > max(targets):
        return HINT * fills + RARE
    return HINT * (fills + (name[-1].line > max(targets)))


def append_cost(row: Row, option: Reading, layout: Layout, crossed: int) -> float:
    """Return the cost of carrying a row on with a line, some labels being between."""
    cost = ODD * crossed
    last = max(row.lines)
    for column, _, _, bare, wide in option.pieces:
        if cell := row.cells[column]:
            full = max(piece.width for piece in cell) if column else layout.full
            value, end = row.values[column], cell[-1]
            cost += _wrap(value, full, end.width, bare, wide, column)
            cost += RARE * bool(column and end.line != last)
    if option.whole and (row.whole or ends_well(row.values[0])):
        cost += WRONG if row.whole else ODD
    # Without values only its labels tell where a row begins.
    return cost + WRONG * bool(option.labels and not layout.targets)


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
