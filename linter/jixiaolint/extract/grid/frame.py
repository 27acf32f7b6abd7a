"""Rows under the heads of a grid: which are no indicators, and which end the form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.facts import is_fact, is_stated
from jixiaolint.extract.grid.heads import distinct
from jixiaolint.extract.heading import is_title
from jixiaolint.extract.labels.levels import is_level
from jixiaolint.extract.labels.marks import is_note, is_numbering, is_total, may_number
from jixiaolint.words.match import pattern

_CLASS = pattern(r"{form-word=indicator|class}$")
_FIGURE = pattern(r"[\d≥≤<>=＞＜％%]|{numeral}")
_SHORT = 6
_PLACES = ("level1", "level2", "annual")

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Row
    from jixiaolint.extract.grid.roles import Columns
    from jixiaolint.text import Text

    Cells = Sequence[tuple[int, Text]]


def sort_rows(
    rows: Sequence[Row], columns: Columns
) -> tuple[list[Row], list[Row], int]:
    """Return the rows that may hold indicators, those that are frame, and where they end.

    Another table below them, without a fact of the form, is passed over to the end.
    """
    kept: list[Row] = []
    frame: list[Row] = []
    places = [columns.sides[0].get(role, -1) for role in _PLACES]
    plain: set[str] = set()
    for at, row in enumerate(rows):
        first = row[0].value
        if first in plain or not _may_differ(row, columns):
            if first and not first.isspace() and 0 not in columns.notes:
                # Its first cell has settled it, for other rows too.
                plain.add(first)
            other = -1 not in places and _heads_another(*(row[n].value for n in places))
            if other and any(is_level(above[places[0]].value) for above in kept):
                return kept, frame, len(rows)
            kept.append(row)
            continue
        cells = distinct(row)
        if _is_page_title(cells, rows[at + 1 : at + 2], columns):
            frame.append(row)
            continue
        if ends_form(cells, columns):
            return kept, frame, at
        (frame if is_frame(cells, columns) else kept).append(row)
    return kept, frame, len(rows)


def _is_page_title(cells: Cells, below: Sequence[Row], columns: Columns) -> bool:
    """Return whether a title stands amid the rows of its table, as a new page repeats it."""
    if len(cells) != 1 or not is_title(cells[0][1].value):
        return False
    return any(
        len(distinct(row)) > 1 and not _may_differ(row, columns) for row in below
    )


@lru_cache(maxsize=65536)
def _heads_another(first: str, second: str, value: str) -> bool:
    """Return whether cells under both levels and the value head the columns of another table.

    No level is known, nor written as one, and no value is a short word without a figure.
    """
    if not (first and second and value) or len({first, second, value}) < len(_PLACES):
        return False
    if is_level(first) or is_level(second):
        return False
    classes = any(map(_CLASS.search, (first, second)))
    return not classes and len(value) <= _SHORT and not _FIGURE.search(value)


def _may_differ(row: Row, columns: Columns) -> bool:
    """Return whether the first cells of a row leave it open that it is no indicator."""
    for at, cell in enumerate(row):
        value = cell.value
        if value and not value.isspace():
            if _is_special(value):
                return True
            if at not in columns.notes:
                return bool(may_number(value))
    return True


@lru_cache(maxsize=65536)
def _is_special(value: str) -> bool:
    """Return whether a row that begins so may be frame or end the form."""
    tests = (is_total, is_note, is_title, is_stated)
    return any(test(value) for test in tests) or is_fact("".join(value.split()))


def ends_form(cells: Cells, columns: Columns) -> bool:
    """Return whether a row begins the next form or what stands below this one."""
    if not cells:
        return False
    at, cell = cells[0]
    if is_level(cell.value):
        return False
    if len(cells) == 1 and is_title(cell.value):
        return True
    if len(cells) == 1 and is_stated(cell.value):
        return True
    name = columns.first_name
    aside = at < name or len(cells) == 1 or name == 0
    return aside and is_fact(cell.squeeze().value)


def is_frame(cells: Cells, columns: Columns) -> bool:
    """Return whether a row is blank, a total, a note, or the numbers of the columns."""
    if not cells:
        return True
    at, cell = cells[0]
    if is_total(cell.value):
        return True
    if at in columns.notes:
        own = (pair for pair in cells if pair[0] not in columns.notes)
        at, cell = next(own, cells[0])
        if is_total(cell.value):
            return True
    aside = len(cells) == 1 or at < columns.first_name
    if aside and is_note(cell.value):
        return True
    return is_numbering([cell.value for _, cell in cells])
