"""The columns of an indicator's parts in, their cells out: what is blank, merged or filler.

A column is looked at once, so that what its cells have in common is found out once and
not for each row.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiaolint.columns.column import BLANK, Column, distinct
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.filling import LEVELS, fills_of
from jixiaolint.extract.grid.heads import Head
from jixiaolint.labels.heads import bound_of
from jixiaolint.labels.looks import is_filler
from jixiaolint.parsing.target import parse_target
from jixiaolint.text import Text

_OVER = (*LEVELS, "name")
"""What may reach over the columns at its right, from left to right."""

_REPEATED = frozenset(("score", "points"))
"""What each row has of its own: a cell merged over several is none of theirs."""

_OPEN = frozenset(
    ("nature", "unit", "annual_unit", "cycle_unit", "annual_sign", "cycle_sign")
)
"""Columns in which 无 or / only says that there is nothing to say."""

_BOUNDED = {"annual": "annual_else", "annual_else": "annual", "cycle": "cycle_else"}
"""The values that may be bounds, and where the other bound stands."""


@dataclass(frozen=True, slots=True)
class Side:
    """The cells of an indicator's parts, by role; of a row, those at its number.

    `fills` tells for each level whether blanks mean the label above, `same` are the rows
    merged with the one above.
    """

    cells: dict[str, Column]
    fills: dict[str, bool]
    same: frozenset[int]

    def says(self, role: str, row: int) -> bool:
        """Tell whether the cell of a role says something in a row."""
        cells = self.cells.get(role)
        return cells is not None and cells.values[row] is not None

    def column(self, role: str, rows: Rows) -> Column:
        """Return the cells of a role, blank ones if it has no column."""
        return self.cells.get(role) or Column.blank(len(rows), rows.odd)


def side_of(rows: Rows, head: Head, side: dict[str, int]) -> Side:
    """Return the cells of a side; one merged with a column more to the left is none."""
    raw = {role: rows.columns[at] for role, at in side.items()}
    cells = {role: column.filled() for role, column in raw.items()}
    for role, at in side.items():
        if rows and rows.text(0, at) is head.label(at):
            marks = raw[role].marks
            cells[role] = cells[role].without(marks, {marks[0]})
    for role in cells.keys() & _OPEN:
        fillers = set(filter(is_filler, distinct(cells[role].values)))
        cells[role] = cells[role].without(cells[role].values, fillers)
    for role in cells.keys() & _REPEATED if "name" in raw else ():
        wide = _wide(cells[role], raw["name"].marks)
        cells[role] = cells[role].without(cells[role].marks, wide)
    for role in cells.keys() & _BOUNDED:
        said = head.label(side[role])
        if word := bound_of(said.value) if said else None:
            beside = raw.get(_BOUNDED[role])
            cells[role] = _bounded(cells[role], word, beside.marks if beside else ())
    fills = fills_of(*(cells.get(role) for role in LEVELS))
    left: list[Column] = []
    for role in (*_OVER, *(role for role in side if role not in _OVER)):
        if role in side:
            for other in left if rows.merged else ():
                cells[role] = cells[role].apart(other)
            if role in _OVER:
                left.append(raw[role])
    same = _same(raw) if "name" in raw and rows.merged else frozenset()
    return Side(cells, fills, same)


def joined(cells: Column, more: Column) -> Column:
    """Return the cells of a column, each with that beside it in another, if it is one."""
    found = cells.over(more)
    for at, (one, other) in enumerate(zip(cells.texts(), more.texts(), strict=True)):
        if one and other and one != other:
            found.put(at, Text.join((one, other)))
    return found


def _bounded(cells: Column, word: str, beside: Sequence[int]) -> Column:
    """Return values with the word of their head before each number without a bound.

    It stands where its number does: who looks for it shall find the row. A cell merged
    with that of the other bound is neither.
    """
    found = cells.copy()
    for at, text in enumerate(cells.texts()):
        if text is None or (beside and beside[at] == cells.marks[at]):
            continue
        target = parse_target(text.value)
        if target.kind == "quantity" and target.op is None:
            runs = tuple((place, text.offset(0)) for place in range(len(word)))
            found.put(at, Text.join((Text(word, runs), text)))
    return found


def heads_group(side: Side, at: int, rows: int) -> bool:
    """Return whether one of some rows holds levels only, for the rows below it."""
    stated = [role for role in LEVELS if side.says(role, at)]
    if at + 1 == rows or not stated or not side.fills[stated[-1]]:
        return False
    blank = not any(side.says(role, at + 1) for role in stated)
    return blank and any(side.says(role, at + 1) for role in ("level2", "name"))


def _wide(cells: Column, names: array[int]) -> set[int]:
    """Return the marks of the cells that are merged over rows of different names."""
    return {
        one
        for (one, two), (name, after) in zip(
            pairwise(cells.marks), pairwise(names), strict=True
        )
        if one == two and name != after and one != BLANK
    }


def _same(raw: dict[str, Column]) -> frozenset[int]:
    """Return the rows whose cells are all those of the row above, merged with it."""
    names = raw["name"].marks
    again = [at for at, (one, two) in enumerate(pairwise(names), 1) if one == two]
    return frozenset(
        at
        for at in again
        if all(column.marks[at] == column.marks[at - 1] for column in raw.values())
        and any(column.values[at] for column in raw.values())
    )
