"""How many rows of a project meet a condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from jixiaolint.checks.between import require_counts
from jixiaolint.rule.hit import Condition, Hit
from jixiaolint.rule.reads import answers, reads
from jixiaolint.rule.subject import ProjectView, Row, TableView


@dataclass(frozen=True)
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

    def __post_init__(self) -> None:
        """Refuse bounds between which no number of rows lies."""
        require_counts(self.least, self.most)

    def find(self, subject: ProjectView | TableView) -> Iterator[Hit]:
        """Yield one hit with the number of rows found."""
        return self.join([self.part(subject)])

    def part(self, subject: ProjectView | TableView) -> tuple[int, int, int]:
        """Return how many rows hold, how many are counted, and how many there are."""
        rows = subject.rows
        among = list(filter(self._answers[1], rows)) if self.of else rows
        return sum(map(self._answers[0], among)), len(among), len(rows)

    @property
    def rows_read(self) -> frozenset[str]:
        """The fields of rows that it looks at."""
        return reads(self.when) | (reads(self.of) if self.of else frozenset())

    @cached_property
    def _answers(self) -> tuple[Callable[[Row], bool], Callable[[Row], bool]]:
        """What says for which rows `when` and `of` hold."""
        return answers(self.when), answers(self.of or self.when)

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
