"""A cell that states a fact by itself in, the fact put where it belongs."""

from __future__ import annotations

import re

from jixiaolint.extract.form import MONEY, YEAR, Facts, take
from jixiaolint.extract.heading import is_title, read_heading
from jixiaolint.extract.labels.facts import fact_kind
from jixiaolint.extract.labels.heads import role_of
from jixiaolint.extract.labels.marks import is_choice, is_page_mark
from jixiaolint.text import Text
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern

_YEAR_LINE = pattern(
    r"[(（]?\s*(?:{heading-label=year}[:：]?)?(20\d\d)\s*{form-word=year|fiscal}?\s*[)）]?"
)
_COLON = re.compile(r"[:：]")
_WRAPPED = re.compile(r"[（(][^()（）]+[）)]")
_MONEY = frozenset(("amount", "money"))


def is_stated(cell: str) -> bool:
    """Return whether a cell holds a known label, a colon and the fact itself."""
    colon = _COLON.search(cell)
    return colon is not None and fact_kind(cell[: colon.start()]) is not None


def unwrapped(cell: Text) -> Text:
    """Return a stated fact without the brackets around all of it: （金额：万元）."""
    inner = cell.strip()
    bare_ = inner.slice(1, len(inner) - 1) if _WRAPPED.fullmatch(inner.value) else cell
    return bare_ if is_stated(bare_.value) else cell


def claim_label(cell: Text, facts: Facts) -> None:
    """Count a label as frame, but for the unit of money in its brackets."""
    match = MONEY.search(cell.value) if "(" in fold(cell.value) else None
    if match and facts.money_unit is None:
        facts.money_unit = cell.slice(*match.span())
    facts.frame.extend(cell.spans())


def read_cell(cell: Text, facts: Facts, *, alone: bool) -> None:
    """Read a cell that holds label and value (项目名称：…), a title or a year."""
    whole, cell = cell, unwrapped(cell)
    if cell is not whole:
        facts.frame.extend(whole.spans())
    match = _COLON.search(cell.value)
    if match and cell.value[: match.start()].strip() == "其中":
        match = _COLON.search(cell.value, match.end()) or match
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
    elif is_page_mark(value.value) or is_choice(value.value) or role_of(value.value):
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
