"""A project without a single indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import HOLDS, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView


@dataclass(frozen=True, slots=True)
class Check:
    """No row stands under the project."""

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one bare hit if there is none."""
        if not subject.rows:
            yield HOLDS
