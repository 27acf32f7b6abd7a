"""What rules look at: plain, hashable views of rows, projects, tables and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any

from jixiaolint.columns.indicators import filled, said
from jixiaolint.labels.dimension import dimension_of, level_of
from jixiaolint.model import JUDGED_TEXTS, Project, Table
from jixiaolint.parsing.explanation import parse_explanation
from jixiaolint.parsing.gloss import gloss_of, stem_of
from jixiaolint.parsing.measure_unit import says_no_unit
from jixiaolint.parsing.name import like_name, parse_name
from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.values import Explanation, Measure, Target
from jixiaolint.rule.idle import Idle
from jixiaolint.unread import Unread

_UNIT = JUDGED_TEXTS.index("measure_unit")

_texts: Callable[[object], tuple[str | None, ...]] = attrgetter(*JUDGED_TEXTS)

DERIVED = {
    "stem": "name",
    "gloss": "name",
    "dimension": "level2",
    "level": "level1",
    "cycle_target": "cycle",
    "annual_target": "annual",
}
"""What is made of the fields of a row, and the text that each is taken from."""

_ROWS = 16384
"""So many rows are kept; those that come again later are judged again."""


@dataclass(frozen=True, eq=False)
class Row:
    """An indicator by its texts alone: equal rows are one, and judged once.

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
    columns: frozenset[str] = frozenset()
    year: int | None = None
    start_year: int | None = None
    end_year: int | None = None
    judged: str = "annual"

    @property
    def value(self) -> str | None:
        """The value that is judged at the moment."""
        return self.annual if self.judged == "annual" else self.cycle

    @cached_property
    def filled(self) -> frozenset[str]:
        """The names of the texts that are not blank."""
        return filled(_texts(self))

    @property
    def sides(self) -> tuple[Row, ...]:
        """The row with each of its values in turn as the one that is judged."""
        if self.cycle is None or self.cycle == self.annual:
            return (self,)
        return (self._cycle,) if self.annual is None else (self, self._cycle)

    @cached_property
    def _cycle(self) -> Row:
        """The row with the value of the whole period as the one that is judged."""
        own = self.__dict__
        return _made(map(own.__getitem__, _ROW_FIELDS), "cycle")

    def text(self, field: str) -> str | None:
        """Return a field as text, ``value`` and derived fields included."""
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
    def cycle_target(self) -> Target | None:
        """What the value of the whole period demands."""
        return _target(self.cycle, self.measure_unit)

    @cached_property
    def annual_target(self) -> Target | None:
        """What the value of the year demands."""
        return _target(self.annual, self.measure_unit)

    @cached_property
    def measure(self) -> Measure | None:
        """What the name gives one to measure."""
        return parse_name(self.name) if self.name else None

    @cached_property
    def explanation(self) -> Explanation | None:
        """What the explanation does."""
        value = self.annual or self.cycle
        said = self.description
        return parse_explanation(said, self.name, value) if said else None

    @cached_property
    def memo(self) -> dict[object, Any]:
        """What was found out about this row: by whom, and what."""
        return {}

    @cached_property
    def like_name(self) -> str | None:
        """The name, or one that stands for all that differ from it in figures only."""
        return None if self.name is None else like_name(self.name)

    @cached_property
    def stem(self) -> str | None:
        """The name in one width and without a bracketed unit at its end."""
        return None if self.name is None else stem_of(self.name)

    @cached_property
    def gloss(self) -> str | None:
        """What stands in brackets at the end of the name, folded."""
        return gloss_of(self.name or "")

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
    """A project with its rows in its table; `told` keeps what is so whatever they say.

    Where a row is `new`, by its place, what does not concern it need not be found.
    """

    project: Project
    rows: tuple[Row, ...]
    table: Table
    told: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    new: int | None = None

    def with_rows(self, rows: tuple[Row, ...], new: int | None = None) -> ProjectView:
        """Return the project with other rows; what is known of its texts stays so."""
        return ProjectView(self.project, rows, self.table, self.told, new)

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

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all projects."""
        return tuple(row for project in self.projects for row in project.rows)

    def text(self, field: str) -> str | None:
        """Return a text of the table: title, unit, money_unit, layout."""
        return _text(self.table, field)


@dataclass(frozen=True)
class FileView:
    """A whole file: its tables, the parts of it that nobody read, and idle `silences`."""

    tables: tuple[TableView, ...]
    unread: tuple[Unread, ...]
    silences: tuple[Idle, ...] = ()


def _text(owner: object, field: str) -> str | None:
    """Return a field as text; nothing where it is none, such as a year."""
    value = getattr(owner, field, None)
    value = getattr(value, "judged", value)
    return value if isinstance(value, str) else None


_ROW_FIELDS = (*JUDGED_TEXTS, "columns", "year", "start_year", "end_year")


def rows_of(project: Project, table: Table) -> Iterator[Row]:
    """Yield the views by which the indicators of a project are judged."""
    around = (table.columns, table.year, project.start_year, project.end_year)
    for texts in said(project):
        yield row_saying(texts, *around)


@lru_cache(maxsize=_ROWS)
def row_saying(texts: tuple[str | None, ...], *around: Any) -> Row:
    """Return the one row that says these texts, in `JUDGED_TEXTS`, among such others."""
    said: list[Any] = list(texts)
    if said[_UNIT] and says_no_unit(said[_UNIT]):
        said[_UNIT] = None
    return _made((*said, *around), "annual")


def _made(fields: Iterable[Any], judged: str) -> Row:
    """Return what Row(...) does, which goes field by field at a multiple of the time."""
    row = object.__new__(Row)
    row.__dict__.update(zip(_ROW_FIELDS, fields, strict=True), judged=judged, memo={})
    return row


def _target(value: str | None, unit: str | None) -> Target | None:
    return None if value is None else parse_target(value, unit)
