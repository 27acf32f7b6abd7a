"""The keys of the two upper levels, whatever form their labels take."""

from __future__ import annotations

from functools import cache, lru_cache

from jixiaolint.errors import UnfitError, nearest, shown
from jixiaolint.resources import lexicon_pairs
from jixiaolint.said import Said
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern

_DECORATION = pattern(
    r"[\s_.、:：-]|^[\d.、-]+"
    r"|(?:{form-word=class}?{form-word=indicator})?(?:(?<=\D)\d[\d.]*{unit=score})?(?:\(.*\))?$"
)
_CACHE = 4096
_LONGEST = 100
"""No label has more characters."""


@lru_cache(maxsize=_CACHE)
def bare_label(label: str) -> str:
    """Return a label without code, list number, points, brackets and 指标."""
    plain = fold(label)
    return _DECORATION.sub("", plain) if len(plain) <= _LONGEST else plain


@cache
def _keys(name: str) -> dict[str, str]:
    return {bare_label(label): key for label, key in lexicon_pairs(name)}


def dimension_of(label: str | None) -> str | None:
    """Return the key of a 二级指标 label (``quantity`` for 数量指标), if it is known."""
    return (_keys("dimension").get(bare_label(label)) if label else None) or None


def level_of(label: str | None) -> str | None:
    """Return the key of a 一级指标 label (``output`` for 产出指标), if it is known."""
    return (_keys("level").get(bare_label(label)) if label else None) or None


def is_dimension(label: str) -> bool:
    """Return whether a label is known as one of the second level, with a key or not."""
    return bare_label(label) in _keys("dimension")


def is_level1(label: str) -> bool:
    """Return whether a label is known as one of the first level, with a key or not."""
    return bare_label(label) in _keys("level")


def dimension_named(word: str) -> str:
    """Return the key of a dimension given by key or label; raise UnfitError if none."""
    return _named("dimension", word, "二级指标")


def level_named(word: str) -> str:
    """Return the key of a first level given by key or label; raise UnfitError if none."""
    return _named("level", word, "一级指标")


def either_named(word: str) -> str:
    """Return the key of a label or key of either level; raise UnfitError if none."""
    try:
        return dimension_named(word)
    except UnfitError:
        return level_of(word) or level_named(word)


def _named(what: str, word: str, chinese: str) -> str:
    known = _keys(what)
    if word and word in known.values():
        return word
    if known.get(bare_label(word)):
        return known[bare_label(word)]
    names = [name for label, key in known.items() if key for name in (key, label)]
    none = Said(
        f"没有{chinese}“{shown(word)}”。", f"no {what} is called '{shown(word)}'."
    )
    raise UnfitError(none + nearest(bare_label(word), names))
