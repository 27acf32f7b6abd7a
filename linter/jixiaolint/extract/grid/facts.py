"""The rows of a form around its indicators in, its title and facts out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from operator import not_
from typing import TYPE_CHECKING

from jixiaolint.extract.form import MONEY, YEAR, Facts, take
from jixiaolint.extract.grid.aside import part_of
from jixiaolint.extract.grid.row import distinct
from jixiaolint.extract.heading import is_title, read_heading
from jixiaolint.extract.labels.facts import fact_kind
from jixiaolint.extract.labels.heads import is_period, role_of
from jixiaolint.extract.labels.looks import is_filler
from jixiaolint.extract.labels.marks import is_caption, is_note, is_page_mark
from jixiaolint.parsing.amount import parse_amount
from jixiaolint.parsing.fold import fold
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.row import Row
    from jixiaolint.text import Text

Pending = dict[int, tuple[str, "Text"]]
"""Labels whose values stand below, with their kinds, by column."""

_YEAR_LINE = pattern(
    r"[(（]?\s*(?:{heading-label=year}[:：]?)?(20\d\d)\s*{form-word=year|fiscal}?\s*[)）]?"
)
_COLON = re.compile(r"[:：]")
_WRAPPED = re.compile(r"[（(][^()（）]+[）)]")
_FIGURE = re.compile(r"[-\d.,，%\s/—]+")
_LABEL = 16
"""The longest words that are taken for the label of a sum unknown before."""

_NOTES = frozenset(("note", "actual", "points", "reason"))
"""The roles of heads that may stand over sums: 执行数, 得分."""

_MONEY = frozenset(("amount", "money"))
_GOALS = frozenset(("goal", "cycle"))
_SUMS = frozenset(("amount", "sums"))
_BELOW = frozenset(("goal", "cycle", "content", "block", "amount", "sums", "other"))
_STRONG = frozenset(
    ("project", "department", "unit", "supervisor", "goal", "cycle", "block")
)


@lru_cache(maxsize=65536)
def is_fact(label: str) -> bool:
    """Return whether a cell is a label that stands above or below indicators only."""
    kind = fact_kind(label) or fact_kind(_COLON.split(label, maxsplit=1)[0])
    return kind in _STRONG


def is_stated(cell: str) -> bool:
    """Return whether a cell holds a known label, a colon and the fact itself."""
    colon = _COLON.search(cell)
    return colon is not None and fact_kind(cell[: colon.start()]) is not None


def unwrapped(cell: Text) -> Text:
    """Return a stated fact without the brackets around all of it: （金额：万元）."""
    inner = cell.strip()
    bare_ = inner.slice(1, len(inner) - 1) if _WRAPPED.fullmatch(inner.value) else cell
    return bare_ if is_stated(bare_.value) else cell


def read_facts(rows: Sequence[Row]) -> Facts:
    """Return what the rows state; their labels, notes and further facts are frame."""
    facts = Facts()
    pending: Pending = {}
    seen: set[int] = set()
    sums, part = False, None
    for row, below in pairwise([*rows, ()]):
        cells = [(at, cell) for at, cell in distinct(row) if id(cell) not in seen]
        part = part_of(row, below, cells, part)
        if not seen and len(cells) == 1 and is_caption(cells[0][1].value):
            facts.frame.extend(cells[0][1].spans())
        seen.update(id(cell) for _, cell in cells)
        if part:
            facts.frame.extend(span for _, cell in cells for span in cell.spans())
            continue
        kinds = _kinds([cell for _, cell in cells], sums)
        sums = "amount" in kinds or (sums and "sums" in kinds)
        pending = _read_row(cells, kinds, facts, pending)
    return facts


def _kinds(cells: list[Text], sums: bool) -> list[str | None]:
    """Return for each cell of a row the kind of fact that it labels, if it is a label.

    After a label a period (2025-2026年) is its value, but 完成情况 after that of a goal is
    a label beside it, and so are words after that of a sum. Below a sum of money the
    words before a figure are the label of another one (其中：省级补助).
    """
    kinds: list[str | None] = []
    for at, cell in enumerate(cells):
        value = cell.squeeze().value
        kind = fact_kind(value)
        before = kinds[-1] if kinds else None
        if kind is None and before in _GOALS and role_of(value) in _NOTES:
            kind = "block"
        elif kind is None and before in _SUMS and _may_label(value):
            kind = "amount"
        elif kind is None and before is None:
            after = cells[at + 1].value if at + 1 < len(cells) else ""
            part = sums or value.startswith("其中")
            if is_period(value) or role_of(value) in _NOTES:
                kind = "head"
            elif part and len(value) <= _LABEL and not _FIGURE.fullmatch(value):
                kind = "amount" if _FIGURE.fullmatch(after) else None
        kinds.append(kind)
    return kinds


def _read_row(
    cells: list[tuple[int, Text]],
    kinds: list[str | None],
    facts: Facts,
    pending: Pending,
) -> Pending:
    """Read a row; return the labels whose values stand below, by column."""
    if cells and is_note(cells[0][1].value):
        for _, cell in cells:
            facts.frame.extend(cell.spans())
        return {}
    waiting: dict[int, tuple[str, Text]] = {} if any(map(not_, kinds)) else {**pending}
    key: tuple[int, str, Text] | None = None
    summing = bool({"amount", "sums", "head"} & set(kinds))
    taken: Text | None = None
    for (at, cell), kind in zip(cells, kinds, strict=True):
        if kind:
            waiting.update({key[0]: key[1:]} if key else {})
            key = (at, kind, cell)
            claim_label(cell, facts)
        elif key:
            take(key[1], key[2].squeeze().value, cell, facts)
            key, taken = None, cell
        elif taken is not None and cell.value == taken.value:
            # A value is written again over the cells that should be merged.
            facts.frame.extend(cell.spans())
        elif at in pending:
            kind, label = pending[at]
            take(kind, label.squeeze().value, cell, facts)
        elif summing and _FIGURE.fullmatch(cell.value):
            facts.frame.extend(cell.spans())
        else:
            read_cell(cell, facts, alone=len(cells) == 1)
    waiting.update({key[0]: key[1:]} if key else {})
    return {at: one for at, one in waiting.items() if one[0] in _BELOW}


def _may_label(value: str) -> bool:
    """Return whether a text may be the label of a sum, for it is none itself."""
    short = len(value) <= _LABEL and not is_filler(value)
    return short and parse_amount(MONEY.sub("", value)) is None


def claim_label(cell: Text, facts: Facts) -> None:
    """Count a label as frame, but for the unit of money in its brackets."""
    match = MONEY.search(cell.value) if "(" in fold(cell.value) else None
    if match and facts.money_unit is None:
        facts.money_unit = cell.slice(*match.span())
    facts.frame.extend(cell.spans())


def read_cell(cell: Text, facts: Facts, *, alone: bool = True) -> None:
    """Read a cell that holds label and value (项目名称：…), a title or a year."""
    whole, cell = cell, unwrapped(cell)
    if cell is not whole:
        facts.frame.extend(whole.spans())
    match = _COLON.search(cell.value)
    if len(_COLON.findall(cell.value)) > 1 and _heading(cell, facts):
        return
    if match:
        label = cell.slice(0, match.start())
        kind = fact_kind(label.squeeze().value)
        value = cell.slice(match.end()).strip()
        if kind in _MONEY and MONEY.fullmatch(value.value):
            kind = "money"
        if kind:
            facts.frame.extend(cell.slice(0, match.end()).spans())
            if value.value:
                take(kind, label.squeeze().value, value, facts)
            return
        _heading(cell, facts)
        return
    value = cell.squeeze()
    year = _YEAR_LINE.fullmatch(value.value)
    if year:
        facts.year = facts.year or int(year[1])
        facts.frame.extend(cell.spans())
    elif alone and is_title(value.value):
        take_title(value, facts)
    elif is_page_mark(value.value) or role_of(value.value):
        facts.frame.extend(cell.spans())


def _heading(cell: Text, facts: Facts) -> bool:
    """Take what a line of several labels states (单位名称：… 单位：万元), if it does."""
    heading, frame = read_heading([cell])
    facts.frame.extend(frame)
    facts.frame.extend(span for text in heading.texts() for span in text.spans())
    facts.department = facts.department or heading.unit
    facts.year = facts.year or heading.year
    facts.money_unit = facts.money_unit or heading.money_unit
    facts.project = facts.project or heading.project
    facts.title = facts.title or heading.title
    return bool(frame)


def take_title(value: Text, facts: Facts) -> None:
    """Take a title and the year in it; a second one is but read."""
    year = YEAR.search(value.value)
    if year and facts.year is None:
        facts.year = int(year[0])
    facts.title = facts.title or value
    facts.frame.extend(value.spans())
