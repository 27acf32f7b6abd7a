"""Conditions on a table that comes in parts: what each takes of a part, and finds in all.

A condition that can do so has `part`, which takes from a part what may be kept of it, and
`join`, which finds in all that was taken what `find` would in the table as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jixiaolint.rule.hit import Hit
from jixiaolint.rule.rule import Rule

_TOTALS = ("totals",)
"""What rules need that have nothing to say of a table that is but a list of projects."""


def divisible(condition: Any) -> bool:
    """Tell whether a condition can be asked of a table in parts."""
    inner = getattr(condition, "conditions", ())
    return hasattr(condition, "part") and all(map(divisible, inner))


def all_divisible(rules: Iterable[Rule]) -> bool:
    """Tell whether rules on a table without totals can be asked of it in parts."""
    return all(
        rule.needs == _TOTALS
        or (
            divisible(rule.when)
            and rule.where is None
            and not rule.unless
            and not rule.needs
        )
        for rule in rules
    )


def parts(rules: Iterable[Rule], view: Any) -> tuple[Any, ...]:
    """Return what each rule takes of a part of a table."""
    return tuple(
        None if rule.needs else rule.when.part(view)  # type: ignore[attr-defined]
        for rule in rules
    )


def joined(
    rules: Iterable[Rule], taken: Sequence[tuple[Any, ...]]
) -> Iterator[tuple[Rule, Hit]]:
    """Yield what each rule finds in all that was taken of a table."""
    for at, rule in enumerate(rules):
        if not rule.needs:
            hits = rule.when.join([each[at] for each in taken])  # type: ignore[attr-defined]
            yield from ((rule, hit) for hit in hits)
