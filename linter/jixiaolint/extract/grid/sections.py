"""Rows amid indicators that only name the project of those below: 一、管网疏通."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.columns.column import distinct as texts_of
from jixiaolint.columns.rows import Row, Rows, distinct
from jixiaolint.extract.form import Facts
from jixiaolint.extract.grid.roles import Columns
from jixiaolint.extract.projects.names import without_ordinal
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.heads import role_of
from jixiaolint.labels.levels import is_level
from jixiaolint.labels.looks import content
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_OF_FORM = pattern(r"{form-word=performance|indicator}|[。；;：:≥≤]")
"""What a part of the form says, or a sentence, and the name of no project."""


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
