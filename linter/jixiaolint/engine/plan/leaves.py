"""The leaves of conditions: each is numbered once, and known by the fields it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from jixiaolint.engine.plan.clauses import Known
from jixiaolint.rule.hit import HOLDS, Condition, Hit
from jixiaolint.rule.needs import present
from jixiaolint.rule.vocabulary import FieldName


@dataclass(frozen=True, slots=True)
class Present:
    """Something that a rule needs is stated."""

    PRESENCE: ClassVar[bool] = True
    field: FieldName

    def find(self, subject: Any) -> Iterator[Hit]:
        """Yield one bare hit if so."""
        if present(subject, self.field):
            yield HOLDS


@dataclass(frozen=True, slots=True)
class Leaves:
    """Conditions that are not joined of others, each with a bit of its own.

    Equal leaves of several rules are one. Those that are not `known` get no bit: a rule
    is asked as a whole where only they could still say no. Of those that are `guessed` a
    look tells only where they may hold.
    """

    known: Callable[[Condition], bool]
    guessed: Callable[[Condition], bool] = lambda _: False
    bits: dict[Condition, int] = field(default_factory=dict)

    def bit(self, leaf: Condition) -> Known | None:
        """Return what a look tells of a leaf; nothing if it is asked last."""
        if not self.known(leaf):
            return None
        if leaf not in self.bits:
            self.bits[leaf] = 1 << len(self.bits)
        return Known(self.bits[leaf], not self.guessed(leaf))
