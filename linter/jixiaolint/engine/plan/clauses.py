"""Conditions as clauses over numbered leaves: what must hold before a rule is asked.

A clause says that one of some leaves holds or one of others does not; the clauses of a
condition all stand together (a conjunctive normal form). Leaves are bits of a number, so
a clause is two of them, and one operation tells whether the truths of a row meet it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any, NamedTuple

from jixiaolint.checks import logic
from jixiaolint.rule.hit import Condition
from jixiaolint.rule_files.conditions import Named

_MOST = 64
"""A condition of more clauses than these is not taken further apart."""


class Clause(NamedTuple):
    """One leaf of `holds` is true, or one of `fails` is not."""

    holds: int
    fails: int


Clauses = tuple[Clause, ...]
EVER: Clauses = ()
"""The clauses of what always holds."""

NEVER: Clauses = (Clause(0, 0),)
"""A clause that nothing meets."""


class Known(NamedTuple):
    """What a look tells of a leaf: its bit, and whether the leaf holds where it is set.

    A bit that is not `sure` is set wherever the leaf may hold.
    """

    bit: int
    sure: bool = True


Bit = Callable[[Condition], Known | None]
"""Gives what a look tells of a leaf; nothing of one that is asked last."""


def needed(condition: Condition, bit: Bit) -> Clauses:
    """Return clauses that are met wherever the condition holds, and maybe elsewhere."""
    return _Sides(bit, open_=EVER).clauses(condition, True)


def enough(condition: Condition, bit: Bit) -> Clauses:
    """Return clauses that are met nowhere but where the condition holds."""
    return _Sides(bit, open_=NEVER).clauses(condition, True)


def decided(condition: Condition, bit: Bit) -> bool:
    """Say whether the leaves tell for sure if the condition holds."""
    return needed(condition, bit) == enough(condition, bit)


def met(clauses: Clauses, truths: int) -> bool:
    """Say whether the true leaves meet every clause."""
    # A loop: this runs for every rule on every new kind of row.
    for holds, fails in clauses:  # noqa: SIM110
        if not (truths & holds or fails & ~truths):
            return False
    return True


def wanted(clauses: Clauses) -> int:
    """Return leaves of which one must hold, none if nothing must: most rules want few."""
    first = next(iter(clauses), None)
    return first.holds if first and not first.fails else 0


def joined(condition: Any) -> tuple[Condition, ...]:
    """Return the conditions that one is joined of; none if it is a leaf."""
    match condition:
        case Named():
            return (condition.condition,)
        case logic.All() | logic.Any() | logic.Not():
            return condition.conditions
    return ()


class _Sides(NamedTuple):
    """How leaves become clauses; `open_` stands for what the leaves do not decide."""

    bit: Bit
    open_: Clauses

    def clauses(self, condition: Any, wanted: bool) -> Clauses:
        """Return the clauses of a condition, or of its opposite."""
        match condition:
            case Named():
                return self.clauses(condition.condition, wanted)
            case logic.Not():
                parts = [self.clauses(one, not wanted) for one in condition.conditions]
                return self.every(parts) if wanted else self.some(parts)
            case logic.All():
                parts = [self.clauses(one, wanted) for one in condition.conditions]
                return self.every(parts) if wanted else self.some(parts)
            case logic.Any():
                parts = [self.clauses(one, wanted) for one in condition.conditions]
                return self.some(parts) if wanted else self.every(parts)
        known = self.bit(condition)
        if known is None or not (known.sure or (wanted and self.open_ == EVER)):
            return self.open_
        return (Clause(known.bit, 0) if wanted else Clause(0, known.bit),)

    def every(self, parts: Iterable[Clauses]) -> Clauses:
        """Return the clauses of conditions that all hold."""
        together = least(clause for part in parts for clause in part)
        if len(together) > _MOST:
            # To leave some out asks less; nothing else may be said of what is enough.
            return together[:_MOST] if self.open_ == EVER else self.open_
        return together

    def some(self, parts: Iterable[Clauses]) -> Clauses:
        """Return the clauses of conditions of which one holds."""
        return reduce(self._either, parts, NEVER)

    def _either(self, one: Clauses, other: Clauses) -> Clauses:
        if one == NEVER:
            return other
        if len(one) * len(other) > _MOST * _MOST:
            return self.open_
        return self.every(
            [
                (Clause(a.holds | b.holds, a.fails | b.fails),)
                for a in one
                for b in other
            ]
        )


def least(clauses: Iterable[Clause]) -> Clauses:
    """Return the clauses, the strictest first, without those that others imply."""
    kept: list[Clause] = []
    for clause in sorted(set(clauses), key=_breadth):
        holds, fails = clause
        if holds & fails:
            continue
        for h, f in kept:
            if h & holds == h and f & fails == f:
                break
        else:
            kept.append(clause)
    return tuple(kept)


def _breadth(clause: Clause) -> tuple[int, int, int, int]:
    """Return how easily a clause is met: one that wants something true is rare."""
    return (
        clause.fails != 0,
        clause.holds.bit_count() + clause.fails.bit_count(),
        clause.holds,
        clause.fails,
    )
