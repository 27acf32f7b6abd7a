"""The scores of a project's indicators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.parse.amount import parse_amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView


@dataclass(frozen=True, slots=True)
class Check:
    """Something is wrong with the scores, of which most rows must have one.

    ``sum``: they add up to none of `totals`; ``nothing``: a row has zero or less;
    ``heavy``: a row has more than `share` of all; ``equal``: at least `least` rows, all
    with the same score.
    """

    how: Literal["sum", "nothing", "heavy", "equal"]
    totals: tuple[Decimal, ...] = (Decimal(90), Decimal(100))
    tolerance: Decimal = Decimal("0.5")
    share: Decimal = Decimal("0.4")
    least: int = 8

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit on the project or on each row that is wrong."""
        found = [parse_amount(row.score or "") for row in subject.rows]
        scores = {
            seq: number for seq, number in enumerate(found, 1) if number is not None
        }
        if len(scores) < 2 or len(scores) * 2 < len(found):
            return
        total = sum(scores.values(), Decimal())
        # A share of one is a weight written as a fraction.
        scale = 100 if total <= Decimal("1.01") else 1
        match self.how:
            case "sum":
                if all(
                    abs(total * scale - one) > self.tolerance for one in self.totals
                ):
                    yield Hit("name", slots={"total": f"{total.normalize():f}"})
            case "nothing":
                yield from self._rows(
                    scores, [seq for seq, s in scores.items() if s <= 0]
                )
            case "heavy":
                heavy = [seq for seq, s in scores.items() if s > self.share * total > 0]
                yield from self._rows(scores, heavy if len(scores) > 3 else [])
            case "equal":
                if len(scores) >= self.least and len(set(scores.values())) == 1:
                    yield Hit("name", slots={"score": str(next(iter(scores.values())))})

    def _rows(self, scores: dict[int, Decimal], seqs: list[int]) -> Iterator[Hit]:
        for seq in seqs:
            yield Hit("score", seq=seq, slots={"score": str(scores[seq])})
