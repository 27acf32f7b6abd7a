"""A rule as clauses, and which rules some truths leave to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiaolint.checks import logic
from jixiaolint.engine.hit import Condition
from jixiaolint.engine.plan.clauses import Bit, Clauses, decided, met, needed
from jixiaolint.engine.plan.leaves import Present
from jixiaolint.engine.rule import Rule
from jixiaolint.engine.vocabulary import FieldName

_KEPT = 100_000
"""So many sets of truths are kept with their rules before it begins anew."""


def whole(rule: Rule) -> Condition:
    """Return all that must hold for a rule to fire, as one condition."""
    return logic.All((*_before(rule), rule.when, *_spared(rule)))


def _before(rule: Rule) -> list[Condition]:
    """Return what must hold for a rule to apply."""
    needs: list[Condition] = [Present(FieldName(name)) for name in rule.needs]
    return [*needs, rule.where] if rule.where else needs


def _spared(rule: Rule) -> list[Condition]:
    return [logic.Not(rule.unless)] if rule.unless else []


class Ask(NamedTuple):
    """A rule with the clauses that must be met before it is asked.

    It is `settled` where they tell for sure that it applies and that nothing exempts.
    """

    rule: Rule
    clauses: Clauses
    settled: bool

    @classmethod
    def of(cls, rule: Rule, bit: Bit) -> Ask:
        """Return a rule with its clauses over leaves, which `bit` numbers."""
        around = [*_before(rule), *_spared(rule)]
        return cls(
            rule,
            needed(logic.All((*around, rule.when)), bit),
            not around or decided(logic.All(tuple(around)), bit),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Rules with the clauses that must be met before one of them is asked."""

    rules: tuple[Ask, ...]
    _kept: dict[int, tuple[Ask, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[Rule], bit: Bit) -> Asked:
        """Return rules with their clauses over leaves, which `bit` numbers."""
        return cls(tuple(Ask.of(rule, bit) for rule in rules))

    def where(self, truths: int) -> tuple[Ask, ...]:
        """Return the rules that can fire where these leaves are true."""
        found = self._kept.get(truths)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[truths] = tuple(
                ask for ask in self.rules if met(ask.clauses, truths)
            )
        return found

    def unsettled(self) -> tuple[Ask, ...]:
        """Return all rules, to be asked as they are written."""
        return tuple(ask._replace(settled=False) for ask in self.rules)
