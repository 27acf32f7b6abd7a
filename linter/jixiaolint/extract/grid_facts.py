"""The rows of a form around its indicators in, its title and facts out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiaolint.extract.columns import bare, fact_kind, is_period, role_of
from jixiaolint.extract.grid_heads import distinct
from jixiaolint.extract.heading import is_title, read_heading
from jixiaolint.model import Amount
from jixiaolint.parse.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid_heads import Row
    from jixiaolint.text import Span, Text

_YEAR_LINE = re.compile(r"[(（]?\s*(?:预算年度[:：]?)?(20\d\d)\s*年?度?\s*[)）]?")
_YEAR = re.compile(r"20\d\d")
_SCRAP = re.compile(
    r"附[件表录]\s*[\d一二三四五六七八九十-]*[:：]?|第?\s*\d+\s*页.{0,10}|[-—]\s*\d+\s*[-—]"
)
_MONEY = re.compile(r"(?:人民币)?(?:亿|百万|万|千)?元")
_COLON = re.compile(r"[:：]")
_FIGURE = re.compile(r"[-\d.,，%\s/—]+")
_NOTE = re.compile(
    r"(?:备\s*注|说\s*明|注|填[表报]说明|注释|填[表报]要求)\s*(?:[:：\d].*|$)"
    r"|(?:填[表报]人|制表人?|审核人?|复核人?|经办人|联系人|联系电话|填[表报](?:日期|时间)"
    r"|单位负责人|部门负责人|分管领导|财务负责人|项目负责人|负责人|签字|盖章)"
    r"(?:[(（].*?[)）])?\s*(?:[:：].*|$)",
    re.DOTALL,
)
_LABEL = 16
"""The longest words that are taken for the label of a sum unknown before."""

_BELOW = frozenset(("goal", "cycle", "content", "block", "amount", "sums", "other"))
_STRONG = frozenset(("project", "department", "unit", "supervisor", "goal", "cycle"))


@dataclass(slots=True)
class Facts:
    """What the rows around the indicators of a form state."""

    title: Text | None = None
    year: int | None = None
    project: Text | None = None
    department: Text | None = None
    unit: Text | None = None
    money_unit: Text | None = None
    goal: Text | None = None
    cycle_goal: Text | None = None
    content: Text | None = None
    start_year: int | None = None
    end_year: int | None = None
    amounts: list[Amount] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)

    def begins_form(self, before: Facts) -> bool:
        """Return whether these rows begin another form than the one before.

        A page's heading that is repeated does not.
        """
        title, project = (
            new is not None and (old is None or old.value != new.value)
            for old, new in (
                (before.title, self.title),
                (before.project, self.project),
            )
        )
        named = self.project is not None
        return project or title or (not named and bool(self.department or self.unit))


def is_fact(label: str) -> bool:
    """Return whether a cell is the label of a fact that begins a form."""
    kind = fact_kind(label) or fact_kind(_COLON.split(label, maxsplit=1)[0])
    return kind in _STRONG


def is_note(label: str) -> bool:
    """Return whether a cell begins a note, such as 备注 or 填表人."""
    return bool(_NOTE.fullmatch(label.strip()))


def read_facts(rows: Sequence[Row]) -> Facts:
    """Return what the rows state; their labels, notes and further facts are frame."""
    facts = Facts()
    pending: dict[int, str] = {}
    seen: set[int] = set()
    sums = False
    for row in rows:
        cells = [(at, cell) for at, cell in distinct(row) if id(cell) not in seen]
        seen.update(id(cell) for _, cell in cells)
        kinds = _kinds([cell for _, cell in cells], sums)
        sums = "amount" in kinds or (sums and "sums" in kinds)
        pending = _read_row(cells, kinds, facts, pending)
    return facts


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
            if is_period(value) or role_of(value) == "note":
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
    for (at, cell), kind in zip(cells, kinds, strict=True):
        if kind:
            waiting.extend([key[:2]] if key else [])
            key = (at, kind, cell)
            claim_label(cell, facts)
        elif key:
            _take(key[1], key[2], cell, facts)
            key = None
        elif at in pending:
            _take(pending[at], None, cell, facts)
        elif summing and _FIGURE.fullmatch(cell.value):
            facts.frame.extend(cell.spans())
        else:
            _inline(cell, facts, alone=len(cells) == 1)
    waiting.extend([key[:2]] if key else [])
    return {at: kind for at, kind in waiting if kind in _BELOW}


def claim_label(cell: Text, facts: Facts) -> None:
    """Count a label as frame, but for the unit of money in its brackets."""
    match = _MONEY.search(cell.value) if "(" in fold(cell.value) else None
    if match and facts.money_unit is None:
        facts.money_unit = cell.slice(*match.span())
    facts.frame.extend(cell.spans())


def _inline(cell: Text, facts: Facts, *, alone: bool) -> None:
    """Read a cell that holds label and value (项目名称：…), a title or a year."""
    match = _COLON.search(cell.value)
    if len(_COLON.findall(cell.value)) > 1 and _heading(cell, facts):
        return
    if match:
        label = cell.slice(0, match.start())
        kind = fact_kind(label.squeeze().value)
        value = cell.slice(match.end()).strip()
        if bare(label.value) == "单位" and _MONEY.fullmatch(value.value):
            kind = "money"
        if kind:
            facts.frame.extend(cell.slice(0, match.end()).spans())
            if value.value:
                _take(kind, label, value, facts)
            return
        _heading(cell, facts)
        return
    value = cell.squeeze()
    year = _YEAR_LINE.fullmatch(value.value)
    if year:
        facts.year = facts.year or int(year[1])
        facts.frame.extend(cell.spans())
    elif alone and is_title(value.value):
        _title(value, facts)
    elif _SCRAP.fullmatch(value.value) or role_of(value.value):
        facts.frame.extend(cell.spans())


def _heading(cell: Text, facts: Facts) -> bool:
    """Take what a line of several labels states (单位名称：… 单位：万元), if it does."""
    heading, frame = read_heading([cell])
    facts.frame.extend(frame)
    facts.department = facts.department or heading.unit
    facts.year = facts.year or heading.year
    facts.money_unit = facts.money_unit or heading.money_unit
    facts.project = facts.project or heading.project
    facts.title = facts.title or heading.title
    return bool(frame)


def _title(value: Text, facts: Facts) -> None:
    """Take a title and the year in it; a second one is frame."""
    year = _YEAR.search(value.value)
    if year and facts.year is None:
        facts.year = int(year[0])
    if facts.title is None:
        facts.title = value
    else:
        facts.frame.extend(value.spans())


def _take(kind: str, label: Text | None, cell: Text, facts: Facts) -> None:
    """Put the value of a fact where it belongs; without a field it is frame."""
    value = cell.squeeze()
    field_ = {"cycle": "cycle_goal", "money": "money_unit"}.get(kind, kind)
    match kind:
        case "project" | "department" | "unit" | "goal" | "cycle" | "content" | "money":
            if getattr(facts, field_) is None:
                setattr(facts, field_, value)
                return
        case "amount":
            _amount(label, value, facts)
        case "year" | "years" | "start" | "end":
            _years(kind, value, facts)
    facts.frame.extend(cell.spans())


def _years(kind: str, value: Text, facts: Facts) -> None:
    """Take the year of the budget or the term from a text such as 2024-2026年."""
    years = [int(year) for year in _YEAR.findall(fold(value.value))]
    if not years:
        return
    if kind == "year":
        facts.year = facts.year or years[0]
    if kind in {"years", "start"}:
        facts.start_year = facts.start_year or years[0]
    if kind == "end" or (kind == "years" and len(years) > 1):
        facts.end_year = facts.end_year or years[-1]


def _amount(label: Text | None, value: Text, facts: Facts) -> None:
    """Take a sum of money under its label."""
    from jixiaolint.parse.amount import parse_amount

    number = parse_amount(_MONEY.sub("", value.value))
    if number is not None:
        name = "" if label is None else label.squeeze().value.rstrip(":：")
        facts.amounts.append(Amount(name, value, number))
