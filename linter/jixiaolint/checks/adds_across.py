"""The amounts of one project: a stated sum against its parts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView
    from jixiaolint.model import Amount


@dataclass(frozen=True, slots=True)
class Check:
    """The amounts labelled with one of `whole` do not add up to those labelled `parts`.

    Holds only where both sides are stated. `tolerance` is in the money unit of the
    table, for each amount, and covers rounding. With ``only: more`` just parts that
    exceed the whole count.
    """

    whole: Terms
    parts: Terms
    tolerance: Decimal = Decimal("0.01")
    only: Literal["any", "more"] = "any"

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one hit with both figures if they differ."""
        whole = [a for a in subject.project.amounts if a.label in self.whole]
        parts = [a for a in subject.project.amounts if a.label in self.parts]
        if not whole or not parts:
            return
        stated, found = _sum(whole), _sum(parts)
        gap = found - stated if self.only == "more" else abs(found - stated)
        if gap > self.tolerance * (len(whole) + len(parts) - 1):
            slots = {
                "total": "＋".join(a.label for a in whole),
                "stated": f"{stated:,}",
                "parts": "＋".join(a.label for a in parts),
                "found": f"{found:,}",
            }
            yield Hit("amounts", slots=slots)


def _sum(amounts: list[Amount]) -> Decimal:
    return sum((amount.number for amount in amounts), Decimal())
