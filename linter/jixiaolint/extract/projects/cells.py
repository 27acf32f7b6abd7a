"""A grid with one project to a row, its indicators all in one cell (or one to a level)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from jixiaolint.columns.column import Held, Odd, held
from jixiaolint.columns.rows import distinct
from jixiaolint.extract.heading import (
    Heading,
    money_unit_in,
    read_heading,
    year_in,
)
from jixiaolint.extract.items import Items, Way, goes_on, layout_of, split_items
from jixiaolint.extract.projects.gathered import drafts_of
from jixiaolint.extract.projects.heads import Columns, Draft, find_columns
from jixiaolint.extract.projects.money import amounts_of
from jixiaolint.extract.projects.rows import Row, make_table
from jixiaolint.extract.projects.texts import Opening, make_row
from jixiaolint.labels.dimension import dimension_of, level_of
from jixiaolint.model import Extraction
from jixiaolint.source import Grid
from jixiaolint.text import EMPTY, Span, Text, join_lines, split


def extract(grid: Grid, heading: Heading) -> Extraction:
    """Return the one table in the grid, with projects, units and totals."""
    columns = find_columns(grid)
    if columns is None:
        return Extraction(())
    frame: list[Span] = []
    heading = _heading(grid, columns, heading, frame)
    drafts = drafts_of(grid, columns, frame)
    cells = [cell.value for d in drafts for cell in columns.cells(d, "indicators")]
    way = Way(layout_of(cells) or "numbered")
    found = [_row(draft, columns, way) for draft in drafts]
    frame.extend(span for _, spans in found for span in spans)
    table = make_table([row for row, _ in found], heading, way)
    return Extraction((table,), tuple(frame))


def _heading(
    grid: Grid, columns: Columns, heading: Heading, frame: list[Span]
) -> Heading:
    """Return the heading with what rows above the heads and the heads add to it."""
    first = min(columns.rows, default=0)
    above = [cell for row in grid.rows[:first] for _, cell in distinct(row)]
    own, spans = read_heading(above)
    frame.extend(spans)
    heading = own.over(heading)
    years = (year_in(columns.label(i)) for i in columns.of("sum"))
    heads = chain.from_iterable(columns.heads[i] for i in columns.of("sum"))
    return heading.over(
        Heading(
            year=next(filter(None, years), None),
            money_unit=next(filter(None, map(money_unit_in, heads)), None),
        )
    )


def _row(draft: Draft, columns: Columns, way: Way) -> tuple[Row, list[Span]]:
    """Return the row that the cells of a project make, and the frame in them."""
    roles = ("name", "content", "cycle_goal", "unit", "code")
    texts = {
        role: join_lines(draft[i]).squeeze()
        for role in roles
        for i in columns.of(role)[:1]
        if i in draft
    }
    sums = [i for i in columns.of("sum") if i in draft]
    money = [draft[i][0].strip() for i in sums]
    amounts = amounts_of(money, [columns.label(i) for i in sums])
    items = _items(draft, columns, way)
    lead = [*columns.cells(draft, "goal"), items.before]
    row, frame = make_row(
        Opening(texts.get("name"), amounts),
        items,
        [line for text in lead for line in split(text)],
        split(items.after),
    )
    row = replace(
        row,
        content=texts.get("content", row.content),
        cycle_goal=texts.get("cycle_goal", row.cycle_goal),
        unit=texts.get("unit"),
        code=texts.get("code", EMPTY).value,
    )
    return row, [*frame, *_form(draft, columns)]


def _form(draft: Draft, columns: Columns) -> Iterator[Span]:
    """Yield the ranges of cells that the model has no field for.

    A cell in which the list of indicators goes on is none of them.
    """
    listed = join_lines(columns.cells(draft, "indicators"))
    for i, cells in draft.items():
        role = columns.roles[i]
        for cell in cells:
            empty = role == "sum" and re.fullmatch(r"[-—–/\s]+", cell.value)
            form = role in ("code", "other") and not goes_on(listed, cell)
            if form or empty:
                yield from cell.strip().spans()


def _items(draft: Draft, columns: Columns, way: Way) -> Items:
    """Return the indicators of a project from all columns that hold them.

    Where each column is a level, its head gives the level of its indicators.
    """
    listed = columns.of("indicators")
    found = [
        (
            _levels(columns.heads[i], way.odd) if len(listed) > 1 else {},
            split_items(join_lines(cells), way),
        )
        for i in listed
        if (cells := draft.get(i))
    ]
    return Items(
        tuple(one | levels for levels, items in found for one in items.drafts),
        tuple(span for _, items in found for span in items.frame),
        join_lines([items.before for _, items in found]),
        join_lines([items.after for _, items in found]),
        frozenset().union(*(items.columns | {*levels} for levels, items in found)),
    )


def _levels(heads: Sequence[Text], odd: Odd) -> dict[str, Held]:
    """Return the levels that the heads of a column name."""
    levels: dict[str, Held] = {}
    for head in heads:
        if level_of(head.value) and "level1" not in levels:
            levels["level1"] = held(head.squeeze(), odd)
        elif dimension_of(head.value):
            levels["level2"] = held(head.squeeze(), odd)
    return levels
