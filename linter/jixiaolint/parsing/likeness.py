"""Texts that differ in figures only: one of them stands for all, so that it is read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jixiaolint.parsing.numeral import spelt
from jixiaolint.words.match import words_of
from jixiaolint.words.scan import holds_numbered, numbers_known

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# A text with figures in digits reads as it would with others of their sizes. Nothing is
# given back, or a long figure would be cut in all ways.
_PLAIN = re.compile(
    r"(?:[^\d.,/]*+(?<![A-Za-z])[0-9]++(?:\.[0-9]++)?+(?![A-Za-z]))++[^\d.,/]*+"
)
_LIKE = {
    "1": ("3", "4", "6", "7"),
    "2d": ("25", "26", "27", "28"),
    "2n": ("85", "86", "87", "88"),
    "3": ("385", "386", "387", "388"),
    "4": ("3850", "3860", "3870", "3880"),
    "5": ("38500", "38600", "38700"),
    "6": ("385000", "386000", "387000"),
}
_LIKE |= {
    f"{len(whole)}.{size}": tuple(f"{whole}.{'5' * (size - 1)}{last}" for last in "678")
    for whole in ("8", "98", "385")
    for size in range(1, 6)
}
_TEN = frozenset("0123456789")
_CACHE = 4096
_LONGEST = 8
"""No figure with more characters is like another one."""


@lru_cache(maxsize=_CACHE)
def _size(figure: str) -> str:
    """Return the size of a figure, months and days told apart; 0 and 1 have none."""
    whole, dot, decimals = figure.partition(".")
    if decimals in ("0", "5") or len(figure) > _LONGEST:
        return ""
    if dot:
        return (
            f"{len(whole)}.{len(decimals)}" if int(whole) > 31 or len(whole) < 2 else ""
        )
    number = int(figure)
    if (
        number < 2
        or figure[0] == "0"
        or 1800 <= number < 2300
        or figure.startswith("12345")
    ):
        return ""
    small = "d" if 12 < number <= 31 else "n" if 31 < number < 100 else ""
    return f"{len(figure)}{small}"


@cache
def _tails() -> frozenset[str]:
    """Return the characters behind a decimal that is a date: 6.30前."""
    ends = (*words_of("date-tail", "before"), *words_of("calendar", "day"))
    return frozenset(word[0] for word in ends)


class Alike(NamedTuple):
    """A text with other figures of the same sizes, and what stands for each of them.

    `own` has the figures of the text read by those of `text`, and those that are kept.
    """

    text: str
    own: Mapping[str, str]


def with_own_figures(words: str, own: Mapping[str, str]) -> str:
    """Return words of a like text with their own figures.

    Raises KeyError for a figure that does not stand in the text.
    """
    if _TEN.isdisjoint(words):
        return words
    return _FIGURE.sub(lambda figure: own[figure[0]], words)


def with_like_figures(text: str) -> Alike | None:
    """Return a text with other figures of the same sizes.

    Nothing where it has none, or where one may be more than a number or not the only
    one: a numeral may say the same.
    """
    if _TEN.isdisjoint(text) or not _PLAIN.fullmatch(text):
        return None
    if holds_numbered(text) or not spelt().isdisjoint(text):
        return None
    numbers = numbers_known()
    own: dict[str, str] = {}
    made, last = "", 0
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        figure = match[0]
        # What is a word of its own stays as it is.
        like = figure if figure in numbers else _like(figure, own)
        if like is None or own.get(like, figure) != figure:
            return None
        if "." in figure and text[end : end + 1] in _tails():
            return None
        own[like] = figure
        made += text[last:start] + like
        last = end
    made += text[last:]
    return None if made == text or holds_numbered(made) else Alike(made, own)


def _like(figure: str, own: Mapping[str, str]) -> str | None:
    """Return a figure like one that stands for no other yet; itself where it has none."""
    for like in _LIKE.get(_size(figure), (figure,)):
        if own.get(like, figure) == figure:
            return like
    return None
