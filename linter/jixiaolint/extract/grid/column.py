"""The head of a grid and some rows below it in, the role of each column out.

Heads mean different things in different places (指标性质 is 定性, 正向 or ≥), so where
a head leaves a choice the cells below decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jixiaolint.columns.column import BLANK
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.heads import Head
from jixiaolint.labels.heads import (
    LEVELS,
    NAMES,
    NAMING,
    is_period,
    period_of,
    role_of,
)
from jixiaolint.labels.levels import is_first, is_level
from jixiaolint.labels.looks import is_filler, prevailing
from jixiaolint.parsing.target import parse_target
from jixiaolint.words.match import pattern, words_of

_INDICATOR = pattern(r"{form-word=indicator}$")
_PAST = pattern(r"{head-period=past}")
_OF_YEAR = frozenset(("value", "actual", "points", None))
"""The roles of columns that are none of the row where a head speaks of a year past."""

_UNSURE = frozenset((None, "description"))
_LOOK = 30
"""So many cells are read to see whether they are values."""


@dataclass(slots=True)
class Column:
    """A column as it is being understood."""

    at: int
    role: str | None
    label: str
    heads: str
    period: str | None
    content: str | None
    values: list[str] = field(repr=False)


def first_of(columns: Iterable[Column], role: str) -> Column | None:
    """Return the first column with that role and something in it, or just the role."""
    found = [each for each in columns if each.role == role]
    return next((each for each in found if each.values), found[0] if found else None)


def columns_of(head: Head, rows: Rows) -> list[Column]:
    """Return the columns of a head with their roles, judged by the rows given."""
    columns = [_column(head, at, rows) for at in range(len(head.paths))]
    _settle_names(columns)
    _settle_goals(columns)
    _settle_blanks(columns)
    return columns


def _column(head: Head, at: int, rows: Rows) -> Column:
    """Return a column with the role that its lowest telling head gives it."""
    path = head.paths[at]
    label = head.label(at)
    cells = rows.columns[at]
    aside = cells.marks[0] if rows and rows.text(0, at) is label else BLANK
    pairs = zip(cells.values, cells.marks, strict=True)
    values = [each for each, mark in pairs if each and each.strip() and mark != aside]
    kind = prevailing(value for value in values if not is_filler(value))
    told = [words for words in path if role_of(words)]
    # 其他 below 偏差原因分析 is one of the reasons, and no sum.
    named = next(
        (words for words in told if role_of(words) == "reason"),
        told[-1] if told else "",
    )
    role = role_of(named)
    if role == "item" and (torn := role_of("".join(path))) in NAMING:
        named, role = "".join(path), torn  # 一级 over 指标
    if role in {None, "year"} and path and is_period(path[-1]) and not _years(values):
        role = "value"  # 年度 is what is to be reached in it, unless years stand below
    unknown = role is None and path and not is_level(path[-1])
    if unknown and _INDICATOR.search(path[-1]):
        # 细化指标, 工作指标: no level, so what is measured, but for 1级指标.
        role = "level" if kind == "level" else "item"
    role = _by_content(role, kind, values)
    heads = "".join(path)
    graded = role is None and len(path) > 1 and path[-1] in words_of("grade")
    if graded or (role in _OF_YEAR and _PAST.search(heads)):
        role = "note"
    return Column(at, role, named, heads, period_of(heads), kind, values)


def _years(values: Sequence[str]) -> bool:
    """Return whether most cells are years, or there are none."""
    return sum(map(is_period, values)) * 2 >= len(values)


def _by_content(role: str | None, kind: str | None, values: list[str]) -> str | None:
    """Return the role that the cells leave a column with an open head."""
    match role:
        case "sign" | "sort" | "level":
            choice = {"sign": "sign", "nature": "nature", "level": "level"}
            usual = {"sign": "nature", "sort": "level", "level": "level"}[role]
            found = choice.get(kind or "", usual)
        case "unit":
            found = {"body": "org", "text": "org", "number": "value"}.get(
                kind or "", role
            )
        case "value" | "description" | None if kind == "sign":
            found = "sign"
        case None if kind == "level":
            found = "level"
        case _:
            return role
    if found == "level" and values:
        firsts = sum(is_first(value) for value in values)
        return "level1" if firsts * 2 > len(values) else "level2"
    return found


def _settle_names(columns: list[Column]) -> None:
    """Give a form whose levels are known and whose names have no known head its names.

    They stand right behind the levels: under a head unknown, or that of an explanation.
    """
    if any(each.role in NAMES and each.values for each in columns):
        return
    levels = [each for each in columns if each.role in LEVELS and each.values]
    if not levels or any(each.content != "level" for each in levels):
        return
    behind = columns[max(each.at for each in levels) + 1 :]
    ends = (n for n, each in enumerate(behind) if each.role not in _UNSURE)
    open_ = [each for each in behind[: next(ends, None)] if each.values]
    named = [each for each in open_ if each.role is None] or open_
    if named and named[0].content not in {"number", "sign"}:
        named[0].role = "name"


def _settle_goals(columns: list[Column]) -> None:
    """Turn heads such as 年度目标 into values where the head has no other value."""
    if any(each.role == "value" for each in columns):
        levels = [each.at for each in columns if each.role in NAMING]
        last = max(levels, default=len(columns))
        for each in columns:
            between = each.at > last and each.role in {"goal", "cycle"}
            if between and prevailing(each.values) in {"number", "word"}:
                each.role = "value"
        return
    for each in columns:
        if each.role in {"goal", "cycle"}:
            each.role = "value"
    names = [each.at for each in columns if each.role in NAMES and each.values]
    if names and not any(each.role == "value" for each in columns):
        open_ = [
            each for each in columns if each.role in {"item", None} and each.values
        ]
        candidates = [each for each in open_ if each.at > min(names)]
        if len(candidates) > 1:
            candidates = [each for each in candidates if _aims(each.values)]
        if len(candidates) == 1:
            candidates[0].role = "value"


def _aims(values: Sequence[str]) -> bool:
    """Return whether most of some cells hold figures or dates to be reached."""
    kinds = [parse_target(value).kind for value in values[:_LOOK]]
    return sum(kind in {"quantity", "range", "date"} for kind in kinds) * 2 > len(kinds)


def _settle_blanks(columns: list[Column]) -> None:
    """Give columns that share the head of a value its operator, number or unit.

    A head may reach over three columns, or stand over the first with nothing beside.
    """
    for before, each in pairwise(columns):
        same = each.role == "value" and each.heads == before.heads
        if before.role not in {"value", "sign"} or not (same or each.role is None):
            continue
        if each.role is None and (not each.values or each.label):
            continue
        if before.role == "sign":
            each.role, each.period = "value", each.period or before.period
        elif each.content == "word" and before.content == "number":
            each.role = "unit"
