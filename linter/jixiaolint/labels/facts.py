"""The label of a fact of a form in, its kind out: 项目名称 is ``project``."""

from __future__ import annotations

from functools import cache, lru_cache

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern

_LONGEST = 40
_LONGEST_ENDING = 16
# Brackets without a partner cost a look at 60 characters, not at all the rest.
_DECORATION = pattern(
    r"[(\[【].{0,60}?[)\]】]|[\s:：*★\u200b-\u200f\u2060\ufeff]|^[(]?(?:\d|{numeral}){1,2}[)]?[、.](?!\d)"
)
DECORATED = frozenset(")）]】:：*★ \u3000\n\t")
"""What may stand after the last letter of a head."""

# A form of monitoring speaks of the months so far: 1～7月执行数.
_SO_FAR = pattern(
    r"^\d{1,2}{form-word=month}?(?:[-~～—－]|{form-word=to})+\d{1,2}{form-word=month}"
    r"{date-tail}?"
)


def bare(label: str) -> str:
    """Return a label without brackets, list number, colon and blanks, half-width."""
    return _DECORATION.sub("", fold(label))


@cache
def facts() -> dict[str, str]:
    """Return the kinds of the labels of a form's facts that are listed whole."""
    pairs = [pair for pair in lexicon_pairs("form-label") if pair[0][0] != "-"]
    return {key(label): kind for key in (bare, fold) for label, kind in pairs}


@cache
def _fact_endings() -> dict[str, str]:
    """Return the kinds of the endings of further such labels."""
    pairs = lexicon_pairs("form-label")
    return {label[1:]: kind for label, kind in pairs if label[0] == "-"}


@cache
def _last_letters() -> frozenset[str]:
    """Return the letters that such a label may end in: most cells are told by their last."""
    return frozenset(term[-1] for term in (*facts(), *_fact_endings())) | DECORATED


@lru_cache(maxsize=65536)
def fact_kind(label: str) -> str | None:
    """Return what stands beside a label of the form (``goal``, ``amount`` …), or None."""
    if not label or len(label) > _LONGEST or label[-1] not in _last_letters():
        return None
    whole = bare(label)
    key = whole.removeprefix("其中") or whole
    kind = facts().get(key) or facts().get(_SO_FAR.sub("", key))
    if kind or len(key) > _LONGEST_ENDING:
        return kind
    return next((k for end, k in _fact_endings().items() if key.endswith(end)), None)
