"""The measure word of a value against the noun that the name counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jixiaolint import resources
from jixiaolint.engine.hit import Hit
from jixiaolint.parse.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiaolint.engine.subject import Row

_COUNT_WORDS = ("数量", "个数", "总数", "数", "量")


@cache
def _pairs(lexicon: str) -> Mapping[str, tuple[str, ...]]:
    pairs = resources.lexicon_pairs(lexicon)
    return {noun: tuple(units.split()) for noun, units in pairs}


@dataclass(frozen=True, slots=True)
class Check:
    """The unit is none of those that `lexicon` allows for the noun that is counted.

    Lines of the lexicon read ``noun => unit unit …``; the noun is the end of the name,
    with or without 数量 or 数 behind it. Names with an unlisted noun are left alone.
    """

    lexicon: str

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the value, with noun, unit and a fitting unit."""
        target = subject.target("value")
        stem = subject.stem
        if target is None or not stem or target.percent or target.kind != "quantity":
            return
        unit = target.unit or subject.measure_unit
        found = _noun(stem, self.lexicon)
        if not unit or found is None:
            return
        noun, units = found
        bare = fold(unit).removeprefix("万").removeprefix("亿")
        if not any(bare == fold(one).removeprefix("万") for one in units):
            slots = {"noun": noun, "unit": unit, "fitting": units[0]}
            yield Hit("value", target.span, slots=slots)


def _noun(stem: str, lexicon: str) -> tuple[str, tuple[str, ...]] | None:
    pairs = _pairs(lexicon)
    counted = [stem.removesuffix(word) for word in _COUNT_WORDS if stem.endswith(word)]
    for text in (stem, *counted[:1]):
        for start in range(len(text)):
            if text[start:] in pairs:
                return text[start:], pairs[text[start:]]
    return None
