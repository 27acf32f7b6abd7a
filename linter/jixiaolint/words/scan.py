"""Text to tokens: the likeliest words of it, each with its span and features."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from jixiaolint.words.cut import parts, steps
from jixiaolint.words.plain import plain
from jixiaolint.words.vocabulary import (
    Features,
    any_of,
    endings_of,
    features_of,
    interned,
    vocabulary,
)

_CACHE = 16384
_RUNS = {kind: interned({kind: ""}) for kind in ("digits", "latin", "numeral")}
"""The features of a run that is no word: of most, for numbers have no end."""

_NUMBER = any_of("digits", "numeral")
_TEN = frozenset("0123456789")
_IN_FIGURES = _TEN | {".", ","}
_DIGIT_RUN = re.compile("[0-9]+")
_NINES = str.maketrans(dict.fromkeys(_TEN, "9"))


_new = tuple.__new__


class Token(NamedTuple):
    """A word of a text: its plain form, its span in the text as given, its features."""

    text: str
    start: int
    end: int
    features: Features

    @property
    def is_number(self) -> bool:
        """Whether it is a number, in digits or in numerals."""
        return bool(self.features.bits & _NUMBER)


@lru_cache(maxsize=_CACHE)
def scan(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order; together they cover all of it but blanks.

    Of all ways to cut it, the one that costs least: words of the vocabulary, numbers
    in digits (``digits``) or in Chinese numerals (``numeral``), runs of letters
    (``latin``), and single characters.
    """
    made = plain(text)
    tokens = _words(made.text)
    if made.origins:
        return tuple([Token(w, *made.span(a, b), of) for w, a, b, of in tokens])
    return tokens


def _words(whole: str) -> tuple[Token, ...]:
    """Return the words of a plain text; its parts are often said again."""
    tokens = []
    start = 0
    for part in parts(whole):
        for word, features in _figure(part) if part[:1] in _TEN else _part(part):
            end = start + len(word)
            # What Token(...) does, but for a call.
            tokens.append(_new(Token, (word, start, end, features)))
            start = end
    return tuple(tokens)


def _figure(part: str) -> Sequence[tuple[str, Features]]:
    """Return the words of a part that begins with a digit: of numbers there is no end.

    Nines stand for all digits of one that holds no number or other word of its own.
    """
    if not (
        _IN_FIGURES.issuperset(part)
        and numbers_known().isdisjoint(_DIGIT_RUN.findall(part))
    ):
        return _part(part)
    words = []
    start = 0
    for nines, features in _part(part.translate(_NINES)):
        end = start + len(nines)
        words.append((part[start:end], features))
        start = end
    return words


@lru_cache(maxsize=_CACHE)
def _part(whole: str) -> tuple[tuple[str, Features], ...]:
    """Return the words of a part, with their features."""
    ends = steps(whole)
    words = []
    end = len(whole)
    while end:
        step = ends[end - 1]
        start = end - abs(step)
        word = whole[start:end]
        words.append((word, features_of(word) if step > 0 else _run_of(word)))
        end = start
    words.reverse()
    return tuple(words)


def bits_of(tokens: Sequence[Token]) -> int:
    """Return the bits of all features that words have."""
    return reduce(or_, [features.bits for _, _, _, features in tokens], 0)


@lru_cache(maxsize=_CACHE)
def _run_of(word: str) -> Features:
    """Return the features of a run of digits, letters or numerals."""
    latin = "latin" if word.isalpha() else "digits"
    kind = latin if word.isascii() else "numeral"
    if vocabulary().word(word) or endings_of(word):
        return interned({kind: "", **features_of(word)})
    return _RUNS[kind]


def holds_numbered(text: str) -> bool:
    """Return whether a word of digits and other characters stands in a plain text."""
    marks, pattern = _numbered()
    return not marks.isdisjoint(text) and pattern.search(text) is not None


@cache
def numbers_known() -> frozenset[str]:
    """Return the numbers that are words."""
    return frozenset(filter(_TEN.issuperset, vocabulary().numbered))


@cache
def _numbered() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the pattern of words with digits and others, and one of the others of each."""
    words = [word for word in vocabulary().numbered if not _TEN.issuperset(word)]
    marks = frozenset(next(one for one in word if one not in _TEN) for word in words)
    return marks, re.compile("|".join(map(re.escape, words)))
