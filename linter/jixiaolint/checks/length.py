"""A field is longer or shorter than it should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.vocabulary import FieldName


@dataclass(frozen=True, slots=True)
class Check:
    """The number of characters of `field` lies between `least` and `most`."""

    SLOTS: ClassVar[tuple[str, ...]] = ("length",)
    field: FieldName
    least: int = 0
    most: int = 1_000_000

    def find(self, subject: Any) -> Iterator[Hit]:  # noqa: ANN401  rows and projects
        """Yield one hit that gives the length."""
        length = len(subject.text(self.field) or "")
        if self.least <= length <= self.most:
            yield Hit(self.field, slots={"length": str(length)})
