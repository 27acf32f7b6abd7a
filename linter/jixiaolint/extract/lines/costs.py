"""How odd a row of a flattened table is, and a line that carries one on.

Costs add up and come in four grades (see `cells`). Widths are in half Chinese
characters, as set on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiaolint.extract.lines.align import PROSE, TARGETS, Reading, labels_of
from jixiaolint.extract.lines.cells import (
    HINT,
    ODD,
    RARE,
    WRONG,
    as_cell,
    as_name,
    as_value,
    ends_well,
    is_name,
    is_strong,
    runs_on,
)
from jixiaolint.extract.lines.labels import Forms
from jixiaolint.extract.lines.row import Row
from jixiaolint.extract.lines.words import Line, width

_NARROWEST = 16
_WIDEST = 64
"""How wide a column of names is at least, and at most."""

_NAME = 1
"""The bit of the column of names."""


class Layout(NamedTuple):
    """The columns right of the names, and how wide that of the names is.

    `targets` and `prose` have a bit for each column of that kind.
    """

    columns: tuple[str, ...]
    full: int
    targets: int
    prose: int


def layout_of(columns: Sequence[str], words: Sequence[Line], forms: Forms) -> Layout:
    """Return the layout of a table with these columns and lines."""
    places = list(enumerate(columns, 1))
    targets = sum(1 << place for place, role in places if role in TARGETS)
    prose = sum(1 << place for place, role in places if role in PROSE)
    return Layout(tuple(columns), _name_width(words, forms), targets, prose)


def _name_width(words: Sequence[Line], forms: Forms) -> int:
    """Return how wide the column of names is: the width of its fullest lines."""
    widths: list[int] = []
    for line in words:
        rest = line[sum(len(label.words) for label in labels_of(line, forms)) :]
        if rest and not is_strong(rest[0].value):
            widths.append(width(rest[0].value))
    return max((w for w in widths if _NARROWEST < w <= _WIDEST), default=_NARROWEST)


def row_cost(row: Row, layout: Layout) -> float:
    """Return how odd a whole row is."""
    cost = HINT + as_name(row.cells[0].value) + _targets_cost(row, layout)
    for column, role in enumerate(layout.columns, 1):
        if role not in TARGETS:
            value = row.cells[column].value
            cost += as_cell(role, value) if value else HINT
    return cost + _shape_cost(row, layout)


def outlook(row: Row | None, layout: Layout) -> float:
    """Return what a row in hand will surely cost for targets that are words."""
    if row is None or not row.filled & layout.targets:
        return 0.0
    return sum(_odd_targets(row, layout)) / 2


def _targets(row: Row, layout: Layout) -> list[str]:
    """Return what the cells for targets say."""
    return [
        row.cells[place].value
        for place, role in enumerate(layout.columns, 1)
        if role in TARGETS
    ]


def _odd_targets(row: Row, layout: Layout) -> list[float]:
    """Return how odd each target is: hardly, where a line is a whole row by itself."""
    filled = [
        cell
        for cell, role in zip(row.cells[1:], layout.columns, strict=True)
        if role in TARGETS and cell.value
    ]
    odd = [as_value(cell.value) for cell in filled]
    if not row.whole:
        return odd
    most = [HINT + ODD * (len(cell.pieces) - 1) for cell in filled]
    return list(map(min, odd, most))


def _targets_cost(row: Row, layout: Layout) -> float:
    """Return how odd the targets of a row are; equal ones are none the odder."""
    values = _targets(row, layout)
    odd = _odd_targets(row, layout)
    if not odd:
        plain = len(row.cells[0].pieces) == 1 and is_name(row.cells[0].value)
        return (RARE if plain else WRONG) if values else 0.0
    if len(odd) == 2 and values[0] == values[1]:
        return min(ODD, odd[0])
    missing = ODD * (len(odd) < len(values)) + HINT * (not values[-1])
    return missing + sum(odd)


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
    before = sum(line < min(targets) for line in names)
    after = sum(line > max(targets) for line in names)
    uneven = 0.0
    if after:
        behind = not before and names[0] > max(targets)
        uneven = RARE if behind else HINT + max(0, abs(before - after) - 1)
    return HINT * fills + uneven


def append_cost(row: Row, option: Reading, layout: Layout) -> float:
    """Return the cost of carrying a row on with one more line."""
    cost = ODD * row.crossed
    for column, _, _, bare, wide in option.pieces:
        if row.filled >> column & 1:
            cell = row.cells[column]
            full = cell.widest if column else layout.full
            cost += _wrap(cell.value, full, cell.pieces[-1].width, bare, wide, column)
            if column and not row.latest >> column & 1:
                cost += RARE
    if option.whole and (row.whole or _has_ended(row, layout)):
        cost += WRONG if row.whole else ODD
    return cost


def _has_ended(row: Row, layout: Layout) -> bool:
    """Tell whether the name of a row ends as names do, where there was room for more."""
    name = row.cells[0]
    return ends_well(name.value) and name.pieces[-1].width + 3 < layout.full


@lru_cache(65536)
def _wrap(value: str, full: int, last: int, more: str, wide: int, column: int) -> float:
    """Return the cost of a wrap in a cell that is `full` wide, its last line `last`."""
    if column and is_strong(value):
        return HINT if _stretches(value, more) else WRONG
    if runs_on(value, more):
        return HINT
    cost = HINT + _slack(full - last)
    if (is_name(more) and (column or ends_well(value) or last + 6 < full)) or (
        column and is_name(value)
    ):
        cost += RARE
    if wide > max(full, last) + 2:
        cost += WRONG if wide > 2 * max(full, last) else ODD
    return cost


def _stretches(target: str, more: str) -> bool:
    """Tell whether a target is still one with a piece that is none by itself."""
    if target[-1].isdigit() and more[0].isdigit():
        return is_strong(target + more)
    return is_strong(target + more) and not is_strong(more) and len(more) <= 6


def _slack(room: int) -> float:
    """Return how odd a wrap is that leaves so much room: none for one character."""
    return 0.0 if room < 2 else HINT if room < 4 else ODD if room < 10 else RARE
