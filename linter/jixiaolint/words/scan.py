"""Text to tokens: the likeliest words of it, each with its span and features."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import add
from typing import NamedTuple

from jixiaolint.resources import lexicon_pairs
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
_UNKNOWN = 40
"""What a character costs that no word begins with."""

_FAR = 1 << 30
_FORMAL_RUN = 24
_RUN = 12
"""What a number costs, in digits or in numerals: as much as the commonest words."""

_RUNS = {kind: interned({kind: ""}) for kind in ("digits", "latin", "numeral")}
"""The features of a run that is no word: of most, for numbers have no end."""

_DIGITS, _NUMBER = bit("digits"), any_of("digits", "numeral")
_TEN = frozenset("0123456789")
_DIGIT_RUN = re.compile("[0-9]+")
_NINES = str.maketrans(dict.fromkeys(_TEN, "9"))
_Ways = list[tuple[int, int]]
"""Ways to an end: how long the last word of each is, a run below zero, and its cost."""

_Begun = tuple[int, dict[str, list[tuple[str, int]]]]
_INSIDE: _Ways = []
"""Marks an end inside a run of digits or letters, where no word may end."""

_NONE = (None,)


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
        tokens = _with_digits(_framed(whole.translate(_NINES)), whole)
    if made.origins:
        return tuple([Token(w, *made.span(a, b), of) for w, a, b, of in tokens])
    return tokens


@lru_cache(maxsize=_CACHE)
def _framed(frame: str) -> tuple[Token, ...]:
    """Return the words of a text of which each digit is a nine: one stands for many."""
    return _words(frame)


def _with_digits(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """Return the words with their own digits instead of nines."""
    found = list(tokens)
    for position, (_, start, end, features) in enumerate(tokens):
        if features.bits & _DIGITS:
            found[position] = Token(text[start:end], start, end, features)
    return tuple(found)


def _words(whole: str) -> tuple[Token, ...]:
    """Return the words of a plain text."""
    steps = _steps(whole)
    tokens = []
    end = len(whole)
    while end:
        step = steps[end - 1]
        start = end - abs(step)
        word = whole[start:end]
        features = features_of(word) if step > 0 else _run_of(word)
        # What Token(...) does, but for a call.
        tokens.append(tuple.__new__(Token, (word, start, end, features)))
        end = start
    tokens.reverse()
    return tuple(tokens)


def features_in(text: str) -> int:
    """Return the bits (``vocabulary.bit``) of the features that the words of a text have."""
    return bits_of(scan(text))


def bits_of(tokens: Sequence[Token]) -> int:
    """Return the bits of all features that words have."""
    found = 0
    for token in tokens:
        found |= token.features.bits
    return found


def _run_of(word: str) -> Features:
    """Return the features of a run of digits, letters or numerals."""
    latin = "latin" if word.isalpha() else "digits"
    kind = latin if word.isascii() else "numeral"
    if vocabulary().word(word) or endings_of(word):
        return interned({kind: "", **features_of(word)})
    return _RUNS[kind]


def _steps(text: str) -> list[int]:
    """Return for each character how long the last word is if the text ends with it.

    A run of digits, letters or numerals counts below zero. Of ways that cost the same,
    that with the longer last word is taken, and a run before a word.
    """
    ways = {} if _in_runs().isdisjoint(text) else _runs(text)
    best, bests, steps, two = 0, [0], [], 0
    begun = map(_begun, map(add, text, text[1:]))
    places = range(1, len(text) + 1)
    for end, one, words in zip(
        places, map(_cost, text), chain(begun, _NONE), strict=False
    ):
        best += one
        step = 1
        if two and (cost := bests[-2] + two) <= best:
            best, step = cost, 2
        if end in ways:
            best, step = _best(ways[end], bests, best, step)
        two = 0
        if words:
            two, longer = words
            # What begins like no longer word need not be compared with any.
            if longer and (third := text[end + 1 : end + 2]) in longer:
                for word, cost in longer[third]:
                    if text.startswith(word, end - 1):
                        _add(ways, end - 1, len(word), cost)
        bests.append(best)
        steps.append(step)
    return steps


@cache
def _cost(character: str) -> int:
    """Return what it costs to read a character by itself."""
    known = vocabulary().word(character)
    return known.cost if known else _UNKNOWN


@lru_cache(maxsize=_CACHE)
def _begun(pair: str) -> _Begun | None:
    """Return the cost of a word of two characters, and longer ones by the third."""
    known = vocabulary()
    word, longer = known.word(pair), known.longer_than(pair)
    if word is None and not longer:
        return None
    thirds: dict[str, list[tuple[str, int]]] = {}
    for text in longer:
        thirds.setdefault(text[2], []).append((text, known.words[text].cost))
    return (word.cost if word else 0), thirds


def _best(ways: _Ways, bests: list[int], best: int, step: int) -> tuple[int, int]:
    """Return cost and step of the best of the ways and the one known."""
    if ways is _INSIDE:
        return _FAR, step
    for size, cost in ways:
        cost += bests[-abs(size)]
        longer = abs(size) + (size < 0) > abs(step)
        if cost < best or (cost == best and longer):
            best, step = cost, size
    return best, step


def _add(ways: dict[int, _Ways], start: int, step: int, cost: int) -> None:
    end = start + abs(step)
    if end not in ways:
        ways[end] = [(step, cost)]
    elif ways[end] is not _INSIDE:
        ways[end].append((step, cost))


def _runs(text: str) -> dict[int, _Ways]:
    """Return the runs of digits, letters and numerals by their ends.

    A numeral may begin inside a run of them, where a word ends in one: 队伍|十二|支.
    """
    ways: dict[int, _Ways] = {}
    for match in _pattern().finditer(text):
        start, end = match.span()
        if match.lastgroup != "numeral":
            ways.update(dict.fromkeys(range(start + 1, end), _INSIDE))
            _add(ways, start, start - end, _RUN)
            continue
        for inner in range(start, end):
            formal = text[inner] in _formal()
            _add(ways, inner, inner - end, _FORMAL_RUN if formal else _RUN)
    return ways


def _is_numbered(text: str) -> bool:
    """Return whether a word with digits stands in a plain text: these are not as others."""
    numbers, others = numbered()
    if others.search(text):
        return True
    return not numbers.isdisjoint(_DIGIT_RUN.findall(text))


@cache
def numbered() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the numbers that are words, and the pattern of words with digits in them."""
    words = vocabulary().numbered
    others = [re.escape(word) for word in words if not _TEN.issuperset(word)]
    return frozenset(filter(_TEN.issuperset, words)), re.compile("|".join(others))


@cache
def _in_runs() -> frozenset[str]:
    """Return the characters that a run may begin with."""
    return frozenset("0123456789.abcdefghijklmnopqrstuvwxyz").union(*_numerals())


@cache
def _numerals() -> dict[str, str]:
    return {**dict(lexicon_pairs("numeral")), **_formal()}


@cache
def _formal() -> dict[str, str]:
    """Return the numerals of bank notes, many of which end words: 队伍, 大陆."""
    return dict(lexicon_pairs("numeral-formal"))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of runs; words of ours may join them (m2, 5g, pm2.5).

    A closing myriad (万, 亿) is no part of a numeral: it is a scale, as after digits.
    """
    values = _numerals()
    small = "".join(text for text, value in values.items() if int(value) < 10_000)
    large = "".join(text for text, value in values.items() if int(value) >= 10_000)
    return re.compile(
        r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]*\.[0-9]+|[0-9]+)"
        r"|(?P<latin>[a-z]+)"
        rf"|(?P<numeral>[{small}]+(?:[{large}][{small}]+)*)"
    )
