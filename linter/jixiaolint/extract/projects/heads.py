"""The columns of a grid with one project to a row: heads and content in, roles out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, islice, takewhile

from jixiaolint.columns.rows import distinct
from jixiaolint.extract.items import count_items, layout_of
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.heads import head_of, period_of
from jixiaolint.labels.levels import is_level
from jixiaolint.labels.marks import is_total
from jixiaolint.parsing.amount import parse_amount
from jixiaolint.source import Grid
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_HEAD_LENGTH = 24
_SAMPLE = 200
_ITEM_LENGTH = 8
_YEAR = pattern(r"20\d\d{form-word=year}")
_ROLES = {
    "project": "name", "org": "unit", "department": "unit", "unit": "unit",
    "amount": "sum", "sums": "sum", "head": "sum", "value": "goal", "goal": "goal",
    "cycle": "cycle_goal", "content": "content", "item": "indicators",
    "name": "indicators", "name3": "indicators", "code": "code", "key": "code",
}  # fmt: skip
_TOLD = frozenset(("name", "goal", "content", "cycle_goal", "indicators"))
_LISTED = frozenset((None, "indicators", "goal", "cycle_goal"))
"""The roles of heads under which a list may be one of indicators."""


Draft = dict[int, list[Text]]
"""The cells of one project by column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column, its head cells, and the rows that are heads.

    Roles: ``name``, ``code``, ``unit``, ``sum``, ``goal``, ``cycle_goal``, ``content``,
    ``indicators``, ``other``; nothing for a column of unknown meaning.
    """

    roles: tuple[str | None, ...]
    heads: tuple[tuple[Text, ...], ...]
    rows: frozenset[int] = field(default_factory=frozenset)

    def of(self, role: str) -> list[int]:
        """Return the columns with a role, in order."""
        return [i for i, found in enumerate(self.roles) if found == role]

    def cells(self, draft: Draft, role: str) -> list[Text]:
        """Return the cells of a project under a role, in order."""
        return [cell for i in self.of(role) for cell in draft.get(i, ())]

    def label(self, column: int) -> str:
        """Return the words above a column as one string."""
        return "".join(cell.squeeze().value for cell in self.heads[column])


@lru_cache(maxsize=65536)
def role_of(label: str) -> str | None:
    """Return the role that a head gives its column, or nothing if its words do not."""
    bare = _YEAR.sub("", label)
    kind = head_of(bare) or fact_kind(bare)
    if kind == "goal" and period_of(label) == "cycle":
        return "cycle_goal"
    if kind is None:
        return "indicators" if is_level(bare) else None
    return _ROLES.get(kind, "other")


def is_head(row: Sequence[Text]) -> bool:
    """Tell whether a row is column heads: most of them known ones, no sum or sentence."""
    words = {cell.value for cell in row if cell.value.strip()}
    if len(words) < 2 or any(len(word) > _HEAD_LENGTH for word in words):
        return False
    known = [word for word in words if role_of(word)]
    if 2 * len(known) <= len(words) or all(map(is_total, known)):
        return False
    return all(parse_amount(word) is None for word in words)


def is_list(grid: Grid) -> bool:
    """Tell whether heads of columns stand in the grid, one of them that of projects."""
    heads = (row for row in grid.rows[:_SAMPLE] if is_head(row))
    return any("name" in {role_of(cell.value) for cell in row} for row in heads)


def find_columns(grid: Grid) -> Columns | None:
    """Return the columns of a list of projects, or nothing if the grid is none.

    It is one if a column holds coded or numbered indicators, several to a cell, and
    another names the projects. Heads of names and values beside that column make it a
    table of indicators, whatever lists its cells hold.
    """
    if not _indicator_columns(grid, (None,) * len(grid.rows[0])):
        return None  # so it is with most tables, whatever their heads
    rows = frozenset(i for i, row in enumerate(grid.rows) if is_head(row))
    first = list(takewhile(rows.__contains__, count(min(rows, default=0))))
    over = (tuple(grid.rows[i][at] for i in first) for at in range(len(grid.rows[0])))
    heads = tuple(tuple(cell for _, cell in distinct(column)) for column in over)
    # The lowest telling head of a column says what it holds.
    told = ((role_of(head.value) for head in reversed(cells)) for cells in heads)
    stated = [next(filter(None, found), None) for found in told]
    filled = _indicator_columns(grid, stated)
    if not filled or _parts_levels(grid, filled):
        return None
    roles = [
        "indicators" if i in filled else _role(role, _values(grid, i, rows))
        for i, role in enumerate(stated)
    ]
    before = enumerate(roles[: filled[0]])
    free = [i for i, role in before if role in (None, "unit")]
    if "name" not in roles and not free:
        return None
    if "name" not in roles:
        roles[free[0]] = "name"
    if "goal" not in roles and "cycle_goal" in roles:
        roles[roles.index("cycle_goal")] = "goal"
    return Columns(tuple(roles), heads, rows)


def _parts_levels(grid: Grid, filled: Sequence[int]) -> bool:
    """Tell whether a row has heads of an indicator's name and value, or of its level.

    Then a list in a cell is part of a row.
    """
    rows = (
        {head_of(cell.value) for i, cell in enumerate(row) if i not in filled}
        for row in grid.rows[:_SAMPLE]
    )
    return any(
        roles & {"level2", "name3"} or ("value" in roles and roles & {"name", "item"})
        for roles in rows
    )


def _indicator_columns(grid: Grid, stated: Sequence[str | None]) -> list[int]:
    """Return the columns whose cells hold indicators, several in one at least.

    A numbered list under the head of something else is none, nor one under that of a
    goal where another column has them.
    """
    found: list[int] = []
    for column, role in enumerate(stated):
        values = grid.cells.columns[column].values
        long = (value for value in values if value and len(value) > _ITEM_LENGTH)
        if any(_listed(value, role, 2) for value in {*islice(long, _SAMPLE)}):
            found.append(column)
    return [i for i in found if stated[i] in {None, "indicators"}] or found


def may_hold_indicators(grid: Grid) -> bool:
    """Tell whether a cell holds an indicator, not under the head of something else."""
    heads = next((row for row in grid.rows[:_SAMPLE] if is_head(row)), ())
    roles = [role_of(head.value) for head in heads] or [None] * len(grid.rows[0])
    return any(
        _listed(cell.value, role, 1)
        for row in grid.rows
        for cell, role in zip(row, roles, strict=True)
        if len(cell) > _ITEM_LENGTH
    )


def _listed(cell: str, role: str | None, least: int) -> bool:
    """Tell whether a cell holds coded indicators, or so many numbered ones."""
    layout = layout_of([cell])
    if layout == "numbered":
        return role in _LISTED and (least == 1 or count_items(cell) >= least)
    return layout == "coded"


def _values(grid: Grid, column: int, rows: frozenset[int]) -> list[str]:
    """Return a sample of what stands in a column below its heads."""
    values = enumerate(grid.cells.columns[column].values)
    filled = ((value or "").strip() for i, value in values if i not in rows)
    return list(islice(filter(None, filled), _SAMPLE))


def _role(stated: str | None, values: Sequence[str]) -> str | None:
    """Return the role of a column by its head if what stands below it agrees."""
    sums = [value for value in values if parse_amount(value) is not None]
    only = bool(sums) and len(sums) == len(values)
    if stated in _TOLD:
        return "other" if only else stated
    if stated == "sum":
        return "sum" if 2 * len(sums) >= len(values) else "other"
    return "sum" if stated is None and only else stated
