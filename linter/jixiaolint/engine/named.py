"""A condition with a name, answered once for each thing it is asked of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jixiaolint.engine.hit import Condition, Hit


@dataclass(frozen=True, slots=True)
class Named:
    """The condition that ``rules/conditions.yaml`` calls `name`."""

    name: str
    condition: Condition

    def find(self, subject: Any) -> Iterable[Hit]:  # noqa: ANN401  what the rule is on
        """Return what the named condition yields."""
        known: dict[str, tuple[Hit, ...]] = getattr(subject, "memo", {})
        if self.name not in known:
            known[self.name] = tuple(self.condition.find(subject))
        return known[self.name]
