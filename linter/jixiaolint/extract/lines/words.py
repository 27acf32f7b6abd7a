"""The words of flattened lines, and the lines that belong to the page and not the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import east_asian_width

from jixiaolint.labels.marks import is_page_mark
from jixiaolint.text import Text

_WORD = re.compile(r"\S+")
_DIGITS = re.compile(r"^\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank on one line.

    `line` is the number of the line within the form, `start` and `end` the place on
    it, `gap` how many blanks stand before it.
    """

    text: Text
    line: int
    start: int
    end: int
    gap: int

    @property
    def value(self) -> str:
        """The characters of the word."""
        return self.text.value

    def part(self, start: int, end: int) -> Word:
        """Return a part of the word as a word of its own."""
        text, at = self.text.slice(start, end), self.start
        return Word(text, self.line, at + start, at + end, 0 if start else self.gap)


Line = tuple[Word, ...]


def said(words: Iterable[Word]) -> str:
    """Return the characters of words on end."""
    return "".join(word.value for word in words)


def words_of(line: Text, number: int) -> tuple[Word, ...]:
    """Return the words of a line."""
    words: list[Word] = []
    last = 0
    for found in _WORD.finditer(line.value):
        start, end = found.span()
        words.append(Word(line.slice(start, end), number, start, end, start - last))
        last = end
    return tuple(words)


@lru_cache(65536)
def width(value: str) -> int:
    """Return how wide a text is set: two for a Chinese character, one for a letter."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in value)


def page_numbers(lines: Sequence[Text]) -> frozenset[int]:
    """Return which lines hold nothing but a page or annex number.

    A bare number counts only with dashes or 第…页 around it, after a page break, or as
    part of a series that grows by one and whose members stand well apart.
    """
    pages: set[int] = set()
    bare: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        value = line.value.strip()
        digits = _DIGITS.match(value)
        if is_page_mark(value) or (digits and "\f" in line.value):
            pages.add(number)
        elif digits:
            bare.append((number, int(value)))
    for (one, low), (two, high) in pairwise(bare):
        if high == low + 1 and two - one >= 12:
            pages |= {one, two}
    return frozenset(pages)
