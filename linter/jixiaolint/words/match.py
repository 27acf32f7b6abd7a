r"""Patterns whose words stand in the vocabulary: what a pattern says itself is only form.

``pattern(r"第?\d+{page-word=page}")`` has in braces a feature, or a feature with values:
any of its words, the longest that fits first. ``{feature~}`` allows white space inside
the words. ``{HAN}`` is the range of Chinese characters, for use in a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.fold import fold

HAN = "\u4e00-\u9fff"
"""The range of Chinese characters (CJK Unified Ideographs), for use in a class."""

_SLOT = re.compile(r"\{(HAN|[a-z][a-z0-9-]*)(?:=([a-z0-9_|-]+))?(~?)\}")


@cache
def words_of(feature: str, *values: str) -> tuple[str, ...]:
    """Return the words of a feature (with one of the values).

    A word that others may end in counts like the rest.
    """
    words = {
        fold(word.removeprefix("-"))
        for word, value in lexicon_pairs(feature)
        if not values or value in values
    }
    if not words:
        raise KeyError(f"{feature}={'|'.join(values)}")
    return tuple(words)


@cache
def pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of a template, compiled once."""
    return re.compile(_SLOT.sub(_filled, template), flags)


def _filled(slot: re.Match[str]) -> str:
    feature, values, spaced = slot.groups()
    if feature == "HAN":
        return HAN
    words = words_of(feature, *(values.split("|") if values else ()))
    return alternatives(words, r"\s*" if spaced else "")


def alternatives(words: Iterable[str], joint: str = "") -> str:
    """Return the pattern of any of the words, the longest that fits first."""
    ordered = sorted(set(filter(None, words)), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(joint.join(map(re.escape, word)) for word in ordered)})"
