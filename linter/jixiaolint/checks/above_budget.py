"""A target in money against the money of the project."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import Condition, Hit
from jixiaolint.parse.amount import yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView, Row


@dataclass(frozen=True, slots=True)
class Check:
    """A row for which `when` holds demands more money than the project has.

    Both sides are compared in yuan; silent where the project has no amount, the table
    names no unit of money, or the target is a price per piece. `share` of the budget is
    allowed (1 is all of it), and one unit of rounding.
    """

    when: Condition
    share: Decimal = Decimal(1)

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for each such row, with both sums as written."""
        amounts, unit = subject.project.amounts, subject.table.money_unit
        if not amounts or unit is None:
            return
        budget = yuan(amounts[0].number, unit.value)
        if not budget:
            return
        for seq, row in enumerate(subject.rows, 1):
            wanted = _wanted(row)
            allowed = budget * self.share * Decimal("1.0001")
            if wanted and wanted > allowed and any(True for _ in self.when.find(row)):
                slots = {
                    "wanted": row.annual or "",
                    "budget": f"{amounts[0].text}{unit}",
                }
                yield Hit("annual", seq=seq, slots=slots)


def _wanted(row: Row) -> Decimal | None:
    """Return the money that a row demands, in yuan."""
    target = row.annual_target
    number = target.number() if target else None
    if target is None or number is None or target.percent or target.per:
        return None
    return yuan(number, target.unit or row.measure_unit or "")
