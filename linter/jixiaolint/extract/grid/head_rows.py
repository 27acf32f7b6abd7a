"""Which rows make up the head of a grid, and the labels over each of its columns."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.columns.rows import Row, distinct
from jixiaolint.extract.labels.heads import NAMES, NAMING, is_period, role_of
from jixiaolint.extract.labels.levels import is_level
from jixiaolint.words.match import pattern

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


def is_head(row: Row, below: Sequence[Row]) -> bool:
    """Return whether the row names the columns of indicators.

    It names an indicator's level or name and a value, or two levels, or a level that the
    row below has, and a name; and most of its cells are heads of columns.
    """
    cells = distinct(row)
    if len(cells) < 2:
        return False
    roles = [role_of(cell.value) for _, cell in cells]
    known = {role for role in roles if role}
    ranks = len(known & _RANKED)
    named = "value" in known or ranks > 1 or (ranks > 0 and known & _VALUES)
    if not named and ranks and known.intersection(NAMES):
        named = any(is_level(cell.value) for after in below for cell in after)
    if not named and known & _BESIDE:
        # Under an unknown head the values show by what they look like.
        named = any(
            role in NAMING and _INDICATOR.search(cell.value)
            for role, (_, cell) in zip(roles, cells, strict=True)
        )
    return bool(named) and sum(map(bool, roles)) * 2 > len(roles)


def first_row(rows: Sequence[Row], at: int, floor: int) -> int:
    """Return where the head begins: rows above that only group its columns."""
    while at > floor:
        cells = distinct(rows[at - 1])
        roles = [role_of(cell.value) for _, cell in cells]
        groups = all(
            role in _UPPER or is_period(cell.value) or (role and len(cells) >= _WIDE)
            for role, (_, cell) in zip(roles, cells, strict=True)
        )
        over = len(cells) < len(distinct(rows[at])) or _divides(rows[at], rows[at - 1])
        if not cells or not groups or not over:
            break
        at -= 1
    return at


def last_row(rows: Sequence[Row], at: int) -> int:
    """Return where the head ends: rows below that only divide its columns.

    Half of their cells must be known heads; 内容 below 指标值 need not be one.
    """
    seen = {id(cell) for cell in rows[at]}
    labels = {cell.value for _, cell in distinct(rows[at])}
    end = at + 1
    while end < min(len(rows), at + _MOST_ROWS):
        cells = [cell for _, cell in distinct(rows[end]) if id(cell) not in seen]
        known = [cell for cell in cells if role_of(cell.value) or is_period(cell.value)]
        again = labels.issuperset(cell.value for cell in cells)
        few = not known or len(known) * 2 < len(cells)
        if again or (few and not _divides(rows[end], rows[at])):
            break
        seen.update(map(id, rows[end]))
        end += 1
    return end


def _divides(row: Row, above: Row) -> bool:
    """Return whether all own cells of a row stand below labels that reach over columns.

    Without merged cells such a label stands before blanks.
    """
    after = (*above[1:], None)
    joined = [
        two is not None and (two is one or not two.value.strip())
        for one, two in zip(above, after, strict=True)
    ]
    own = [at for at, cell in enumerate(row) if cell is not above[at] and cell.value]
    return len(own) > 1 and all(joined[at] or (at and joined[at - 1]) for at in own)


def labels_over(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
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
