"""The value of a row in its parts: what stands before the figure, the figure, the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.unit import is_scale, without_scale
from jixiaolint.parsing.values import Target
from jixiaolint.rule.case import Case
from jixiaolint.words.fold import fold

_NUMBER = re.compile(r"\d[\d,.]*")
_PERCENT = "%"
_SERIAL = 5
_FIRST_DAY = date(1899, 12, 30)
"""From this day on spreadsheets count."""


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


def lead(case: Case) -> str | None:
    """Return what stands before the criterion of the value."""
    found = _parts(case)
    return None if found is None else found[0]


def figure(case: Case) -> str | None:
    """Return the figure of the value with its unit."""
    found = _parts(case)
    return None if found is None else found[1]


def tail(case: Case) -> str | None:
    """Return what stands behind the criterion of the value."""
    found = _parts(case)
    return None if found is None else found[2]


def upto(case: Case) -> str | None:
    """Return the value up to its unit, and up to a scale that its unit column has."""
    found, number = _parts(case), amount(case)
    if found is None or number is None:
        return None
    value, column = case.row.value or "", case.row.measure_unit or ""
    number = number.removesuffix(column.removesuffix(without_scale(column)))
    return value[: value.index(found[1], len(found[0])) + len(number)]


def scaled(case: Case) -> str | None:
    """Return the value up to its unit, if it ends in a scale."""
    begun = upto(case)
    return begun if begun and is_scale(begun[-1]) else None


def past(case: Case) -> str | None:
    """Return what stands behind the number of the value."""
    begun = upto(case)
    return None if begun is None else (case.row.value or "")[len(begun) :]


def rounded(case: Case) -> str | None:
    """Return the value with two decimals."""
    value = case.row.value or ""
    number = _NUMBER.match(amount(case) or "")
    if number is None:
        return None
    plain = Decimal(number[0].replace(",", "").rstrip("."))
    return value.replace(number[0], f"{round(plain, 2).normalize():f}", 1)


def tenth(case: Case) -> str | None:
    """Return the value without the last nought of its number, with which it is too much."""
    number = _NUMBER.match(amount(case) or "")
    if number is None or not number[0].endswith("0") or "." in number[0]:
        return None
    return (case.row.value or "").replace(number[0], number[0][:-1], 1)


def day(form: str) -> Callable[[Case], str | None]:
    """Return what gives a part of the date that a spreadsheet counts as a number."""

    def part(case: Case) -> str | None:
        """Return the year, month or day."""
        digits = re.sub(r"\D", "", case.row.value or "")
        if len(digits) != _SERIAL:
            return None
        day = _FIRST_DAY + timedelta(days=int(digits))
        return str(getattr(day, form))

    return part


def amount(case: Case) -> str | None:
    """Return the figure without its unit."""
    whole = figure(case)
    if whole is None:
        return None
    stop = 0
    while stop < len(whole) and (
        whole[stop] in "0123456789.," or is_scale(whole[stop])
    ):
        stop += 1
    return whole[:stop] or None


def counting(case: Case) -> str | None:
    """Return the unit of the value, if it counts."""
    target = _own(case)
    return target.unit if target and not target.percent else None
