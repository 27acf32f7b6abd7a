"""Rows of a grid that an unescaped line break cut in two, put together again.

In a file of delimited values a line break inside a cell makes the rest of the row a row
of its own, whose first cell stands under the first head: indicators under a code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from jixiaolint.columns.column import distinct
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.items import count_items, goes_on
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.marks import is_note
from jixiaolint.source import Block, Grid, Lines
from jixiaolint.text import EMPTY, Text, join_lines

Row = tuple["Text", ...]

_MOST = 50
"""So many line breaks in a cell are mended; what goes on beyond them is left as it is."""


_TEXTS = frozenset(("goal", "cycle", "content"))
_OPEN = tuple("；;，,、：:")
_ALIKE = 2
"""Items begin with so many letters that are the same."""


def mend(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with each row and grid that goes on behind a line break whole."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid):
            found.append(_mended(block))
            continue
        lines = block.lines
        if found and isinstance(found[-1], Grid) and found[-1].rows:
            found[-1], lines = _taken(found[-1], lines)
        found.append(Lines(lines))
    return found


def _taken(grid: Grid, lines: tuple[Text, ...]) -> tuple[Grid, tuple[Text, ...]]:
    """Return a grid with the lines that go on in its last row, and the other lines."""
    row, at = grid.rows[-1], 0
    blank = (EMPTY,) * (len(row) - 1)
    while at < len(lines) and (whole := _whole(row, (lines[at], *blank))):
        row, at = whole, at + 1
    rows = (*grid.rows[:-1], row) if at else grid.rows
    return replace(grid, rows=rows), lines[at:]


def _mended(grid: Grid) -> Grid:
    """Return the grid with each row that goes on in the next as one row."""
    may = _going_on(grid.cells)
    if not any(_whole(grid.rows[at], grid.rows[at + 1]) for at in may):
        return grid
    rows: list[Row] = []
    for row in grid.rows:
        whole = _whole(rows[-1], row) if rows else None
        rows[len(rows) - bool(whole) :] = [whole or row]
    return replace(grid, rows=tuple(rows))


def _going_on(rows: Rows) -> Iterator[int]:
    """Yield the rows of which the next may be the rest: both have room in one."""
    width, lasts = len(rows.columns), [0] * len(rows)
    if not width or "" not in rows.columns[-1].values:
        return
    for at, column in enumerate(rows.columns):
        filled = {value for value in distinct(column.values) if value.strip()}
        pairs = zip(column.values, lasts, strict=True)
        lasts = [at if value in filled else last for value, last in pairs]
    for at, (above, last) in enumerate(pairwise(lasts)):
        if above and above + last < width:
            yield at


def _whole(above: Row, row: Row) -> Row | None:
    """Return two rows as one if the second is the rest of the first, else nothing.

    It is if both together are no wider than the grid, and the list of indicators goes
    on over the break, or stands under its own head only once the rest is moved there.
    """
    if not row[0].value.strip() or row[-1].value.strip() or is_note(row[0].value):
        return None
    at, last = _last(above), _last(row)
    room = len(row) - 1 - at - last
    if at == 0 or room < 0:
        return None
    listed = last and any(count_items(cell.value) for cell in above)
    # A rest of several cells fills the columns left, the last of them with indicators.
    rest = room == 0 and not listed and count_items(row[last].value) > 0
    short = above[at].value.count("\n") < _MOST
    label = above[at - 1]
    more = goes_on(above[at], row[0]) or _carries_on(label, above[at], row[0])
    if not (rest if last else short and more):
        return None
    cell = join_lines([above[at], row[0]])
    return (*above[:at], cell, *row[1 : last + 1], *(EMPTY,) * room)


def _carries_on(label: Text, above: Text, below: Text) -> bool:
    """Return whether a line goes on with a text of the form, such as its goal.

    That ends in mid-sentence, or both begin alike: 目标1, 目标2.
    """
    said, more = above.value.rstrip(), below.value.strip()
    if fact_kind(label.squeeze().value) not in _TEXTS or not more:
        return False
    alike = said[:_ALIKE] == more[:_ALIKE]
    return (alike or said.endswith(_OPEN)) and not fact_kind(more)


def _last(row: Row) -> int:
    """Return the last column of a row that holds something."""
    return max((at for at, cell in enumerate(row) if cell.value.strip()), default=0)
