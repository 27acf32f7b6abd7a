"""What the words of a flattened form mean: level labels, column heads, fact labels."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from jixiaolint.labels.dimension import bare_label
from jixiaolint.labels.facts import bare
from jixiaolint.labels.heads import endings, plain_head
from jixiaolint.labels.levels import parents
from jixiaolint.words.match import pattern, words_of

_BRACKETS = re.compile(r"[（(【\[][^（()）】\]]*[）)】\]]")
_DROPPED = pattern(r"[\s:：*＊]+|^(?:\d|{numeral})+[、.．]")
_SUFFIXES = ("", "指标", "类指标", "绩效指标")

STRIPS = ("绩效指标", "年度绩效指标", "项目绩效指标", "绩效目标指标", "年度指标")
"""Labels that run down the left edge of a form beside all its indicators."""

_SHORT = 3
"""How long a head of values is that says no period (目标, 指标值)."""


@cache
def label_forms() -> frozenset[str]:
    """Return every form of the labels that stand left of the names."""
    return frozenset(stem + suffix for stem in parents() for suffix in _SUFFIXES)


@lru_cache(4096)
def stem_of(word: str) -> str | None:
    """Return the stem of a level label (``数量`` of 11-数量指标), if it is one."""
    stem, label = bare_label(word), bare(word)
    if stem in parents():
        return stem
    named = label.endswith("指标") and not head_role(label)
    return label.removesuffix("指标") if named else None


_ROLES = {
    "level1": "label", "level2": "label", "level": "label", "name3": "name",
    "name4": "name", "name": "name", "item": "name", "unit": "unit",
    "operator": "op", "sign": "nature", "sort": "nature", "score": "score",
    "rating": "rating", "description": "description", "actual": "actual",
    "points": "actual", "reason": "other",
    "note": "other", "goal": "value", "cycle": "value",
}  # fmt: skip
"""What a column of a flattened table holds, by what its head holds in a grid."""


@cache
def head_pieces() -> frozenset[str]:
    """Return what a column head may be broken into: 指标 and 值, 绩效 and 指标值."""
    words = {head: len(head) for head in words_of("column-head") if head_role(head)}
    pieces = {
        head[start:end]
        for head, length in words.items()
        for start in range(length)
        for end in range(start + 2, length + 1)
    }
    last = Counter(head[-1] for head in endings("value")).most_common(1)
    periods = words_of("head-period")
    return frozenset((*pieces, *periods, *(letter for letter, _ in last)))


@lru_cache(4096)
def head_role(word: str) -> str | None:
    """Return what a column of this head holds (name, value, unit …)."""
    word = bare(word)
    role = plain_head(word)
    if role == "item" and len(word) < _SHORT:
        return None
    if role in _ROLES:
        return _ROLES[role]
    told = word.endswith(endings("value")) and "级" not in word
    return "value" if told or (role == "value" and len(word) <= _SHORT) else None
