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
from jixiaolint.extract.items import Items, Way, layout_of, line_width, split_groups
from jixiaolint.extract.pages import Pages, take_out
from jixiaolint.extract.projects.heads import role_of
from jixiaolint.extract.projects.money import MoneyRow, amounts_of, money_rows
from jixiaolint.extract.projects.names import cut_name, is_stray, leading_name
from jixiaolint.extract.projects.rows import Row, make_table
from jixiaolint.extract.projects.texts import Opening, make_row
from jixiaolint.labels.bare import without_ordinal
from jixiaolint.model import Extraction
from jixiaolint.text import EMPTY, Span, Text, join_lines, split


@dataclass(frozen=True, slots=True)
class Manner:
    """How the indicators of a text are written and its sums are headed."""

    way: Way
    sums: tuple[str, ...]
    ordinals: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """Running text without what its pages repeat, and the lines that begin projects."""

    heading: Heading
    pages: Pages
    manner: Manner
    anchors: Sequence[MoneyRow]

    @classmethod
    def of(cls, lines: Sequence[Text], heading: Heading) -> Ledger:
        """Return lines as such text."""
        pages = take_out(lines)
        manner = _manner(pages.lines, pages.columns)
        return cls(heading, pages, manner, _anchors(pages.lines, manner))

    def is_cut(self, at: int) -> bool:
        """Tell whether all before an anchor can be read apart from what begins there."""
        return all(one.name.value.strip() for one in self.anchors[at - 1 : at + 1])

    def rows(
        self, first: int = 0, end: int | None = None
    ) -> Iterator[tuple[Row, list[Span]]]:
        """Yield each row with the frame ranges found in it.

        If asked for, only those from one anchor to before another, where it `is_cut`.
        """
        named = any(anchor.label.value for anchor in self.anchors)
        opening = None if first else Opening(None if named else self.heading.project)
        above = self.anchors[first - 1] if first else None
        start, rest = (above.line + 1, above.rest) if above else (0, EMPTY)
        for anchor in self.anchors[first : None if end is None else end + 1]:
            groups = self._groups(rest, start, anchor.line)
            before, name = cut_name(_tail(groups[-1]), anchor.name)
            if anchor.label.value:
                before, name = _tail(groups[-1]), []
            pieces = [*name, anchor.name]
            if not any(piece.value.strip() for piece in pieces):
                continue  # a number amid prose or a value
            if opening is not None:
                yield from _rows(opening, groups, before)
            opening = self._opening(anchor, pieces)
            start, rest = anchor.line + 1, anchor.rest
        if end is None and opening is not None:
            groups = self._groups(rest, start, None)
            yield from _rows(opening, groups, _tail(groups[-1]))

    def _groups(self, rest: Text, start: int, end: int | None) -> list[Items]:
        text = join_lines([rest, *self.pages.lines[start:end]])
        return split_groups(text, self.manner.way)

    def _opening(self, anchor: MoneyRow, name: Sequence[Text]) -> Opening:
        empty = (cell for cell in anchor.amounts if not re.search(r"\d", cell.value))
        return Opening(
            join_lines(name).strip().squeeze(),
            amounts_of(anchor.amounts, self.manner.sums),
            Text.join([anchor.label, anchor.ordinal, *empty]),
        )


def extract(lines: Sequence[Text], heading: Heading) -> Extraction:
    """Return the one table in the lines, with projects, units and totals."""
    text = Ledger.of(lines, heading)
    found = list(text.rows())
    table = make_table([row for row, _ in found], heading, text.manner.way)
    frame = [span for _, spans in found for span in spans]
    return Extraction((table,), (*text.pages.frame, *frame))


def _manner(lines: Sequence[Text], columns: Sequence[str]) -> Manner:
    layout = layout_of(["\n".join(line.value for line in lines)]) or "coded"
    goal = next((i for i, c in enumerate(columns) if "目标" in c or "指标" in c), 0)
    names = [i for i, c in enumerate(columns[:goal]) if role_of(c) != "sum"]
    sums = tuple(columns[names[-1] + 1 if names else 0 : goal])
    width = cache(lambda: line_width(join_lines(lines), layout))
    return Manner(Way(layout, width), sums, "序号" in columns)


def _tail(items: Items) -> list[Text]:
    """Return the lines after the last indicator, all lines if there is none."""
    return split(items.after if items.drafts else items.before)


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
    lead = split(groups[0].before) if groups[0].drafts else list(tail)
    if opening == Opening():
        if not groups[0].drafts:
            return
        opening, lead = _unopened(lead)
    for group, following in zip(groups, (*groups[1:], None), strict=True):
        if following is None:
            yield make_row(opening, group, lead, tail if group.drafts else ())
            return
        between = split(group.after)
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
