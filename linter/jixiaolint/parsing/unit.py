"""Units by what they measure."""

from __future__ import annotations

from functools import lru_cache

from jixiaolint.words.plain import plain
from jixiaolint.words.vocabulary import features_of

PHYSICAL = frozenset({"area", "length", "weight", "volume", "energy", "data"})
"""Classes of physical measures, whose quotients (毫克/升) are one unit."""

_EACH = "个"
"""The measure word that belongs to the unit behind it: 个月, 个工作日."""

_TIMES = "次"
"""The measure word that makes a unit count how often: 亩次, 户次."""

_LONGEST = 40
"""No unit has more characters."""


@lru_cache(maxsize=4096)
def unit_class(unit: str) -> str | None:
    """Return what a unit measures, or nothing if it is not known.

    A value of the feature ``unit`` (a price is ``money``), or ``percent``. A scale (万元), a bracket (件（套）) and what follows
    a slash (元/人·月, 次/年) do not change the class; a quotient of physical measures
    (毫克/升) is a ``rate``.
    """
    bare = plain(unit[:_LONGEST]).text
    first, _, rest = bare.partition("/")
    kind = _simple(first)
    if kind in PHYSICAL and rest and _simple(rest) not in ("time", None):
        return "rate"
    if kind in ("length", "data") and rest:
        return "rate"
    return kind


def _simple(unit: str) -> str | None:
    """Return the class of a unit without a slash."""
    found = features_of(unit)
    if found.get("number-part") == "percent":
        return "percent"
    if "unit" in found:
        return found["unit"]
    head, bracket, _ = unit.partition("(")
    if bracket and head:
        return _simple(head)
    if unit[:1] == _EACH and len(unit) > 1:
        return _simple(unit[1:])
    if unit[-1:] == _TIMES and len(unit) > 1:
        return _simple(unit[:-1])
    bare = without_scale(unit)
    return None if bare == unit else _simple(bare)


def without_scale(unit: str) -> str:
    """Return a unit without what multiplies it: 万元, 百万人次, 千册; 千米 is one."""
    if "unit" in features_of(unit):
        return unit
    start = 0
    while start < len(unit) - 1 and _is_power(unit[start]):
        start += 1
    return unit[start:]


def is_scale(unit: str) -> bool:
    """Return whether a text only multiplies what it counts: 万, 亿."""
    return features_of(plain(unit).text).get("number-part") == "scale"


def _is_power(character: str) -> bool:
    return len(features_of(character).get("numeral", "")) > 1
