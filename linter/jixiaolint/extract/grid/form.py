"""What a form states around its indicators, and where each fact belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiaolint.model import Amount
from jixiaolint.parse.fold import fold
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from jixiaolint.text import Span, Text

MONEY = pattern(r"{money-unit}")
"""A unit of money: 万元, 元."""

YEAR = re.compile(r"20\d\d")
"""A year of this century in half-width digits."""


@dataclass(slots=True)
class Facts:
    """What the rows around the indicators of a form state."""

    title: Text | None = None
    year: int | None = None
    project: Text | None = None
    department: Text | None = None
    unit: Text | None = None
    money_unit: Text | None = None
    goal: Text | None = None
    cycle_goal: Text | None = None
    content: Text | None = None
    start_year: int | None = None
    end_year: int | None = None
    amounts: list[Amount] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)

    def begins_form(self, before: Facts) -> bool:
        """Return whether these rows begin another form than the one before.

        A page's heading that is repeated does not.
        """
        title, project = (
            new is not None and (old is None or old.value != new.value)
            for old, new in (
                (before.title, self.title),
                (before.project, self.project),
            )
        )
        named = self.project is not None
        return project or title or (not named and bool(self.department or self.unit))


def take(kind: str, label: Text | None, cell: Text, facts: Facts) -> None:
    """Put the value of a fact where it belongs; without a field it is frame."""
    value = cell.squeeze()
    field_ = {"cycle": "cycle_goal", "money": "money_unit"}.get(kind, kind)
    match kind:
        case "project" | "department" | "unit" | "goal" | "cycle" | "content" | "money":
            if getattr(facts, field_) is None:
                setattr(facts, field_, value)
                return
        case "amount":
            _amount(label, value, facts)
        case "year" | "years" | "start" | "end":
            _years(kind, value, facts)
    facts.frame.extend(cell.spans())


def _years(kind: str, value: Text, facts: Facts) -> None:
    """Take the year of the budget or the term from a text such as 2024-2026年."""
    years = [int(year) for year in YEAR.findall(fold(value.value))]
    if not years:
        return
    if kind == "year":
        facts.year = facts.year or years[0]
    if kind in {"years", "start"}:
        facts.start_year = facts.start_year or years[0]
    if kind == "end" or (kind == "years" and len(years) > 1):
        facts.end_year = facts.end_year or years[-1]


def _amount(label: Text | None, value: Text, facts: Facts) -> None:
    """Take a sum of money under its label."""
    from jixiaolint.parse.amount import parse_amount

    number = parse_amount(MONEY.sub("", value.value))
    if number is not None:
        name = "" if label is None else label.squeeze().value.rstrip(":：")
        facts.amounts.append(Amount(name, value, number))
