"""What a row tells that a rewrite may use: its figure, its unit, its direction, its goal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from jixiaolint.checks.echoes import coverage
from jixiaolint.checks.units import units_of
from jixiaolint.engine.case import Case
from jixiaolint.engine.subject import Row
from jixiaolint.model import JUDGED_TEXTS
from jixiaolint.parse.figure import figures
from jixiaolint.parse.fold import fold
from jixiaolint.parse.target import parse_target
from jixiaolint.parse.unit import is_scale
from jixiaolint.parse.values import Target

_NUMBER = re.compile(r"\d[\d,.]*")
_PERCENT = "%"
_SERIAL = 5
_FIRST_DAY = date(1899, 12, 30)
"""From this day on spreadsheets count."""
_ALIKE = 0.5
_RATES = frozenset({"rate", "satisfaction"})


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


def _own(case: Case) -> Target | None:
    """Return what the value demands by itself, without its unit column."""
    value = case.row.value
    return parse_target(value) if value else None


def _parts(case: Case) -> tuple[str, str, str] | None:
    """Return what stands before the criterion of a value, its figure, what stands after."""
    target, value = _own(case), case.row.value or ""
    if target is None or target.span is None or target.high or target.value is None:
        return None
    start, end = target.span
    number = _NUMBER.search(fold(value), start, end)
    if number is None:
        return None
    stop = _stop(value, number.end(), end, target)
    return value[:start], value[number.start() : stop], value[end:]


def _stop(value: str, stop: int, end: int, target: Target) -> int:
    """Return where a figure ends whose digits end at `stop`: behind scale and unit."""
    while stop < end and is_scale(value[stop]):
        stop += 1
    unit = _PERCENT if target.percent else target.unit
    at = fold(value).find(fold(unit), stop, end) if unit else -1
    return stop if at < 0 or unit is None else at + len(unit)


def _lead(case: Case) -> str | None:
    found = _parts(case)
    return None if found is None else found[0]


def _figure(case: Case) -> str | None:
    found = _parts(case)
    return None if found is None else found[1]


def _tail(case: Case) -> str | None:
    found = _parts(case)
    return None if found is None else found[2]


def _upto(case: Case) -> str | None:
    """Return the value up to its unit."""
    found, amount = _parts(case), _amount(case)
    if found is None or amount is None:
        return None
    value = case.row.value or ""
    return value[: value.index(found[1], len(found[0])) + len(amount)]


def _scaled(case: Case) -> str | None:
    """Return the value up to its unit, if it ends in a scale ."""
    upto = _upto(case)
    return upto if upto and is_scale(upto[-1]) else None


def _past(case: Case) -> str | None:
    """Return what stands behind the number of the value."""
    upto = _upto(case)
    return None if upto is None else (case.row.value or "")[len(upto) :]


def _year_before(case: Case) -> str | None:
    return None if case.row.year is None else str(case.row.year - 1)


def _rounded(case: Case) -> str | None:
    """Return the value with two decimals."""
    amount, value = _amount(case), case.row.value or ""
    number = _NUMBER.match(amount or "")
    if number is None:
        return None
    plain = Decimal(number[0].replace(",", "").rstrip("."))
    return value.replace(number[0], f"{round(plain, 2).normalize():f}", 1)


def _day(form: str) -> Callable[[Case], str | None]:
    """Return what gives a part of the date that a spreadsheet counts as a number."""

    def part(case: Case) -> str | None:
        """Return the year, month or day."""
        digits = re.sub(r"\D", "", case.row.value or "")
        if len(digits) != _SERIAL:
            return None
        day = _FIRST_DAY + timedelta(days=int(digits))
        return str(getattr(day, form))

    return part


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


def _amount(case: Case) -> str | None:
    """Return the figure without its unit."""
    figure = _figure(case)
    if figure is None:
        return None
    stop = 0
    while stop < len(figure) and (
        figure[stop] in "0123456789.," or is_scale(figure[stop])
    ):
        stop += 1
    return figure[:stop] or None


def _sign(case: Case) -> str:
    """Return the bound that the measure wants: less is better of costs, harm, waiting."""
    measure = case.row.measure
    down = measure is not None and (
        measure.polarity == "down"
        or (measure.kind == "money" and measure.polarity is None)
    )
    return "≤" if down else "≥"


def _unit(case: Case) -> str | None:
    """Return the unit that a figure in the value needs; blank beside a unit column."""
    row = case.row
    if row.measure_unit:
        return ""
    if row.measure is not None and row.measure.kind in _RATES:
        return _PERCENT
    return _stated(row) or _written(row) or _counted(row) or _beside(case)


def _stated(row: Row) -> str | None:
    """Return the unit that the name states."""
    return row.measure.unit if row.measure else None


def _written(row: Row) -> str | None:
    """Return the unit of one of the values, with its scale if it is money."""
    for value in (row.value, row.annual, row.cycle):
        target = parse_target(value) if value else None
        if target and target.percent:
            return _PERCENT
        if target and target.unit:
            return target.unit
    return None


def _counted(row: Row) -> str | None:
    """Return the measure word for the noun that is counted."""
    found = units_of(row.stem) if row.stem else None
    return found[0] if found else None


def _beside(case: Case) -> str | None:
    """Return the unit that rows of the same kind have in the project."""
    measure = case.row.measure
    if measure is None or measure.kind not in ("money", "time", "amount"):
        return None
    for row in case.view.rows:
        if row.measure and row.measure.kind == measure.kind and row is not case.row:
            unit = _written(row)
            if unit and unit != _PERCENT:
                return unit
    return None


def _counting(case: Case) -> str | None:
    """Return the unit of the value, if it counts."""
    target = _own(case)
    return target.unit if target and not target.percent else None


def _unit_of_cycle(case: Case) -> str | None:
    """Return the unit of the value of the whole period."""
    target = parse_target(case.row.cycle) if case.row.cycle else None
    if target is None:
        return None
    return _PERCENT if target.percent else target.unit


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


def _planned(case: Case) -> str | None:
    """Return the figure that the goal gives for what the name measures."""
    goal = case.view.text("cycle_goal" if case.field == "cycle" else "goal")
    return _in_goal(case.row.stem or "", goal) if goal else None


@lru_cache(maxsize=4096)
def _in_goal(stem: str, goal: str) -> str | None:
    """Return the figure of a goal that stands among the words of a name."""
    best, said = _ALIKE, None
    for figure in figures(fold(goal)):
        alike = coverage(stem, figure.clause)
        if alike > best and not figure.is_scope and not figure.is_per_piece:
            best, said = alike, goal[slice(*figure.span)]
    return said


FACTS: Mapping[str, Callable[[Case], str | None]] = {
    "lead": _lead,
    "figure": _figure,
    "tail": _tail,
    "amount": _amount,
    "sign": _sign,
    "unit": _unit,
    "other": _other,
    "number_unit": _counting,
    "cycle_unit": _unit_of_cycle,
    "numerator": _term("numerator"),
    "denominator": _term("denominator"),
    "year": _year,
    "scaled": _scaled,
    "past": _past,
    "year_before": _year_before,
    "upto": _upto,
    "rounded": _rounded,
    "serial_year": _day("year"),
    "serial_month": _day("month"),
    "serial_day": _day("day"),
    "now": _now,
    "project": _project,
    "gap": _gap,
    "before": _before,
    "after": _after,
    "planned": _planned,
}
"""What may stand in the gaps of a rewrite besides the fields and what the rule found."""

GAPS = (*FACTS, *JUDGED_TEXTS, "stem", "gloss", "value")
