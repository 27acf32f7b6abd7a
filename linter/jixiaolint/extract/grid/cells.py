"""The columns of an indicator's parts in, their cells out: what is blank, merged or filler.

A column is looked at once, so that what its cells have in common is found out once and
not for each row.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import is_
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.filling import LEVELS, fills_of
from jixiaolint.extract.labels.looks import is_filler
from jixiaolint.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Head, Row

Cells = list[Text | None]
_OVER = (*LEVELS, "name")
"""What may reach over the columns at its right, from left to right."""

_REPEATED = frozenset(("score", "points"))
"""What each row has of its own: a cell merged over several is none of theirs."""

_OPEN = frozenset(
    ("nature", "unit", "annual_unit", "cycle_unit", "annual_sign", "cycle_sign")
)
"""Columns in which 无 or / only says that there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Side:
    """The cells of an indicator's parts, by role; of a row, those at its number.

    `fills` tells for each level whether blanks mean the label above, `same` are the rows
    merged with the one above.
    """

    cells: dict[str, Cells]
    fills: dict[str, bool]
    same: frozenset[int]

    def at(self, role: str, row: int) -> Text | None:
        """Return the cell of a role in a row, nothing if it is blank."""
        cells = self.cells.get(role)
        return cells[row] if cells else None


def side_of(rows: Sequence[Row], head: Head, side: dict[str, int]) -> Side:
    """Return the cells of a side; one merged with a column more to the left is none."""
    raw = {role: [row[at] for row in rows] for role, at in side.items()}
    cells = {
        role: _filled(column, head.label(side[role])) for role, column in raw.items()
    }
    for role in cells.keys() & _OPEN:
        cells[role] = [
            cell if cell and not is_filler(cell.value) else None for cell in cells[role]
        ]
    for role in cells.keys() & _REPEATED:
        cells[role] = _single(cells[role], raw.get("name", []))
    fills = fills_of(*(cells.get(role, []) for role in LEVELS))
    left: list[list[Text]] = []
    for role in (*_OVER, *(role for role in side if role not in _OVER)):
        if role in side:
            for column in left:
                cells[role] = _unmerged(cells[role], column)
            if role in _OVER:
                left.append(raw[role])
    same = _same(raw) if "name" in raw else frozenset()
    return Side(cells, fills, same)


def _filled(cells: list[Text], label: Text | None) -> Cells:
    """Return the cells of a column, none where one is blank or the label at its side."""
    found: Cells = [
        cell if cell.value and not cell.value.isspace() else None for cell in cells
    ]
    if label is not None and cells and cells[0] is label:
        return [None if cell is label else cell for cell in found]
    return found


def _unmerged(cells: Cells, left: list[Text]) -> Cells:
    """Return the cells of a column without those merged with another to the left."""
    if not any(map(is_, cells, left)):
        return cells
    return [
        None if cell is other else cell for cell, other in zip(cells, left, strict=True)
    ]


def _single(cells: Cells, names: Sequence[Text]) -> Cells:
    """Return the cells of a column without those merged over rows of different names."""
    wide = {
        id(one)
        for (one, two), (name, after) in zip(
            pairwise(cells), pairwise(names), strict=False
        )
        if one is two and name is not after
    }
    return [None if id(cell) in wide else cell for cell in cells] if wide else cells


def _same(raw: dict[str, list[Text]]) -> frozenset[int]:
    """Return the rows whose cells are all those of the row above, merged with it."""
    names = raw["name"]
    again = [at for at, pair in enumerate(pairwise(names), 1) if pair[0] is pair[1]]
    return frozenset(
        at
        for at in again
        if all(column[at] is column[at - 1] for column in raw.values())
        and any(column[at].value for column in raw.values())
    )
