"""How odd a line is that carries a row on: the wraps of its cells, and their order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.flattened.align import PROSE, TARGETS
from jixiaolint.extract.flattened.cells import ends_well, is_name, is_strong, runs_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.align import Reading
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
    for column, _, _, bare, width in option.pieces:
        if row.filled >> column & 1:
            pieces, value, widest = row.cells[column]
            if column:
                cost += _value_wrap(value, widest, pieces[-1].width, bare, width)
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
