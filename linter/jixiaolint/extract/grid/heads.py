"""The rows of a grid in, the heads of its indicator columns out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, pairwise

from jixiaolint.columns.column import distinct as distinct_of
from jixiaolint.columns.rows import Row, Rows, distinct
from jixiaolint.labels.heads import (
    NAMES,
    NAMING,
    is_period,
    may_head,
    role_of,
)
from jixiaolint.labels.levels import is_first, is_level, is_second, read_level
from jixiaolint.parsing.name_figures import unit_of
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_IN_BRACKETS = re.compile(r"[(（](?:[^()（）]*[:：])?([^()（）:：]+)[)）]\s*$")
_TOP = 12
"""So many rows may stand in a grid before its head ends."""

_CHUNK = 1000
_RANKED = frozenset(("level1", "level2", "level", "name3", "name4"))
_VALUES = frozenset(("value", "goal", "cycle"))
_BESIDE = frozenset(
    ("actual", "points", "reason", "score", "unit", "description", "rating")
)
"""What stands beside an indicator and hardly in another table."""

_INDICATOR = pattern(r"{form-word=indicator}")
_UPPER = frozenset((*NAMING, *_VALUES, "project"))
_MOST_ROWS = 3
_WIDE = 3
"""So many heads beside each other group columns, whatever they say."""

_UNSAID = ("一级指标", "二级指标", "三级指标", "指标值")
"""The heads of columns of rows that begin with both levels, and have none."""


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

    @classmethod
    def of(cls, rows: Sequence[Row], at: int, start: int) -> Head:
        """Return the head whose row `at` names the columns, from row `start` on."""
        end = _last_row(rows, at)
        return cls(start, end, _labels_over(rows[start:end]), rows[end - 1])

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
    stated = _stated(rows)
    first = next(stated, None) or _unlisted(rows) or _without_head(rows)
    return chain((first,) if first else (), stated)


def has_head(rows: Rows) -> bool:
    """Return whether a grid states the heads of its columns."""
    return next(_stated(rows), None) is not None


def _stated(rows: Rows) -> Iterator[Head]:
    """Yield the heads that the grid has."""
    floor = 0
    for at in naming_rows(rows):
        if at >= floor and is_head(rows[at], rows[at + 1 : at + 2]):
            yield (head := Head.of(rows, at, _first_row(rows, at, floor)))
            floor = head.end


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
        below = (cell.value for after in rows[at + 1 : at + 3] for cell in after)
        if "value" in {role_of(cell.value) for cell in row} and any(
            map(is_level, below)
        ):
            return Head.of(rows, at, at)
    return None


def _without_head(rows: Sequence[Row]) -> Head | None:
    """Return a head for rows that have none but whose first columns hold levels.

    Columns: first level, second level, name, and the value in up to three columns.
    """
    for start, row in enumerate(rows):
        for (at, cell), (after, below) in pairwise(distinct(row)):
            first, second = (read_level(each)[0].label.value for each in (cell, below))
            if is_first(first) and is_second(second) and len(row) > after + 2:
                places = (at, after, after + 1, after + 2)
                labels = dict(zip(places, zip(_UNSAID, strict=True), strict=True))
                paths = tuple(labels.get(column, ()) for column in range(len(row)))
                return Head(start, start, paths)
    return None


def is_head(row: Row, below: Sequence[Row]) -> bool:
    """Return whether the row names the columns of indicators.

    It names an indicator's level or name and a value, or two levels, or a level that the
    row below has, and a name; and most of its cells are heads of columns.
    """
    cells = [cell.value for _, cell in distinct(row)]
    roles = list(map(role_of, cells))
    known = {role for role in roles if role}
    if len(cells) < 2 or sum(map(bool, roles)) * 2 <= len(roles):
        return False
    ranks = len(known & _RANKED)
    if "value" in known or ranks > 1 or (ranks and known & _VALUES):
        return True
    levels = (is_level(cell.value) for after in below for cell in after)
    if ranks and known.intersection(NAMES) and any(levels):
        return True
    # Under an unknown head the values show by what they look like.
    named = (cell for cell, role in zip(cells, roles, strict=True) if role in NAMING)
    return not known.isdisjoint(_BESIDE) and any(map(_INDICATOR.search, named))


def _first_row(rows: Sequence[Row], at: int, floor: int) -> int:
    """Return where the head begins: rows above that only group its columns."""
    while at > floor:
        cells = [cell.value for _, cell in distinct(rows[at - 1])]
        wide = len(cells) >= _WIDE
        groups = all(
            is_period(cell) or (role := role_of(cell)) in _UPPER or (role and wide)
            for cell in cells
        )
        over = len(cells) < len(distinct(rows[at])) or _divides(rows[at], rows[at - 1])
        if not cells or not groups or not over:
            break
        at -= 1
    return at


def _last_row(rows: Sequence[Row], at: int) -> int:
    """Return where the head ends: rows below that only divide its columns.

    Half of their cells must be known heads; 内容 below 指标值 need not be one.
    """
    seen = {id(cell) for cell in rows[at]}
    labels = {cell.value for _, cell in distinct(rows[at])}
    end = at + 1
    while end < min(len(rows), at + _MOST_ROWS):
        cells = [cell.value for _, cell in distinct(rows[end]) if id(cell) not in seen]
        known = [cell for cell in cells if role_of(cell) or is_period(cell)]
        few = not known or len(known) * 2 < len(cells)
        if labels.issuperset(cells) or (few and not _divides(rows[end], rows[end - 1])):
            break
        seen.update(map(id, rows[end]))
        end += 1
    return end


def _divides(row: Row, above: Row) -> bool:
    """Return whether all own cells of a row stand below labels that reach over columns.

    Without merged cells such a label stands before blanks.
    """
    joined = [two is one or not two.value.strip() for one, two in pairwise(above)]
    joined.append(False)
    own = [at for at, cell in enumerate(row) if cell is not above[at] and cell.value]
    return len(own) > 1 and all(joined[at] or (at and joined[at - 1]) for at in own)


def _labels_over(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return the labels over each column, a group's label reaching to the right.

    Without merged cells a group's label stands over its first column only; it counts
    for the blanks after it that have a label of their own below.
    """
    whole = tuple(rows)
    paths: list[list[str]] = [[] for _ in whole[0]]
    for depth, row in enumerate(whole, 1):
        group, below = "", whole[depth:]
        for column, cell in enumerate(row):
            divided = any(under[column].value.strip() for under in below)
            group = cell.squeeze().value or (group if divided else "")
            if group and group not in paths[column][-1:]:
                paths[column].append(group)
    return tuple(map(tuple, paths))
