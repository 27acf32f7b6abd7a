"""Grids that are turned or spread out: made such as have an indicator to a row.

One has its heads in a column, and an indicator to each column beside it; another has a
project to a row, and a class of indicators (数量指标, 质量指标) to each of several columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, pairwise

from jixiaolint.columns.rows import Row, distinct
from jixiaolint.extract.grid.heads import is_head
from jixiaolint.extract.lines.named import part_of
from jixiaolint.labels.heads import role_of
from jixiaolint.labels.levels import is_first, is_level, is_second
from jixiaolint.labels.looks import content
from jixiaolint.source import Grid
from jixiaolint.text import EMPTY, Text

_MOST = 60
"""So many rows a table may have whose heads stand at its side, with all around it."""

_LEFT = 8
"""So many columns may stand beside the heads of a turned table, at its left."""

_TOP = 12
"""So many rows may stand in a grid before its head ends."""

_FEWEST = 2
"""So many columns of indicators make a table, and so many classes."""

_SHORTEST = 3
"""So many letters has a class that no list of goods has, as it has 数量."""

_HEADS = tuple(
    Text(label, ()) for label in ("一级指标", "二级指标", "三级指标", "指标值", "备注")
)
_ITEM = re.compile(r"[^\n；;]*[^\s；;][^\n；;]*")


def upright(grid: Grid) -> Grid:
    """Return a grid without a head over its indicators with an indicator to a row.

    It is as given if it does not show how it is meant.
    """
    return _turned(grid) or _gathered(grid) or grid


def _turned(grid: Grid) -> Grid | None:
    """Return a grid whose heads stand in a column with its rows as columns."""
    if len(grid.rows) > _MOST:
        return None
    rows = tuple(grid.rows)
    for at in range(min(len(rows[0]) - _FEWEST, _LEFT)):
        known = [bool(role_of(row[at].value)) for row in rows]
        if not any(known):
            continue
        start = known.index(True)
        end = next(n for n in count(start) if n >= len(rows) or not known[n])
        columns = list(zip(*(row[at:] for row in rows[start:end]), strict=True))
        if columns and is_head(columns[0], columns[1:]):
            beside = (cell for row in rows[start:end] for _, cell in distinct(row[:at]))
            left = {id(cell): (cell,) for cell in beside}.values()
            return replace(grid, rows=(*rows[:start], *left, *columns, *rows[end:]))
    return None


def _gathered(grid: Grid) -> Grid | None:
    """Return a grid with a column for each class with all of them in one column."""
    rows = grid.rows
    heads = [at for at, row in enumerate(rows[:_TOP]) if len(_classes(row)) >= _FEWEST]
    if not heads:
        return None
    start, end = heads[0], heads[-1] + 1
    over = _spread(rows[max(start - 1, 0) : end])
    classes = _classes(over[-1])
    if not _holds_items(rows[end:], classes):
        return None
    levels = _levels(over[:-1], classes)
    others = [at for at in range(len(rows[0])) if at not in classes]
    made: list[Row] = [*rows[:start], (*(rows[start][at] for at in others), *_HEADS)]
    for above, row in pairwise(rows[start:end]):
        if any(row[at].value and row[at] is not above[at] for at in others):
            made.append(tuple(row[at] for at in others))
    for row in rows[end:]:
        made += _unfolded(row, others, levels)
    return replace(grid, rows=made)


def _unfolded(
    row: Row, others: Sequence[int], levels: Mapping[int, tuple[Text, Text]]
) -> Iterator[Row]:
    """Yield a row for each indicator that the row of a project has; what it has beside stays.

    One that has but one text is a note.
    """
    cells = distinct(row)
    beside = tuple(row[at] for at in others)
    items = [(at, item) for at in levels for item in _items(row[at])]
    if not cells[1:] or not items:
        yield tuple(cell for _, cell in cells) if items else beside
        return
    for at, item in items:
        yield (*beside, *levels[at], *item, row[at])


def _spread(heads: Sequence[Row]) -> list[Row]:
    """Return rows of heads as if those merged were written again: to the right, and down."""
    found: list[Row] = [heads[0]]
    for row in heads[1:]:
        above: list[Text] = []
        for cell, below in zip(found[-1], row, strict=True):
            again = not cell.value.strip() and below.value.strip() and above
            above.append(above[-1] if again else cell)
        found[-1] = tuple(above)
        pairs = zip(above, row, strict=True)
        found.append(tuple(cell if cell.value.strip() else one for one, cell in pairs))
    return found


def _holds_items(rows: Sequence[Row], classes: Iterable[int]) -> bool:
    """Return whether names of indicators may stand below classes: no figures, no levels."""
    cells = [row[at].value for row in rows for at in classes]
    strange = any(is_level(cell) or content(cell) == "number" for cell in cells)
    return any(map(str.strip, cells)) and not strange


def _levels(
    heads: Sequence[Row], classes: Mapping[int, Text]
) -> dict[int, tuple[Text, Text]]:
    """Return the two levels of each class.

    All are first ones where one is no second, and so is one that stands below none where
    others do.
    """
    if not all(is_second(cell.value) for cell in classes.values()):
        return {at: (cell, EMPTY) for at, cell in classes.items()}
    over: dict[int, Text] = {}
    for at, one in classes.items():
        above = (row[at] for row in heads if row[at] is not one)
        over[at] = next((cell for cell in above if is_first(cell.value)), EMPTY)
    some = any(cell.value for cell in over.values())
    return {
        at: (one, EMPTY) if some and not over[at].value else (over[at], one)
        for at, one in classes.items()
    }


def _classes(row: Row) -> dict[int, Text]:
    """Return the classes of indicators that a row names, by column; each once."""
    levels = ((at, cell) for at, cell in distinct(row) if is_level(cell.value))
    found = {at: cell for at, cell in levels if len(cell.squeeze()) >= _SHORTEST}
    alike = len({cell.value for cell in found.values()}) < len(found)
    return {} if alike else found


def _items(cell: Text) -> Iterator[tuple[Text, Text]]:
    """Yield the name and the value of all that a cell lists, by lines and semicolons."""
    parts = (cell.slice(*match.span()) for match in _ITEM.finditer(cell.value))
    return map(part_of, parts)
