"""A cell that states a fact by itself in, the fact put where it belongs."""

from __future__ import annotations

import re

from jixiaolint.extract.form import YEAR, Facts, take
from jixiaolint.extract.heading import MONEY, read_heading
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.heads import role_of
from jixiaolint.labels.marks import is_choice, is_page_mark, is_title
from jixiaolint.text import Text
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


def read_cell(cell: Text, facts: Facts, *, alone: bool) -> bool:
    """Take what a cell states by itself (项目名称：…), a title or a year.

    Tell whether it says anything of a form, be it nothing that is kept.
    """
    cell = unwrapped(cell)
    match = _COLON.search(cell.value)
    if match and cell.value[: match.start()].strip() == "其中":
        match = _COLON.search(cell.value, match.end()) or match
    if match is None:
        return _is_alone(cell.squeeze(), facts, alone=alone)
    if len(_COLON.findall(cell.value)) > 1 and _read_heading(cell, facts):
        return True
    label = cell.slice(0, match.start()).squeeze().value
    value = cell.slice(match.end()).strip()
    kind = fact_kind(label)
    if kind is None:
        return _read_heading(cell, facts)
    if kind in _MONEY and MONEY.fullmatch(value.value):
        kind = "money"
    if value.value:
        take(kind, label, value, facts)
    return True


def _is_alone(value: Text, facts: Facts, *, alone: bool) -> bool:
    """Take a year or a title; tell whether a text is one of them, or a mark of the form."""
    year = _YEAR_LINE.fullmatch(value.value)
    if year:
        facts.year = facts.year or int(year[1])
    elif alone and is_title(value.value):
        stated = YEAR.search(value.value)
        facts.year = facts.year or (int(stated[0]) if stated else None)
        facts.title = facts.title or value
    else:
        marks = (is_page_mark, is_choice, role_of)
        return any(is_mark(value.value) for is_mark in marks)
    return True


def _read_heading(cell: Text, facts: Facts) -> bool:
    """Take what a line of several labels states (单位名称：… 单位：万元), if it does."""
    heading, frame = read_heading([cell])
    facts.department = facts.department or heading.unit
    facts.year = facts.year or heading.year
    facts.money_unit = facts.money_unit or heading.money_unit
    facts.project = facts.project or heading.project
    facts.title = facts.title or heading.title
    return bool(frame)
