"""Where the likeliest words of a plain text end: of all ways to cut it, the cheapest.

No word reaches over two characters that stand side by side in none: texts are new, the
parts between such places are short and few.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from operator import add

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.vocabulary import vocabulary

_CACHE = 32768
_UNKNOWN = 40
"""What a character costs that no word begins with."""

_FAR = 1 << 30
_FORMAL_RUN = 24
_RUN = 12
"""What a number costs, in digits or in numerals: as much as the commonest words."""

_Ways = list[tuple[int, int]]
"""Ways to an end: how long the last word of each is, a run below zero, and its cost."""

_Begun = tuple[int, int, dict[str | None, list[tuple[str, int]]]]
"""What it costs to read a character by itself, what the word of it and the next one costs,
if there is one, and longer words by their third character."""

_INSIDE: _Ways = []
"""Marks an end inside a run of digits or letters, where no word may end."""

_NONE: tuple[None] = (None,)
_END = ("",)
_GAP = " "


def parts(text: str) -> list[str]:
    """Return a text, in which no blank stands, in parts over which no word reaches."""
    pairs = map(add, text, chain(text[1:], _END))
    return "".join(map(_opened.__getitem__, pairs)).split(_GAP)


class _Opened(dict[str, str]):
    """For two characters, or the last one of a text, the first, a gap behind it or none."""

    def __missing__(self, pair: str) -> str:
        if len(self) >= _CACHE:
            self.clear()
        one, other = pair[0], pair[1:]
        together = other in vocabulary().beside.get(one, "") or any(
            one in run and other in run for run in _run_kinds()
        )
        made = self[pair] = one if together else one + _GAP
        return made


_opened = _Opened()


def steps(text: str) -> list[int]:
    """Return for each character how long the last word is if the text ends with it.

    A run of digits, letters or numerals counts below zero. Of ways that cost the same,
    that with the longer last word is taken, and a run before a word.
    """
    ways = {} if _in_runs().isdisjoint(text) else _runs(text)
    best, before, bests, made, two = 0, 0, [0], [], 0
    pairs = map(_pairs.__getitem__, map(add, text, chain(text[1:], _END)))
    thirds = chain(text[2:], _NONE, _NONE)
    for start, ((one, of_two, longer), third) in enumerate(
        zip(pairs, thirds, strict=False)
    ):
        cost, before = before + two, best
        best += one
        step = 1
        if two and cost <= best:
            best, step = cost, 2
        if start + 1 in ways:
            best, step = _best(ways[start + 1], bests, best, step)
        # What begins like no longer word need not be compared with any.
        if third in longer:
            for word, cost in longer[third]:
                if text.startswith(word, start):
                    _add(ways, start, len(word), cost)
        two = of_two
        bests.append(best)
        made.append(step)
    return made


class _Pairs(dict[str, _Begun]):
    """For two characters, or the last one of a text, what begins with them."""

    def __missing__(self, pair: str) -> _Begun:
        if len(self) >= _CACHE:
            self.clear()
        known = vocabulary()
        first = known.word(pair[0])
        word = known.word(pair) if len(pair) > 1 else None
        thirds: dict[str | None, list[tuple[str, int]]] = {}
        for text in known.longer_than(pair) if len(pair) > 1 else ():
            thirds.setdefault(text[2], []).append((text, known.words[text].cost))
        cost = first.cost if first else _UNKNOWN
        made = self[pair] = cost, word.cost if word else 0, thirds
        return made


_pairs = _Pairs()


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


@cache
def _in_runs() -> frozenset[str]:
    """Return the characters that a run may begin with."""
    return frozenset().union(*_run_kinds()) - {","}


@cache
def _run_kinds() -> tuple[frozenset[str], ...]:
    """Return the characters of numbers in digits, of letters, and of numerals."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (
        frozenset("0123456789.,"),
        frozenset(letters),
        frozenset("".join(_numerals())),
    )


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
