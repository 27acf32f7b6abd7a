"""A range whose ends stand in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import Row
from jixiaolint.rule.vocabulary import FieldName


@dataclass(frozen=True, slots=True)
class Check:
    """The first number of the range in `field` is the larger one."""

    READS: ClassVar[tuple[str, ...]] = ("measure_unit",)

    field: FieldName = FieldName("value")

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the range."""
        target = subject.target(self.field)
        if target is None:
            return
        low, high = target.number(), target.high_number()
        if low is not None and high is not None and low > high:
            yield Hit(self.field, target.span)
