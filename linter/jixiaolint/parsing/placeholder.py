"""Values that stand in place of one: filler, a code, a template with its marks."""

from __future__ import annotations

import re

from jixiaolint.words.vocabulary import features_of, has

_CODE = re.compile(r"[a-z]{0,6}[-_]?\d{10,}[a-z]?|[a-z]{1,6}[-_]?\d{6,}")
_MIXED_CODE = re.compile(r"(?=.*[a-z])[a-z0-9_-]{10,}")
_NOUGHTS = re.compile(r"0{3,}")
_ROUND = re.compile(r"\d+0{5,}")
_DATE = re.compile(r"(?:19|20)\d{6}")
_MARKS = re.compile(
    r"(?<![a-z])x{2,}(?![a-z])|\*{2,}|_{2,}|×{2,}|[〇○◯]{2,}|□|#[a-z/0!?]{2,}|\.{6,}%?$"
)
_MARK = frozenset("x*_×〇○◯□#.")
_HOLE = re.compile(r"(?<![\da-z)])[x×*](\w|%)")
_SIGNS = re.compile(r"[^0-9a-z\u4e00-\u9fff√×α-ω]+")
_BOUND = re.compile(r"[≥≤><=]+")
_BOUNDS = frozenset("≥≤><=")


def is_placeholder(whole: str) -> bool:
    """Return whether a plain text is a code, filler or a template with its marks."""
    bare = whole.strip("()[]\"'“”")
    if not bare or has(bare, "placeholder"):
        return True
    if not _BOUNDS.isdisjoint(bare) and has(_BOUND.sub("", bare), "placeholder"):
        return True
    if _SIGNS.fullmatch(bare) or (max(bare) < "\u4e00" and _is_code(bare)):
        return True
    marked = not _MARK.isdisjoint(whole)
    return marked and bool(_MARKS.search(whole) or _has_hole(whole))


def _is_code(text: str) -> bool:
    if _NOUGHTS.fullmatch(text):
        return True
    if _MIXED_CODE.fullmatch(text) and sum(c.isdigit() for c in text) >= 8:
        return True
    return bool(
        _CODE.fullmatch(text)
        and not _ROUND.fullmatch(text)
        and not _DATE.fullmatch(text)
    )


def _has_hole(text: str) -> bool:
    """Return whether a mark stands where a number belongs: X月X日, *%."""
    return any(
        mark[1] == "%" or "calendar" in features_of(mark[1]) or mark[1] == "万"
        for mark in _HOLE.finditer(text)
    )
