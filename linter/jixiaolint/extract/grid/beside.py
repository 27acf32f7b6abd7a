"""Tables that stand side by side in one grid, and halves of one that stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jixiaolint.columns.rows import Row
from jixiaolint.extract.grid.heads import Head, find_heads, naming_rows
from jixiaolint.labels.heads import LEVELS, NAMES, NAMING, period_of, role_of
from jixiaolint.source import Grid
from jixiaolint.text import Text

_NAMES = frozenset(NAMES)
_FEWEST = 3
"""So many rows make a half, the head included."""


def parted(grid: Grid) -> tuple[Grid, ...]:
    """Return the tables of a grid from left to right, most often the grid itself.

    They stand side by side where the whole head comes again.
    A form with the values of the period at the left and of the year at the right is one.
    """
    head = next(find_heads(grid.cells), None)
    starts = _starts(grid, head) if head else []
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
    return Grid((*above, *joined), grid.title)


def _roles(row: Row) -> set[str | None]:
    return {role_of(cell.value) for cell in row}


def _said(column: Sequence[Text]) -> tuple[str, ...]:
    return tuple(cell.value for cell in column)


def _starts(grid: Grid, head: Head) -> list[int]:
    """Return the columns at which a head begins again, the first included.

    Where most rows name the same twice, or what stands above speaks of the whole period at
    the left and of the year at the right, it is one form.
    """
    found = (next(filter(None, map(role_of, reversed(p))), None) for p in head.paths)
    known = [(at, role) for at, role in enumerate(found) if role]
    naming = (
        n for n, (_, role) in enumerate(known) if role in NAMING and role != "item"
    )
    periods = {period_of("".join(path)) for path in head.paths}
    if periods >= {"cycle", "annual"}:
        return []
    for start in range(next(naming, 0) + 1):
        roles = [role for _, role in known[start:]]
        size = _period(roles)
        if size and "value" in roles[:size]:
            starts = [at for at, _ in known[start::size]]
            return [] if _is_twin(grid, head, starts) else starts
    return []


def _period(roles: list[str]) -> int:
    """Return after how many roles they come again, zero if they do not."""
    sizes = (size for size in range(2, len(roles) // 2 + 1) if len(roles) % size == 0)
    return next(
        (size for size in sizes if roles == roles[:size] * (len(roles) // size)), 0
    )


def _is_twin(grid: Grid, head: Head, starts: Sequence[int]) -> bool:
    """Return whether a form has two values of one indicator: of the period and the year.

    Most rows say twice what they name, or the goals above stand over the halves.
    """
    goals = (
        tuple(period_of(row[at].value) for at in starts)
        for row in grid.rows[: head.start]
    )
    if ("cycle", "annual") in goals:
        return True
    named = (
        at
        for at, path in enumerate(head.paths)
        if not _NAMES.isdisjoint(map(role_of, path))
    )
    at = next(named, 0)
    by = starts[1] - starts[0]
    pairs = [
        (row[at].value, row[at + by].value)
        for row in grid.rows[head.end :]
        if row[at].value.strip()
    ]
    return sum(one == two for one, two in pairs) * 2 > len(pairs)
