"""How odd a row of a flattened table is, and a line that carries it on.

Costs add up; 0 is what any table does, about 5 what hardly any does. Widths are in half
Chinese characters, as set on the page.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.flattened.align import PROSE, TARGETS, labels_of
from jixiaolint.extract.flattened.cells import (
    BLANK,
    as_cell,
    as_name,
    as_value,
    ends_well,
    is_name,
    is_strong,
    runs_on,
)
from jixiaolint.extract.flattened.lines import Word, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.align import Reading
    from jixiaolint.extract.flattened.labels import Forms
    from jixiaolint.extract.flattened.row import Row

_CROSSED = (0.0, 1.4, 2.4, 4.0)
_LABELLED = 0.4
_BACKWARDS = 1.5
_ENDED = 0.4
_TWO_NAMES = 3.0
_NEW_ROW = 1.5
_NAMED = 2.5
_TWO_ROWS = 5.0
_STRETCHED = 0.8
_SPOILT = 6.0
_SLACK = 0.2
"""How odd a wrap is for each half character of room that it leaves."""

_MOST_SLACK = 3.0


class Layout(NamedTuple):
    """The columns right of the names, and how wide that of the names is.

    `targets` and `prose` have a bit for each column of that kind.
    """

    columns: tuple[str, ...]
    full: int
    targets: int
    prose: int


def layout_of(columns: Sequence[str], full: int) -> Layout:
    """Return the layout of a table with these columns, names `full` wide."""
    places = list(enumerate(columns, 1))
    targets = sum(1 << place for place, role in places if role in TARGETS)
    prose = sum(1 << place for place, role in places if role in PROSE)
    return Layout(tuple(columns), full, targets, prose)


def append_cost(row: Row, option: Reading, layout: Layout) -> float:
    """Return the cost of carrying a row on with one more line."""
    cost = _CROSSED[min(row.crossed, 3)] + _LABELLED * bool(option.labels)
    for column, _, _, bare, wide in option.pieces:
        if row.filled >> column & 1:
            pieces, value, widest = row.cells[column]
            if column:
                cost += _value_wrap(value, widest, pieces[-1].width, bare, wide)
            else:
                cost += _name_wrap(value, pieces[-1].width, bare, layout.full)
        elif (row.filled & ~layout.prose) >> column + 1:
            cost += _BACKWARDS
    if row.whole and option.whole:
        cost += _TWO_ROWS
    elif option.whole and _has_ended(row, layout):
        cost += _NEW_ROW
    return cost


def _has_ended(row: Row, layout: Layout) -> bool:
    """Tell whether the name of a row ends as names do, where there was room for more."""
    name = row.cells[0]
    return ends_well(name.value) and name.pieces[-1].width + 3 < layout.full


@lru_cache(65536)
def _value_wrap(value: str, widest: int, last: int, more: str, width: int) -> float:
    """Return the cost of a wrap in a cell that is no name; widths are of its pieces."""
    if is_strong(value):
        return _STRETCHED if _stretches(value, more) else _SPOILT
    if runs_on(value, more):
        return 0.2
    named = _NAMED if is_name(more) or is_name(value) else 0.0
    return 0.5 + named + _slack(widest - last) + (1.5 if width > last + 2 else 0.0)


@lru_cache(65536)
def _name_wrap(value: str, last: int, more: str, full: int) -> float:
    """Return the cost of a wrap in a name, in a column `full` wide."""
    if runs_on(value, more):
        return 0.2
    ended = _ENDED if ends_well(value) else 0.0
    if is_name(more):
        ended = _TWO_NAMES if ended else _NAMED * (last + 6 < full)
    return 0.4 + _slack(full - last) + ended


def _stretches(target: str, more: str) -> bool:
    """Tell whether a target is still one with a piece that is none by itself."""
    return is_strong(target + more) and not is_strong(more) and len(more) <= 6


def _slack(room: int) -> float:
    """Return how odd a wrap is that leaves so much room (in half characters)."""
    return min(max(room, 0) * _SLACK, _MOST_SLACK)


_ROW = 0.5
_NO_TARGET = (5.5, 3.0)
_ONE_TARGET = 2.2
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
    return sum(as_value(value) for value in _targets(row, layout) if value) / 2


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
    before = sum(line < min(targets) for line in names)
    after = sum(line > max(targets) for line in names)
    return 0.3 + max(0, abs(before - after) - 1) if after else 0.0


def name_width(words: Sequence[tuple[Word, ...]], forms: Forms) -> int:
    """Return how wide the column of names is: the width of its fullest lines."""
    widths: list[int] = []
    for line in words:
        rest = line[sum(len(label.words) for label in labels_of(line, forms)) :]
        if rest and not is_strong(rest[0].value):
            widths.append(width(rest[0].value))
    return max((w for w in widths if _NARROWEST < w <= _WIDEST), default=_NARROWEST)
