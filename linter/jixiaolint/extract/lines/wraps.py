"""How odd a line is that carries a row of a flattened table on.

Costs are those of `costs`. Widths are in half Chinese characters, as set on the page.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.lines.align import PROSE, TARGETS
from jixiaolint.extract.lines.cells import ends_well, is_name, is_strong, runs_on
from jixiaolint.extract.lines.terms import parents_of, stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.lines.align import Reading
    from jixiaolint.extract.lines.labels import Label
    from jixiaolint.extract.lines.row import Row

_CROSSED = (0.0, 1.4, 2.4, 4.0)
_LABELLED = 0.4
_RELABELLED = 3.0
_BACKWARDS = 1.5
_TURNED = 4.0
_WHOLE_LINE = (1.2, 2.0)
_ENDED = 0.4
_TWO_NAMES = 3.0
_NEW_ROW = 1.5
_NAMED = 2.5
_TWO_ROWS = (5.0, 1.0)
_STRETCHED = 0.8
_SPOILT = 6.0
_SLACKS = (0.0, 0.0, 0.3, 0.3, 0.8, 0.8, 1.6, 1.6, 1.6)
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


def layout_of(columns: Sequence[str], full: int) -> Layout:
    """Return the layout of a table with these columns, names `full` wide."""
    places = list(enumerate(columns, 1))
    targets = sum(1 << place for place, role in places if role in TARGETS)
    prose = sum(1 << place for place, role in places if role in PROSE)
    return Layout(tuple(columns), full, targets, prose)


def append_cost(row: Row, option: Reading, layout: Layout) -> float:
    """Return the cost of carrying a row on with one more line."""
    cost = _CROSSED[min(row.crossed, 3)]
    if option.labels:
        again = _levels(option.labels) & _levels(row.labels)
        cost += _RELABELLED if again else _LABELLED
    for column, _, _, bare, wide in option.pieces:
        if row.filled >> column & 1:
            pieces, value, widest = row.cells[column]
            if column:
                cost += _value_wrap(value, widest, pieces[-1].width, bare, wide)
            else:
                cost += _name_wrap(value, pieces[-1].width, bare, wide, layout.full)
            if not row.latest >> column & 1 and (column or row.broken):
                cost += _TURNED
        elif (row.filled & ~layout.prose) >> column + 1:
            cost += _BACKWARDS
    return cost + _name_cost(row, option, layout) if option.mask & _NAME else cost


def _name_cost(row: Row, option: Reading, layout: Layout) -> float:
    """Return the cost of carrying on a row with a line that has a piece of a name."""
    cost = 0.0
    if option.mask & row.filled & layout.targets:
        cost += _WHOLE_LINE[bool(option.labels)]
    if row.whole and option.whole:
        cost += _TWO_ROWS[_both_wrap(row, option, layout)]
    elif option.whole and _has_ended(row, layout):
        cost += _NEW_ROW
    alone = not row.latest & row.latest - 1
    if alone and row.filled & _NAME and row.latest & layout.prose:
        cost += _BACKWARDS
    return cost


def _both_wrap(row: Row, option: Reading, layout: Layout) -> bool:
    """Tell whether name and targets may all go on from one whole line to the next."""
    name = row.cells[0]
    room = layout.full - name.pieces[-1].width
    if room > 1 or ends_well(name.value):
        return False
    return not any(
        is_strong(piece.bare) or is_strong(row.cells[piece.column].value)
        for piece in option.pieces
        if layout.targets >> piece.column & 1
    )


def _levels(labels: Sequence[Label]) -> set[bool]:
    """Return for which levels there is a label: true for the first."""
    return {"*" in parents_of(stem_of(label.value) or "") for label in labels}


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
def _name_wrap(value: str, last: int, more: str, width: int, full: int) -> float:
    """Return the cost of a wrap in a name, in a column `full` wide."""
    if runs_on(value, more):
        return 0.2
    wider = 1.5 if width > max(full, last + 3) else 0.0
    ended = _ENDED if ends_well(value) else 0.0
    if is_name(more):
        ended = _TWO_NAMES if ended else _NAMED * (last + 6 < full)
    return 0.4 + _slack(full - last) + wider + ended


def _stretches(target: str, more: str) -> bool:
    """Tell whether a target is still one with a piece that is none by itself."""
    if target[-1].isdigit() and more[0].isdigit():
        return is_strong(target + more)
    return is_strong(target + more) and not is_strong(more) and len(more) <= 6


def _slack(room: int) -> float:
    """Return how odd a wrap is that leaves so much room (in half characters)."""
    return 0.0 if room < 0 else _SLACKS[room] if room < len(_SLACKS) else 3.0
