"""All of several conditions hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jixiaolint.engine.hit import Condition, Hit


@dataclass(frozen=True, slots=True)
class Check:
    """Every condition holds; the last one that marks something is what is shown."""

    conditions: tuple[Condition, ...]

    def find(self, subject: Any) -> Iterator[Hit]:  # noqa: ANN401  what the rule is on
        """Yield the hits of the last marking condition, with the slots of all."""
        slots: dict[str, str] = {}
        shown: list[Hit] = []
        for condition in self.conditions:
            hits = list(condition.find(subject))
            if not hits:
                return
            slots |= hits[0].slots
            if not shown or any(map(_marks, hits)):
                shown = hits
        yield from (replace(hit, slots=slots | dict(hit.slots)) for hit in shown)


def _marks(hit: Hit) -> bool:
    return hit.span is not None or hit.seq is not None or hit.project is not None
