"""Units by what they measure."""

from __future__ import annotations

from functools import lru_cache

from jixiaolint.words.vocabulary import features_of
from jixiaolint.words.plain import plain

CLASSES = (
    "money",
    "person",
    "time",
    "percentage-point",
    "rate",
    "area",
    "length",
    "weight",
    "volume",
    "energy",
    "data",
    "score",
    "count",
    "document",
)
"""The classes of units: the values of the feature ``unit``. A price is ``money``."""

PHYSICAL = frozenset({"area", "length", "weight", "volume", "energy", "data"})
"""Classes of physical measures, whose quotients (毫克/升) are one unit."""


@lru_cache(maxsize=4096)
def unit_class(unit: str) -> str | None:
    """Return what a unit measures, or nothing if it is not known.

    One of `CLASSES`, or ``percent``. A scale (万元), a bracket (件（套）) and what follows
    a slash (元/人·月, 次/年) do not change the class; a quotient of physical measures
    (毫克/升) is a ``rate``.
    """
    bare = plain(unit).text
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
    for length in (2, 1):
        if len(unit) > length and _is_scale(unit[:length]):
            return _simple(unit[length:])
    return None


def _is_scale(text: str) -> bool:
    """Return whether a text multiplies the unit behind it: 万, 百万, 千."""
    return all(
        c in "个" or "numeral" in features_of(c) and features_of(c)["numeral"][1:2] == "0"
        for c in text
    )


def is_period(thing: str) -> bool:
    """Return whether what follows a slash or 每 is a stretch of time."""
    bare = plain(thing).text.strip("()")
    while bare and "unit" not in features_of(bare):
        bare = bare[1:]
    return features_of(bare).get("unit") == "time"
