"""Values that are recognised as a whole: filler, an answer, the name of a measure."""

from __future__ import annotations

import re
from functools import cache

from jixiaolint.parse.fold import fold
from jixiaolint.resources import lexicon

_CODE = re.compile(r"[A-Za-z]{0,6}[-_]?\d{10,}[A-Za-z]?|[A-Za-z]{1,6}[-_]?\d{6,}")
_MIXED_CODE = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9_-]{10,}")
_NOUGHTS = re.compile(r"0{3,}")
_ROUND = re.compile(r"\d+0{5,}")
_MARKS = re.compile(
    r"(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[Xx×](?=[月日年万%个])|\*{2,}|_{2,}|×{2,}|[〇○◯]{2,}|□"
    r"|#[A-Z/0!?]{2,}|\*(?=[%个月日年])|…{2,}%?$"
)
_ONLY_SIGNS = re.compile(r"[^0-9A-Za-z一-龥√✓✔☑×✗Ⅰ-ⅿα-ω]+")
_QUESTION = re.compile(r"(?<![“\"])是否|(?:是/否|有无|能否|可否)")
_EQUAL_SIGN = re.compile(r"[≥≤><=]+")


def is_placeholder(text: str) -> bool:
    """Return whether a plain text is a code, filler or a template with its marks."""
    bare = text.strip("()[]\"'“”")
    if bare in _terms("placeholder") or _EQUAL_SIGN.sub("", bare) in _terms(
        "placeholder"
    ):
        return True
    if _NOUGHTS.fullmatch(bare):
        return True
    if _MIXED_CODE.fullmatch(bare) and sum(c.isdigit() for c in bare) >= 8:
        return True
    if _CODE.fullmatch(bare):
        return not _ROUND.fullmatch(bare) and not re.fullmatch(r"(?:19|20)\d{6}", bare)
    return bool(_MARKS.search(text) or _ONLY_SIGNS.fullmatch(bare))


def is_answer(text: str) -> bool:
    """Return whether a plain text is an answer word or a yes-or-no question."""
    return re.sub(r"\(.*\)$", "", text) in _terms("answer")


def is_question(text: str) -> bool:
    """Return whether a plain text asks a yes-or-no question."""
    return _QUESTION.search(text) is not None


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(fold(term) for term in lexicon(name))


@cache
def _label() -> re.Pattern[str]:
    from jixiaolint.parse.grammar import pattern

    return re.compile(rf"{pattern(lexicon('value-label'))}[:：]+")


def label_length(text: str) -> int:
    """Return how many characters a head such as 标准： takes at the start."""
    match = _label().match(text)
    return match.end() if match and match.end() < len(text) else 0


@cache
def _absences() -> re.Pattern[str]:
    from jixiaolint.parse.grammar import pattern

    things = pattern(lexicon("absent-thing"))
    return re.compile(
        rf"{pattern(lexicon('absence'))}(?=[一-龥])|(?<![一-龥]有)无(?!障碍|纸|线|人|偿|缝)[一-龥、]{{0,8}}?{things}"
    )


def find_absence(text: str) -> tuple[int, int] | None:
    """Return where a plain text says that something does not happen, if it does."""
    match = _absences().search(text)
    return match.span() if match else None
