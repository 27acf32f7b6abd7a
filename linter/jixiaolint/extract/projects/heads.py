"""The columns of a grid with one project to a row: heads and content in, roles out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from jixiaolint.extract.items import layout_of, runs_of
from jixiaolint.extract.marks import is_numbering
from jixiaolint.parse.amount import parse_amount
from jixiaolint.parse.dimension import dimension_of, level_of
from jixiaolint.parse.fold import fold
from jixiaolint.resources import lexicon_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.source import Grid
    from jixiaolint.text import Text

_HEAD_LENGTH = 24
_SAMPLE = 200
_ITEM_LENGTH = 8
_SENTENCE = re.compile(r"[。；;！!]|\d[、.．]")


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

    def label(self, column: int) -> str:
        """Return the words above a column as one string."""
        return "".join(cell.squeeze().value for cell in self.heads[column])


def find_columns(grid: Grid) -> Columns | None:
    """Return the columns of a list of projects, or nothing if the grid is none.

    It is one if a column holds coded or numbered indicators, several to a cell, and
    another names the projects.
    """
    filled = _indicator_columns(grid)
    if not filled:
        return None
    width = len(grid.rows[0])
    rows = frozenset(i for i, row in enumerate(grid.rows) if is_head(row))
    first = _head_rows(rows)
    heads = tuple(_above(grid, first, column) for column in range(width))
    roles = [
        "indicators" if i in filled else _role(heads[i], _values(grid, i, rows))
        for i in range(width)
    ]
    if "name" not in roles:
        _guess_name(roles, filled[0])
    if "goal" not in roles and "cycle_goal" in roles:
        roles[roles.index("cycle_goal")] = "goal"
    return Columns(tuple(roles), heads, rows) if "name" in roles else None


def is_head(row: Sequence[Text]) -> bool:
    """Tell whether a row is column heads: several short words, no sums or sentences."""
    words = ["".join(fold(cell.value).split()) for cell in row]
    filled = [word for word in words if word]
    if len(set(filled)) < 2 or any(len(word) > _HEAD_LENGTH for word in filled):
        return False
    known = [word for word in filled if role_of(word) or _is_level(word)]
    return len(known) == len(filled) and any(
        "指标" in word or "目标" in word or "名称" in word or "拨款" in word
        for word in filled
    )


@cache
def role_of(label: str) -> str | None:
    """Return the role that a head gives its column, or nothing if its words do not."""
    bare = "".join(fold(label).split())
    if _SENTENCE.search(bare):
        return None
    outer = re.sub(r"\([^()]*\)", "", bare)
    roles = (role for word, role in lexicon_pairs("projects-head") if word in outer)
    return next(roles, None)


def _is_level(word: str) -> bool:
    return level_of(word) is not None or dimension_of(word) is not None


def _indicator_columns(grid: Grid) -> list[int]:
    """Return the columns whose cells hold indicators, several in one at least."""
    found: list[int] = []
    for column in range(len(grid.rows[0]) if grid.rows else 0):
        long = (row[column] for row in grid.rows if len(row[column]) > _ITEM_LENGTH)
        cells = {id(cell): cell for cell in islice(long, _SAMPLE)}.values()
        if any(map(_listed, cells)):
            found.append(column)
    return found


def _listed(cell: Text) -> bool:
    """Tell whether a cell holds coded indicators, or more than one numbered."""
    layout = layout_of([cell.value])
    return layout == "coded" or (
        layout == "numbered" and len(runs_of(cell, layout)[0]) > 1
    )


def filled_values(row: Sequence[Text]) -> list[str]:
    """Return what the filled cells of a row say."""
    return [cell.value for cell in row if cell.value.strip()]


def _head_rows(rows: frozenset[int]) -> list[int]:
    """Return the first head row and those that follow it without a break."""
    first: list[int] = []
    for i in sorted(rows):
        if first and i != first[-1] + 1:
            break
        first.append(i)
    return first


def _above(grid: Grid, rows: Sequence[int], column: int) -> tuple[Text, ...]:
    cells: list[Text] = []
    for i in rows:
        cell = grid.rows[i][column]
        if cell.value.strip() and not any(cell is seen for seen in cells):
            cells.append(cell)
    return tuple(cells)


def _values(grid: Grid, column: int, rows: frozenset[int]) -> list[str]:
    """Return a sample of what stands in a column below its heads."""
    values = (
        row[column].value.strip()
        for i, row in enumerate(grid.rows)
        if row[column].value.strip()
        and i not in rows
        and not is_numbering(filled_values(row))
    )
    return list(islice(values, _SAMPLE))


def _role(heads: Sequence[Text], values: Sequence[str]) -> str | None:
    """Return the role of a column by its lowest head that says one, else by content."""
    found = next((r for head in reversed(heads) if (r := role_of(head.value))), None)
    sums = [value for value in values if parse_amount(value) is not None]
    if found in ("name", "goal", "content", "cycle_goal", "indicators") and values:
        long = sum(len(value) for value in values) / len(values) > 3
        return found if long else "other"
    if found == "sum" or (found is None and sums and len(sums) == len(values)):
        return "sum" if 2 * len(sums) >= len(values) else "other"
    return found


def _guess_name(roles: list[str | None], indicators: int) -> None:
    """Take a column before the indicators for that of names, if no head says so."""
    for i, role in enumerate(roles[:indicators]):
        if role in (None, "unit"):
            roles[i] = "name"
            return
