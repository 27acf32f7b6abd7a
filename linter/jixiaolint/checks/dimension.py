"""The second level of an indicator is one of a few dimensions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.parse.dimension import dimension_named


@dataclass(frozen=True, slots=True)
class Check:
    """The 二级指标 is one of `of`: keys (``quantity``) or labels (``数量``)."""

    SLOTS: ClassVar[tuple[str, ...]] = ("dimension",)
    of: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a dimension that nobody knows."""
        object.__setattr__(self, "of", tuple(map(dimension_named, self.of)))

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if so."""
        if subject.dimension in self.of:
            yield Hit("level2", slots={"dimension": subject.level2 or ""})
