"""A grid with one indicator to a row in, its tables out.

The grid may hold several forms, each with facts above and notes below its indicators,
and a column of project names may make many projects of one form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count
from operator import not_

from jixiaolint.columns.claims import claims
from jixiaolint.columns.rows import Row, Rows
from jixiaolint.extract.form import Facts, Form, tables_of, take
from jixiaolint.extract.grid.amid import section_facts
from jixiaolint.extract.grid.body import Body, read_side
from jixiaolint.extract.grid.drafts import drafts_of, share_out, with_values
from jixiaolint.extract.grid.facts import facts_above, read_facts
from jixiaolint.extract.grid.frame import sort_rows
from jixiaolint.extract.grid.heads import Head, find_heads
from jixiaolint.extract.grid.roles import Columns, understand
from jixiaolint.extract.heading import Heading, money_unit_in
from jixiaolint.labels.heads import role_of
from jixiaolint.model import Extraction
from jixiaolint.source import Grid
from jixiaolint.text import Text

_SAMPLE = 400
"""So many rows tell what a column holds."""


def extract(grid: Grid, heading: Heading, layout: str = "grid") -> Extraction:
    """Return the tables of a grid; the heading counts where the grid says nothing."""
    rows = grid.cells
    heads = list(find_heads(rows))
    forms = _Forms(heading, grid.sample)
    limits = [*(head.start for head in heads[1:]), len(rows)]
    at = 0
    for head, limit in zip(heads, limits, strict=False):
        forms.begin(facts_above(rows[at : head.start]))
        at = forms.read(rows, head, limit)
    forms.add(read_facts(rows[at:]))
    found = tables_of(forms.found, heading, layout)
    return Extraction(tuple(found), tuple(forms.spans))


class _Forms:
    """The forms of a grid as they come; `spans` are what was read of it."""

    def __init__(self, heading: Heading, sample: Rows | None) -> None:
        self.spans: list[tuple[int, int]] = []
        self.found: list[Form] = []
        self._heading = heading
        self._sample = sample
        self._common = Facts()
        self._body: Text | None = None
        self._parted = False

    def begin(self, facts: Facts) -> None:
        """Begin a form with the facts above its head, unless the head is a repeated one."""
        above = self._heading.title
        if facts.title and above and facts.title.value == above.value:
            facts.title = None
        if not self.found or facts.begins_form(self._common):
            self._common, self._body = facts, facts.department or facts.unit
            self.found.append(Form(facts, begins=facts.title is not None))
        self.add(facts)

    def add(self, facts: Facts) -> None:
        """Take what rows around the last form state beyond it."""
        self.claim(facts.frame)
        if self.found:
            self.found[-1].facts.complete(facts)

    def read(self, rows: Rows, head: Head, limit: int) -> int:
        """Read the rows under a head up to `limit`; return where the form ends."""
        body = rows[head.end : limit]
        year = self._common.year or self._heading.year
        columns = understand(head, self._sample or _sample(body), year)
        told = sort_rows(body, columns)
        kept = told.kept
        if told.last < len(body):
            # What stands below the form must not tell what its columns hold.
            columns = understand(head, _sample(kept), year)
        labels = list(rows[head.start : head.end])
        facts = self.found[-1].facts
        for cell in chain.from_iterable(labels):
            if role_of(cell.value) == "amount":
                facts.money_unit = facts.money_unit or money_unit_in(cell)
        for at in columns.known() | _blank(kept):
            self.claim(row[at] for row in labels)
        self.claim(cell for row in told.frame for cell in row)
        self.found[-1].columns |= columns.fields()
        label = head.label(columns.shared.get("project", 0))
        projects = self._amid(told.amid) or self._projects(kept, columns, label)
        begins = [at for at, _ in projects[1:]]
        held = [*projects[0][1].held, *({} for _ in columns.sides)]
        sides = [
            read_side(kept, head, side, frozenset(begins), above)
            for side, above in zip(columns.sides, held, strict=False)
        ]
        self.found[-1].held = [side.below for side in sides]
        places, drafts = drafts_of(sides, [0, *begins, len(kept)])
        if not columns.fields() & {"cycle", "annual"}:
            drafts = with_values(drafts)
        for (at, form), end in zip(projects, [*begins, len(kept)], strict=True):
            self._read_beside(kept, range(at, end), columns, form.facts)
        share_out(places, drafts, projects)
        self.spans.extend(_understood(kept, sides, columns, head))
        return head.end + told.last

    def _amid(
        self, amid: Sequence[tuple[int, Sequence[Row]]]
    ) -> list[tuple[int, Form]]:
        """Return the projects that rows of facts amid the indicators part, if there are any."""
        found = [(0, self.found[-1])] if amid else []
        whole = self.found[-1].facts.project is not None and not self._parted
        for at, rows in amid:
            part, form = section_facts(rows), self.found[-1]
            facts = part or read_facts(rows)
            self.claim(facts.frame)
            if part and whole:
                continue  # a part of the project that the form states
            self._parted = self._parted or part is not None
            if (at or form.drafts) and facts.begins_form(form.facts):
                facts.department = facts.department or self._body
                self.found.append(Form(facts, columns=set(form.columns)))
                found = [pair for pair in found if pair[0] < at]
                found.append((at, self.found[-1]))
            else:
                form.facts.complete(facts)
        return found

    def claim(self, cells: Iterable[Text]) -> None:
        """Count the cells as read."""
        self.spans.extend(span for cell in cells for span in cell.spans())

    def _projects(
        self, rows: Rows, columns: Columns, label: Text | None
    ) -> list[tuple[int, Form]]:
        """Return the projects of some rows, each with the row at which it begins."""
        found = [(0, self.found[-1])]
        column = columns.shared.get("project")
        if column is None:
            return found
        before: str | None = None
        values = rows.columns[column].values
        for at, value in enumerate(values):
            if value == before or not value or value.isspace():
                continue
            cell = rows.text(at, column)
            below = values[at + 1] if at + 1 < len(rows) else value
            alone = below and not below.isspace() and rows.is_alone(at, column)
            if cell is label or alone:
                # Where no rows of its own stand below it is a note, and no project.
                continue
            before, name, form = value, cell.squeeze(), self.found[-1]
            known = form.facts.project
            if known is not None and known.value != name.value:
                form = Form(Facts(department=self._body), columns=set(form.columns))
                self.found.append(form)
                found.append((at, form))
            form.facts.project = form.facts.project or name
        return found

    def _read_beside(
        self, rows: Rows, part: range, columns: Columns, facts: Facts
    ) -> None:
        """Take what stands beside the indicators: unit, year, goals, amounts."""
        known = {amount.label for amount in facts.amounts}
        wanted: list[tuple[int, str, str | None]] = [
            (at, kind, None) for kind, at in columns.shared.items() if kind != "project"
        ]
        wanted += [
            (at, "amount", label) for at, label in columns.amounts if label not in known
        ]
        for at, kind, label in wanted:
            values = rows.columns[at].values
            # A blank below the body of the project before means the same one.
            places = chain(part, reversed(range(part.start)) if kind == "unit" else ())
            filled = (row for row in places if (values[row] or "").strip())
            if (first := next(filled, None)) is not None:
                take(kind, label, cell := rows.text(first, at), facts)
                self.claim([cell])


def _understood(
    rows: Rows, sides: Sequence[Body], columns: Columns, head: Head
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of known columns, in rows that hold an indicator or notes alone."""
    good = [any(kinds) for kinds in zip(*(side.kinds for side in sides), strict=True)]
    if all(good):
        yield from claims(rows, columns.known())
        return
    yield from claims(rows.pick(list(compress(count(), good))), columns.known())
    labels = [head.label(at) for at in range(len(rows.columns))]
    for row in compress(rows, map(not_, good)):
        own = {at for at, cell in enumerate(row) if cell is not labels[at]}
        if columns.notes.issuperset(at for at in own if row[at].value.strip()):
            yield from (span for cell in row for span in cell.spans())


def _blank(rows: Rows) -> set[int]:
    """Return the columns in which nothing stands."""
    columns = enumerate(rows.columns if len(rows) else ())
    return {at for at, column in columns if not any(column.values)}


def _sample(rows: Rows) -> Rows:
    """Return enough of the rows to judge a column by, spread over all of them."""
    return rows[:: max(1, len(rows) // _SAMPLE)]
