"""The amounts of a table: total rows against the projects that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from jixiaolint.checks.adds_across import rounding
from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import TableView
from jixiaolint.model import Amount, Total


@dataclass(frozen=True, slots=True)
class Check:
    """The first amount of a total row differs from the sum of the projects' first ones.

    A total that covers a project without an amount, or with a first amount under another
    label, is left alone. `tolerance` is in the
    money unit of the table, for each project, and covers rounding.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("total", "stated", "found", "count")
    tolerance: Decimal = Decimal("0.01")

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield a hit for every total row that is wrong, with both figures."""
        amounts = {p.index: p.amounts for p in subject.table.projects}
        for number, total in enumerate(subject.table.totals):
            covered = [amounts.get(index, ()) for index in total.projects]
            labels = {row[0].label for row in [total.amounts, *covered] if row}
            if total.amounts and covered and all(covered) and len(labels) == 1:
                yield from self._compare(number, total, covered)

    def _compare(
        self, number: int, total: Total, covered: list[tuple[Amount, ...]]
    ) -> Iterator[Hit]:
        stated = total.amounts[0].number
        parts = [row[0] for row in covered]
        found = sum((part.number for part in parts), Decimal())
        allowed = rounding([total.amounts[0], *parts], self.tolerance)
        if abs(stated - found) > allowed * len(covered):
            slots = {
                "total": total.name.value,
                "stated": f"{stated:,}",
                "found": f"{found:,}",
                "count": str(len(covered)),
            }
            yield Hit(f"totals.{number}", slots=slots)
