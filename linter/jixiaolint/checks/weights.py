"""How a project's points are split among the first levels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import ProjectView
from jixiaolint.parse.amount import parse_amount

_RANGE = re.compile(r"(\w+)=(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Check:
    """The points of a level lie outside its range (``output=40-60``).

    Silent unless every row has a level and a score; levels without a range may have any
    number of points.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("found",)
    ranges: tuple[str, ...]

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one hit that gives the whole split."""
        points: dict[str, Decimal] = defaultdict(Decimal)
        labels: dict[str, str] = {}
        for row in subject.rows:
            score = parse_amount(row.score or "")
            if row.level is None or score is None:
                return
            points[row.level] += score
            labels[row.level] = row.level1 or ""
        known = {level: (int(low), int(high)) for level, low, high in self._ranges()}
        wrong = [
            level
            for level, total in points.items()
            if level in known and not known[level][0] <= total <= known[level][1]
        ]
        if len(points) > 1 and wrong:
            split = "、".join(f"{labels[level]}{n:f}" for level, n in points.items())
            yield Hit("name", slots={"found": split})

    def _ranges(self) -> list[tuple[str, str, str]]:
        return [found for one in self.ranges for found in _RANGE.findall(one)]
