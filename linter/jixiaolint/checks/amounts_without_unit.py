"""Amounts of a table whose unit of money is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiaolint.engine.hit import HOLDS, Hit
from jixiaolint.engine.subject import TableView
from jixiaolint.model import Amount
from jixiaolint.parse.amount import money_unit


@dataclass(frozen=True, slots=True)
class Check:
    """The table has amounts, none with a unit of its own, and names none.

    Nought is nought in any unit.
    """

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield one bare hit if so."""
        table = subject.table
        lists = [one.amounts for one in table.projects]
        lists += [one.amounts for one in table.totals]
        amounts = [amount for one in lists for amount in one if amount.number]
        if amounts and table.money_unit is None and not any(map(_has_unit, amounts)):
            yield HOLDS


def _has_unit(amount: Amount) -> bool:
    return bool(money_unit(amount.text.value) or money_unit(amount.label))
