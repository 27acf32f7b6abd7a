"""The first level of an indicator is one of a few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.parse.dimension import level_named


@dataclass(frozen=True, slots=True)
class Check:
    """The 一级指标 is one of `of`: keys (``output``) or labels (``产出``)."""

    SLOTS: ClassVar[tuple[str, ...]] = ("level",)
    of: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a level that nobody knows."""
        object.__setattr__(self, "of", tuple(map(level_named, self.of)))

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if so."""
        if subject.level in self.of:
            yield Hit("level1", slots={"level": subject.level1 or ""})
