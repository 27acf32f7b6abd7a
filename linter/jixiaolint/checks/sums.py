"""Stated sums against their parts, side by side and down a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Literal

from jixiaolint.model import Amount, Total
from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import ProjectView, TableView
from jixiaolint.rule.terms import Letters


@dataclass(frozen=True, slots=True)
class AddsAcross:
    """The amounts labelled with one of `whole` do not add up to those labelled `parts`.

    Looks at the amounts of a project, or at those of a table's total rows. Amounts
    without a label, as in running text where a blank column leaves no trace, count as
    parts with `unlabelled`. Holds only where both sides are stated, each label once: a
    form that states a label twice means different years. `tolerance` is in the money
    unit of the table, for each amount, and covers rounding.

    With ``only: more`` just parts that exceed the whole count, and so it is where fewer
    than `least` labelled parts are stated, for the others may have no column. Parts
    labelled `inner` do not count beside one labelled `outer`, which includes them
    (财政拨款, of which 一般公共预算). With ``one: true`` the labels of `whole` are names of
    one sum and must not contradict each other.
    """

    SLOTS: ClassVar[tuple[str, ...]] = (
        "row",
        "total",
        "stated",
        "parts",
        "found",
        "gap",
    )
    rows_read: ClassVar[tuple[str, ...]] = ()
    whole: Letters
    parts: Letters
    tolerance: Decimal = Decimal("0.01")
    only: Literal["any", "more"] = "any"
    least: int = 1
    inner: Letters | None = None
    outer: Letters | None = None
    one: bool = False
    unlabelled: bool = False

    def find(self, subject: ProjectView | TableView) -> Iterator[Hit]:
        """Yield one hit with both figures for each row that is wrong."""
        if isinstance(subject, TableView):
            for number, total in enumerate(subject.table.totals):
                name = total.name.value
                yield from self._compare(total.amounts, f"totals.{number}", name)
        else:
            yield from self._compare(subject.project.amounts, "amounts", "")

    def _compare(
        self, amounts: tuple[Amount, ...], field: str, row: str
    ) -> Iterator[Hit]:
        whole = [a for a in amounts if a.label in self.whole]
        parts = self._parts(self._listed(amounts))
        if self.one and len({a.number for a in whole}) == 1:
            whole = whole[:1]
        if not (_clear(whole) and _clear(parts)) or (self.one and len(whole) > 1):
            return
        stated, found = _sum(whole), _sum(parts)
        few = len(parts) < self.least and all(part.label for part in parts)
        more = self.only == "more" or few
        gap = found - stated if more else abs(found - stated)
        allowed = rounding([*whole, *parts], self.tolerance)
        if gap > allowed * (len(whole) + len(parts) - 1):
            slots = {
                "row": row,
                "total": "＋".join(a.label for a in whole),
                "stated": f"{stated:,}",
                "parts": "＋".join(a.label or "分项" for a in parts),
                "found": f"{found:,}",
                "gap": f"{abs(stated - found):,}",
            }
            yield Hit(field, slots=slots)

    def _listed(self, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
        """Return the amounts; 其中 right after a whole opens the list of its parts."""
        pairs = zip((None, *amounts), amounts, strict=False)
        return tuple(
            replace(amount, label=amount.label.removeprefix("其中").lstrip(":："))
            if before and before.label in self.whole
            else amount
            for before, amount in pairs
        )

    def _parts(self, amounts: tuple[Amount, ...]) -> list[Amount]:
        """Return the parts that are not within another part."""
        parts = [a for a in amounts if self._is_part(a)]
        outer = [a for a in parts if self.outer and a.label in self.outer]
        if outer and self.inner:
            return [a for a in parts if a in outer or a.label not in self.inner]
        return parts

    def _is_part(self, amount: Amount) -> bool:
        return amount.label in self.parts if amount.label else self.unlabelled


def _clear(amounts: list[Amount]) -> bool:
    """Say whether there are amounts and each label stands once."""
    labels = [a.label for a in amounts if a.label]
    return bool(amounts) and len(set(labels)) == len(labels)


def rounding(amounts: Sequence[Amount], least: Decimal) -> Decimal:
    """Return one unit of the last decimal place shown, where that is above `least`.

    Whole numbers do not count: they are most often exact.
    """
    places = [a.number.as_tuple().exponent for a in amounts]
    coarsest = max((p for p in places if isinstance(p, int) and p < 0), default=0)
    return max(least, Decimal(1).scaleb(coarsest)) if coarsest < 0 else least


def _sum(amounts: list[Amount]) -> Decimal:
    return sum((amount.number for amount in amounts), Decimal())


@dataclass(frozen=True, slots=True)
class AddsDown:
    """The first amount of a total row differs from the sum of the projects' first ones.

    A total that covers a project without an amount, or with a first amount under another
    label, is left alone. `tolerance` is in the
    money unit of the table, for each project, and covers rounding.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("total", "stated", "found", "gap", "count")
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
        found = _sum(parts)
        allowed = rounding([total.amounts[0], *parts], self.tolerance)
        if abs(stated - found) > allowed * len(covered):
            slots = {
                "total": total.name.value,
                "stated": f"{stated:,}",
                "found": f"{found:,}",
                "count": str(len(covered)),
            }
            yield Hit(f"totals.{number}", slots=slots)
