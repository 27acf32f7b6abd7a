"""At least one of several conditions holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jixiaolint.engine.hit import Condition, Hit


@dataclass(frozen=True, slots=True)
class Check:
    """The first condition that holds decides what is shown."""

    conditions: tuple[Condition, ...]

    def find(self, subject: Any) -> Iterator[Hit]:  # noqa: ANN401  what the rule is on
        """Yield the hits of the first condition that holds."""
        for condition in self.conditions:
            hits = list(condition.find(subject))
            if hits:
                yield from hits
                return
