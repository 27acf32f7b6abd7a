"""Conditions joined: all of them hold, at least one, none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import methodcaller

from jixiaolint.rule.hit import HOLDS, Condition, Hit, Others, holds


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds; the last one that marks something is what is shown."""

    conditions: tuple[Condition, ...]

    def holds(self, subject: object) -> bool:
        """Say whether every condition holds."""
        for one in self.conditions:  # noqa: SIM110 (a generator costs as much as a leaf)
            if not holds(one, subject):
                return False
        return True

    def find(self, subject: object) -> Iterator[Hit]:
        """Yield the hits of the last marking condition, with the slots of all."""
        return _all(map(methodcaller("find", subject), self.conditions))

    def part(self, subject: object) -> tuple[object, ...]:
        """Return the parts of all conditions, which must have some."""
        return tuple(one.part(subject) for one in self.conditions)  # type: ignore[attr-defined]

    def join(self, parts: Iterable[tuple[object, ...]]) -> Iterator[Hit]:
        """Yield what `find` does, in all parts of a table."""
        pairs = zip(self.conditions, zip(*parts, strict=True), strict=True)
        return _all(condition.join(each) for condition, each in pairs)  # type: ignore[attr-defined]


def _all(found: Iterable[Iterable[Hit]]) -> Iterator[Hit]:
    """Yield the hits of the last condition that marks, if all have hits."""
    slots: dict[str, str | Others] = {}
    shown: list[Hit] = []
    for each in found:
        hits = list(each)
        if not hits:
            return
        slots |= hits[0].slots
        if not shown or any(map(_marks, hits)):
            shown = hits
    yield from (hit._replace(slots={**slots, **hit.slots}) for hit in shown)


def _marks(hit: Hit) -> bool:
    return hit.span is not None or hit.seq is not None or hit.project is not None


@dataclass(frozen=True, slots=True)
class Any:
    """The first condition that holds decides what is shown."""

    conditions: tuple[Condition, ...]

    def holds(self, subject: object) -> bool:
        """Say whether one condition holds."""
        for one in self.conditions:  # noqa: SIM110
            if holds(one, subject):
                return True
        return False

    def find(self, subject: object) -> Iterator[Hit]:
        """Yield the hits of the first condition that holds."""
        for condition in self.conditions:
            hits = list(condition.find(subject))
            if hits:
                yield from hits
                return


@dataclass(frozen=True, slots=True)
class Not:
    """Silence of every condition; nothing is marked."""

    conditions: tuple[Condition, ...]

    def holds(self, subject: object) -> bool:
        """Say whether no condition holds."""
        for one in self.conditions:  # noqa: SIM110
            if holds(one, subject):
                return False
        return True

    def find(self, subject: object) -> Iterator[Hit]:
        """Yield one bare hit if no condition holds."""
        if self.holds(subject):
            yield HOLDS
