"""How many rows of a project meet a condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from jixiaolint.engine.hit import Condition, Hit, holds
from jixiaolint.engine.subject import ProjectView, TableView


@dataclass(frozen=True, slots=True)
class Check:
    """The rows for which `when` holds number `least` to `most`.

    `share` asks besides for at least that part (0.8) of all rows, or of those for which
    `of` holds; then there must be `least` of them. A project without rows has nothing
    to count.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("found", "rows")
    when: Condition
    least: int = 0
    most: int = 1_000_000
    share: Decimal | None = None
    of: Condition | None = None

    def find(self, subject: ProjectView | TableView) -> Iterator[Hit]:
        """Yield one hit with the number of rows found."""
        return self.join([self.part(subject)])

    def part(self, subject: ProjectView | TableView) -> tuple[int, int, int]:
        """Return how many rows hold, how many are counted, and how many there are."""
        rows = [row for row in subject.rows if self.of is None or holds(self.of, row)]
        found = sum(1 for row in rows if holds(self.when, row))
        return found, len(rows), len(subject.rows)

    def join(self, parts: Iterable[tuple[int, int, int]]) -> Iterator[Hit]:
        """Yield one hit with the number of rows found in all parts of a table."""
        found, rows, there = map(sum, zip(*parts, strict=True))
        if there and self.enough(found, rows):
            yield Hit("name", slots={"found": str(found), "rows": str(rows)})

    def enough(self, found: int, rows: int) -> bool:
        """Say whether so many of so many rows are neither too few nor too many."""
        if self.share is not None and found < self.share * max(1, rows):
            return False
        return self.least <= found <= self.most
