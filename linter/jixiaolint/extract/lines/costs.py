"""How odd a row of a flattened table is.

Costs add up; 0 is what any table does, about 5 what hardly any does. Widths are in half
Chinese characters, as set on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.lines.align import TARGETS, labels_of
from jixiaolint.extract.lines.cells import (
    BLANK,
    as_cell,
    as_name,
    as_value,
    ends_well,
    is_name,
    is_strong,
)
from jixiaolint.extract.lines.words import Word, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.lines.labels import Forms
    from jixiaolint.extract.lines.row import Row
    from jixiaolint.extract.lines.wraps import Layout

_ROW = 0.5
_NO_TARGET = (5.5, 3.0)
_ONE_TARGET = 2.2
_FULL_END = 0.6
_ODD = 0.9
"""The most that a target costs on a line that is a whole row: its place says enough."""

_ODD_TWICE = 1.3
"""The most that a target costs that says the same as its neighbour."""

_NARROWEST = 16
_WIDEST = 64


def row_cost(row: Row, layout: Layout) -> float:
    """Return how odd a whole row is."""
    cost = _ROW + as_name(row.cells[0].value) + _targets_cost(row, layout)
    for column, role in enumerate(layout.columns, 1):
        if role not in TARGETS:
            value = row.cells[column].value
            cost += as_cell(role, value) if value else BLANK[role]
    return cost + _shape_cost(row, layout)


def outlook(row: Row | None, layout: Layout) -> float:
    """Return what a row in hand will surely cost for targets that are words."""
    if row is None or not row.filled & layout.targets:
        return 0.0
    odd = [as_value(value) for value in _targets(row, layout) if value]
    if max(odd) > _ODD and _one_line(row, layout):
        odd = [min(_ODD, cost) for cost in odd]
    return sum(odd) / 2


def _one_line(row: Row, layout: Layout) -> bool:
    """Tell whether name and targets stand together on one line, and on that alone."""
    return row.whole and all(
        len(cell.pieces) < 2
        for place, cell in enumerate(row.cells)
        if (layout.targets | 1) >> place & 1
    )


def _targets(row: Row, layout: Layout) -> list[str]:
    """Return what the cells for targets say."""
    return [
        row.cells[place].value
        for place, role in enumerate(layout.columns, 1)
        if role in TARGETS
    ]


def _targets_cost(row: Row, layout: Layout) -> float:
    """Return how odd the targets of a row are; equal ones are none the odder."""
    values = _targets(row, layout)
    filled = [value for value in values if value]
    if not filled:
        plain = len(row.cells[0].pieces) == 1 and is_name(row.cells[0].value)
        return _NO_TARGET[plain] if values else 0.0
    if len(filled) == 2 and filled[0] == filled[1]:
        return min(as_value(filled[0]), _ODD if _one_line(row, layout) else _ODD_TWICE)
    if _one_line(row, layout):
        return sum(min(_ODD, as_value(value)) for value in filled)
    missing = 0.0 if len(filled) == len(values) else _ONE_TARGET
    return (
        missing
        + (0.2 if missing and not values[-1] else 0)
        + sum(map(as_value, filled))
    )


def _shape_cost(row: Row, layout: Layout) -> float:
    """Return how unevenly the name stands about the targets."""
    targets = [
        piece.line
        for place, role in enumerate(layout.columns, 1)
        if role in TARGETS
        for piece in row.cells[place].pieces
    ]
    names = [piece.line for piece in row.cells[0].pieces]
    if not names or not targets:
        return 0.0
    end = row.cells[0].pieces[-1]
    fills = abs(layout.full - end.width) <= 1 and not ends_well(row.cells[0].value)
    cost = _FULL_END if fills else 0.0
    before = sum(line < min(targets) for line in names)
    after = sum(line > max(targets) for line in names)
    if not after:
        return cost
    if before == 0 and names[0] > max(targets):
        return cost + 4.0
    return cost + 0.3 + max(0, abs(before - after) - 1)


def name_width(words: Sequence[tuple[Word, ...]], forms: Forms) -> int:
    """Return how wide the column of names is: the width of its fullest lines."""
    widths: list[int] = []
    for line in words:
        rest = line[sum(len(label.words) for label in labels_of(line, forms)) :]
        if rest and not is_strong(rest[0].value):
            widths.append(width(rest[0].value))
    return max((w for w in widths if _NARROWEST < w <= _WIDEST), default=_NARROWEST)
