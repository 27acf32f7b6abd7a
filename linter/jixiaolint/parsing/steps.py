"""The steps of a scale: which figures make which grade, and whether two claim one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from jixiaolint.parsing.values import Step, Target
from jixiaolint.words.scan import scan

_MOST = Decimal("Infinity")


def overlap(steps: Sequence[Step]) -> bool:
    """Return whether some figure makes two grades.

    A step inside a wider one is its better case (0件为显著, ≤4件为明显). A shared end is
    a habit (60分以下, 60—74分) unless signs draw both lines (≤3起, ≥3起).
    """
    ranges = [(step, *found) for step in steps if (found := _range(step.target))]
    return any(_overlap(one, two) for one, two in combinations(ranges, 2))


def _overlap(
    one: tuple[Step, Decimal, Decimal], two: tuple[Step, Decimal, Decimal]
) -> bool:
    (first, low, high), (second, least, most) = one, two
    begin, end = max(low, least), min(high, most)
    if begin == end and low < high and least < most:
        return _is_signed(first) and _is_signed(second)
    inside = (low <= least and most <= high) or (least <= low and high <= most)
    return begin < end and not inside


def _is_signed(step: Step) -> bool:
    """Return whether a sign (≤, ≥) says that a step holds its end."""
    return step.target.op in (">=", "<=") and not any(
        "bound-after" in token.features for token in scan(step.facts)
    )


def _range(target: Target) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest figure that reach a step."""
    number = target.number()
    if number is None:
        return None
    if target.kind == "range":
        return number, target.high_number() or number
    if target.op in (">=", ">"):
        return number, _MOST
    if target.op in ("<=", "<"):
        return -_MOST, number
    return number, number
