"""The vocabulary: every word with its features, on the ground of a general dictionary.

A feature is a file of ``rules/lexicons``; a line of it is a word, or ``word => value``.
``-word`` is an ending: it lends its features to every longer word that ends so and has
none of that name; one of several characters is a word as well. Parts of speech are features too (``noun``, ``verb`` …), from the
general dictionary in ``rules/dictionary``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

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


GENERAL_REACH = 4
"""The length of the longest word of the general dictionary."""


@dataclass(frozen=True)
class Vocabulary:
    """All words; `reach` is the length of the longest word by its first character.

    First characters that `reach` does not name begin no word over `GENERAL_REACH`;
    `longest` is the length of the longest ending.
    """

    words: dict[str, Word]
    endings: dict[str, dict[str, str]]
    reach: dict[str, int]
    longest: int


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    words = _general()
    own, closing = _own()
    reach: dict[str, int] = {}
    for text, features in own.items():
        known = words.get(text)
        cost = OWN_COST if len(text) > 1 else OWN_COST + 4
        if known is None:
            words[text] = Word(cost, features)
        else:
            merged = {**known.features, **features}
            words[text] = Word(min(cost, known.cost), merged)
        if len(text) > reach.get(text[0], GENERAL_REACH):
            reach[text[0]] = len(text)
    return Vocabulary(words, closing, reach, longest(closing))


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
    entry = known.words.get(word)
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
