"""The rows of a grid in, the heads of its indicator columns out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, pairwise

from jixiaolint.columns.column import distinct as distinct_of
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.head_rows import first_row, is_head, labels_over, last_row
from jixiaolint.extract.grid.row import Row, distinct
from jixiaolint.extract.labels.heads import NAMING, is_period, may_head, role_of
from jixiaolint.extract.labels.levels import is_first, is_level, is_second, read_level
from jixiaolint.extract.labels.looks import prevailing
from jixiaolint.parsing.name_figures import unit_of
from jixiaolint.text import Text

_IN_BRACKETS = re.compile(r"[(（](?:[^()（）]*[:：])?([^()（）:：]+)[)）]\s*$")
_TOP = 12
"""So many rows may stand in a grid before its head ends."""
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """Rows `start` to `end` of a grid, and for each column its labels from the top.

    `labels` is its last row: where one of these cells reaches below the head it is a
    label at the side.
    """

    start: int
    end: int
    paths: tuple[tuple[str, ...], ...]
    labels: Row = ()

    def label(self, column: int) -> Text | None:
        """Return the cell that would be the label at the side of a column, if any."""
        return self.labels[column] if self.labels else None

    def unit(self, column: int) -> Text | None:
        """Return the unit that the label of a column states: 目标值（%）."""
        label = self.label(column)
        found = _IN_BRACKETS.search(label.value) if label else None
        if label is None or found is None or is_period(found[1]):
            return None
        return label.slice(*found.span(1)) if unit_of(found[1]) else None


def find_heads(rows: Rows) -> Iterator[Head]:
    """Yield the heads of a grid from the top, each with all its rows.

    If there is none, rows that begin with both levels are read as under one.
    """
    found = False
    for head in _stated(rows):
        found = True
        yield head
    bare = None if found else _unlisted(rows) or _without_head(rows)
    if bare:
        yield bare


def has_head(rows: Rows) -> bool:
    """Return whether a grid states the heads of its columns."""
    return next(_stated(rows), None) is not None


def fits(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Return whether rows may go on below others of the same width, without a head.

    Where the others have levels there must be levels or blanks; in a table without,
    most columns must look alike.
    """
    pairs = [
        [
            [row[at].value for row in rows if row[at].value.strip()]
            for rows in (above, below)
        ]
        for at in range(len(above[0]))
    ]
    levels = [
        more for known, more in pairs if sum(map(is_level, known)) * 2 > len(known)
    ]
    if any(levels):
        found = [is_level(value) for more in levels for value in more]
        return sum(found) * 2 >= len(found)
    alike = [prevailing(one) == prevailing(two) for one, two in pairs if one and two]
    return sum(alike) * 2 >= len(alike) > 0


def _stated(rows: Rows) -> Iterator[Head]:
    """Yield the heads that the grid has."""
    floor = 0
    for at in naming_rows(rows):
        if at < floor or not is_head(rows[at], rows[at + 1 : at + 2]):
            continue
        start = first_row(rows, at, floor)
        end = last_row(rows, at)
        yield Head(start, end, labels_over(rows[start:end]), rows[end - 1])
        floor = end


def naming_rows(rows: Rows) -> Iterator[int]:
    """Yield the rows that name an indicator's level or name; few texts need a look."""
    seen: set[str] = set()
    naming: set[str] = set()
    for start in range(0, len(rows), _CHUNK):
        columns = [each.values[start : start + _CHUNK] for each in rows.columns]
        words = distinct_of(chain.from_iterable(columns))
        fresh = filter(None, words - seen)
        naming |= {w for w in fresh if may_head(w) and role_of(w) in NAMING}
        seen |= words
        here = naming & words
        places = (
            compress(count(start), map(here.__contains__, each)) for each in columns
        )
        yield from sorted(set(chain.from_iterable(places))) if here else ()


def _unlisted(rows: Rows) -> Head | None:
    """Return a head that names a value, but neither level nor name, if levels stand below."""
    for at, row in enumerate(rows[:_TOP]):
        below = [cell.value for after in rows[at + 1 : at + 3] for cell in after]
        if "value" in {role_of(cell.value) for cell in row} and any(
            map(is_level, below)
        ):
            end = last_row(rows, at)
            return Head(at, end, labels_over(rows[at:end]), rows[end - 1])
    return None


def _without_head(rows: Sequence[Row]) -> Head | None:
    """Return a head for rows that have none but whose first columns hold levels.

    Columns: first level, second level, name, and the value in up to three columns.
    """
    for start, row in enumerate(rows):
        cells = distinct(row)
        for (at, cell), (after, below) in pairwise(cells):
            first, second = (_label(each) for each in (cell, below))
            if is_first(first) and is_second(second) and len(row) > after + 2:
                labels = {at: "一级指标", after: "二级指标", after + 1: "三级指标"}
                labels[after + 2] = "指标值"
                paths = tuple(
                    (labels[column],) if column in labels else ()
                    for column in range(len(row))
                )
                return Head(start, start, paths)
    return None


def _label(cell: Text) -> str:
    """Return the label of a level in a cell, without its code."""
    return read_level(cell)[0].label.value
