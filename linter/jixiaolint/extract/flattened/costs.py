"""How odd a row of a flattened table is, and a line that carries it on.

Costs add up; 0 is what any table does, about 5 what hardly any does. Widths are in half
Chinese characters, as set on the page.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.flattened.align import PROSE, TARGETS, Piece, labels_of
from jixiaolint.extract.flattened.cells import (
    BLANK,
    as_cell,
    as_name,
    as_value,
    ends_well,
    is_strong,
    runs_on,
)
from jixiaolint.extract.flattened.lines import Word, width
from jixiaolint.extract.flattened.terms import parents_of, stem_of
from jixiaolint.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.align import Reading
    from jixiaolint.extract.flattened.labels import Forms, Label

_ROW = 0.5
_NO_TARGET = 5.5
_ONE_TARGET = 2.2
_CROSSED = (0.0, 1.4, 2.4, 4.0)
_BACKWARDS = 1.5
_TURNED = 4.0
_WHOLE_LINE = (1.2, 2.0)
_ENDED = 0.4
_RELABELLED = 3.0
_STRETCHED = 0.8
_SPOILT = 6.0
_FULL_END = 0.6
_NARROWEST = 16
_WIDEST = 64


class Row(NamedTuple):
    """A row in hand: its cells by column, its labels, the lines it takes.

    `crossed` counts the labels on lines of their own since its last piece.
    """

    cells: tuple[tuple[Piece, ...], ...]
    labels: tuple[Label, ...]
    first: int
    last: int
    crossed: int = 0

    def key(self) -> object:
        """Return what tells rows in hand apart: which words stand in which column."""
        places = (
            (piece.column, piece.line, piece.start, len(piece.text))
            for cell in self.cells
            for piece in cell
        )
        return tuple(places), len(self.labels), self.crossed

    def text(self, column: int) -> Text:
        """Return what a cell says, its pieces joined and squeezed."""
        return Text.join(piece.text for piece in self.cells[column]).squeeze()


def append_cost(row: Row, option: Reading, columns: Sequence[str], full: int) -> float:
    """Return the cost of carrying a row on with one more line."""
    cost = _CROSSED[min(row.crossed, 3)]
    if option.labels:
        again = _levels(option.labels) & _levels(row.labels)
        cost += _RELABELLED if again else 0.4
    for piece in option.pieces:
        if cell := row.cells[piece.column]:
            cost += _junction(cell, piece, full) + _turn(row, cell, piece)
        else:
            later = zip(
                columns[piece.column :], row.cells[piece.column + 1 :], strict=True
            )
            if any(filled and role not in PROSE for role, filled in later):
                cost += _BACKWARDS
    begun = {role for role, cell in zip(columns, row.cells[1:], strict=True) if cell}
    here = {("name", *columns)[piece.column] for piece in option.pieces}
    if "name" in here and here & begun & {*TARGETS}:
        cost += _WHOLE_LINE[bool(option.labels)]
    last = [p.column for cell in row.cells for p in cell if p.line == row.last]
    back = "name" in here and row.cells[0] and len(last) == 1
    if back and ("name", *columns)[last[0]] in PROSE:
        cost += _BACKWARDS
    return cost


def _levels(labels: Sequence[Label]) -> set[bool]:
    """Return for which levels there is a label: true for the first."""
    return {"*" in parents_of(stem_of(label.value) or "") for label in labels}


def _turn(row: Row, cell: tuple[Piece, ...], piece: Piece) -> float:
    """Return the cost of coming back to a cell after a line that had nothing for it.

    A name may go on once, below targets that stand beside its middle.
    """
    if cell[-1].line == row.last:
        return 0.0
    if piece.column or any(
        two.line > one.line + 1
        and any(one.line < p.line < two.line for c in row.cells[1:] for p in c)
        for one, two in pairwise(cell)
    ):
        return _TURNED
    return 0.0


def _junction(cell: tuple[Piece, ...], piece: Piece, full: int) -> float:
    """Return the cost of a wrap between two pieces of one cell."""
    last = cell[-1]
    so_far = "".join("".join(p.value.split()) for p in cell)
    if piece.column and is_strong(so_far):
        return _STRETCHED if _stretches(so_far, piece.value) else _SPOILT
    if runs_on(so_far, piece.value):
        return 0.2
    if piece.column:
        room = max(p.width for p in cell) - last.width
        return 0.5 + _slack(room) + (1.5 if piece.width > last.width + 2 else 0.0)
    wider = 1.5 if piece.width > max(full, last.width + 3) else 0.0
    ended = _ENDED if ends_well(so_far) else 0.0
    return 0.4 + _slack(full - last.width) + wider + ended


def _stretches(target: str, more: str) -> bool:
    """Tell whether a target is still one with a piece that is none by itself."""
    if target[-1].isdigit() and more[0].isdigit():
        return is_strong(target + more)
    return is_strong(target + more) and not is_strong(more) and len(more) <= 6


def _slack(room: int) -> float:
    """Return how odd a wrap is that leaves so much room (in half characters)."""
    return next(
        (
            cost
            for most, cost in ((1, 0.0), (3, 0.3), (5, 0.8), (8, 1.6))
            if room <= most
        ),
        3.0,
    )


def row_cost(row: Row, columns: Sequence[str], full: int) -> float:
    """Return how odd a whole row is."""
    cost = _ROW + as_name(_value(row, 0)) + _targets_cost(row, columns)
    for column, role in enumerate(columns, 1):
        if role not in TARGETS:
            value = _value(row, column)
            cost += as_cell(role, value) if value else BLANK[role]
    return cost + _shape_cost(row, columns, full)


def outlook(row: Row | None, columns: Sequence[str]) -> float:
    """Return what a row in hand will surely cost for targets that are words."""
    if row is None:
        return 0.0
    return sum(
        as_value(_value(row, place)) / 2
        for place, role in enumerate(columns, 1)
        if role in TARGETS and row.cells[place]
    )


def _value(row: Row, column: int) -> str:
    """Return what a cell says, for judging it."""
    return "".join("".join(piece.value.split()) for piece in row.cells[column])


def _targets_cost(row: Row, columns: Sequence[str]) -> float:
    """Return how odd the targets of a row are; equal ones are none the odder."""
    values = [
        _value(row, place) for place, role in enumerate(columns, 1) if role in TARGETS
    ]
    filled = [value for value in values if value]
    if not filled:
        return _NO_TARGET if values else 0.0
    if len(filled) == 2 and filled[0] == filled[1]:
        return min(as_value(filled[0]), 1.3)
    missing = 0.0 if len(filled) == len(values) else _ONE_TARGET
    return (
        missing
        + (0.2 if missing and not values[-1] else 0)
        + sum(map(as_value, filled))
    )


def _shape_cost(row: Row, columns: Sequence[str], full: int) -> float:
    """Return how unevenly the name stands about the targets."""
    targets = [
        piece.line
        for place, role in enumerate(columns, 1)
        if role in TARGETS
        for piece in row.cells[place]
    ]
    names = [piece.line for piece in row.cells[0]]
    if not names or not targets:
        return 0.0
    end = row.cells[0][-1]
    fills = abs(full - end.width) <= 1 and not ends_well(_value(row, 0))
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
    widths = sorted(one for one in widths if _NARROWEST < one <= _WIDEST)
    for low, high in zip(widths[-2::-1], widths[:0:-1], strict=True):
        if high - low <= 3:
            return high
    return widths[-1] if widths else _NARROWEST
