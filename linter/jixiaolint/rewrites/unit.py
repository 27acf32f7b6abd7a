"""The unit that a figure in the value of a row needs, as the row and its project tell."""

from __future__ import annotations

from jixiaolint.checks.units import units_of
from jixiaolint.parsing.target import parse_target
from jixiaolint.rule.case import Case
from jixiaolint.rule.subject import Row
from jixiaolint.words.scan import Token, scan

_PERCENT = "%"
_RATES = frozenset({"rate", "satisfaction"})
_WORK = frozenset({"activity", "thing"})
_DEEDS = ("verb", "gerund", "work")
_COUNTABLE = frozenset({"count", "amount", "money", "time"})
"""What a share says nothing of."""


def unit(case: Case) -> str | None:
    """Return the unit that a figure in the value needs; blank beside a unit column."""
    row = case.row
    if row.measure_unit:
        return ""
    if row.measure is not None and row.measure.kind in _RATES:
        return _PERCENT
    return _stated(row) or _written(row) or counted(case) or _beside(case)


def _stated(row: Row) -> str | None:
    """Return the unit that the name states."""
    return row.measure.unit if row.measure else None


def _written(row: Row) -> str | None:
    """Return the unit of one of the values, with its scale if it is money."""
    countable = row.measure is not None and row.measure.kind in _COUNTABLE
    for value in (row.value, row.annual, row.cycle):
        target = parse_target(value) if value else None
        if target and target.percent and not countable:
            return _PERCENT
        if target and target.unit and not target.percent:
            return target.unit
    return None


def counted(case: Case) -> str | None:
    """Return the measure word for the noun that is counted, or on which work is done."""
    stem, measure = case.row.stem or "", case.row.measure
    found = units_of(stem)
    if found is None and measure is not None and measure.kind in _WORK:
        found = units_of(_worked_on(stem))
    return found[0] if found else None


def _worked_on(stem: str) -> str:
    """Return a name without the deed at its end: 设备 of 设备采购."""
    tokens = list(scan(stem))
    while tokens and _is_deed(tokens[-1]):
        tokens.pop()
    return stem[: tokens[-1].end] if tokens else ""


def _is_deed(token: Token) -> bool:
    counted = "noun-unit" in token.features
    return not counted and any(part in token.features for part in _DEEDS)


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


def unit_of_cycle(case: Case) -> str | None:
    """Return the unit of the value of the whole period."""
    target = parse_target(case.row.cycle) if case.row.cycle else None
    if target is None:
        return None
    return _PERCENT if target.percent else target.unit
