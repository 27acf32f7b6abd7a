"""Rows under the heads of a grid that may head the columns of another table."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from itertools import pairwise

from jixiaolint.columns.column import distinct
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.roles import Columns
from jixiaolint.labels.facts import bare
from jixiaolint.labels.levels import is_level
from jixiaolint.words.match import pattern

_CLASS = pattern(r"{form-word=indicator|class}$")
_FIGURE = pattern(r"[\d≥≤<>=＞＜％%]|{numeral}")
_SHORT = 6
_PLACES = ("level1", "level2", "annual")


def other_heads(rows: Rows, columns: Columns) -> tuple[list[int], deque[int]]:
    """Return the rows that may head another table, and those that state a first level.

    What heads another table stands below one of these.
    """
    side = columns.sides[0]
    if not side.keys() >= set(_PLACES):
        return [], deque()
    first, second, value = (rows.columns[side[role]].values for role in _PLACES)
    names = rows.columns[side["name"]].values if "name" in side else value
    said = {level for level in distinct(first) if level}
    levels = set(filter(is_level, said))
    strange = list(rows.columns[side["level1"]].among(said - levels))
    # A narrow table reaches no value; what stands below its head is as strange.
    narrow = {at for at, after in pairwise(strange) if after == at + 1}
    found = [
        at
        for at in strange
        if _heads_another(
            first[at] or "",
            second[at] or "",
            value[at] or (at in narrow and names[at]) or "",
        )
    ]
    return found, deque(rows.columns[side["level1"]].among(levels) if found else ())


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
    key = bare(value)
    return not classes and len(key) <= _SHORT and not _FIGURE.search(key)
