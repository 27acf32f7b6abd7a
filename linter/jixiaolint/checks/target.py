"""The structured target of a value is of a certain form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as option
from decimal import Decimal
from typing import ClassVar, Literal

from jixiaolint.checks.between import require_apart, require_between
from jixiaolint.parsing.unit import is_scale, unit_class
from jixiaolint.parsing.values import Target
from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import ProjectView, Row
from jixiaolint.rule.vocabulary import FieldName, UnitClass

Kind = Literal[
    "quantity", "range", "date", "grade", "yes_no", "relative", "compound",
    "placeholder", "text", "empty",
]  # fmt: skip
Operator = Literal[">=", "<=", ">", "<", "=", "~", "none"]


@dataclass(frozen=True, slots=True)
class Check:
    """Every option that is given fits the target in a field, `in`.

    That is ``value``, ``annual``, ``cycle``, ``name`` for a figure that the name holds, or
    the ``goal`` of a project.

    `op` and `unit` may say ``none``; `unit` otherwise names unit classes (``money``,
    ``person``, ``time`` …) and ``percent`` counts as one. Numbers are compared in full,
    with 万 and 亿 applied; `least` and `most` include their ends.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("number", "unit")
    READS: ClassVar[tuple[str, ...]] = ("measure_unit",)
    field: FieldName = option(default=FieldName("value"), metadata={"key": "in"})
    kind: tuple[Kind, ...] = ()
    op: tuple[Operator, ...] = ()
    unit: tuple[UnitClass, ...] = ()
    equals: tuple[Decimal, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    has: tuple[Literal["number", "basis", "base", "per", "high"], ...] = ()

    sure: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Refuse bounds between which no number lies."""
        require_between(self.least, self.most)
        above, below = {"above": self.above}, {"below": self.below}
        require_apart({"least": self.least, **above}, below)
        require_apart(above, {"most": self.most})

    @property
    def figures_aside(self) -> bool:
        """Whether it looks at a name, whose figures tell where it has a target."""
        return self.field == "name"

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells which leaves a row's targets fit.

        Targets are many, but without their numbers they are few.
        """
        fields = dict.fromkeys(leaf.field for leaf in leaves)
        known: dict[object, Likely] = {}

        def likely(target: Target, row: Row, field: str) -> Likely:
            """Return the numbers of leaves that hold, and those that look at figures."""
            fit = [
                (number, leaf)
                for number, leaf in enumerate(leaves)
                if leaf.field == field and leaf._form_fits(target, row)
            ]
            return (
                [number for number, leaf in fit if not leaf._looks_at_figures()],
                [one for one in fit if one[1]._looks_at_figures()],
            )

        def look(row: Row) -> tuple[int, ...]:
            """Return the numbers of the leaves that hold."""
            found: list[int] = []
            for field in fields:
                target = row.target(field)
                if target is None:
                    continue
                key = (field, class_of(target, row), *_form(target))
                told = known.get(key)
                if told is None:
                    told = known[key] = likely(target, row, field)
                sure, open_ = told
                found += sure
                if open_ and (figure := target.number()) is not None:
                    found += [n for n, leaf in open_ if leaf._number_fits(figure)]
            return tuple(found)

        return look

    def find(self, subject: Row | ProjectView) -> Iterator[Hit]:
        """Yield one hit that marks the target's criterion."""
        target = subject.target(self.field)
        if target is not None and self._fits(target, subject):
            # The figure in a name has its place within what is marked as head.
            yield Hit(
                self.field,
                None if self.field == "name" else target.span,
                slots={"number": target.value or "", "unit": unit_name(target)},
            )

    def _fits(self, target: Target, subject: Row | ProjectView) -> bool:
        if not (self._form_fits(target, subject) and self._looks_at_figures()):
            return self._form_fits(target, subject)
        number = target.number()
        return number is not None and self._number_fits(number)

    def _form_fits(self, target: Target, subject: Row | ProjectView) -> bool:
        return (
            (not self.kind or target.kind in self.kind)
            and (not self.op or (target.op or "none") in self.op)
            and (not self.unit or class_of(target, subject) in self.unit)
            and all(_has(target, what) for what in self.has)
        )

    def _looks_at_figures(self) -> bool:
        bounds = (self.least, self.most, self.above, self.below)
        return bool(self.equals) or bounds != (None, None, None, None)

    def _number_fits(self, number: Decimal) -> bool:
        return (
            (not self.equals or number in self.equals)
            and (self.least is None or number >= self.least)
            and (self.most is None or number <= self.most)
            and (self.above is None or number > self.above)
            and (self.below is None or number < self.below)
        )


Likely = tuple[list[int], list[tuple[int, Check]]]
"""The leaves that a form is enough for, and those that it may be."""


def _form(target: Target) -> tuple[object, ...]:
    """Return all of a target that a leaf looks at but its numbers."""
    return (
        target.kind,
        target.op,
        _has(target, "number"),
        target.basis is None,
        target.base is None,
        target.per is None,
        target.high is None,
    )


def class_of(target: Target, subject: Row | ProjectView) -> str:
    """Return the class of the target's unit: ``percent``, a unit class, or ``none``.

    A unit column stands in for a unit that the value lacks; an unknown unit is
    ``other``.
    """
    if target.percent or target.fraction:
        return "percent"
    unit = target.unit or getattr(subject, "measure_unit", None)
    # 万 alone in the unit column is no unit: 86, 万.
    unit = None if unit and is_scale(unit) else unit
    return "none" if not unit else unit_class(unit) or "other"


def unit_name(target: Target) -> str:
    """Return the target's unit as people write it."""
    return "%" if target.percent else target.unit or ""


def _has(target: Target, what: str) -> bool:
    if what == "number":
        return any(one.value is not None for one in (target, *target.parts))
    return getattr(target, what) is not None
