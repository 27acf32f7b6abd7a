"""Running text in which projects follow one another: name, sums, goal, indicators.

A line with sums of money, or one that says 项目名称：, begins a project. What stands
between the last indicator of a project and the next such line is cut into the end of
the value, a goal after the indicators, and the name of the next project, which may take
several lines. Without either a project begins where the list of indicators starts over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jixiaolint.extract.heading import Heading, read_facts
from jixiaolint.extract.items import Items, layout_of, line_width, split_groups
from jixiaolint.extract.items.flat import join_lines, split_lines
from jixiaolint.extract.items.tail import Width
from jixiaolint.extract.pages import take_out
from jixiaolint.extract.projects.heads import role_of
from jixiaolint.extract.projects.money import MoneyRow, amounts_of, money_rows
from jixiaolint.extract.projects.names import (
    cut_name,
    is_stray,
    leading_name,
    without_ordinal,
)
from jixiaolint.extract.projects.rows import Row, make_table
from jixiaolint.extract.projects.texts import Opening, make_row
from jixiaolint.model import Extraction
from jixiaolint.text import EMPTY, Span, Text


@dataclass(frozen=True, slots=True)
class Manner:
    """How the indicators of a text are written and its sums are headed."""

    layout: str
    width: Width
    sums: tuple[str, ...]
    ordinals: bool


def extract(lines: Sequence[Text], heading: Heading) -> Extraction:
    """Return the one table in the lines, with projects, units and totals."""
    pages = take_out(lines)
    manner = _manner(pages.lines, pages.columns)
    anchors = _anchors(pages.lines, manner)
    named = any(anchor.label.value for anchor in anchors)
    first = Opening(name=None if named else heading.project)
    found = list(_projects(pages.lines, anchors, manner, first))
    table = make_table([row for row, _ in found], heading, manner.layout)
    frame = [span for _, spans in found for span in spans]
    return Extraction((table,), (*pages.frame, *frame))


def _manner(lines: Sequence[Text], columns: Sequence[str]) -> Manner:
    layout = layout_of(["\n".join(line.value for line in lines)]) or "coded"
    goal = next((i for i, c in enumerate(columns) if "目标" in c or "指标" in c), 0)
    names = [i for i, c in enumerate(columns[:goal]) if role_of(c) != "sum"]
    sums = tuple(columns[names[-1] + 1 if names else 0 : goal])
    width = cache(lambda: line_width(join_lines(lines), layout))
    return Manner(layout, width, sums, "序号" in columns)


def _projects(
    lines: Sequence[Text],
    anchors: Sequence[MoneyRow],
    manner: Manner,
    opening: Opening,
) -> Iterator[tuple[Row, list[Span]]]:
    """Yield each row with the frame ranges found in it."""
    start, rest = 0, EMPTY
    for anchor in anchors:
        text = join_lines([rest, *lines[start : anchor.line]])
        groups = split_groups(text, manner.layout, manner.width)
        before, name = cut_name(_tail(groups[-1]), anchor.name)
        if anchor.label.value:
            before, name = _tail(groups[-1]), []
        pieces = [*name, anchor.name]
        if not any(piece.value.strip() for piece in pieces):
            continue  # a number amid prose or a value
        yield from _rows(opening, groups, before)
        opening = Opening(
            join_lines(pieces).strip().squeeze(),
            amounts_of(anchor.amounts, manner.sums),
            Text.join([anchor.label, anchor.ordinal, *_empty_cells(anchor)]),
        )
        start, rest = anchor.line + 1, anchor.rest
    text = join_lines([rest, *lines[start:]])
    groups = split_groups(text, manner.layout, manner.width)
    yield from _rows(opening, groups, _tail(groups[-1]))


def _empty_cells(row: MoneyRow) -> list[Text]:
    return [cell for cell in row.amounts if not re.search(r"\d", cell.value)]


def _tail(items: Items) -> list[Text]:
    """Return the lines after the last indicator, all lines if there is none."""
    return split_lines(items.after if items.drafts else items.before)


def _anchors(lines: Sequence[Text], manner: Manner) -> list[MoneyRow]:
    """Return the lines that begin projects, in order."""
    named: dict[int, MoneyRow] = {}
    for i, line in enumerate(lines):
        facts = read_facts(line)
        names = [value for field, value, _ in facts if field == "project"]
        if names:
            said = [x for _, value, label in facts for x in (label, value)]
            frame = Text.join(x for x in said if x is not names[0])
            named[i] = MoneyRow(i, names[0], (), EMPTY, frame)
    sums = money_rows(lines, len(manner.sums))
    rows = {row.line: _placed(row, manner) for row in sums} | named
    return [rows[i] for i in sorted(rows)]


def _placed(row: MoneyRow, manner: Manner) -> MoneyRow:
    """Return the row with the number of its place taken off its name, where it has one."""
    match = re.match(r"\s*\d{1,3}\s+(?=\S)", row.name.value)
    if match is None or not manner.ordinals:
        return row
    ordinal, name = row.name.slice(0, match.end()), row.name.slice(match.end())
    return replace(row, name=name, ordinal=ordinal.strip())


def _rows(
    opening: Opening, groups: Sequence[Items], tail: Sequence[Text]
) -> Iterator[tuple[Row, list[Span]]]:
    """Yield the rows of the projects in the stretch that an opening begins.

    There is more than one where lists of indicators start over without an opening.
    """
    lead = split_lines(groups[0].before) if groups[0].drafts else list(tail)
    if opening.is_empty():
        if not groups[0].drafts:
            return
        opening, lead = _unopened(lead)
    for group, following in zip(groups, (*groups[1:], None), strict=True):
        if following is None:
            yield make_row(opening, group, lead, tail if group.drafts else ())
            return
        between = split_lines(group.after)
        marks = [line for line in between if is_stray(line)]
        upcoming, rest = _unopened([line for line in between if not is_stray(line)])
        yield make_row(opening, group, lead, marks)
        opening, lead = upcoming, rest


def _unopened(lines: Sequence[Text]) -> tuple[Opening, list[Text]]:
    """Return the opening of a project by its name alone, and the lines after the name."""
    name, rest = leading_name(lines)
    if name is None:
        return Opening(), list(rest)
    ordinal, bare = without_ordinal(name)
    return Opening(bare.strip().squeeze(), frame=ordinal), list(rest)
