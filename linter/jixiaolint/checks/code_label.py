"""The numeric code of the second level against its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint import resources
from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.parse.dimension import dimension_of


@dataclass(frozen=True, slots=True)
class Check:
    """The code stands for another label; `lexicon` lines read ``11 => 数量指标``.

    Codes and labels that the lexicon does not know are left alone.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("code", "expected")
    lexicon: str

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit with the label that the code stands for."""
        expected = dict(resources.lexicon_pairs(self.lexicon)).get(
            subject.level2_code or ""
        )
        if (
            expected
            and subject.dimension
            and dimension_of(expected) != subject.dimension
        ):
            slots = {"code": subject.level2_code or "", "expected": expected}
            yield Hit("level2", slots=slots)
