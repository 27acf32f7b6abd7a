"""The steps of a scale: which figures make which grade, and whether two claim one."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.model import Step, Target

_MOST = Decimal("Infinity")
_SHARED_ENDS = frozenset({"%"})


def overlap(steps: Sequence[Step]) -> bool:
    """Return whether some figure makes two grades.

    A single figure inside a wider step is its best case (0件为显著, ≤4件为明显), and an
    end that two steps of per cent share is a habit; whole numbers leave no doubt.
    """
    ranges = [
        (step.target, found) for step in steps if (found := _range(step.target))
    ]
    return any(_overlap(one, two) for one, two in combinations(ranges, 2))


def _overlap(
    one: tuple[Target, tuple[Decimal, Decimal]],
    two: tuple[Target, tuple[Decimal, Decimal]],
) -> bool:
    (first, (low, high)), (second, (least, most)) = one, two
    begin, end = max(low, least), min(high, most)
    if begin > end or low == high or least == most:
        return False
    if (low, high) <= (least, most) <= (low, high):
        return True
    if begin == end:
        open_end = {first.op, second.op} & {"<", ">"}
        return not (open_end or first.percent or second.percent)
    inside = (low <= least and most <= high) or (least <= low and high <= most)
    return not inside


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
