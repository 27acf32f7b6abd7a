"""The rows of a grid gathered into projects: a project may take several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiaolint.extract.heading import read_heading
from jixiaolint.extract.projects.heads import Columns
from jixiaolint.labels.looks import content
from jixiaolint.labels.marks import is_numbering, is_total
from jixiaolint.parsing.amount import parse_amount
from jixiaolint.source import Grid
from jixiaolint.text import Span, Text

_NAMES = frozenset(("body", "word", "text"))
_TOLD = ("goal", "cycle_goal", "content", "indicators")


@dataclass(slots=True)
class Draft:
    """The cells of one project by column; a row that goes on with it adds to them."""

    cells: dict[int, list[Text]] = field(default_factory=dict)

    def text(self, columns: Sequence[int]) -> list[Text]:
        """Return the filled cells of some columns, in order."""
        return [cell for i in columns for cell in self.cells.get(i, [])]


def distinct(row: Sequence[Text]) -> list[Text]:
    """Return the filled cells of a row, a merged cell once."""
    cells = {id(cell): cell for cell in row if cell.value.strip()}
    return list(cells.values())


def drafts_of(grid: Grid, columns: Columns, frame: list[Span]) -> list[Draft]:
    """Return the cells of each project; what is mere form goes to `frame`."""
    drafts: list[Draft] = []
    above: Sequence[Text] = ()
    start = min(columns.rows, default=0)
    telling = {i for role in ("name", *_TOLD) for i in columns.of(role)}
    for i, row in enumerate(grid.rows[start:], start):
        cells = distinct(row)
        numbers = is_numbering([cell.value for cell in cells])
        if i in columns.rows or numbers or _is_heading(cells):
            frame.extend(span for cell in cells for span in cell.strip().spans())
            continue
        assigned = list(_assigned(row, columns))
        if not _goes_on(row, above, columns):
            if telling.isdisjoint(column for column, _ in assigned):
                continue  # neither a name nor anything said of a project: left unread
            drafts.append(Draft())
            above = ()
        for column, cell in assigned:
            if not above or cell is not above[column]:
                drafts[-1].cells.setdefault(column, []).append(cell)
        above = row
    return drafts


def _is_heading(cells: Sequence[Text]) -> bool:
    """Tell whether a row repeats the title or the facts above the table."""
    return bool(cells) and all(read_heading([cell])[1] for cell in cells)


def _goes_on(row: Sequence[Text], above: Sequence[Text], columns: Columns) -> bool:
    """Tell whether a row goes on with the project of the row above.

    It does if its name is blank or merged with the one above, or is the same again
    over indicators that do not start anew.
    """
    if not above:
        return False
    name = columns.of("name")[0]
    told = [row[i] for r in _TOLD for i in columns.of(r) if row[i].value.strip()]
    if not row[name].value.strip():
        total = any(is_total(cell.value) for cell in row)
        return bool(told) and not total
    if row[name] is above[name]:
        return True
    cells = [row[i].value for i in columns.of("indicators")]
    same = row[name].squeeze().value == above[name].squeeze().value
    return same and not any(re.match(r"\s*[(（]?[1１①]\D", cell) for cell in cells)


def _assigned(row: Sequence[Text], columns: Columns) -> Iterator[tuple[int, Text]]:
    """Yield the filled cells of a row by column, a merged cell once.

    A cell merged over all columns, a total under another head, and the unit of a row
    without a project count as its name; a number alone names nothing.
    """
    name = columns.of("name")[0]
    cells = distinct(row)
    words = [cell for cell in cells if parse_amount(cell.value) is None]
    total = len(words) == 1 and is_total(words[0].value)
    alone = len(cells) == 1 and cells[0] is row[name]
    if alone and not words:
        return
    unit = None if row[name].value.strip() else _unit_alone(row, columns)
    moved_cell = words[0] if total or alone else unit
    first = {id(cell): column for column, cell in reversed([*enumerate(row)])}
    for cell in cells:
        yield (name if cell is moved_cell else first[id(cell)]), cell


def _unit_alone(row: Sequence[Text], columns: Columns) -> Text | None:
    """Return the unit of a row that describes nothing: it heads the unit's projects."""
    if any(row[i].value.strip() for role in _TOLD for i in columns.of(role)):
        return None
    units = (row[i] for i in columns.of("unit"))
    return next((cell for cell in units if content(cell.value) in _NAMES), None)
