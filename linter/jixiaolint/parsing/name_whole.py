"""Names that say nothing by their words: a heading, a filler, a code as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import has

_HAN = "\u4e00"
"""The first of the Chinese characters."""


def whole(text: str, tokens: Sequence[Token]) -> str | None:
    """Return what a plain name is that measures nothing: code, filler, label, or nothing."""
    if not tokens or has(text, "filler"):
        return "filler"
    if text[0] < _HAN and all(map(_is_code, tokens)):
        return "code"
    return "label" if _is_label(text) else None


def _is_code(token: Token) -> bool:
    return max(token.text) < _HAN or "digits" in token.features


def _is_label(text: str) -> bool:
    """Return whether a text is a heading: words of headings and nothing else."""
    labels = _labels()
    if not _letters().issuperset(text):
        return False
    if labels.get(text) in ("", "alone"):
        return True
    core = text.rstrip("0123456789")
    closed = any(core.endswith(word) for word, use in labels.items() if use == "end")
    return (closed or core == text) and _is_made_of(core, closed)


def _is_made_of(text: str, closed: bool) -> bool:
    """Return whether words of headings make up a text."""
    words = [word for word, use in _labels().items() if closed or not use]
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            found = (word for word in words if text.startswith(word, start))
            reached.update(start + len(word) for word in found)
    return len(text) in reached


@cache
def _letters() -> frozenset[str]:
    """Return the characters of headings: a text with others is none."""
    return frozenset("0123456789").union(*_labels())


@cache
def _labels() -> dict[str, str]:
    return dict(lexicon_pairs("label"))
