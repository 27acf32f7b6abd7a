"""Sheets that speak of projects by code, joined: a list names them, a table measures them.

Rows of indicators under 项目编码 get the columns of the row that a list of projects has
for the code, and stand together; without a list the code is the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jixiaolint.columns.rows import distinct
from jixiaolint.labels.heads import head_of
from jixiaolint.source import Block, Grid
from jixiaolint.text import EMPTY, Text
from jixiaolint.words.match import words_of

Row = tuple[Text, ...]
_HEAD_ROWS = 12
_NAMES = frozenset(("name", "name3", "name4", "item"))


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A grid with a column of projects' codes: its head, and the code of each row below.

    A blank code is the one above it.
    """

    grid: Grid
    head: int
    roles: tuple[str | None, ...]
    codes: tuple[str, ...]

    def is_list(self) -> bool:
        """Tell whether the grid names projects and holds no indicators."""
        return "project" in self.roles and not self.measures()

    def measures(self) -> bool:
        """Tell whether the grid has names of indicators and values."""
        return not _NAMES.isdisjoint(self.roles) and "value" in self.roles

    def body(self) -> Sequence[tuple[str, Row]]:
        """Return the rows below the head with their codes."""
        return list(zip(self.codes, self.grid.rows[self.head + 1 :], strict=True))


def join_codes(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with each list of projects joined to the tables that need it."""
    found = [part for block in blocks for part in _stacked(block)]
    keyed = {
        i: k for i, b in enumerate(found) if isinstance(b, Grid) and (k := _read(b))
    }
    lists = {i: each for i, each in keyed.items() if each.is_list()}
    used: set[str] = set()
    for i, each in keyed.items():
        # What names its projects itself needs a list that tells more of them all.
        told = (set(each.codes) <= set(known.codes) for known in lists.values())
        if each.measures() and ("project" not in each.roles or any(told)):
            found[i] = _joined(each, lists.values())
            used.update(each.codes)
    for i, each in lists.items():
        if not used.isdisjoint(each.codes):
            found[i] = _rest(each, used)
    return found


def _stacked(block: Block) -> Sequence[Block]:
    """Return a list of projects and the table below it, in one grid, as two grids."""
    first = _read(block) if isinstance(block, Grid) else None
    if first is None or not first.is_list():
        return [block]
    grid, start = first.grid, first.head + 1
    below = _read(replace(grid, rows=grid.rows[start:]), len(grid.rows))
    if below is None or not below.measures():
        return [block]
    cut = start + below.head
    # A line right above the second head is its caption.
    cut -= len(distinct(grid.rows[cut - 1])) == 1
    return [replace(grid, rows=rows) for rows in (grid.rows[:cut], grid.rows[cut:])]


def _read(grid: Grid, look: int = _HEAD_ROWS) -> _Keyed | None:
    """Return the grid with its codes if a head of its first rows is that of codes."""
    for at, row in enumerate(grid.rows[:look]):
        roles = tuple(head_of(cell.value) for cell in row)
        if "key" not in roles:
            continue
        key = roles.index("key")
        cells = (below[key] for below in grid.rows[at + 1 :])
        own = ("" if cell is row[key] else cell.value.strip() for cell in cells)
        codes: Iterator[str] = accumulate(own, lambda above, code: code or above)
        return _Keyed(grid, at, roles, tuple(codes))
    return None


def _joined(table: _Keyed, lists: Iterable[_Keyed]) -> Grid:
    """Return a table with the columns of a list before its own, the rows by project."""
    known = next((x for x in lists if not set(x.codes).isdisjoint(table.codes)), None)
    key = table.roles.index("key")
    rows = table.grid.rows
    beside: dict[str, Row]
    if known is None:
        label = Text(words_of("column-head", "project")[0], ())
        heads: Row = (label,)
        beside = {
            code: (row[key],) for code, row in reversed(table.body()) if row[key].value
        }
    else:
        heads = known.grid.rows[known.head]
        beside = dict(reversed(known.body()))
    blank = (EMPTY,) * len(heads)
    above = [(*blank, *row) for row in rows[: table.head]]
    order = {code: place for place, code in enumerate(dict.fromkeys(table.codes))}
    body = sorted(table.body(), key=lambda pair: order[pair[0]])
    below = [(*beside.get(code, blank), *row) for code, row in body]
    return replace(table.grid, rows=(*above, (*heads, *rows[table.head]), *below))


def _rest(known: _Keyed, used: set[str]) -> Grid:
    """Return what a list says beside the projects that were joined, perhaps nothing."""
    left = [row for code, row in known.body() if code not in used]
    kept = known.grid.rows[: known.head + bool(left)]
    return replace(known.grid, rows=(*kept, *left))
