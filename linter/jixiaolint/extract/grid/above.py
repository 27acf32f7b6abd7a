"""The rows above the head of a form that are its own, and no other table's."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.columns.rows import Row, distinct
from jixiaolint.extract.heading import is_title
from jixiaolint.extract.labels.facts import fact_kind

_OWN = frozenset(
    ("project", "department", "unit", "supervisor", "goal", "cycle", "block")
)
_WIDE = 3
"""So many cells in a row make a table, where labels and facts come in pairs."""

_FEWEST = 2


def own_rows(rows: Sequence[Row]) -> list[Row]:
    """Return rows above a head without tables that end with a blank row or at a title.

    Such a table has rows of several cells, and states no fact of a form.
    """
    runs: list[list[Row]] = [[]]
    for row in rows:
        cells = distinct(row)
        if not cells or (len(cells) == 1 and is_title(cells[0][1].value)):
            runs.append([])
        runs[-1].append(row)
    *before, last = runs
    return [row for run in before if not _is_strange(run) for row in run] + last


def _is_strange(run: Sequence[Row]) -> bool:
    """Return whether rows are a table of something else."""
    cells = [distinct(row) for row in run]
    wide = sum(len(row) >= _WIDE for row in cells)
    if wide < _FEWEST or wide * 2 <= len(cells):
        return False
    stated = {fact_kind(cell.squeeze().value) for row in cells for _, cell in row}
    return _OWN.isdisjoint(stated)
