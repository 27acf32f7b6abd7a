"""A grid with one project to a row, its indicators all in one cell (or one to a level)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jixiaolint.extract.flat import join_lines, split_lines
from jixiaolint.extract.heading import Heading, read_heading, year_in
from jixiaolint.extract.items import Items, layout_of, split_items, with_texts
from jixiaolint.extract.money import amounts_of, is_total
from jixiaolint.extract.project_text import Opening, make_row
from jixiaolint.extract.projects_head import find_columns, is_numbering
from jixiaolint.extract.rows import make_table
from jixiaolint.model import Extraction
from jixiaolint.parse.amount import parse_amount
from jixiaolint.parse.dimension import dimension_of, level_of
from jixiaolint.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.extract.projects_head import Columns
    from jixiaolint.extract.rows import Row
    from jixiaolint.source import Grid
    from jixiaolint.text import Span, Text

_UNIT_IN_HEAD = re.compile(r"[(（](?:单位[:：])?([^()（）]{1,5})[)）]")


@dataclass(slots=True)
class _Draft:
    """The cells of one project by column; a row that goes on with it adds to them."""

    cells: dict[int, list[Text]] = field(default_factory=dict)

    def text(self, columns: Sequence[int]) -> list[Text]:
        """Return the filled cells of some columns, in order."""
        return [cell for i in columns for cell in self.cells.get(i, [])]


def recognise(grid: Grid) -> bool:
    """Tell whether the grid lists projects with their indicators in a cell."""
    return find_columns(grid) is not None


def extract(grid: Grid, heading: Heading) -> Extraction:
    """Return the one table in the grid, with projects, units and totals."""
    columns = find_columns(grid)
    if columns is None:
        return Extraction(())
    frame: list[Span] = []
    heading = _heading(grid, columns, heading, frame)
    drafts = list(_drafts(grid, columns, frame))
    cells = [cell.value for d in drafts for cell in d.text(columns.of("indicators"))]
    layout = layout_of(cells) or "numbered"
    rows: list[Row] = []
    for draft in drafts:
        row, spans = _row(draft, columns, layout)
        rows.append(row)
        frame.extend(spans)
    return Extraction((make_table(rows, heading, layout),), tuple(frame))


def _heading(
    grid: Grid, columns: Columns, heading: Heading, frame: list[Span]
) -> Heading:
    """Return the heading with what rows above the heads and the heads add to it."""
    first = min(columns.rows, default=0)
    above = [cell for row in grid.rows[:first] for cell in _distinct(row)]
    own, spans = read_heading(above)
    frame.extend(spans)
    years = (year_in(columns.label(i)) for i in columns.of("sum"))
    return Heading(
        title=own.title or heading.title,
        unit=own.unit or heading.unit,
        year=own.year or heading.year or next((y for y in years if y), None),
        money_unit=own.money_unit or heading.money_unit or _money_unit(columns),
        project=own.project or heading.project,
    )


def _money_unit(columns: Columns) -> Text | None:
    """Return the unit of money that the head of a column of sums gives in brackets."""
    for i in columns.of("sum"):
        for head in columns.heads[i]:
            match = _UNIT_IN_HEAD.search(head.value)
            if match and match[1] in lexicon("money-unit"):
                return head.slice(*match.span(1))
    return None


def _distinct(row: Sequence[Text]) -> list[Text]:
    """Return the filled cells of a row, a merged cell once."""
    cells = {id(cell): cell for cell in row if cell.value.strip()}
    return list(cells.values())


def _drafts(grid: Grid, columns: Columns, frame: list[Span]) -> Iterator[_Draft]:
    """Yield the cells of each project; what is mere form goes to `frame`."""
    draft: _Draft | None = None
    above: Sequence[Text] = ()
    start = min(columns.rows, default=0)
    for i, row in enumerate(grid.rows[start:], start):
        cells = _distinct(row)
        if i in columns.rows or is_numbering(row) or _is_heading(cells):
            frame.extend(span for cell in cells for span in cell.strip().spans())
            continue
        if not cells:
            continue
        if draft is None or not _goes_on(row, above, columns):
            if draft is not None:
                yield draft
            draft = _Draft()
            above = ()
        for column, cell in _assigned(row, columns):
            if not above or cell is not above[column]:
                draft.cells.setdefault(column, []).append(cell)
        above = row
    if draft is not None:
        yield draft


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


_TOLD = ("goal", "cycle_goal", "content", "indicators")


def _assigned(row: Sequence[Text], columns: Columns) -> Iterator[tuple[int, Text]]:
    """Yield the filled cells of a row by column, a merged cell once.

    A cell merged over all columns, a total under another head, and the unit of a row
    without a project count as its name.
    """
    name = columns.of("name")[0]
    cells = _distinct(row)
    words = [cell for cell in cells if parse_amount(cell.value) is None]
    total = len(words) == 1 and is_total(words[0].value)
    merged = len(cells) == 1 and cells[0] is row[name]
    unit = None if row[name].value.strip() else _unit_alone(row, columns)
    moved_cell = words[0] if total or merged else unit
    seen: set[int] = set()
    for column, cell in enumerate(row):
        if not cell.value.strip() or id(cell) in seen:
            continue
        seen.add(id(cell))
        yield (name if cell is moved_cell else column), cell


def _unit_alone(row: Sequence[Text], columns: Columns) -> Text | None:
    """Return the unit of a row that describes nothing: it heads the unit's projects."""
    if any(row[i].value.strip() for role in _TOLD for i in columns.of(role)):
        return None
    units = [row[i] for i in columns.of("unit") if row[i].value.strip()]
    return units[0] if units else None


def _row(draft: _Draft, columns: Columns, layout: str) -> tuple[Row, list[Span]]:
    """Return the row that the cells of a project make, and the frame in them."""
    names = draft.text(columns.of("name")[:1])
    sums = [(i, cell) for i in columns.of("sum") for cell in draft.cells.get(i, [])[:1]]
    money = [(columns.label(i), cell.strip()) for i, cell in sums]
    amounts = amounts_of([cell for _, cell in money], [label for label, _ in money])
    items = _items(draft, columns, layout)
    name = join_lines(names).strip().squeeze() if names else None
    lead = [
        line for cell in draft.text(columns.of("goal")) for line in split_lines(cell)
    ]
    row, frame = make_row(
        Opening(name, amounts),
        items,
        [*lead, *split_lines(items.before)],
        split_lines(items.after),
    )
    content = _joined(draft, columns, "content")
    unit = _joined(draft, columns, "unit")
    code = _joined(draft, columns, "code")
    frame.extend(_form(draft, columns))
    row = replace(
        row,
        content=content or row.content,
        cycle_goal=_joined(draft, columns, "cycle_goal") or row.cycle_goal,
        unit=unit,
        code=code.value if code else "",
    )
    return row, frame


def _joined(draft: _Draft, columns: Columns, role: str) -> Text | None:
    cells = draft.text(columns.of(role)[:1])
    return join_lines(cells).squeeze() if cells else None


def _form(draft: _Draft, columns: Columns) -> Iterator[Span]:
    """Yield the ranges of cells that the model has no field for."""
    for i, role in enumerate(columns.roles):
        for cell in draft.cells.get(i, []):
            empty = role == "sum" and re.fullmatch(r"[-—–/\s]+", cell.value)
            if role in ("code", "other") or empty:
                yield from cell.strip().spans()


def _items(draft: _Draft, columns: Columns, layout: str) -> Items:
    """Return the indicators of a project from all columns that hold them.

    Where each column is a level, its head gives the level of its indicators.
    """
    found = [
        (i, split_items(join_lines(cells), layout))
        for i in columns.of("indicators")
        if (cells := draft.cells.get(i, []))
    ]
    if len(found) == 1 and len(columns.of("indicators")) == 1:
        return found[0][1]
    merged = Items(layout)
    for i, items in found:
        levels = _levels(columns.heads[i])
        start = len(merged.indicators)
        merged = Items(
            layout,
            (
                *merged.indicators,
                *(
                    with_texts(replace(x, seq=start + x.seq), levels)
                    for x in items.indicators
                ),
            ),
            (*merged.frame, *items.frame),
            join_lines([merged.before, items.before]),
            join_lines([merged.after, items.after]),
            merged.columns | items.columns | frozenset(levels),
        )
    return merged


def _levels(heads: Sequence[Text]) -> dict[str, Text]:
    """Return the levels that the heads of a column name."""
    levels: dict[str, Text] = {}
    for head in heads:
        if level_of(head.value) and "level1" not in levels:
            levels["level1"] = head.squeeze()
        elif dimension_of(head.value):
            levels["level2"] = head.squeeze()
    return levels
