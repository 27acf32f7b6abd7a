"""Tables that stand side by side in one grid, cut into grids of their own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.heads import find_heads
from jixiaolint.extract.labels.heads import period_of, role_of
from jixiaolint.source import Grid

if TYPE_CHECKING:
    from jixiaolint.extract.grid.heads import Head


def parted(grid: Grid) -> tuple[Grid, ...]:
    """Return the tables of a grid from left to right, most often the grid itself.

    They stand side by side where the whole head comes again, the first level included.
    A form with the values of the period at the left and of the year at the right is one.
    """
    head = next(find_heads(grid.rows), None)
    starts = _starts(head) if head else []
    if len(starts) < 2:
        return (grid,)
    edges = [0, *starts[1:], len(grid.rows[0])]
    return tuple(
        Grid(tuple(row[start:end] for row in grid.rows), grid.title)
        for start, end in pairwise(edges)
    )


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
