"""Units by what they measure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jixiaolint.parse.fold import fold
from jixiaolint.resources import lexicon

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
)
"""The classes of units; each has a lexicon ``unit-<class>``. A price is ``money``."""

PHYSICAL = frozenset({"area", "length", "weight", "volume", "energy", "data"})
"""Classes of physical measures, whose quotients (毫克/升) are one unit."""

_SCALE = re.compile(r"^(?:百|千|十)?[万亿]|^[百千](?![米克瓦卡伏帕焦分])")
_JOINED = re.compile(r"[/·.*×]")
_DOCUMENT = frozenset("份篇本册卷页字部章")


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in CLASSES:
        for term in lexicon(f"unit-{name}"):
            found.setdefault(fold(term), name)
    return found


@lru_cache(maxsize=4096)
def unit_class(unit: str) -> str | None:
    """Return what a unit measures, or nothing if it is not known.

    One of `CLASSES`, ``percent`` or ``document``. A scale (万元), a bracket (件（套）)
    and what follows a slash (元/人·月, 次/年) do not change the class.
    """
    bare = "".join(fold(unit).split())
    if bare in ("%", "百分比", "个百分比", "(%)"):
        return "percent"
    for candidate in _candidates(bare):
        if candidate in _DOCUMENT:
            return "document"
        if candidate in _classes():
            return _classes()[candidate]
    return None


def _candidates(unit: str) -> tuple[str, ...]:
    scaled = _SCALE.sub("", unit)
    plain = re.sub(r"\([^)]*\)$", "", scaled)
    first = re.split(r"[/每]", plain)[0]
    return (unit, scaled, plain, re.sub(r"\([^)]*\)$", "", first))


def is_period(thing: str) -> bool:
    """Return whether what follows a slash or 每 is a stretch of time."""
    bare = re.sub(r"^(?:\d{1,2}|[一二两三半])?个?", "", thing.strip("()"))
    if bare in lexicon("period-unit"):
        return True
    return not _JOINED.search(bare) and unit_class(bare) == "time"
