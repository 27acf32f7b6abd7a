"""Tables that stand side by side in one grid, and halves of one that stand apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.heads import find_heads, naming_rows
from jixiaolint.extract.labels.heads import LEVELS, period_of, role_of
from jixiaolint.source import Grid
from jixiaolint.text import EMPTY, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Head, Row

_FEWEST = 3
"""So many rows make a half, the head included."""


def parted(grid: Grid) -> tuple[Grid, ...]:
    """Return the tables of a grid from left to right, most often the grid itself.

    They stand side by side where the whole head comes again, the first level included.
    A form with the values of the period at the left and of the year at the right is one.
    """
    head = next(find_heads(grid.cells), None)
    starts = _starts(head) if head else []
    if len(starts) < 2:
        return (grid,)
    edges = [0, *starts[1:], len(grid.rows[0])]
    return tuple(
        Grid(tuple(row[start:end] for row in grid.rows), grid.title)
        for start, end in pairwise(edges)
    )


def whole(grid: Grid) -> Grid:
    """Return a grid whose right half stands below its left one, with the halves joined.

    So a table too wide for a page comes out of print: the levels here, the values there,
    row by row, perhaps with columns that are printed again.
    """
    naming = naming_rows(grid.cells)
    first = next((at for at in naming if LEVELS & _roles(grid.rows[at])), None)
    if first is None or "value" in _roles(grid.rows[first]):
        return grid
    above, below = (
        [row for row in rows if any(cell.value.strip() for cell in row)]
        for rows in (grid.rows[:first], grid.rows[first:])
    )
    half, odd = divmod(len(below), 2)
    left, right = below[:half], below[half:]
    if odd or half < _FEWEST or "value" not in _roles(right[0]):
        return grid
    known = {_said(column) for column in zip(*left, strict=True)}
    # What is printed again goes before the values, as beside what it repeats.
    columns = sorted(
        zip(*right, strict=True), key=lambda each: _said(each) not in known
    )
    rests = zip(*columns, strict=True)
    joined = [(*row, *rest) for row, rest in zip(left, rests, strict=True)]
    wide = [(*row, *(EMPTY,) * len(columns)) for row in above]
    return Grid((*wide, *joined), grid.title)


def _roles(row: Row) -> set[str | None]:
    return {role_of(cell.value) for cell in row}


def _said(column: Sequence[Text]) -> tuple[str, ...]:
    return tuple(cell.value for cell in column)


def _starts(head: Head) -> list[int]:
    """Return the columns at which a head begins again, the first included."""
    roles = [
        next(filter(None, map(role_of, reversed(path))), None) for path in head.paths
    ]
    firsts = [at for at, role in enumerate(roles) if role in {"level1", "level"}]
    periods = {period_of("".join(path)) for path in head.paths}
    if len(firsts) < 2 or periods >= {"cycle", "annual"}:
        return []
    edges = zip(firsts, [*firsts[1:], len(roles)], strict=True)
    heads = [[role for role in roles[start:end] if role] for start, end in edges]
    again = all(one == heads[0] and "value" in one for one in heads)
    return firsts if again else []
