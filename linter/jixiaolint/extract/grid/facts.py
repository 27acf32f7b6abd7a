"""The rows of a form around its indicators in, its title and facts out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import not_
from typing import NamedTuple

from jixiaolint.columns.rows import Row, distinct
from jixiaolint.extract.form import Facts, take
from jixiaolint.extract.grid.stated import is_stated, read_cell
from jixiaolint.extract.heading import MONEY, money_unit_in
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.heads import is_period, role_of
from jixiaolint.labels.looks import is_filler
from jixiaolint.labels.marks import is_caption, is_choice, is_item, is_note, is_title
from jixiaolint.parsing.amount import parse_amount
from jixiaolint.text import Text

_Cells = list[tuple[int, Text]]
_Pending = dict[int, tuple[str, Text]]
"""Labels whose values stand below, with their kinds, by column."""

_COLON = re.compile(r"[:：]")
_FIGURE = re.compile(r"[-\d.,，%\s/—－–―−]+")
_LABEL = 16
"""The longest words that are taken for the label of a sum unknown before."""

_NOTES = frozenset(("note", "actual", "points", "reason"))
"""The roles of heads that may stand over sums: 执行数, 得分."""

_GOALS = frozenset(("goal", "cycle"))
_SUMS = frozenset(("amount", "sums"))
_HEADS = _SUMS | {"head"}
_TEXTS = _GOALS | {"content", "block"}
_BELOW = _TEXTS | _SUMS | {"other", "more"}
_STRONG = frozenset(
    ("project", "department", "unit", "supervisor", "goal", "cycle", "block")
)

_WIDE = 3
"""So many cells in a row make a table, where labels and facts come in pairs."""

_FEWEST = 2
"""So many of them, and most of its rows."""


@lru_cache(maxsize=65536)
def is_fact(label: str) -> bool:
    """Return whether a cell is a label that stands above or below indicators only."""
    kind = fact_kind(label) or fact_kind(_COLON.split(label, maxsplit=1)[0])
    return kind in _STRONG


def facts_above(rows: Sequence[Row]) -> Facts:
    """Return what the rows above a head state; the last may be its caption."""
    own = _own_rows(rows)
    facts = read_facts(own)
    last = [cell for _, cell in distinct(own[-1])] if own else []
    if len(last) == 1 and is_caption(last[0].value):
        facts.frame += last
    return facts


def _own_rows(rows: Sequence[Row]) -> list[Row]:
    """Return rows above a head without tables that end with a blank row or at a title.

    Such a table has rows of several cells, and states no fact of a form.
    """
    runs: list[list[Row]] = [[]]
    for row in rows:
        cells = distinct(row)
        if not cells or (len(cells) == 1 and is_title(cells[0][1].value)):
            runs.append([])
        runs[-1].append(row)
    *before, last = runs
    return [row for run in before if not _is_strange(run) for row in run] + last


def _is_strange(run: Sequence[Row]) -> bool:
    cells = [distinct(row) for row in run]
    wide = sum(len(row) >= _WIDE for row in cells)
    if wide < _FEWEST or wide * 2 <= len(cells):
        return False
    stated = {fact_kind(cell.squeeze().value) for row in cells for _, cell in row}
    return _STRONG.isdisjoint(stated)


def read_facts(rows: Sequence[Row]) -> Facts:
    """Return what the rows state; their labels, notes and further facts are frame."""
    facts = Facts()
    pending: _Pending = {}
    seen: set[int] = set()
    sums, part, noting = False, None, False
    for row, below in pairwise([*rows, ()]):
        cells = [(at, cell) for at, cell in distinct(row) if id(cell) not in seen]
        texts = [cell for _, cell in cells]
        part = _part_of(row, below, cells, part)
        lone = texts[0].value if len(texts) == 1 else ""
        noting = is_note(lone) or (noting and is_item(lone))
        if part or noting or (lone and not seen and is_caption(lone)):
            facts.frame.extend(texts)
        seen.update(map(id, texts))
        if not part:
            kinds = _kinds(texts, sums)
            sums = "amount" in kinds or (sums and "sums" in kinds)
            pending = _read_row(cells, kinds, facts, pending)
    return facts


def _kinds(cells: list[Text], sums: bool) -> list[str | None]:
    """Return for each cell of a row the kind of fact that it labels, if it is a label."""
    kinds: list[str | None] = []
    for at, cell in enumerate(cells):
        before = kinds[-1] if kinds else None
        after = cells[at + 1].value if at + 1 < len(cells) else ""
        value = cell.squeeze().value
        kind = fact_kind(value) or _kind_beside(value, before, after, sums)
        if kind is None and at == 0 and fact_kind("".join(after.split())) in _HEADS:
            # An unknown label of the sums beside it.
            kind = "head" if _may_label(value) else None
        kinds.append(kind)
    return kinds


def _kind_beside(value: str, before: str | None, after: str, sums: bool) -> str | None:
    """Return the kind that an unknown cell has by what stands beside it.

    After a label a period (2025-2026年) is its value, but 完成情况 after that of a goal is
    a label beside it, and so are words after that of a sum. Below a sum of money the
    words before a figure are the label of another one (其中：省级补助).
    """
    noted = role_of(value) in _NOTES
    if before in _GOALS and noted:
        return "block"
    if before in _SUMS and _may_label(value):
        return "amount"
    if is_choice(after):
        return "other"
    if before is None and (noted or is_period(value)):
        return "head"
    part = before is None and (sums or value.startswith("其中"))
    short = len(value) <= _LABEL and not _FIGURE.fullmatch(value)
    return "amount" if part and short and _FIGURE.fullmatch(after) else None


def _read_row(
    cells: _Cells, kinds: list[str | None], facts: Facts, pending: _Pending
) -> _Pending:
    """Read a row; return the labels whose values stand below, by column."""
    if cells and is_note(cells[0][1].value):
        facts.frame.extend(cell for _, cell in cells)
        return {}
    waiting: _Pending = {} if any(map(not_, kinds)) else {**pending}
    key: tuple[int, str, Text] | None = None
    summing = not _HEADS.isdisjoint(kinds)
    taken: Text | None = None
    for (at, cell), kind in zip(cells, kinds, strict=True):
        if kind:
            waiting.update({key[0]: key[1:]} if key else {})
            key = (at, kind, cell)
            facts.money_unit = facts.money_unit or money_unit_in(cell)
        elif key and not (key[1] in _HEADS and is_stated(cell.value)):
            take(key[1], key[2].squeeze().value, cell, facts)
            if key[1] in _TEXTS:
                waiting[at] = ("more", cell)
            key, taken = None, cell
        elif taken is not None and cell.value == taken.value:
            pass  # a value is written again over the cells that should be merged
        elif at in pending and (pending[at][0] != "more" or cells[0][0] in pending):
            kind, label = pending[at]
            if kind == "more":
                # Beside a label over several rows a text goes on.
                waiting[at] = ("more", _longer(label, cell, facts))
            else:
                take(kind, label.squeeze().value, cell, facts)
        elif not (
            (summing and _FIGURE.fullmatch(cell.value))
            or read_cell(cell, facts, alone=len(cells) == 1)
        ):
            continue
        facts.frame.append(cell)
    waiting.update({key[0]: key[1:]} if key else {})
    return {at: one for at, one in waiting.items() if one[0] in _BELOW}


def _longer(before: Text, cell: Text, facts: Facts) -> Text:
    """Return a text with what goes on below it, and put that where it is held.

    What is written again, as in cells that should be merged, adds nothing.
    """
    if before.value.endswith(cell.value):
        return before
    whole = Text.join((before, cell))
    for name in ("goal", "cycle_goal", "content"):
        held = getattr(facts, name)
        if held is not None and held.value == before.squeeze().value:
            setattr(facts, name, whole.squeeze())
    return whole


def _may_label(value: str) -> bool:
    """Return whether a text may be the label of a sum, for it is none itself."""
    short = len(value) <= _LABEL and not is_filler(value) and not is_stated(value)
    return short and parse_amount(MONEY.sub("", value)) is None


_ENDING = frozenset(("project", "goal", "cycle", "content", "head", "amount", "sums"))
"""The kinds of labels that end such a part."""


class _Part(NamedTuple):
    """A part by its label: alone ``above`` its rows, or at their side in a column."""

    column: int
    label: Text
    above: bool


def _part_of(row: Row, below: Row, cells: _Cells, inside: _Part | None) -> _Part | None:
    """Return the part to which a row belongs, if it does; `cells` are new in this row.

    One at the side goes on below its label, merged or over blanks, whatever stands in
    its own columns; one above its rows ends with the next label of a fact.
    """
    if inside and not inside.above and _is_beside(row, inside):
        return inside
    kinds = [fact_kind(cell.squeeze().value) for _, cell in cells]
    first = next((at for at, kind in enumerate(kinds) if kind != "head"), 0)
    kind = kinds[first] if cells else None
    if kind == "block" or (kind == "plan" and len(cells) > 1):
        part = _Part(*cells[first], above=len(cells) == 1)
        open_ = _ENDING.isdisjoint(kinds[first:])
        return part if part.above or open_ or _is_beside(below, part) else None
    if inside and inside.above and _ENDING.isdisjoint(kinds[:1]):
        return inside
    return None


def _is_beside(row: Row, part: _Part) -> bool:
    """Return whether a row stands beside the label of a part, and says something there."""
    filled = [at for at, cell in enumerate(row) if cell.value.strip()]
    merged = len(row) > part.column and row[part.column] is part.label
    return merged or (bool(filled) and filled[0] > part.column)
