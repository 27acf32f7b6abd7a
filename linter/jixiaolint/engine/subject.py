"""What rules look at: plain, hashable views of rows, projects, tables and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jixiaolint.engine.hit import Hit
from jixiaolint.model import JUDGED_TEXTS, Project, Table, said
from jixiaolint.parse.dimension import dimension_of, level_of
from jixiaolint.parse.explanation import parse_explanation
from jixiaolint.parse.fold import fold
from jixiaolint.parse.measure_unit import says_no_unit
from jixiaolint.parse.name import parse_name
from jixiaolint.parse.target import parse_target
from jixiaolint.parse.values import Explanation, Measure, Target
from jixiaolint.unread import Unread

# （人次） or (%) at the end of a name is a unit or a gloss, not the measure itself.
_GLOSS = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")


@dataclass(frozen=True)
class Row:
    """An indicator by its texts alone, so that equal rows are judged once.

    `judged` is the value that the field name ``value`` stands for at the moment:
    ``annual`` or ``cycle``. Conditions address the fields by `text`.
    """

    level1_code: str | None = None
    level1: str | None = None
    level2_code: str | None = None
    level2: str | None = None
    name: str | None = None
    description: str | None = None
    cycle: str | None = None
    annual: str | None = None
    measure_unit: str | None = None
    score: str | None = None
    nature: str | None = None
    rating: str | None = None
    cycle_target: Target | None = None
    annual_target: Target | None = None
    columns: frozenset[str] = frozenset()
    year: int | None = None
    start_year: int | None = None
    end_year: int | None = None
    judged: str = "annual"

    def text(self, field: str) -> str | None:
        """Return a field as text, ``value`` and derived fields included."""
        if field == "value":
            field = self.judged
        value = getattr(self, field, None)
        return value if isinstance(value, str) else None

    def target(self, field: str) -> Target | None:
        """Return the structured target of ``annual``, ``cycle``, ``value`` or ``name``."""
        if field == "name":
            return self.measure.limit if self.measure else None
        side = self.judged if field == "value" else field
        if side in ("annual", "cycle"):
            return self.annual_target if side == "annual" else self.cycle_target
        text = self.text(side)
        return parse_target(text) if text else None

    @cached_property
    def measure(self) -> Measure | None:
        """What the name gives one to measure."""
        return parse_name(self.name) if self.name else None

    @cached_property
    def explanation(self) -> Explanation | None:
        """What the explanation does."""
        value = self.annual or self.cycle
        return (
            parse_explanation(self.description, self.name, value)
            if self.description
            else None
        )

    @cached_property
    def memo(self) -> dict[str, tuple[Hit, ...]]:
        """What named conditions have found in this row."""
        return {}

    @cached_property
    def stem(self) -> str | None:
        """The name in one width and without a bracketed unit at its end."""
        return None if self.name is None else _GLOSS.sub("", fold(self.name))

    @cached_property
    def gloss(self) -> str | None:
        """What stands in brackets at the end of the name, folded."""
        found = _GLOSS.search(fold(self.name or ""))
        return found[0].strip(" ()") if found else None

    @cached_property
    def dimension(self) -> str | None:
        """The key of the second level (``quantity``, ``social`` …), if known."""
        return dimension_of(self.level2)

    @cached_property
    def level(self) -> str | None:
        """The key of the first level (``output``, ``benefit`` …), if known."""
        return level_of(self.level1)


@dataclass(frozen=True)
class ProjectView:
    """A project with its rows; `table` gives what the table says of all."""

    project: Project
    rows: tuple[Row, ...]
    table: Table

    @property
    def year(self) -> int | None:
        """The year of the table."""
        return self.table.year

    def text(self, field: str) -> str | None:
        """Return a text of the project (name, goal, content …), else of its table."""
        return _text(self.project, field) or _text(self.table, field)

    def target(self, field: str) -> Target | None:
        """Return what a text of the project demands, such as its goal."""
        text = self.text(field)
        return parse_target(text) if text else None


@dataclass(frozen=True)
class TableView:
    """A table with its projects."""

    table: Table
    projects: tuple[ProjectView, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all projects."""
        return tuple(row for project in self.projects for row in project.rows)

    def text(self, field: str) -> str | None:
        """Return a text of the table: title, unit, money_unit, layout."""
        return _text(self.table, field)


@dataclass(frozen=True)
class FileView:
    """A whole file: its tables and the parts of it that nobody read."""

    tables: tuple[TableView, ...]
    unread: tuple[Unread, ...]


def _text(owner: object, field: str) -> str | None:
    """Return a field as text; nothing where it is none, such as a year."""
    value = getattr(owner, field, None)
    value = getattr(value, "judged", value)
    return value if isinstance(value, str) else None


def rows_of(project: Project, table: Table) -> Iterator[Row]:
    """Yield the views by which the indicators of a project are judged."""
    for texts in said(project):
        fields: dict[str, Any] = dict(zip(JUDGED_TEXTS, texts, strict=True))
        unit = fields["measure_unit"]
        yield Row(
            **{**fields, "measure_unit": None if unit and says_no_unit(unit) else unit},
            cycle_target=_target(fields["cycle"], unit),
            annual_target=_target(fields["annual"], unit),
            columns=table.columns,
            year=table.year,
            start_year=project.start_year,
            end_year=project.end_year,
        )


def _target(value: str | None, unit: str | None) -> Target | None:
    return None if value is None else parse_target(value, unit)
