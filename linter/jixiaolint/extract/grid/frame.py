"""Rows under the heads of a grid: which are no indicators, and which end the form."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jixiaolint.columns.column import distinct as texts_of
from jixiaolint.columns.rows import Row, Rows, distinct
from jixiaolint.extract.grid.amid import other_heads, sections
from jixiaolint.extract.grid.facts import is_fact
from jixiaolint.extract.grid.roles import Columns
from jixiaolint.extract.grid.stated import is_stated
from jixiaolint.labels.levels import is_level
from jixiaolint.labels.marks import (
    is_item,
    is_note,
    is_numbering,
    is_page_mark,
    is_title,
    is_total,
    may_number,
)
from jixiaolint.text import Text

_INNER = frozenset(("level2", "name"))
_VALUES = frozenset(("cycle", "annual"))

Cells = Sequence[tuple[int, Text]]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows under a head, by what they are.

    `kept` may hold indicators, `frame` does not. `amid` are rows of facts below which
    indicators go on, each run with the row of `kept` that it stands above. The form
    ends at row `last`.
    """

    kept: Rows
    frame: Sequence[Row]
    amid: Sequence[tuple[int, Sequence[Row]]]
    last: int


def sort_rows(rows: Rows, columns: Columns) -> Sorted:
    """Return the rows sorted by what they are.

    Another table below them, without a fact of the form, is passed over to the end.
    """
    differing = {*_differing(rows, columns), *_sums(rows, columns)}
    frame: list[Row] = []
    aside: set[int] = set()
    amid: list[tuple[int, Sequence[Row]]] = []
    end = last = len(rows)
    told = 0
    heads, levels = other_heads(rows, columns)
    parts = set(sections(rows, columns))
    for at in sorted(differing.union(heads, parts)):
        if at < told:
            continue
        if at not in differing and at not in parts:
            if _stands_above(at, levels, aside):
                end = at
                break
            continue
        cells = distinct(rows[at])
        below = () if at + 1 in differing else rows[at + 1 : at + 2]
        again = _is_page_title(cells, below)
        if at in parts or (not again and ends_form(cells, columns)):
            told = at + 1 if at in parts else _resumes(rows, at, columns)
            if not told:
                end = last = at
                break
            amid.append((at - len(aside), list(rows[at:told])))
            aside.update(range(at, told))
        elif again or is_frame(cells, columns):
            told = _after_note(rows, at)
            frame.extend(rows[at:told])
            aside.update(range(at, told))
    left = [at for at in range(end) if at not in aside] if aside else ()
    return Sorted(rows.pick(left) if aside else rows[:end], frame, amid, last)


def _stands_above(at: int, levels: deque[int], aside: set[int]) -> bool:
    """Return whether one of the rows of levels, ascending, stands above a row."""
    while levels and levels[0] in aside:
        levels.popleft()
    return bool(levels) and levels[0] < at


def _after_note(rows: Rows, at: int) -> int:
    """Return the row after one of the frame, and after the items of a note."""
    cells = distinct(rows[at])
    noting = bool(cells) and is_note(cells[0][1].value)
    at += 1
    while noting and at < len(rows):
        lone = distinct(rows[at])
        noting = len(lone) == 1 and is_item(lone[0][1].value)
        at += noting
    return at


def _resumes(rows: Rows, at: int, columns: Columns) -> int:
    """Return the row at which indicators go on below facts amid them, nought if none do.

    One may head those of each project so (项目名称：…), and the columns once.
    """
    side = columns.sides[0]
    places = [side[name] for name in ("level1", "level2") if name in side]
    while at < len(rows):
        if any(is_level(rows.columns[place].values[at] or "") for place in places):
            return at
        cells = distinct(rows[at])
        if cells and not ends_form(cells, columns):
            return 0
        at += 1
    return 0


def _sums(rows: Rows, columns: Columns) -> Iterator[int]:
    """Yield the rows that sum those of a level: 小计 where one below it or a name stands."""
    for at in _places(columns, _INNER):
        values = rows.columns[at].values
        sums = {value for value in texts_of(values) if is_total(value)}
        yield from rows.columns[at].among(sums) if sums else ()


def _is_sum(cells: Cells, columns: Columns) -> bool:
    """Return whether a row sums others below a level, and has no value of its own."""
    inner, values = _places(columns, _INNER), _places(columns, _VALUES)
    sums = {id(cell) for at, cell in cells if at in inner and is_total(cell.value)}
    return bool(sums) and all(
        at not in values or id(cell) in sums for at, cell in cells
    )


def _places(columns: Columns, roles: frozenset[str]) -> set[int]:
    """Return the columns of some parts of an indicator."""
    return {side[role] for side in columns.sides for role in roles & side.keys()}


def _differing(rows: Rows, columns: Columns) -> Sequence[int]:
    """Return the rows whose first cells leave it open that they are no indicators."""
    left: Sequence[int] = range(len(rows))
    found: list[int] = []
    for at, cells in enumerate(rows.columns):
        noted = at in columns.notes
        values = [cells.values[row] for row in left] if at else cells.values
        differ = {value: _differs(value or "", noted) for value in set(values)}
        if all(open_ is False for open_ in differ.values()):
            return found
        told = [(row, differ[value]) for row, value in zip(left, values, strict=True)]
        found += [row for row, open_ in told if open_]
        left = [row for row, open_ in told if open_ is None]
    return [*found, *left]


def _differs(cell: str, noted: bool) -> bool | None:
    """Return whether a row may be no indicator by its first cell; of blanks the next says."""
    if not cell or cell.isspace():
        return None
    if _is_special(cell):
        return True
    return None if noted else bool(may_number(cell))


def _is_page_title(cells: Cells, below: Sequence[Row]) -> bool:
    """Return whether a title stands amid the rows of its table, as a new page repeats it.

    Below it stands a row that may hold an indicator.
    """
    if len(cells) != 1 or not is_title(cells[0][1].value):
        return False
    return any(len(distinct(row)) > 1 for row in below)


@lru_cache(maxsize=65536)
def _is_special(value: str) -> bool:
    """Return whether a row that begins so may be frame or end the form."""
    tests = (is_total, is_note, is_title, is_stated, is_page_mark)
    return any(test(value) for test in tests) or is_fact("".join(value.split()))


def ends_form(cells: Cells, columns: Columns) -> bool:
    """Return whether a row begins the next form or what stands below this one."""
    if not cells or is_level(cells[0][1].value):
        return False
    at, cell = cells[0]
    if len(cells) == 1 and (is_title(cell.value) or is_stated(cell.value)):
        return True
    name = columns.first_name
    aside = at < name or len(cells) == 1 or name == 0
    return aside and is_fact(cell.squeeze().value)


def is_frame(cells: Cells, columns: Columns) -> bool:
    """Return whether a row is blank, a total, a note, or the number of a page or columns."""
    if not cells:
        return True
    first = cells[0][1].value
    own = (pair for pair in cells if pair[0] not in columns.notes)
    at, cell = next(own, cells[0])
    lone = len(cells) == 1
    if is_total(first) or is_total(cell.value) or _is_sum(cells, columns):
        return True
    if lone and is_page_mark(first):
        return True
    if (lone or at < columns.first_name) and is_note(cell.value):
        return True
    return is_numbering([cell.value for _, cell in cells])
