"""Amounts of a table whose unit of money is not stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import HOLDS, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import TableView


@dataclass(frozen=True, slots=True)
class Check:
    """The table has amounts without a unit of their own, and names none."""

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield one bare hit if so."""
        table = subject.table
        amounts = [amount for project in table.projects for amount in project.amounts]
        bare = [a for a in amounts if "元" not in a.text.value and "元" not in a.label]
        if bare and table.money_unit is None:
            yield HOLDS
