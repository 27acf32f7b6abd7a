"""A form as it is being read: what it states around its indicators, and these.

Forms come out as tables: one for each title, its projects numbered through the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

from jixiaolint.columns.column import Column
from jixiaolint.columns.indicators import Indicators, joined
from jixiaolint.extract.heading import MONEY, Heading
from jixiaolint.model import Amount, Project, Table
from jixiaolint.text import Text
from jixiaolint.words.fold import fold

YEAR = re.compile(r"20\d\d")
"""A year of this century in half-width digits."""

Draft = dict[str, "Text"]
"""The parts of an indicator by field, while it is being read."""

Drafts = dict[str, "Column"]
"""The parts of the indicators of many rows."""

_TOLD = frozenset(("level1", "level2", "name", "description"))


@dataclass(slots=True)
class Facts:
    """What the rows around the indicators of a form state."""

    title: Text | None = None
    year: int | None = None
    project: Text | None = None
    department: Text | None = None
    unit: Text | None = None
    money_unit: Text | None = None
    goal: Text | None = None
    cycle_goal: Text | None = None
    content: Text | None = None
    start_year: int | None = None
    end_year: int | None = None
    amounts: list[Amount] = field(default_factory=list)
    frame: list[Text] = field(default_factory=list)

    def begins_form(self, before: Facts) -> bool:
        """Return whether these rows begin another form than the one before.

        A page's heading that is repeated does not.
        """
        title, project = (
            new is not None and (old is None or old.value != new.value)
            for old, new in (
                (before.title, self.title),
                (before.project, self.project),
            )
        )
        named = self.project is not None
        return project or title or (not named and bool(self.department or self.unit))

    def complete(self, more: Facts) -> None:
        """Add facts that were not known yet."""
        self.amounts = self.amounts or more.amounts
        for each in fields(Facts):
            if getattr(self, each.name) is None:
                setattr(self, each.name, getattr(more, each.name))


@dataclass(slots=True)
class Form:
    """A project with its indicators as it is being read, most often all in one part.

    `columns` are the fields of an indicator that the form has a place for; `begins`
    tells that a table begins with it. `unused` are the levels of its blank rows,
    `held` those that hold for the rows still to come, by side.
    """

    facts: Facts
    drafts: list[Indicators] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    begins: bool = False
    unused: list[Text] = field(default_factory=list)
    held: list[Draft] = field(default_factory=list)

    def fields(self) -> set[str]:
        """Return the fields that the form has a place for, or that a row has all the same.

        A value that stood in a name is no place for one.
        """
        return self.columns | {
            name
            for part in self.drafts
            for name in _TOLD & part.columns.keys() - self.columns
            if next(part.texts([name]), None) is not None
        }

    def project(
        self,
        index: int,
        heading: Heading,
        *,
        single: bool,
    ) -> Project:
        """Return the project; a department's own form is named after the department.

        The heading counts where the form says nothing, its project for a `single` form.
        """
        facts, title = self.facts, self.facts.title or heading.title
        unit = facts.unit or facts.department or heading.unit
        whole = facts.project is None and title is not None and "整体" in title.value
        name = facts.project or (heading.project if single else None)
        goal, cycle = facts.goal, facts.cycle_goal
        return Project(
            index=index,
            name=(facts.department or unit) if whole else name,
            indicators=joined(self.drafts),
            kind="department" if whole else "project",
            unit=unit,
            amounts=tuple(facts.amounts),
            goal=goal if goal is not None else cycle,
            cycle_goal=cycle if goal is not None else None,
            content=facts.content,
            start_year=facts.start_year,
            end_year=facts.end_year,
            unused=tuple(self.unused),
        )


def tables_of(forms: Sequence[Form], heading: Heading, layout: str) -> Iterator[Table]:
    """Yield the tables of the forms; the heading counts where they say nothing.

    A table without a title takes it and what goes with it from the one before.
    """
    groups: list[list[Form]] = []
    index = 0
    table: Table | None = None
    for form in forms:
        if form.begins or not groups:
            groups.append([])
        groups[-1].append(form)
    for group in groups:
        facts = group[0].facts
        above = heading
        if table is not None and facts.title is None:
            above = Heading(table.title, table.unit, table.year, table.money_unit)
        above = replace(above, title=facts.title or above.title)
        projects = [
            form.project(number, above, single=len(forms) == 1)
            for number, form in enumerate(group, index + 1)
        ]
        index += len(projects)
        table = Table(
            title=above.title,
            unit=facts.department or above.unit or facts.unit,
            year=facts.year or above.year,
            layout=layout,
            columns=frozenset().union(*(form.fields() for form in group)),
            projects=tuple(projects),
            money_unit=facts.money_unit or above.money_unit,
        )
        yield table


def take(kind: str, label: str | None, cell: Text, facts: Facts) -> None:
    """Put the value of a fact where it belongs."""
    value = cell.squeeze()
    field_ = {"cycle": "cycle_goal", "money": "money_unit"}.get(kind, kind)
    match kind:
        case "project" | "department" | "unit" | "goal" | "cycle" | "content" | "money":
            if getattr(facts, field_) is None:
                setattr(facts, field_, value)
            elif kind == "goal" and facts.goal and facts.cycle_goal is None:
                # Of two goals the first is that of the whole period.
                facts.cycle_goal, facts.goal = facts.goal, value
        case "amount":
            _amount(label, value, facts)
        case "year" | "years" | "start" | "end":
            _years(kind, value, facts)


def _years(kind: str, value: Text, facts: Facts) -> None:
    """Take the year of the budget or the term from a text such as 2024-2026年."""
    years = [int(year) for year in YEAR.findall(fold(value.value))]
    if not years:
        return
    if kind == "year":
        facts.year = facts.year or years[0]
    if kind in {"years", "start"}:
        facts.start_year = facts.start_year or years[0]
    if kind == "end" or (kind == "years" and len(years) > 1):
        facts.end_year = facts.end_year or years[-1]


def _amount(label: str | None, value: Text, facts: Facts) -> None:
    """Take a sum of money under its label."""
    from jixiaolint.parsing.amount import parse_amount

    number = parse_amount(MONEY.sub("", value.value))
    if number is not None:
        facts.amounts.append(Amount((label or "").rstrip(":："), value, number))
