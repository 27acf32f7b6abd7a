"""A unit in the value and a unit column beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.parse.fold import fold
from jixiaolint.parse.target import parse_target
from jixiaolint.parse.unit import unit_class

_DAYS = "天日"
_PERCENT = frozenset({"%", "百分比", "百分之", "percent"})


@dataclass(frozen=True, slots=True)
class Check:
    """The value carries a unit of its own beside the unit column.

    With `same` (the default) the two agree; without it they speak of different things.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("unit",)
    same: bool = True

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the value."""
        value, column = subject.text("value"), (subject.measure_unit or "").strip()
        if not value or not column:
            return
        target = parse_target(value)
        own = "%" if target.percent else target.unit
        if target.kind not in ("quantity", "range") or not own:
            return
        if self.same == _agree(own, column, target.scale):
            yield Hit("value", target.span, slots={"unit": own})


def _agree(own: str, column: str, scale: int) -> bool:
    own, column = fold(own), fold(column)
    if own == "%" or column in _PERCENT:
        return own == "%" and column in _PERCENT
    scaled = {10_000: "万", 100_000_000: "亿"}.get(scale, "")
    if own == column or scaled + own == column:
        return True
    classes = unit_class(own), unit_class(column)
    if classes == ("time", "time"):
        # 每天6小时 beside a column of days; working days and days are alike.
        return own[-1] == column[-1] or {own[-1], column[-1]} == set(_DAYS)
    return None in classes or classes[0] == classes[1] or "count" in classes
