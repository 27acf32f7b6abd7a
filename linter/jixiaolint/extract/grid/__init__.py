"""A grid with one indicator to a row in, its tables out.

The grid may hold several forms, each with facts above and notes below its indicators,
and a column of project names may make many projects of one form.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.form import Facts, Form, tables_of, take
from jixiaolint.extract.grid.columns import role_of
from jixiaolint.extract.grid.facts import claim_label, read_facts
from jixiaolint.extract.grid.frame import ends_form, is_frame
from jixiaolint.extract.grid.heads import distinct, find_heads
from jixiaolint.extract.grid.roles import understand
from jixiaolint.extract.grid.rows import Reader
from jixiaolint.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Head, Row
    from jixiaolint.extract.grid.roles import Columns
    from jixiaolint.extract.heading import Heading
    from jixiaolint.source import Grid
    from jixiaolint.text import Span, Text

_BESIDE = {
    "org": "unit",
    "year": "year",
    "goal": "goal",
    "cycle": "cycle",
    "content": "content",
}
"""The facts that may have a column, by its role."""

_SAMPLE = 400
"""So many rows tell what a column holds."""


def recognise(grid: Grid) -> bool:
    """Return whether the grid has the heads of indicator columns."""
    return next(find_heads(grid.rows), None) is not None


def extract(grid: Grid, heading: Heading, layout: str = "grid") -> Extraction:
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
    found = tables_of(forms.found, heading, layout)
    stated = (span for form in forms.found for span in form.facts.frame)
    return Extraction(tuple(found), (*forms.frame, *stated))


class _Forms:
    """The forms of a grid as they come."""

    def __init__(self, heading: Heading) -> None:
        self.frame: list[Span] = []
        self._heading = heading
        self.found: list[Form] = []
        self._common = Facts()
        self._body: Text | None = None

    def begin(self, facts: Facts) -> None:
        """Begin a form with the facts above its head, unless the head is a repeated one."""
        self.frame.extend(facts.frame)
        if not self.found or facts.begins_form(self._common):
            self._common, self._body = facts, facts.department or facts.unit
            self.found.append(Form(facts, begins=facts.title is not None))
        else:
            self.frame.extend(self.found[-1].facts.complete(facts))

    def end(self, facts: Facts) -> None:
        """Take what stands below the last form."""
        self.frame.extend(facts.frame)
        if self.found:
            self.frame.extend(self.found[-1].facts.complete(facts))

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
        self.found[-1].columns |= columns.fields()
        for row in rows[head.start : head.end]:
            for _, cell in distinct(row):
                if role_of(cell.value) == "amount":
                    claim_label(cell, self.found[-1].facts)
                reader.frame.extend(cell.spans())
        for at, row in enumerate(body):
            if is_frame(cells[at], columns):
                for _, cell in cells[at]:
                    reader.frame.extend(cell.spans())
                continue
            self._choose(row, columns, reader)
            below = body[at + 1] if at + 1 < len(body) else None
            reader.read(row, below, self.found[-1].drafts)
        self.frame.extend(reader.frame)
        return head.end + last

    def _choose(self, row: Row, columns: Columns, reader: Reader) -> None:
        """Begin another project where the column of project names says so."""
        name = reader.cell(row, columns.shared, "project")
        form = self.found[-1]
        if name is not None:
            name = name.squeeze()
            known = form.facts.project
            if known is not None and known.value != name.value:
                form = Form(Facts(department=self._body), columns=set(form.columns))
                self.found.append(form)
            form.facts.project = form.facts.project or name
            reader.frame.extend(name.spans())
        _read_beside(row, columns, reader, form.facts)


def _sample(rows: Sequence[Row]) -> Sequence[Row]:
    """Return enough of the rows to judge a column by, spread over all of them."""
    return rows[:: max(1, len(rows) // _SAMPLE)]


def _read_beside(row: Row, columns: Columns, reader: Reader, facts: Facts) -> None:
    """Take what stands beside the indicators: unit, year, goals, amounts."""
    for role, kind in _BESIDE.items():
        cell = reader.cell(row, columns.shared, role)
        if cell is not None:
            take(kind, None, cell, facts)
    known = {amount.label for amount in facts.amounts}
    for at, label in columns.amounts:
        if row[at].value.strip() and label not in known:
            take("amount", label, row[at], facts)
        reader.frame.extend(row[at].spans())
