"""The money of a project: how much it is, in what unit, and whether a target exceeds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from jixiaolint.model import Amount as Sum
from jixiaolint.parsing.amount import money_unit, yuan
from jixiaolint.rule.hit import HOLDS, Condition, Hit, holds
from jixiaolint.rule.reads import reads
from jixiaolint.rule.subject import ProjectView, Row, TableView
from jixiaolint.rule.vocabulary import Money


@dataclass(frozen=True, slots=True)
class Amount:
    """The money of the project lies `above` or `below` a sum such as ``100万元``.

    Silent where the project has no amount or nothing names its unit.
    """

    above: Money | None = None
    below: Money | None = None

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one hit without a mark if so."""
        money = budget(subject)
        if money is None:
            return
        low = self.above is None or money[0] > self.above
        if low and (self.below is None or money[0] < self.below):
            yield Hit("amounts")


@dataclass(frozen=True, slots=True)
class AmountsWithoutUnit:
    """The table has amounts, none with a unit of its own, and names none.

    Nought is nought in any unit.
    """

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield one bare hit if so."""
        return self.join([self.part(subject)])

    def part(self, subject: TableView) -> bool | None:
        """Return whether a unit is named; nothing for a table without amounts."""
        table = subject.table
        lists = [one.amounts for one in table.projects]
        lists += [one.amounts for one in table.totals]
        amounts = [amount for one in lists for amount in one if amount.number]
        named = table.money_unit is not None or any(map(_has_unit, amounts))
        return named if amounts else None

    def join(self, parts: Iterable[bool | None]) -> Iterator[Hit]:
        """Yield one bare hit if parts of a table have amounts, and none has a unit."""
        stated = [each for each in parts if each is not None]
        if stated and not any(stated):
            yield HOLDS


def _has_unit(amount: Sum) -> bool:
    return bool(money_unit(amount.text.value) or money_unit(amount.label))


@dataclass(frozen=True, slots=True)
class AboveBudget:
    """A row for which `when` holds demands more money than the project has.

    Both sides are compared in yuan. The project has the largest of its amounts, or all
    of them together where none is the sum of others. Silent where it has no amount,
    nothing names the unit of money, or the target is a price per piece. `share` of the
    budget is allowed (1 is all of it), and a ten-thousandth for rounding.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("wanted", "budget")
    when: Condition
    share: Decimal = Decimal(1)

    @property
    def rows_read(self) -> frozenset[str]:
        """The fields of rows that it looks at."""
        return reads(self.when) | {"annual", "measure_unit"}

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for each such row, with both sums as written."""
        money = budget(subject)
        if money is None:
            return
        allowed = money[0] * self.share * Decimal("1.0001")
        for seq, row in enumerate(subject.rows, 1):
            wanted = _wanted(row)
            if wanted and wanted > allowed and holds(self.when, row):
                slots = {"wanted": _written(row), "budget": money[1]}
                yield Hit("annual", seq=seq, slots=slots)


def _written(row: Row) -> str:
    """Return the value of a row with its unit, which may stand in a column of its own."""
    value, unit = row.annual or "", row.measure_unit or ""
    return value if money_unit(value) else value + unit


def budget(subject: ProjectView) -> tuple[Decimal, str] | None:
    """Return the project's money in yuan, and as people write it."""
    unit = subject.table.money_unit.value if subject.table.money_unit else ""
    return _budget(subject.project.amounts, unit)


@lru_cache(maxsize=1024)
def _budget(amounts: tuple[Sum, ...], unit: str) -> tuple[Decimal, str] | None:
    sums = [one for one in amounts if one.number > 0]
    units = {_unit_of(one, unit) for one in sums}
    if len(units) != 1:
        return None
    (unit,) = units
    largest = max(one.number for one in sums)
    rest = sum((one.number for one in sums), Decimal()) - largest
    # 100 = 80 + 20 is a sum and its parts; 60 and 40 are parts without their sum.
    number = largest if rest >= largest or len(sums) == 1 else largest + rest
    whole = yuan(number, unit)
    return None if whole is None else (whole, f"{number.normalize():,f}{unit}")


def _unit_of(amount: Sum, unit: str) -> str:
    """Return the unit of an amount: its own, that of its label, or the table's."""
    own = (money_unit(text) for text in (amount.text.value, amount.label))
    return next(filter(None, own), unit)


def _wanted(row: Row) -> Decimal | None:
    """Return the money that a row demands, in yuan."""
    if _wanted not in row.memo:
        row.memo[_wanted] = _in_yuan(row)
    found: Decimal | None = row.memo[_wanted]
    return found


def _in_yuan(row: Row) -> Decimal | None:
    target = row.annual_target
    number = target.number() if target else None
    if target is None or number is None or target.percent or target.per:
        return None
    return yuan(number, target.unit or row.measure_unit or "")
