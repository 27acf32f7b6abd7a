"""The rows of a grid in, the heads of its indicator columns out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, compress, count, pairwise
from typing import TYPE_CHECKING

from jixiaolint.columns.column import distinct as distinct_of
from jixiaolint.extract.labels.heads import NAMING, is_period, may_name, role_of
from jixiaolint.extract.labels.levels import is_first, is_level, is_second, read_level
from jixiaolint.extract.labels.looks import prevailing
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.columns.rows import Rows
    from jixiaolint.text import Text

Row = tuple["Text", ...]

_RANKED = frozenset(("level1", "level2", "level", "name3", "name4"))
_VALUES = frozenset(("value", "goal", "cycle"))
_BESIDE = frozenset(
    ("actual", "points", "reason", "score", "unit", "description", "rating")
)
"""What stands beside an indicator and hardly in another table."""

_INDICATOR = pattern(r"{form-word=indicator}")
_UPPER = frozenset((*NAMING, *_VALUES, "project"))
_MOST_ROWS = 3
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


def distinct(row: Row) -> list[tuple[int, Text]]:
    """Return the cells of a row that are not blank, each once, with its first column."""
    found: list[tuple[int, Text]] = []
    last = None
    for column, cell in enumerate(row):
        value = cell.value
        if value and cell is not last and not value.isspace():
            found.append((column, cell))
            last = cell
    return found


def find_heads(rows: Rows) -> Iterator[Head]:
    """Yield the heads of a grid from the top, each with all its rows.

    If there is none, rows that begin with both levels are read as under one.
    """
    found = False
    for head in _stated(rows):
        found = True
        yield head
    bare = None if found else _without_head(rows)
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
        if at < floor or not _is_head(rows[at]):
            continue
        start = _up(rows, at, floor)
        end = _down(rows, at)
        yield Head(start, end, _paths(rows[start:end]), rows[end - 1])
        floor = end


def naming_rows(rows: Rows) -> Iterator[int]:
    """Yield the rows that name an indicator's level or name; few texts need a look."""
    seen: set[str] = set()
    naming: set[str] = set()
    for start in range(0, len(rows), _CHUNK):
        columns = [each.values[start : start + _CHUNK] for each in rows.columns]
        words = distinct_of(chain.from_iterable(columns))
        fresh = may_name(words - seen)
        naming |= {word for word in fresh if role_of(word) in NAMING}
        seen |= words
        here = naming & words
        places = (
            compress(count(start), map(here.__contains__, each)) for each in columns
        )
        yield from sorted(set(chain.from_iterable(places))) if here else ()


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


def _is_head(row: Row) -> bool:
    """Return whether the row names the columns of indicators.

    It names an indicator's level or name and a value, or two levels, and most of its
    cells are heads of columns.
    """
    cells = distinct(row)
    if len(cells) < 2:
        return False
    roles = [role_of(cell.value) for _, cell in cells]
    known = {role for role in roles if role}
    ranks = len(known & _RANKED)
    named = "value" in known or ranks > 1 or (ranks > 0 and known & _VALUES)
    if not named and known & _BESIDE:
        # Under an unknown head the values show by what they look like.
        named = any(
            role in NAMING and _INDICATOR.search(cell.value)
            for role, (_, cell) in zip(roles, cells, strict=True)
        )
    return bool(named) and sum(map(bool, roles)) * 2 > len(roles)


def _up(rows: Sequence[Row], at: int, floor: int) -> int:
    """Return where the head begins: rows above that only group its columns."""
    while at > floor:
        cells = distinct(rows[at - 1])
        roles = [role_of(cell.value) for _, cell in cells]
        groups = all(
            role in _UPPER or is_period(cell.value)
            for role, (_, cell) in zip(roles, cells, strict=True)
        )
        if not cells or not groups or len(cells) >= len(distinct(rows[at])):
            break
        at -= 1
    return at


def _down(rows: Sequence[Row], at: int) -> int:
    """Return where the head ends: rows below that only divide its columns.

    Half of their cells must be known heads; 内容 below 指标值 need not be one.
    """
    seen = {id(cell) for cell in rows[at]}
    labels = {cell.value for _, cell in distinct(rows[at])}
    end = at + 1
    while end < min(len(rows), at + _MOST_ROWS):
        cells = [cell for _, cell in distinct(rows[end]) if id(cell) not in seen]
        known = [cell for cell in cells if role_of(cell.value) or is_period(cell.value)]
        if (
            not known
            or len(known) * 2 < len(cells)
            or labels.issuperset(cell.value for cell in cells)
        ):
            break
        seen.update(map(id, rows[end]))
        end += 1
    return end


def _paths(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return the labels over each column, a group's label reaching to the right.

    Without merged cells a group's label stands over its first column only; it counts
    for the blanks after it that have a label of their own below.
    """
    whole = tuple(rows)
    paths: list[list[str]] = [[] for _ in whole[0]]
    for depth, row in enumerate(whole):
        group, below = "", whole[depth + 1 :]
        for column, cell in enumerate(row):
            label = cell.squeeze().value
            divided = any(under[column].value.strip() for under in below)
            if label:
                group = label
            elif not divided:
                group = ""
            if group and (not paths[column] or paths[column][-1] != group):
                paths[column].append(group)
    return tuple(map(tuple, paths))
