"""Whether a blank in a column of levels means the label above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Head, Row


def fills_down(
    rows: Sequence[Row], side: dict[str, int], head: Head
) -> dict[str, bool]:
    """Return for each level whether a blank in its column means the label above.

    It does unless labels are repeated or merged there, for then a blank is a blank;
    where the first level repeats its labels, the second is taken to do so as well.
    """
    first = _habits(rows, side.get("level1"), head)
    second = _habits(rows, side.get("level2"), head)
    repeating = first[1] > first[0] and second[1] > 0
    return {
        "level1": first[0] >= first[1],
        "level2": second[0] >= second[1] + repeating,
    }


def _habits(rows: Sequence[Row], column: int | None, head: Head) -> tuple[int, int]:
    """Return how many cells of a column are blank, and how many repeat the one above."""
    blanks = repeats = 0
    before = ""
    for row in rows if column is not None else ():
        cell = row[column or 0]
        if id(cell) in head.cells:
            continue
        value = cell.value.strip()
        blanks += not value
        repeats += bool(value) and value == before
        before = value
    return blanks, repeats
