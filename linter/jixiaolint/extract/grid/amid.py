"""Rows amid indicators that head the columns of another table, or name a project."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from jixiaolint.columns.column import distinct as texts_of
from jixiaolint.columns.rows import Row, Rows, distinct
from jixiaolint.extract.form import Facts
from jixiaolint.extract.grid.roles import Columns
from jixiaolint.labels.bare import without_ordinal
from jixiaolint.labels.facts import bare, fact_kind
from jixiaolint.labels.heads import role_of
from jixiaolint.labels.levels import is_level
from jixiaolint.labels.looks import content
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_CLASS = pattern(r"{form-word=indicator|class}$")
_FIGURE = pattern(r"[\d≥≤<>=＞＜％%]|{numeral}")
_SHORT = 6
_PLACES = ("level1", "level2", "annual")
_OF_FORM = pattern(r"{form-word=performance|indicator}|[。；;：:≥≤]")
"""What a part of the form says, or a sentence, and the name of no project."""


def other_heads(rows: Rows, columns: Columns) -> tuple[list[int], deque[int]]:
    """Return the rows that may head another table, and those that state a first level.

    What heads another table stands below one of these.
    """
    side = columns.sides[0]
    if not side.keys() >= set(_PLACES):
        return [], deque()
    first, second, value = (rows.columns[side[role]].values for role in _PLACES)
    names = rows.columns[side["name"]].values if "name" in side else value
    said = {level for level in texts_of(first) if level}
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


def sections(rows: Rows, columns: Columns) -> Iterator[int]:
    """Yield the rows that name a project, in a table without a column for it.

    They hold a numbered text and nothing else, and stand above a row that begins with a
    known level.
    """
    side = columns.sides[0]
    levels = [side[role] for role in ("level1", "level2") if role in side]
    if "project" in columns.shared or not levels:
        return
    for at in {0, *levels, columns.first_name}:
        named = {
            each for each in texts_of(rows.columns[at].values) if names_project(each)
        }
        for row in rows.columns[at].among(named) if named else ():
            below = rows.columns[levels[0]].values[row + 1 : row + 2]
            if rows.is_alone(row, at) and is_level((*below, "")[0] or ""):
                yield row


def names_project(value: str) -> bool:
    """Return whether a text is a number and what may be the name of a project."""
    number, name = without_ordinal(Text.at(value, 0))
    if not number.value or not name.value or _OF_FORM.search(name.value):
        return False
    known = fact_kind(value) or role_of(value) or is_level(name.value)
    return not known


def section_facts(rows: Sequence[Row]) -> Facts | None:
    """Return what the row of a section states: a project, or the body of what is below."""
    cells = [cell for row in rows for _, cell in distinct(row)]
    if len(cells) != 1 or not names_project(cells[0].value):
        return None
    _, name = without_ordinal(cells[0].squeeze())
    facts = Facts(frame=cells)
    if content(name.value) == "body":
        facts.department = name
    else:
        facts.project = name
    return facts
