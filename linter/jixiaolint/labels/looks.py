"""What a cell looks like, whatever its column is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from jixiaolint.labels.levels import is_level
from jixiaolint.words.fold import fold
from jixiaolint.words.match import words_of

_LONGEST = 40
_SIGN = re.compile(r"[≥≤=><≧≦⩾⩽≠~～±》《]{1,2}")
_NUMBER = re.compile(r"[-+]?\d[\d,，.]*[%‰]?")


@lru_cache(maxsize=65536)
def content(value: str) -> str:
    """Return what a cell looks like.

    One of ``sign``, ``nature``, ``number``, ``level``, ``word`` (short, could be a unit),
    ``body`` (an organisation) and ``text``.
    """
    if len(value) > _LONGEST:
        return "text"
    key = re.sub(r"\s", "", fold(value))
    if _SIGN.fullmatch(key) or key in words_of("column-operator"):
        return "sign"
    if key.removesuffix("指标") in words_of("column-nature"):
        return "nature"
    if _NUMBER.fullmatch(key):
        return "number"
    if is_level(key):
        return "level"
    if len(key) > 2 and key.endswith(words_of("body-suffix")) and "/" not in key:
        return "body"
    return "word" if len(key) <= 6 else "text"


@lru_cache(maxsize=65536)
def is_filler(value: str) -> bool:
    """Return whether a cell says that there is nothing to say: 无, 不适用, /."""
    if len(value) > _longest_filler() and not (
        value[0].isspace() or value[-1].isspace()
    ):
        return False
    return fold(value).strip() in words_of("filler")


@cache
def _longest_filler() -> int:
    return max(map(len, words_of("filler")))


def prevailing(values: Iterable[str]) -> str | None:
    """Return what most of the cells look like; signs prevail over 定性 beside them."""
    kinds = Counter(content(value) for value in values)
    if not kinds:
        return None
    if kinds["sign"] and (kinds["sign"] + kinds["nature"]) * 2 > kinds.total():
        return "sign"
    kind, count = kinds.most_common(1)[0]
    return kind if count * 2 > kinds.total() else "text"
