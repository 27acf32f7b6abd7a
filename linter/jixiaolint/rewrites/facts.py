"""What a row tells that a rewrite may use: its figure, its unit, its direction, its goal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from jixiaolint.checks.echoes import coverage
from jixiaolint.model import JUDGED_TEXTS
from jixiaolint.parsing.figure import figures
from jixiaolint.rewrites.figure import (
    amount,
    counting,
    day,
    figure,
    lead,
    past,
    rounded,
    scaled,
    tail,
    tenth,
    upto,
)
from jixiaolint.rewrites.unit import counted, unit, unit_of_cycle
from jixiaolint.rule.case import Case
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import scan

_ALIKE = 0.5
_CLAUSES = re.compile("[、，,；;]")
_DIGIT = re.compile(r"\d")
_DOUBLED = re.compile(r"(.+)\1")


def fact(name: str, case: Case) -> str | None:
    """Return what a row tells under a name; nothing if it does not tell."""
    if name in FACTS:
        return FACTS[name](case)
    if name in JUDGED_TEXTS:
        return case.row.text(name) or None
    said = case.hit.slots.get(name)
    if isinstance(said, str):
        return said or None
    return case.row.text(name) or None


def _year_before(case: Case) -> str | None:
    return None if case.row.year is None else str(case.row.year - 1)


def _now(case: Case) -> str | None:
    """Return the field with the year of the table for the one that was found."""
    found, year = case.hit.slots.get("found"), case.row.year
    word = found if isinstance(found, str) else case.hit.slots.get("word")
    if year is None or not isinstance(word, str) or not word:
        return None
    digits = re.sub(r"\D", "", word)
    return case.text.replace(digits, str(year)) if digits else None


def _project(case: Case) -> str | None:
    """Return the name of the project."""
    return case.view.text("name")


def _sign(case: Case) -> str:
    """Return the bound that the measure wants: less is better of costs, harm, waiting.

    Where the measure leaves it open the value may say that it falls (缩短, 减少).
    """
    measure, row = case.row.measure, case.row
    down = measure is not None and (
        measure.polarity == "down"
        or (measure.polarity is None and _falls(row.value or ""))
        or (
            measure.kind == "money"
            and measure.polarity is None
            and row.dimension in (None, "cost")
        )
    )
    return "≤" if down else "≥"


@lru_cache(maxsize=4096)
def _falls(value: str) -> bool:
    return any("reduce-verb" in token.features for token in scan(fold(value)))


def _term(which: str) -> Callable[[Case], str | None]:
    """Return what gives a side of the fraction in the explanation."""

    def side(case: Case) -> str | None:
        """Return the numerator or the denominator."""
        said = case.row.explanation
        text: str | None = getattr(said, which, None)
        return text

    return side


def _year(case: Case) -> str | None:
    return None if case.row.year is None else str(case.row.year)


def _other(case: Case) -> str | None:
    """Return the value of the other period."""
    row = case.row
    return row.annual if case.field == "cycle" else row.cycle


def _gap(case: Case) -> str | None:
    """Return what stands before the marked words and behind them."""
    span = case.span
    if span is None:
        return None
    return case.text[: span.start] + case.text[span.end :]


def _before(case: Case) -> str | None:
    return None if case.span is None else case.text[: case.span.start]


def _after(case: Case) -> str | None:
    return None if case.span is None else case.text[case.span.end :]


def _once(case: Case) -> str | None:
    """Return the field with what is doubled in the marked words written once."""
    if case.span is None:
        return None
    start, end = case.span
    once = _DOUBLED.sub(r"\1", case.text[start:end])
    return case.text[:start] + once + case.text[end:]


def _clause(which: int) -> Callable[[Case], str | None]:
    """Return what gives one of the clauses of a name that has several."""

    def clause(case: Case) -> str | None:
        """Return the first or the last of them."""
        said = _CLAUSES.split(case.row.stem or "")
        return said[which] if said[1:] else None

    return clause


def _unnumbered(case: Case) -> str | None:
    """Return the name up to its first figure."""
    name = case.row.stem or ""
    first = _DIGIT.search(name)
    return name[: first.start()].strip() or None if first else None


def _planned(case: Case) -> str | None:
    """Return the figure that the goal gives for what the name measures."""
    goal = case.view.text("cycle_goal" if case.field == "cycle" else "goal")
    return _in_goal(case.row.stem or "", goal) if goal else None


@lru_cache(maxsize=4096)
def _in_goal(stem: str, goal: str) -> str | None:
    """Return the figure of a goal that stands among the words of a name."""
    best, said = _ALIKE, None
    for stated in figures(fold(goal)):
        alike = coverage(stem, stated.clause)
        if alike > best and not stated.is_scope and not stated.is_per_piece:
            best, said = alike, goal[slice(*stated.span)]
    return said


FACTS: Mapping[str, Callable[[Case], str | None]] = {
    "lead": lead,
    "figure": figure,
    "tail": tail,
    "amount": amount,
    "sign": _sign,
    "unit": unit,
    "other": _other,
    "number_unit": counting,
    "cycle_unit": unit_of_cycle,
    "numerator": _term("numerator"),
    "denominator": _term("denominator"),
    "year": _year,
    "scaled": scaled,
    "past": past,
    "year_before": _year_before,
    "upto": upto,
    "rounded": rounded,
    "tenth": tenth,
    "serial_year": day("year"),
    "serial_month": day("month"),
    "serial_day": day("day"),
    "now": _now,
    "project": _project,
    "gap": _gap,
    "before": _before,
    "after": _after,
    "once": _once,
    "counted": counted,
    "planned": _planned,
    "opening": _clause(0),
    "closing": _clause(-1),
    "unnumbered": _unnumbered,
}
"""What may stand in the gaps of a rewrite besides the fields and what the rule found."""

GAPS = (*FACTS, *JUDGED_TEXTS, "stem", "gloss", "value")
