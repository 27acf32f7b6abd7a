"""Parts of a form whose text has no field: 立项依据, 实施进度, 审核意见."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jixiaolint.extract.grid.row import Row
from jixiaolint.extract.labels.facts import fact_kind
from jixiaolint.text import Text

ENDING = frozenset(("project", "goal", "cycle", "content", "head", "amount", "sums"))
"""The kinds of labels that end such a part."""


class Part(NamedTuple):
    """A part by its label: alone ``above`` its rows, or at their side in a column."""

    column: int
    label: Text
    above: bool


def part_of(
    row: Row, below: Row, cells: Sequence[tuple[int, Text]], inside: Part | None
) -> Part | None:
    """Return the part to which a row belongs, if it does; `cells` are new in this row.

    One at the side goes on below its label, merged or over blanks, whatever stands in
    its own columns; one above its rows ends with the next label of a fact.
    """
    if inside and not inside.above and _is_beside(row, inside):
        return inside
    kinds = [fact_kind(cell.squeeze().value) for _, cell in cells]
    first = next((at for at, kind in enumerate(kinds) if kind != "head"), 0)
    kind = kinds[first] if cells else None
    if kind == "block" or (kind == "plan" and len(cells) > 1):
        part = Part(*cells[first], above=len(cells) == 1)
        open_ = ENDING.isdisjoint(kinds[first:])
        return part if part.above or open_ or _is_beside(below, part) else None
    above = inside is not None and inside.above
    return inside if above and ENDING.isdisjoint(kinds[:1]) else None


def _is_beside(row: Row, part: Part) -> bool:
    """Return whether a row stands beside the label of a part, and says something there."""
    if len(row) <= part.column:
        return False
    label, rest = row[part.column], row[part.column + 1 :]
    before = any(cell.value.strip() for cell in row[: part.column])
    merged = label is part.label
    if not merged and (label.value.strip() or before):
        return False
    return merged or any(cell.value.strip() for cell in rest)
