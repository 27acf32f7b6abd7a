"""The vocabulary: every word with its features, on the ground of a general dictionary.

A feature is a file of ``rules/lexicons``; a line of it is a word, or ``word => value``.
``-word`` is an ending: it lends its features to every longer word that ends so and has
none of that name; one of several characters is a word as well. Parts of speech are features too (``noun``, ``verb`` …), from the
general dictionary in ``rules/dictionary``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from jixiaolint.kept.things import kept
from jixiaolint.resources import folder, lexicon
from jixiaolint.words.endings import endings, longest
from jixiaolint.words.plain import plain

Features = Mapping[str, str]
"""Names of features and their values (empty where a feature has none)."""

NONE: Features = MappingProxyType({})
PARTS = frozenset(
    {
        "noun", "place", "verb", "gerund", "adjective", "attributive", "adverb", "time",
        "pronoun", "preposition", "conjunction", "particle", "location", "idiom",
        "classifier", "number",
    }
)  # fmt: skip
"""The parts of speech of the general dictionary."""

OWN_COST = 18
"""The cost of a word of ours that the general dictionary does not know or calls rare:
as much as that of a word counted once in eight thousand."""


class Word(NamedTuple):
    """A word: what it costs to read it in a text, and its features."""

    cost: int
    features: Features


Endings = dict[str, dict[str, str]]
Packed = tuple[list[Word], dict[str, str], Endings]
"""What words there are by cost and features, all texts by first character, each with the
number of what it is, and the endings."""


class _Reach(dict[str, int]):
    """How long the longest word is that begins with a character.

    The words of a character are put among `words` when they are first asked for: a
    small table meets a few hundred characters of ten thousand.
    """

    def __init__(
        self, words: dict[str, Word], kinds: Sequence[Word], closed: Mapping[str, str]
    ) -> None:
        self._words = words
        self._kinds = kinds
        self._closed = closed

    def __missing__(self, first: str) -> int:
        made = 1
        pairs = iter(self._closed[first].split(" ") if first in self._closed else ())
        for rest, number in zip(pairs, pairs, strict=True):
            self._words[first + rest] = self._kinds[int(number)]
            made = max(made, 1 + len(rest))
        self[first] = made
        return made


@dataclass(frozen=True)
class Vocabulary:
    """All words; `reach` is the length of the longest word by its first character.

    Who asks `words` for one must have asked `reach` for its first character.
    `longest` is the length of the longest ending.
    """

    words: dict[str, Word]
    endings: Endings
    reach: dict[str, int]
    longest: int

    def word(self, text: str) -> Word | None:
        """Return what a text is as a word, if it is one."""
        return self.words.get(text) if text and self.reach[text[0]] else None


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    kinds, closed, closing = kept("vocabulary", _packed)
    words: dict[str, Word] = {}
    return Vocabulary(words, closing, _Reach(words, kinds, closed), longest(closing))


def _packed() -> Packed:
    """Return all words, ready to be kept."""
    words = _general()
    own, closing = _own()
    for text, features in own.items():
        known = words.get(text)
        cost = OWN_COST if len(text) > 1 else OWN_COST + 4
        if known is None:
            words[text] = Word(cost, features)
        else:
            merged = {**known.features, **features}
            words[text] = Word(min(cost, known.cost), merged)
    kinds: list[Word] = []
    numbers: dict[tuple[int, tuple[tuple[str, str], ...]], int] = {}
    by_first: dict[str, list[str]] = defaultdict(list)
    for text, word in words.items():
        kind = (word.cost, tuple(word.features.items()))
        if kind not in numbers:
            numbers[kind] = len(kinds)
            kinds.append(word)
        by_first[text[0]].append(f"{text[1:]} {numbers[kind]}")
    return kinds, {first: " ".join(of) for first, of in by_first.items()}, dict(closing)


def _general() -> dict[str, Word]:
    """Return the words of the general dictionary with cost and part of speech."""
    path = folder("rules") / "dictionary" / "general.txt"
    found: dict[str, Word] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        part, cost, *texts = line.split(" ")
        found.update(dict.fromkeys(texts, Word(int(cost), {part: ""})))
    return found


def _own() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Return the features of our own words, and those of endings."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    closing: dict[str, dict[str, str]] = defaultdict(dict)
    for feature in features():
        for line in lexicon(feature):
            text, _, value = line.partition("=>")
            text = text.strip()
            target = closing if text.startswith("-") and len(text) > 1 else words
            key = plain(text.removeprefix("-") if target is closing else text).text
            if key:
                target[key][feature] = value.strip()
            if target is closing and len(key) > 1:
                words[key][feature] = value.strip()
    return words, closing


@cache
def features() -> tuple[str, ...]:
    """Return the names of all features of our own: the files in ``rules/lexicons``."""
    return tuple(sorted(p.stem for p in (folder("rules") / "lexicons").glob("*.txt")))


@cache
def features_of(word: str) -> Features:
    """Return the features of a plain word: its own, then those of its endings."""
    known = vocabulary()
    entry = known.word(word)
    found: dict[str, str] = dict(entry.features) if entry else {}
    for ending in endings(word, known.longest):
        for feature, value in known.endings.get(ending, NONE).items():
            found.setdefault(feature, value)
    return found or NONE


_bits: dict[tuple[str, str | None], int] = {}


def bit(feature: str, value: str | None = None) -> int:
    """Return the bit of a feature with a value, or of the feature whatever its value.

    Bits are given as they are asked for: they hold in this process only.
    """
    return 1 << _bits.setdefault((feature, value), len(_bits))


def mask(features: Features) -> int:
    """Return the bits of all features of a word, with their values and without."""
    made = 0
    for feature, value in features.items():
        made |= bit(feature) | bit(feature, value)
    return made
