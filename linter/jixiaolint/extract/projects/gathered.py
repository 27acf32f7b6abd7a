"""The rows of a grid gathered into projects: a project may take several rows."""

from __future__ import annotations

import re

from jixiaolint.columns.rows import Row, distinct
from jixiaolint.extract.heading import read_heading
from jixiaolint.extract.projects.heads import Columns, Draft
from jixiaolint.labels.looks import content
from jixiaolint.labels.marks import is_numbering, is_total
from jixiaolint.parsing.amount import parse_amount
from jixiaolint.source import Grid
from jixiaolint.text import Span, Text

_NAMES = frozenset(("body", "word", "text"))
_TOLD = ("goal", "cycle_goal", "content", "indicators")


def drafts_of(grid: Grid, columns: Columns, frame: list[Span]) -> list[Draft]:
    """Return the cells of each project; what is mere form goes to `frame`.

    A row that repeats the title or the facts above the table is.
    """
    drafts: list[Draft] = []
    above: Row = ()
    start = min(columns.rows, default=0)
    telling = {i for role in ("name", *_TOLD) for i in columns.of(role)}
    for i, row in enumerate(grid.rows[start:], start):
        cells = [cell for _, cell in distinct(row)]
        form = i in columns.rows or is_numbering([cell.value for cell in cells])
        if form or (cells and all(read_heading([cell])[1] for cell in cells)):
            frame.extend(span for cell in cells for span in cell.strip().spans())
            continue
        assigned = _assigned(row, columns)
        if not _goes_on(row, above, columns):
            if telling.isdisjoint(column for column, _ in assigned):
                continue  # neither a name nor anything said of a project: left unread
            drafts.append({})
            above = ()
        for column, cell in assigned:
            if not above or cell is not above[column]:
                drafts[-1].setdefault(column, []).append(cell)
        above = row
    return drafts


def _goes_on(row: Row, above: Row, columns: Columns) -> bool:
    """Tell whether a row goes on with the project of the row above.

    It does if its name is blank or merged with the one above, or is the same again
    over indicators that do not start anew.
    """
    if not above:
        return False
    name = columns.of("name")[0]
    if not row[name].value.strip():
        return _tells(row, columns) and not any(is_total(cell.value) for cell in row)
    if row[name] is above[name]:
        return True
    cells = [row[i].value for i in columns.of("indicators")]
    same = row[name].squeeze().value == above[name].squeeze().value
    return same and not any(re.match(r"\s*[(（]?[1１①]\D", cell) for cell in cells)


def _tells(row: Row, columns: Columns) -> bool:
    return any(row[i].value.strip() for role in _TOLD for i in columns.of(role))


def _assigned(row: Row, columns: Columns) -> list[tuple[int, Text]]:
    """Return the filled cells of a row by column, a merged cell once.

    A cell merged over all columns, a total under another head, and the unit of a row
    that describes no project count as its name; a number alone names nothing.
    """
    name = columns.of("name")[0]
    cells = distinct(row)
    words = [cell for _, cell in cells if parse_amount(cell.value) is None]
    alone = len(cells) == 1 and cells[0][1] is row[name]
    named: Text | None = None
    if alone or (len(words) == 1 and is_total(words[0].value)):
        if not words:
            return []
        named = words[0]
    elif not row[name].value.strip() and not _tells(row, columns):
        units = (row[i] for i in columns.of("unit"))
        named = next((cell for cell in units if content(cell.value) in _NAMES), None)
    return [(name if cell is named else at, cell) for at, cell in cells]
