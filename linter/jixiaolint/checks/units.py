"""The unit of a value against the noun that is counted and the unit column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar

from jixiaolint import resources
from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.unit import PHYSICAL, unit_class, without_scale
from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import Row
from jixiaolint.rule.vocabulary import Lexicon
from jixiaolint.words.endings import endings, longest
from jixiaolint.words.fold import fold
from jixiaolint.words.plain import plain

_COUNT_WORDS = ("数量", "个数", "总数", "数", "量")
_COUNTED = ("count", "document")
_MEASURES = ("数", "次", "积", "程", "度", "额", "限")


@cache
def _pairs(lexicon: str) -> Mapping[str, tuple[str, ...]]:
    pairs = resources.lexicon_pairs(lexicon)
    return {noun: tuple(units.split()) for noun, units in pairs}


@dataclass(frozen=True, slots=True)
class UnitFits:
    """The unit is none of those that `lexicon` allows for the noun that is counted.

    Lines of the lexicon read ``noun => unit unit …``; the noun is the end of the name,
    with or without 数量 or 数 behind it. Names with an unlisted noun are left alone.
    Without such a word a thing may be priced, timed or inspected (体检车辆 = 12次), so
    only measure words count against it, and none of the lexicon `activity`.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("noun", "unit", "fitting")
    READS: ClassVar[tuple[str, ...]] = ("name", "value", "measure_unit")
    lexicon: Lexicon
    activity: Lexicon | None = None

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
        noun, units, counted = found
        if not counted and not self._names_things(unit):
            return
        if unit_class(unit) in PHYSICAL and unit_class(unit) == unit_class(units[0]):
            return
        if not _bare(unit) & {form for one in units for form in _bare(one)}:
            slots = {"noun": noun, "unit": unit, "fitting": units[0]}
            yield Hit("value", target.span, slots=slots)

    def _names_things(self, unit: str) -> bool:
        acts = resources.lexicon(self.activity) if self.activity else ()
        return unit_class(unit) in _COUNTED and not _bare(unit) & set(acts)


@lru_cache(maxsize=4096)
def _bare(unit: str) -> frozenset[str]:
    """Return a unit as it is, without slash and bracket, and without its scale."""
    whole = plain(unit).text
    first = re.split("[/(]", whole)[0]
    return frozenset({whole, first, without_scale(first)})


@lru_cache(maxsize=16384)
def _noun(stem: str, lexicon: str) -> tuple[str, tuple[str, ...], bool] | None:
    """Return the noun at the end of a name, its units, and whether it is counted."""
    pairs = _pairs(lexicon)
    most = longest(pairs)
    counted = [stem.removesuffix(word) for word in _COUNT_WORDS if stem.endswith(word)]
    for text in (stem, *counted[:1]):
        for noun in endings(text, most):
            if noun in pairs:
                measure = text is not stem or text.endswith(_MEASURES)
                # A measure word that is a name itself: 授课学时, 培训人日.
                return noun, pairs[noun], measure or noun in pairs[noun]
    return None


def units_of(stem: str) -> tuple[str, ...] | None:
    """Return the measure words for what a name counts, the best first, if it is known."""
    found = _noun(stem, "noun-unit")
    return found[1] if found else None


_DAYS = "天日"
_PERCENT = frozenset({"%", "百分比", "百分之", "percent"})


@dataclass(frozen=True, slots=True)
class UnitTwice:
    """The value carries a unit of its own beside the unit column.

    With `same` (the default) the two agree; without it they speak of different things.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("unit",)
    READS: ClassVar[tuple[str, ...]] = ("value", "measure_unit")
    same: bool = True

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit that marks the value."""
        column = (subject.measure_unit or "").strip()
        value = subject.value if column else None
        if not value:
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
