"""Dimensions that a project should have and has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint import resources
from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import ProjectView


@dataclass(frozen=True, slots=True)
class Check:
    """No row of the project stands under one of `dimensions` (keys of either level).

    Silent for a project whose rows carry no levels, or fewer than `least` of them.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("missing",)
    dimensions: tuple[str, ...]
    least: int = 3

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for each that is missing, with its Chinese label."""
        known = [row for row in subject.rows if row.dimension or row.level]
        if len(known) < self.least:
            return
        present = {key for row in known for key in (row.dimension, row.level)}
        for dimension in self.dimensions:
            if dimension not in present:
                yield Hit("name", slots={"missing": _label(dimension)})


def _label(key: str) -> str:
    """Return the first label of the lexicons that has the key, as forms write it."""
    pairs = (*resources.lexicon_pairs("dimension"), *resources.lexicon_pairs("level"))
    return next((f"{label}指标" for label, found in pairs if found == key), key)
