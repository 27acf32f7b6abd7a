"""Passages of a file that no extractor claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import FileView


@dataclass(frozen=True, slots=True)
class Check:
    """A passage of at least `least` characters belongs to nothing."""

    SLOTS: ClassVar[tuple[str, ...]] = ("passage",)
    least: int = 1

    def find(self, subject: FileView) -> Iterator[Hit]:
        """Yield a hit for each passage, by its number."""
        for number, passage in enumerate(subject.passages):
            if len(passage) >= self.least:
                yield Hit(slots={"passage": str(number)})
