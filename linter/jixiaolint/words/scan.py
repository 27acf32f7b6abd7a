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
    bit,
    endings_of,
    features_of,
    interned,
    vocabulary,
)

_CACHE = 16384
_RUNS = {kind: interned({kind: ""}) for kind in ("digits", "latin", "numeral")}
"""The features of a run that is no word: of most, for numbers have no end."""

_DIGITS, _NUMBER = bit("digits"), any_of("digits", "numeral")
_TEN = frozenset("0123456789")
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
    whole = made.text
    if _TEN.isdisjoint(whole) or _is_numbered(whole):
        tokens = _words(whole)
    else:
        # Of numbers there is no end: each of so many digits is cut as nines are.
        tokens = _with_digits(_words(whole.translate(_NINES)), whole)
    if made.origins:
        return tuple([Token(w, *made.span(a, b), of) for w, a, b, of in tokens])
    return tokens


def _with_digits(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """Return the words with their own digits instead of nines."""
    found = list(tokens)
    for position, (_, start, end, features) in enumerate(tokens):
        if features.bits & _DIGITS:
            found[position] = _new(Token, (text[start:end], start, end, features))
    return tuple(found)


def _words(whole: str) -> tuple[Token, ...]:
    """Return the words of a plain text; its parts are often said again."""
    tokens = []
    start = 0
    for part in parts(whole):
        for word, features in _part(part):
            end = start + len(word)
            # What Token(...) does, but for a call.
            tokens.append(_new(Token, (word, start, end, features)))
            start = end
    return tuple(tokens)


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


def _is_numbered(text: str) -> bool:
    """Return whether a word with digits stands in a plain text: these are not as others."""
    if holds_numbered(text):
        return True
    return not numbers_known().isdisjoint(_DIGIT_RUN.findall(text))


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
