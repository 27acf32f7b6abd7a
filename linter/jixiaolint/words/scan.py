"""Text to tokens: the likeliest words of it, each with its span and features."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.plain import plain
from jixiaolint.words.vocabulary import (
    GENERAL_REACH,
    Features,
    features_of,
    mask,
    vocabulary,
)

_CACHE = 65536
_UNKNOWN = 40
"""What a character costs that no word begins with."""

_FAR = 1 << 30
_FORMAL_RUN = 24
_RUN = 12
"""What a number costs, in digits or in numerals: as much as the commonest words."""


class Token(NamedTuple):
    """A word of a text: its plain form, its span in the text as given, its features."""

    text: str
    start: int
    end: int
    features: Features

    @property
    def is_number(self) -> bool:
        """Whether it is a number, in digits or in numerals."""
        return "digits" in self.features or "numeral" in self.features


@lru_cache(maxsize=_CACHE)
def scan(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order; together they cover all of it but blanks.

    Of all ways to cut it, the one that costs least: words of the vocabulary, numbers
    in digits (``digits``) or in Chinese numerals (``numeral``), runs of letters
    (``latin``), and single characters.
    """
    made = plain(text)
    whole, moved = made.text, made.origins is not None
    tokens = []
    for start, end, kind in cut(whole):
        word = whole[start:end]
        features = features_of(word)
        if kind:
            features = {kind: "", **features}
        if moved:
            start, end = made.span(start, end)
        tokens.append(Token(word, start, end, features))
    return tuple(tokens)


@lru_cache(maxsize=_CACHE)
def features_in(text: str) -> int:
    """Return the bits (``vocabulary.bit``) of the features that the words of a text have."""
    found = 0
    for token in scan(text):
        found |= mask(token.features)
    return found


def cut(text: str) -> list[tuple[int, int, str]]:
    """Return the ranges of the words of a plain text, with the kind of a run.

    The kind is ``digits``, ``latin``, ``numeral``, or empty for words and signs.
    """
    known = vocabulary()
    words, reach = known.words, known.reach
    length = len(text)
    runs = _runs(text)
    inside = {
        position
        for start, (end, kind) in runs.items()
        if kind != "numeral"
        for position in range(start + 1, end)
    }
    best = [0] + [_FAR] * length
    back: list[tuple[int, str]] = [(0, "")] * (length + 1)
    for start in range(length):
        if start in inside:
            continue
        spent = best[start]
        if start in runs:
            end, kind = runs[start]
            cost = spent + (_FORMAL_RUN if text[start] in _formal() else _RUN)
            if cost < best[end]:
                best[end], back[end] = cost, (start, kind)
        first, end = text[start], start + 1
        word = words.get(first)
        cost = spent + (word.cost if word else _UNKNOWN)
        if cost < best[end] and end not in inside:
            best[end], back[end] = cost, (start, "")
        last = min(start + reach.get(first, GENERAL_REACH), length)
        for end in range(start + 2, last + 1):
            word = words.get(text[start:end])
            if word:
                cost = spent + word.cost
                if cost < best[end] and end not in inside:
                    best[end], back[end] = cost, (start, "")
    return _path(back, length)


def _runs(text: str) -> dict[int, tuple[int, str]]:
    """Return the runs of digits, letters and numerals by start: end and kind.

    A numeral may begin inside a run of them, where a word ends in one: 队伍|十二|支.
    """
    runs = {}
    for match in _pattern().finditer(text):
        start, end, kind = *match.span(), str(match.lastgroup)
        last = end if kind == "numeral" else start + 1
        runs.update(dict.fromkeys(range(start, last), (end, kind)))
    return runs


@cache
def _formal() -> dict[str, str]:
    """Return the numerals of bank notes, many of which end words: 队伍, 大陆."""
    return dict(lexicon_pairs("numeral-formal"))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of runs; words of ours may join them (m2, 5g, pm2.5).

    A closing myriad (万, 亿) is no part of a numeral: it is a scale, as after digits.
    """
    values = {**dict(lexicon_pairs("numeral")), **_formal()}
    small = "".join(text for text, value in values.items() if int(value) < 10_000)
    large = "".join(text for text, value in values.items() if int(value) >= 10_000)
    return re.compile(
        r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]*\.[0-9]+|[0-9]+)"
        r"|(?P<latin>[a-z]+)"
        rf"|(?P<numeral>[{small}]+(?:[{large}][{small}]+)*)"
    )


def _path(back: list[tuple[int, str]], end: int) -> list[tuple[int, int, str]]:
    """Return the ranges that lead to `end`, in order."""
    ranges = []
    while end > 0:
        start, kind = back[end]
        ranges.append((start, end, kind))
        end = start
    ranges.reverse()
    return ranges
