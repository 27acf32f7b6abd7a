"""Conditions joined: all of them hold, at least one, none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiaolint.engine.hit import HOLDS, Condition, Hit, Others, holds


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds; the last one that marks something is what is shown."""

    conditions: tuple[Condition, ...]

    def find(self, subject: object) -> Iterator[Hit]:
        """Yield the hits of the last marking condition, with the slots of all."""
        slots: dict[str, str | Others] = {}
        shown: list[Hit] = []
        for condition in self.conditions:
            hits = list(condition.find(subject))
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

    def find(self, subject: object) -> Iterator[Hit]:
        """Yield one bare hit if no condition holds."""
        if not any(holds(condition, subject) for condition in self.conditions):
            yield HOLDS
