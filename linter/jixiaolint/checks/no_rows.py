"""A project without a single indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiaolint.engine.hit import HOLDS, Hit
from jixiaolint.engine.subject import ProjectView


@dataclass(frozen=True, slots=True)
class Check:
    """No row stands under the project."""

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one bare hit if there is none."""
        if not subject.rows:
            yield HOLDS
