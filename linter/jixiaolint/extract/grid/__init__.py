"""A grid with one indicator to a row in, its tables out.

The grid may hold several forms, each with facts above and notes below its indicators,
and a column of project names may make many projects of one form.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.beside import read_beside
from jixiaolint.extract.grid.columns import role_of
from jixiaolint.extract.grid.drafts import Drafts
from jixiaolint.extract.grid.facts import claim_label, read_facts
from jixiaolint.extract.grid.form import Facts
from jixiaolint.extract.grid.frame import ends_form, is_frame
from jixiaolint.extract.grid.heads import distinct, find_heads
from jixiaolint.extract.grid.roles import understand
from jixiaolint.extract.grid.rows import Reader
from jixiaolint.model import Extraction, Project, Table, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.extract.grid.heads import Head, Row
    from jixiaolint.extract.grid.roles import Columns
    from jixiaolint.extract.heading import Heading
    from jixiaolint.source import Grid
    from jixiaolint.text import Span, Text

_SAMPLE = 400
"""So many rows tell what a column holds."""

_TEXTS = frozenset(("level1", "level2", "name", "cycle", "annual", "description"))


def recognise(grid: Grid) -> bool:
    """Return whether the grid has the heads of indicator columns."""
    return next(find_heads(grid.rows), None) is not None


def extract(grid: Grid, heading: Heading) -> Extraction:
    """Return the tables of a grid; the heading counts where the grid says nothing."""
    rows = grid.rows
    heads = list(find_heads(rows))
    forms = _Forms(heading)
    at = 0
    for head, after in pairwise([*heads, None]):
        if head is None:
            break
        limit = len(rows) if after is None else after.start
        forms.begin(read_facts(rows[at : head.start]))
        at = forms.read(rows, head, limit)
    forms.end(read_facts(rows[at:]))
    return Extraction(tuple(forms.tables()), tuple(forms.frame))


@dataclass(slots=True)
class _Form:
    """A project as it is being read."""

    facts: Facts
    drafts: Drafts = field(default_factory=Drafts)
    columns: set[str] = field(default_factory=set)
    titled: bool = False


class _Forms:
    """The forms of a grid as they come."""

    def __init__(self, heading: Heading) -> None:
        self.frame: list[Span] = []
        self._heading = heading
        self._forms: list[_Form] = []
        self._common = Facts()
        self._body: Text | None = None

    def begin(self, facts: Facts) -> None:
        """Begin a form with the facts above its head, unless the head is a repeated one."""
        self.frame.extend(facts.frame)
        if not self._forms or facts.begins_form(self._common):
            self._common, self._body = facts, facts.department or facts.unit
            self._forms.append(_Form(facts, titled=facts.title is not None))
        else:
            self.frame.extend(_complete(self._forms[-1].facts, facts))

    def end(self, facts: Facts) -> None:
        """Take what stands below the last form."""
        self.frame.extend(facts.frame)
        if self._forms:
            self.frame.extend(_complete(self._forms[-1].facts, facts))

    def read(self, rows: Sequence[Row], head: Head, limit: int) -> int:
        """Read the rows under a head up to `limit`; return where the form ends."""
        body = rows[head.end : limit]
        year = self._common.year or self._heading.year
        columns = understand(head, _sample(body), year)
        cells = [distinct(row) for row in body]
        ends = (at for at, row in enumerate(cells) if ends_form(row, columns))
        last = next(ends, len(body))
        body = body[:last]
        reader = Reader(head, columns, body)
        self._forms[-1].columns |= _fields(columns)
        for row in rows[head.start : head.end]:
            for _, cell in distinct(row):
                if role_of(cell.value) == "amount":
                    claim_label(cell, self._forms[-1].facts)
                reader.frame.extend(cell.spans())
        for at, row in enumerate(body):
            if is_frame(cells[at], columns):
                for _, cell in cells[at]:
                    reader.frame.extend(cell.spans())
                continue
            self._choose(row, columns, reader)
            below = body[at + 1] if at + 1 < len(body) else None
            reader.read(row, below, self._forms[-1].drafts)
        self.frame.extend(reader.frame)
        return head.end + last

    def _choose(self, row: Row, columns: Columns, reader: Reader) -> None:
        """Begin another project where the column of project names says so."""
        name = reader.cell(row, columns.shared, "project")
        unit = reader.cell(row, columns.shared, "org")
        form = self._forms[-1]
        if name is not None:
            name = name.squeeze()
            known = form.facts.project
            if known is not None and known.value != name.value:
                form = _Form(Facts(department=self._body), columns=set(form.columns))
                self._forms.append(form)
            form.facts.project = form.facts.project or name
            reader.frame.extend(name.spans())
        read_beside(row, columns, reader, form.facts, unit)

    def tables(self) -> Iterator[Table]:
        """Yield a table for each title, its projects numbered through the grid."""
        groups: list[list[_Form]] = []
        for form in self._forms:
            if form.titled or not groups:
                groups.append([])
            groups[-1].append(form)
        index = 0
        for group in groups:
            projects = [
                self._project(form, number)
                for number, form in enumerate(group, index + 1)
            ]
            index += len(projects)
            yield self._table(group, tuple(projects))

    def _table(self, group: list[_Form], projects: tuple[Project, ...]) -> Table:
        facts, heading = group[0].facts, self._heading
        columns = set[str]().union(*(form.columns for form in group))
        for project in projects:
            for indicator in project.indicators:
                for name in _TEXTS - columns:
                    if getattr(indicator, name) is not None:
                        columns.add(name)
        return Table(
            title=facts.title or heading.title,
            unit=facts.department or heading.unit or facts.unit,
            year=facts.year or heading.year,
            layout="grid",
            columns=frozenset(columns),
            projects=projects,
            money_unit=facts.money_unit or heading.money_unit,
        )

    def _project(self, form: _Form, index: int) -> Project:
        facts, heading = form.facts, self._heading
        title = facts.title or heading.title
        whole = facts.project is None and title is not None and "整体" in title.value
        unit = facts.department or facts.unit or heading.unit
        single = heading.project if len(self._forms) == 1 else None
        name = unit if whole else facts.project or single
        goal, cycle = facts.goal, facts.cycle_goal
        return Project(
            index=index,
            name=name,
            indicators=form.drafts.indicators(),
            kind="department" if whole else "project",
            unit=facts.unit or facts.department or heading.unit,
            amounts=tuple(facts.amounts),
            goal=goal if goal is not None else cycle,
            cycle_goal=cycle if goal is not None else None,
            content=facts.content,
            start_year=facts.start_year,
            end_year=facts.end_year,
        )


def _complete(facts: Facts, more: Facts) -> Iterator[Span]:
    """Add facts that were not known yet; yield the ranges of those that were."""
    for each in fields(Facts):
        value = getattr(more, each.name)
        if each.name == "amounts":
            known = {amount.label for amount in facts.amounts}
            fresh = [amount for amount in value if amount.label not in known]
            facts.amounts.extend(fresh)
        if each.name != "frame" and getattr(facts, each.name) is None:
            setattr(facts, each.name, value)
        else:
            for text in texts(tuple(value) if isinstance(value, list) else value):
                yield from text.spans()


def _sample(rows: Sequence[Row]) -> Sequence[Row]:
    """Return enough of the rows to judge a column by, spread over all of them."""
    return rows[:: max(1, len(rows) // _SAMPLE)]


def _fields(columns: Columns) -> set[str]:
    """Return the names of the indicator fields that have a column."""
    found = {field_ for side in columns.sides for field_ in side}
    units = {field_ for field_ in found if field_.endswith("unit")}
    known = {
        "level1_code",
        "level1",
        "level2_code",
        "level2",
        "name",
        "description",
        "cycle",
        "annual",
        "score",
        "nature",
        "rating",
    }
    coded = {"level1_code" for _ in found & {"code1"}} | {
        "level2_code" for _ in found & {"code2"}
    }
    return (found & known) | coded | ({"measure_unit"} if units else set())
