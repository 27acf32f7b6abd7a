"""The words of indicator strings (levels, heads of parts) as regular expressions."""

from __future__ import annotations

import re
from functools import cache

from jixiaolint.parse.fold import fold
from jixiaolint.resources import lexicon, lexicon_pairs

KEYWORDS = (
    "value-keyword-cycle",
    "value-keyword-annual",
    "value-keyword",
    "part-keyword-unit",
    "part-keyword-score",
    "part-keyword-description",
    "part-keyword-nature",
    "part-keyword-level1",
    "part-keyword-level2",
    "part-keyword-name",
)
"""The lexicons of the words that announce a part of an indicator string."""

DASH = "[-_.—–−]"
"""What stands between a code and its label, in folded text."""

_SUFFIX = "(?:类?指标|目标)?"
_AFTER_LABEL = rf"(?=[;；|>:：/]|\d{{1,3}}{DASH}|$)"


def either(terms: tuple[str, ...]) -> str:
    """Return the pattern of any of the terms, the longest that fits first."""
    ordered = sorted(
        {fold(term) for term in terms}, key=lambda term: (-len(term), term)
    )
    return f"(?:{'|'.join(map(re.escape, ordered))})"


@cache
def keyword(name: str) -> str:
    """Return the pattern of the terms of one of the `KEYWORDS` lexicons."""
    return either(lexicon(name))


def _stems(keyed: str, further: str) -> str:
    keys = tuple(label for label, _ in lexicon_pairs(keyed))
    return either((*keys, *lexicon(further)))


@cache
def level1_label() -> str:
    """Return the pattern of a 一级指标 label up to its end."""
    return _stems("level", "level1") + _SUFFIX + _AFTER_LABEL


@cache
def level2_label() -> str:
    """Return the pattern of a 二级指标 label up to its end."""
    return _stems("dimension", "level2") + _SUFFIX + _AFTER_LABEL


@cache
def sure_key() -> str:
    """Return the pattern of a head of a part that no name or value would hold."""
    values = either(
        tuple(term for name in KEYWORDS[:3] for term in lexicon(name)),
    )
    long = either(tuple(term for name in KEYWORDS[:2] for term in lexicon(name)))
    others = either(tuple(term for name in KEYWORDS[3:] for term in lexicon(name)))
    return rf"{values}[:：]|{long}[≥≤<>=≧≦\d]|(?<=[;；]){others}[:：]"


def definitions() -> str:
    """Return the terminals that ``grammar/indicator.lark`` imports."""
    terms = {name.replace("-", "_").upper(): keyword(name) for name in KEYWORDS}
    terms |= {
        "LEVEL1_LABEL": level1_label(),
        "LEVEL2_LABEL": level2_label(),
        "BEFORE_LEVEL1": rf"(?={DASH}*[;；]|{DASH}+[一-龥]|{level1_label()})",
        "BEFORE_LEVEL2": rf"(?={DASH}*[;；]|{DASH}+[一-龥]|{level2_label()})",
        "PLAIN": f"[^{_first_characters()};；。]+",
        "NO_KEY": f"(?!{sure_key()})",
    }
    return "".join(f"{name}: /{_slashed(body)}/\n" for name, body in terms.items())


def _first_characters() -> str:
    """Return the characters with which a head of a part begins."""
    return "".join(sorted({term[0] for name in KEYWORDS for term in lexicon(name)}))


def _slashed(pattern: str) -> str:
    return pattern.replace("/", r"\/")
