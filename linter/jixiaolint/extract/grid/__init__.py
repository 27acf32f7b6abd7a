"""A grid with one indicator to a row in, its tables out.

The grid may hold several forms, each with facts above and notes below its indicators,
and a column of project names may make many projects of one form.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.form import Facts, Form, tables_of, take
from jixiaolint.extract.grid.body import is_unused, lowest, read_side
from jixiaolint.extract.grid.facts import claim_label, read_facts
from jixiaolint.extract.grid.frame import sort_rows
from jixiaolint.extract.grid.heads import distinct, find_heads
from jixiaolint.extract.grid.roles import understand
from jixiaolint.extract.grid.twins import joined
from jixiaolint.extract.labels.heads import role_of
from jixiaolint.extract.labels.marks import is_caption
from jixiaolint.extract.lines.named import part_of
from jixiaolint.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.extract.form import Draft
    from jixiaolint.extract.grid.heads import Head, Row
    from jixiaolint.extract.grid.roles import Columns
    from jixiaolint.extract.heading import Heading
    from jixiaolint.source import Grid
    from jixiaolint.text import Text

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
        above = rows[at : head.start]
        caption = distinct(above[-1]) if above else []
        if len(caption) == 1 and is_caption(caption[0][1].value):
            forms.spans.extend(caption[0][1].spans())
        forms.begin(read_facts(above))
        at = forms.read(rows, head, limit)
    forms.end(read_facts(rows[at:]))
    found = tables_of(forms.found, heading, layout)
    stated = (span for form in forms.found for span in form.facts.frame)
    return Extraction(tuple(found), (*forms.spans, *stated))


class _Forms:
    """The forms of a grid as they come; `spans` are what was read of it."""

    def __init__(self, heading: Heading) -> None:
        self.spans: list[tuple[int, int]] = []
        self.found: list[Form] = []
        self._heading = heading
        self._common = Facts()
        self._body: Text | None = None

    def begin(self, facts: Facts) -> None:
        """Begin a form with the facts above its head, unless the head is a repeated one."""
        self.spans.extend(facts.frame)
        above = self._heading.title
        if facts.title and above and facts.title.value == above.value:
            facts.title = None
        if not self.found or facts.begins_form(self._common):
            self._common, self._body = facts, facts.department or facts.unit
            self.found.append(Form(facts, begins=facts.title is not None))
        else:
            self.found[-1].facts.complete(facts)

    def end(self, facts: Facts) -> None:
        """Take what stands below the last form."""
        self.spans.extend(facts.frame)
        if self.found:
            self.found[-1].facts.complete(facts)

    def read(self, rows: Sequence[Row], head: Head, limit: int) -> int:
        """Read the rows under a head up to `limit`; return where the form ends."""
        body = rows[head.end : limit]
        year = self._common.year or self._heading.year
        columns = understand(head, _sample(body), year)
        kept, frame, last = sort_rows(body, columns)
        if last < len(body):
            # What stands below the form must not tell what its columns hold.
            columns = understand(head, _sample(kept), year)
        for row in rows[head.start : head.end]:
            for cell in row:
                if role_of(cell.value) == "amount":
                    claim_label(cell, self.found[-1].facts)
        told = columns.known() | _blank(kept)
        for at in told:
            self._claim(row[at] for row in rows[head.start : head.end])
        self._claim(cell for row in frame for cell in row)
        self.found[-1].columns |= columns.fields()
        label = head.label(columns.shared.get("project", 0))
        projects = self._projects(kept, columns, label)
        begins = {at for at, _ in projects[1:]}
        held = [*projects[0][1].held, *({} for _ in columns.sides)]
        read = [
            read_side(kept, head, side, begins, above)
            for side, above in zip(columns.sides, held, strict=False)
        ]
        sides = [found for found, _ in read]
        self.found[-1].held = [below for _, below in read]
        for (at, form), (end, _) in pairwise([*projects, (len(kept), self.found[-1])]):
            drafts = joined([side[at:end] for side in sides])
            if not columns.fields() & {"cycle", "annual"}:
                drafts = [_with_value(draft) for draft in drafts]
            for draft in drafts:
                if is_unused(draft):
                    form.unused.append(lowest(draft))
                else:
                    form.drafts.append(draft)
            self._read_beside(kept[at:end], columns, form.facts)
        self._claim(_understood(kept, sides, columns, head))
        return head.end + last

    def _claim(self, cells: Iterable[Text]) -> None:
        """Count the cells as read."""
        for cell in cells:
            # Most cells are one run; a call and a `Span` for each cost as much as the rest.
            if len(cell.runs) == 1:
                at = cell.runs[0][1]
                self.spans.append((at, at + len(cell.value)))
            else:
                self.spans.extend(cell.spans())

    def _projects(
        self, rows: Sequence[Row], columns: Columns, label: Text | None
    ) -> list[tuple[int, Form]]:
        """Return the projects of some rows, each with the row at which it begins."""
        found = [(0, self.found[-1])]
        column = columns.shared.get("project")
        if column is None:
            return found
        before: str | None = None
        for at, row in enumerate(rows):
            cell = row[column]
            if cell.value == before or cell is label or not cell.value.strip():
                continue
            below = rows[at + 1][column].value if at + 1 < len(rows) else cell.value
            if below.strip() and len(distinct(row)) == 1:
                # No rows of its own stand below: a note, and no project.
                continue
            before, name, form = cell.value, cell.squeeze(), self.found[-1]
            known = form.facts.project
            if known is not None and known.value != name.value:
                form = Form(Facts(department=self._body), columns=set(form.columns))
                self.found.append(form)
                found.append((at, form))
            form.facts.project = form.facts.project or name
        return found

    def _read_beside(self, rows: Sequence[Row], columns: Columns, facts: Facts) -> None:
        """Take what stands beside the indicators: unit, year, goals, amounts."""
        known = {amount.label for amount in facts.amounts}
        wanted: list[tuple[int, str, str | None]] = [
            (columns.shared[role], kind, None)
            for role, kind in _BESIDE.items()
            if role in columns.shared
        ]
        wanted += [
            (at, "amount", label) for at, label in columns.amounts if label not in known
        ]
        for at, kind, label in wanted:
            first = next((row[at] for row in rows if row[at].value.strip()), None)
            if first is not None:
                take(kind, label, first, facts)


def _with_value(draft: Draft) -> Draft:
    """Return an indicator of a form without values, with the one that its name holds."""
    if "name" not in draft:
        return draft
    name, value = part_of(draft["name"])
    return draft | {"name": name, "annual": value} if value else draft


def _understood(
    rows: Sequence[Row],
    sides: Sequence[Sequence[Draft | None]],
    columns: Columns,
    head: Head,
) -> Iterator[Text]:
    """Yield the cells of known columns, in rows that hold an indicator or notes alone."""
    nothing = (None,) * len(sides)
    good = [
        row
        for row, drafts in zip(rows, zip(*sides, strict=True), strict=True)
        if drafts != nothing
    ]
    for at in columns.known():
        yield from [row[at] for row in good]
    if len(good) < len(rows):
        labels = [head.label(at) for at in range(len(rows[0]))]
        for row in rows:
            filled = {
                at
                for at, cell in enumerate(row)
                if cell.value.strip() and cell is not labels[at]
            }
            if filled <= columns.notes:
                yield from row


def _blank(rows: Sequence[Row]) -> set[int]:
    """Return the columns in which nothing stands."""
    filled = {at for row in rows for at, cell in enumerate(row) if cell.value}
    return set(range(len(rows[0]) if rows else 0)) - filled


def _sample(rows: Sequence[Row]) -> Sequence[Row]:
    """Return enough of the rows to judge a column by, spread over all of them."""
    return rows[:: max(1, len(rows) // _SAMPLE)]
