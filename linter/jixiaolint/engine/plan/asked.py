"""A rule as clauses, and which rules some truths leave to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jixiaolint.checks import logic
from jixiaolint.engine.hit import Condition
from jixiaolint.engine.plan.clauses import Bit, Clauses, met, needed
from jixiaolint.engine.plan.leaves import Present
from jixiaolint.engine.rule import Rule
from jixiaolint.engine.vocabulary import FieldName

_KEPT = 100_000
"""So many sets of truths are kept with their rules before it begins anew."""


def whole(rule: Rule) -> Condition:
    """Return all that must hold for a rule to fire, as one condition."""
    needs = [Present(FieldName(name)) for name in rule.needs]
    spared = [logic.Not(rule.unless)] if rule.unless else []
    return logic.All((*needs, *filter(None, [rule.where]), rule.when, *spared))


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Rules with the clauses that must be met before one of them is asked."""

    rules: tuple[tuple[Rule, Clauses], ...]
    _kept: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[Rule], bit: Bit) -> Asked:
        """Return rules with their clauses over leaves, which `bit` numbers."""
        return cls(tuple((rule, needed(whole(rule), bit)) for rule in rules))

    def numbers(self, truths: int) -> tuple[int, ...]:
        """Return the numbers of the rules that can fire where these leaves are true."""
        found = self._kept.get(truths)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[truths] = tuple(
                number
                for number, (_, clauses) in enumerate(self.rules)
                if met(clauses, truths)
            )
        return found
