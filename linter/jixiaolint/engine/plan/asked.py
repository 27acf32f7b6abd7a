"""A rule as clauses, and which rules some truths leave to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jixiaolint.checks import logic
from jixiaolint.engine.plan.clauses import (
    EVER,
    Bit,
    Clauses,
    decided,
    least,
    met,
    needed,
    wanted,
)
from jixiaolint.engine.plan.leaves import Present
from jixiaolint.engine.plan.outline import Sketch
from jixiaolint.engine.plan.truths import KEPT
from jixiaolint.rule.hit import Condition, Hit, holds
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.vocabulary import FieldName


def whole(rule: Rule) -> Condition:
    """Return all that must hold for a rule to fire, as one condition."""
    return logic.All((*_before(rule), rule.when, *map(_not, rule.unless)))


class Ask(NamedTuple):
    """A rule, what must be met before it is asked, and what is still open then.

    The clauses settle most of what it needs and of its exceptions; `before` and `unless`
    are the conditions that they do not. If they settle all, it is `sure` to fire.
    """

    rule: Rule
    clauses: Clauses
    before: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    sure: bool = False

    @classmethod
    def of(cls, rule: Rule, sketch: Sketch) -> Ask:
        """Return a rule with its clauses over leaves."""
        before = _before(rule)
        return cls(
            rule,
            sketch.clauses,
            tuple([before[number] for number in sketch.before]),
            tuple([rule.unless[number] for number in sketch.unless]),
            sketch.sure,
        )

    @classmethod
    def as_written(cls, rule: Rule) -> Ask:
        """Return a rule that is asked everywhere, with all its parts."""
        return cls(rule, EVER, _before(rule), rule.unless)

    def hits(self, view: Any) -> Iterator[Hit]:
        """Yield what the rule finds; few find anything, so exceptions are asked last."""
        for one in self.before:
            if not holds(one, view):
                return
        hits = iter(self.rule.when.find(view))
        first = next(hits, None)
        if first is not None and not any(holds(one, view) for one in self.unless):
            yield first
            yield from hits


def sketched(rule: Rule, bit: Bit) -> Sketch:
    """Return what must be met before a rule is asked; `bit` numbers its leaves."""
    before = _before(rule)
    parts = [*before, rule.when, *map(_not, rule.unless)]
    clauses = least(clause for part in parts for clause in needed(part, bit))
    sure = not _open(parts, bit)
    return Sketch(clauses, _open(before, bit), _open(rule.unless, bit), sure)


def _open(conditions: Sequence[Condition], bit: Bit) -> tuple[int, ...]:
    """Return the numbers of the conditions that the leaves do not settle."""
    return tuple(n for n, one in enumerate(conditions) if not decided(one, bit))


def _before(rule: Rule) -> tuple[Condition, ...]:
    """Return what must hold for a rule to apply."""
    needs = [Present(FieldName(name)) for name in rule.needs]
    return (*needs, rule.where) if rule.where else tuple(needs)


def _not(condition: Condition) -> Condition:
    return logic.Not((condition,))


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Rules with the clauses that must be met before one of them is asked."""

    rules: tuple[Ask, ...]
    bits: Mapping[Condition, int]
    _wanting: tuple[tuple[int, Ask], ...]
    _kept: dict[int, tuple[Ask, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        rules: Iterable[Rule],
        sketches: Iterable[Sketch],
        bits: Mapping[Condition, int],
    ) -> Asked:
        """Return rules with their clauses over leaves, which have these bits."""
        asks = tuple(map(Ask.of, rules, sketches))
        return cls(asks, bits, tuple([(wanted(ask.clauses), ask) for ask in asks]))

    def where(self, truths: int) -> tuple[Ask, ...]:
        """Return the rules that can fire where these leaves are true."""
        found = self._kept.get(truths)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[truths] = tuple(
                [
                    ask
                    for wanted, ask in self._wanting
                    if (not wanted or truths & wanted) and met(ask.clauses, truths)
                ]
            )
        return found

    def as_written(self) -> tuple[Ask, ...]:
        """Return all rules, to be asked as they are written."""
        return tuple(Ask.as_written(ask.rule) for ask in self.rules)
