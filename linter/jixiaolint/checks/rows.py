"""How many rows of a project meet a condition."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import Condition, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView


@dataclass(frozen=True, slots=True)
class Check:
    """The rows for which `when` holds number `least` to `most`.

    `share` asks besides for at least that part of all rows (0.8). A project without
    rows has nothing to count.
    """

    when: Condition
    least: int = 0
    most: int = 1_000_000
    share: Decimal | None = None

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one hit with the number of rows found."""
        found = sum(1 for row in subject.rows if any(True for _ in self.when.find(row)))
        if self.share is not None and found < self.share * max(1, len(subject.rows)):
            return
        if subject.rows and self.least <= found <= self.most:
            slots = {"found": str(found), "rows": str(len(subject.rows))}
            yield Hit("name", slots=slots)
