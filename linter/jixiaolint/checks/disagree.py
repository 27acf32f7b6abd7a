"""The cycle value and the annual value of one indicator do not go together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.terms import Terms
from jixiaolint.parse.fold import fold
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row
    from jixiaolint.model import Target

_NOISE = re.compile(r"[\W_]+")
_NUMERIC = frozenset({"quantity", "range"})


@dataclass(frozen=True, slots=True)
class Check:
    """Cycle and annual values differ in one respect.

    ``text``: different words where at least one value is not a mere figure;
    ``kind``: a figure beside something that is none; ``unit``: figures in different
    units; ``bound``: figures bound in opposite directions; ``below``: the cycle
    figure is smaller than the annual one; ``figure``: any difference between figures.
    `ignore` are words before a value that do not count (标准：).
    """

    how: Literal["text", "kind", "unit", "bound", "below", "figure"]
    ignore: Terms | None = None

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the annual value and gives both."""
        if not subject.cycle or not subject.annual:
            return
        cycle, annual = self._core(subject.cycle), self._core(subject.annual)
        a, b = subject.cycle_target, subject.annual_target
        if cycle == annual or a is None or b is None or not self._differ(subject, a, b):
            return
        span = Span(0, len(subject.annual))
        yield Hit(
            "annual", span, slots={"cycle": subject.cycle, "annual": subject.annual}
        )

    def _core(self, text: str) -> str:
        text = fold(text)
        start = self.ignore.at_start(text) if self.ignore else None
        text = text[start.end :] if start else text
        return _NOISE.sub("", text.replace("%", "percent"))

    def _differ(self, subject: Row, cycle: Target, annual: Target) -> bool:
        both = cycle.kind in _NUMERIC and annual.kind in _NUMERIC
        pure = (
            both
            and _is_figure(subject.cycle, cycle)
            and _is_figure(subject.annual, annual)
        )
        match self.how:
            case "text":
                dates = cycle.kind == annual.kind == "date"
                grades = cycle.kind == annual.kind == "grade"
                same_kind = cycle.kind == annual.kind or both
                return same_kind and not (pure or dates or grades)
            case "kind":
                return cycle.kind != annual.kind and not both
            case "unit":
                return pure and _unit(cycle) != _unit(annual)
            case "bound":
                return pure and {_side(cycle), _side(annual)} == {"up", "down"}
            case "below":
                x, y = cycle.number(), annual.number()
                same = pure and _unit(cycle) == _unit(annual)
                return same and x is not None and y is not None and x < y
            case "figure":
                return pure and (cycle.number(), cycle.op, _unit(cycle)) != (
                    annual.number(),
                    annual.op,
                    _unit(annual),
                )


def _is_figure(text: str | None, target: Target) -> bool:
    """Say whether the value is its criterion and nothing else."""
    if target.span is None or text is None:
        return False
    rest = text[: target.span.start] + text[target.span.end :]
    return not _NOISE.sub("", rest)


def _unit(target: Target) -> str:
    return "%" if target.percent else target.unit or ""


def _side(target: Target) -> str:
    if target.op in (">=", ">"):
        return "up"
    return "down" if target.op in ("<=", "<") else "none"
