"""The cycle value and the annual value of one indicator do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from jixiaolint.engine.hit import Hit, Screen
from jixiaolint.engine.subject import Row
from jixiaolint.engine.terms import Terms
from jixiaolint.parse.fold import fold
from jixiaolint.parse.unit import PHYSICAL, unit_class
from jixiaolint.parse.values import Target
from jixiaolint.text import Span

_NOISE = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMERIC = frozenset({"quantity", "range"})
# Units of these classes differ in name or scale only; counts (个, 场) differ in kind.
_INTERCHANGEABLE = PHYSICAL | {"money", "time"}
_HEADS = frozenset("人名位")


@dataclass(frozen=True, slots=True)
class Check:
    """Cycle and annual values differ in one respect.

    ``text``: different words, numbers aside, where at least one value is not a mere
    figure; ``kind``: a figure beside something that is none, but a date beside a stretch
    of time is at one with it; ``unit``: figures in different
    units; ``bound``: figures bound in opposite directions; ``below``: the cycle
    figure is smaller than the annual one; ``figure``: any difference between figures.
    `ignore` are words before a value that do not count (标准：).
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("cycle", "annual")
    READS: ClassVar[tuple[str, ...]] = ("cycle", "annual", "measure_unit")
    how: Literal["text", "kind", "unit", "bound", "below", "figure"]
    ignore: Terms | None = None

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells that two values may disagree: equal ones do not."""
        every = tuple(range(len(leaves)))

        def look(row: Row) -> tuple[int, ...]:
            """Return the numbers of all leaves, or of none."""
            return every if row.cycle and row.annual and row.cycle != row.annual else ()

        return look

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the annual value and gives both."""
        if not subject.cycle or not subject.annual:
            return
        a, b = subject.cycle_target, subject.annual_target
        if a is None or b is None or not self._differ(subject, a, b):
            return
        slots = {"cycle": subject.cycle, "annual": subject.annual}
        yield Hit("annual", Span(0, len(subject.annual)), slots=slots)

    def _core(self, text: str | None) -> str:
        text = fold(text or "")
        start = self.ignore.at_start(text) if self.ignore else None
        text = text[start.end :] if start else text
        return _NOISE.sub("", text.replace("%", "percent"))

    def _differ(self, subject: Row, cycle: Target, annual: Target) -> bool:
        both = cycle.kind in _NUMERIC and annual.kind in _NUMERIC
        pure = (
            both
            and self._is_figure(subject.cycle, cycle)
            and self._is_figure(subject.annual, annual)
        )
        alike = pure and _unit(cycle) == _unit(annual)
        words = self._core(subject.cycle), self._core(subject.annual)
        match self.how:
            case "text":
                dates = cycle.kind == annual.kind == "date"
                grades = cycle.kind == annual.kind == "grade"
                same_kind = cycle.kind == annual.kind or both
                # 建成示范村30个 and 建成示范村10个 are the same words.
                differ = _NUMBER.sub("0", words[0]) != _NUMBER.sub("0", words[1])
                return differ and same_kind and not (pure or dates or grades)
            case "kind":
                timed = _is_time(cycle) and _is_time(annual)
                differ = words[0] != words[1] and cycle.kind != annual.kind
                return differ and not (both or timed)
            case "unit":
                return pure and not _same_unit(_unit(cycle), _unit(annual))
            case "bound":
                return pure and {_side(cycle), _side(annual)} == {"up", "down"}
            case "below":
                x, y = cycle.number(), annual.number()
                return alike and x is not None and y is not None and x < y
            case "figure":
                return alike and _figure(cycle) != _figure(annual)

    def _is_figure(self, text: str | None, target: Target) -> bool:
        """Say whether the value is its criterion and nothing else."""
        if target.span is None or text is None:
            return False
        rest = text[: target.span.start] + text[target.span.end :]
        return not self._core(rest)


def _figure(target: Target) -> tuple[object, ...]:
    """Return what two figures of one unit are compared by; a bare number means =."""
    op = None if target.op == "=" else target.op
    return (op, target.number(), target.high_number())


def _is_time(target: Target) -> bool:
    return target.kind == "date" or unit_class(target.unit or "") == "time"


def _unit(target: Target) -> str:
    return "%" if target.percent else fold(target.unit or "")


def _same_unit(one: str, other: str) -> bool:
    """Say whether both measure the same: 人 and 名 do, 公里 and 个 do not."""
    kinds = {unit_class(one), unit_class(other)}
    alike = len(kinds) == 1 and kinds <= _INTERCHANGEABLE
    return alike or one == other or {one, other} <= _HEADS


def _side(target: Target) -> str:
    if target.op in (">=", ">"):
        return "up"
    return "down" if target.op in ("<=", "<") else "none"
