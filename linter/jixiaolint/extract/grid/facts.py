"""The rows of a form around its indicators in, its title and facts out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.extract.form import MONEY, YEAR, Facts, take
from jixiaolint.extract.grid.heads import distinct
from jixiaolint.extract.heading import is_title, read_heading
from jixiaolint.extract.labels.heads import bare, fact_kind, is_period, role_of
from jixiaolint.extract.labels.marks import is_note, is_page_mark
from jixiaolint.parsing.fold import fold
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Row
    from jixiaolint.text import Text

_YEAR_LINE = pattern(
    r"[(（]?\s*(?:{heading-label=year}[:：]?)?(20\d\d)\s*{form-word=year|fiscal}?\s*[)）]?"
)
_COLON = re.compile(r"[:：]")
_FIGURE = re.compile(r"[-\d.,，%\s/—]+")
_LABEL = 16
"""The longest words that are taken for the label of a sum unknown before."""

_NOTES = frozenset(("note", "actual", "points", "reason"))
"""The roles of heads that may stand over sums: 执行数, 得分."""

_ENDING = frozenset(("project", "goal", "cycle", "content", "head", "amount", "sums"))
"""The kinds of labels that end a part of the form without fields."""

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


def read_facts(rows: Sequence[Row]) -> Facts:
    """Return what the rows state; their labels, notes and further facts are frame."""
    facts = Facts()
    pending: dict[int, str] = {}
    seen: set[int] = set()
    sums, block = False, ""
    for row in rows:
        cells = [(at, cell) for at, cell in distinct(row) if id(cell) not in seen]
        block = _block(row, cells, block)
        if block:
            seen.update(id(cell) for _, cell in cells)
            facts.frame.extend(span for _, cell in cells for span in cell.spans())
            continue
        seen.update(id(cell) for _, cell in cells)
        kinds = _kinds([cell for _, cell in cells], sums)
        sums = "amount" in kinds or (sums and "sums" in kinds)
        pending = _read_row(cells, kinds, facts, pending)
    return facts


def _block(row: Row, cells: Sequence[tuple[int, Text]], inside: str) -> str:
    """Return how a row belongs to a part of the form whose text has no field, if it does.

    Such a part has its label ``above`` its rows, alone, or at their ``side``, merged or
    over blanks; it ends with the next label of a fact.
    """
    kinds = [fact_kind(cell.squeeze().value) for _, cell in cells]
    if _ENDING.intersection(kinds[:1]):
        return ""
    if "block" in kinds and not _ENDING.intersection(kinds):
        return "above" if len(cells) == 1 else "side"
    aside = not row[0].value.strip() or fact_kind(row[0].squeeze().value) == "block"
    return inside if inside == "above" or aside else ""


def _kinds(cells: list[Text], sums: bool) -> list[str | None]:
    """Return for each cell of a row the kind of fact that it labels, if it is a label.

    After a label a period (2025-2026年) is its value. Below a sum of money the words
    before a figure are the label of another one (其中：省级补助).
    """
    kinds: list[str | None] = []
    for at, cell in enumerate(cells):
        value = cell.squeeze().value
        kind = fact_kind(value)
        free = not kinds or kinds[-1] is None
        if kind is None and free:
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
    pending: dict[int, str],
) -> dict[int, str]:
    """Read a row; return the labels whose values stand below, by column."""
    if cells and is_note(cells[0][1].value):
        for _, cell in cells:
            facts.frame.extend(cell.spans())
        return {}
    waiting: list[tuple[int, str]] = []
    key: tuple[int, str, Text] | None = None
    summing = bool({"amount", "sums", "head"} & set(kinds))
    taken: Text | None = None
    for (at, cell), kind in zip(cells, kinds, strict=True):
        if kind:
            waiting.extend([key[:2]] if key else [])
            key = (at, kind, cell)
            claim_label(cell, facts)
        elif key:
            take(key[1], key[2].squeeze().value, cell, facts)
            key, taken = None, cell
        elif taken is not None and cell.value == taken.value:
            # A value is written again over the cells that should be merged.
            facts.frame.extend(cell.spans())
        elif at in pending:
            take(pending[at], None, cell, facts)
        elif summing and _FIGURE.fullmatch(cell.value):
            facts.frame.extend(cell.spans())
        else:
            read_cell(cell, facts, alone=len(cells) == 1)
    waiting.extend([key[:2]] if key else [])
    return {at: kind for at, kind in waiting if kind in _BELOW}


def claim_label(cell: Text, facts: Facts) -> None:
    """Count a label as frame, but for the unit of money in its brackets."""
    match = MONEY.search(cell.value) if "(" in fold(cell.value) else None
    if match and facts.money_unit is None:
        facts.money_unit = cell.slice(*match.span())
    facts.frame.extend(cell.spans())


def read_cell(cell: Text, facts: Facts, *, alone: bool = True) -> None:
    """Read a cell that holds label and value (项目名称：…), a title or a year."""
    match = _COLON.search(cell.value)
    if len(_COLON.findall(cell.value)) > 1 and _heading(cell, facts):
        return
    if match:
        label = cell.slice(0, match.start())
        kind = fact_kind(label.squeeze().value)
        value = cell.slice(match.end()).strip()
        if bare(label.value) == "单位" and MONEY.fullmatch(value.value):
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
