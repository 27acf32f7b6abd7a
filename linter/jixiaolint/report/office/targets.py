"""What values demand, as the office counts it."""

from __future__ import annotations

from jixiaolint.model import Indicator

_KINDS = {
    "quantity": "figure",
    "range": "figure",
    "compound": "figure",
    "date": "date",
    "grade": "grade",
    "yes_no": "grade",
    "relative": "words",
    "text": "words",
    "placeholder": "none",
    "empty": "none",
}

KINDS = tuple(dict.fromkeys(_KINDS.values()))
"""What a value says: the firmest first."""

QUANTIFIED = ("figure", "date")
"""What counts as a quantified target: a figure, or a day by which."""


def kind(indicator: Indicator) -> str:
    """Return what the value of a row demands: that of the year, or the only one."""
    target = indicator.annual_target or indicator.cycle_target
    if target is None:
        return "none"
    measured = target.kind == "relative" and target.value is not None
    return "figure" if measured else _KINDS[target.kind]
