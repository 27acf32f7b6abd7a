"""Whether a blank in a column of levels means the label above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.text import EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Head, Row


def fills_down(
    rows: Sequence[Row], side: dict[str, int], head: Head
) -> dict[str, bool]:
    """Return for each level whether a blank in its column means the label above.

    It does unless labels are written again on every row there, for then a blank is a
    blank. Merged cells tell nothing: often some are merged and some left empty. Where
    the first level repeats its labels, the second is taken to do so as well.
    """
    first = _habits(rows, side.get("level1"), head)
    second = _habits(rows, side.get("level2"), head)
    repeating = first[1] > first[0] and second[1] > 0
    return {
        "level1": first[0] >= first[1],
        "level2": second[0] >= second[1] + repeating,
    }


def _habits(rows: Sequence[Row], column: int | None, head: Head) -> tuple[int, int]:
    """Return how many cells of a column are blank, and how many are written again."""
    blanks = repeats = 0
    before = EMPTY
    for row in rows if column is not None else ():
        cell = row[column or 0]
        if id(cell) in head.cells:
            continue
        value = cell.value.strip()
        blanks += not value
        again = cell is not before and value == before.value.strip()
        repeats += bool(value) and again
        before = cell
    return blanks, repeats
