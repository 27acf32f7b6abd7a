"""None of several conditions holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jixiaolint.engine.hit import HOLDS, Condition, Hit


@dataclass(frozen=True, slots=True)
class Check:
    """Silence of every condition; nothing is marked."""

    conditions: tuple[Condition, ...]

    def find(self, subject: Any) -> Iterator[Hit]:  # noqa: ANN401  what the rule is on
        """Yield one bare hit if no condition holds."""
        for condition in self.conditions:
            if any(True for _ in condition.find(subject)):
                return
        yield HOLDS
