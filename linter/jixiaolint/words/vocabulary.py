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
from functools import cache, lru_cache, reduce
from itertools import starmap
from operator import or_
from typing import NamedTuple

from jixiaolint.cache.things import kept
from jixiaolint.resources import folder
from jixiaolint.words.packed import Packed
from jixiaolint.words.packing import entries, pack


class Features(dict[str, str]):
    """Names of features and their values (empty where a feature has none).

    Equal ones are one object, made by `interned`: what is asked of them again and again
    is found out once. `bits` are those of `bit` for each feature, with its value and
    without.
    """

    __slots__ = ("bits",)
    bits: int
    __hash__ = object.__hash__  # type: ignore[assignment]


_bits: dict[tuple[str, str | None], int] = {}
_interned: dict[tuple[tuple[str, str], ...], Features] = {}


def bit(feature: str, value: str | None = None) -> int:
    """Return the bit of a feature with a value, or of the feature whatever its value.

    Bits are given as they are asked for: they hold in this process only.
    """
    return 1 << _bits.setdefault((feature, value), len(_bits))


def any_of(*features: str) -> int:
    """Return the bits of features, whatever their values."""
    return reduce(or_, map(bit, features))


def interned(features: Mapping[str, str]) -> Features:
    """Return the one object for these features."""
    key = tuple(features.items())
    known = _interned.get(key)
    if known is None:
        known = _interned[key] = Features(features)
        known.bits = 0
        for feature, value in key:
            known.bits |= bit(feature) | bit(feature, value)
    return known


NONE = interned({})
PARTS = frozenset(
    {
        "noun", "place", "verb", "gerund", "adjective", "attributive", "adverb", "time",
        "pronoun", "preposition", "conjunction", "particle", "location", "idiom",
        "classifier", "number",
    }
)  # fmt: skip
"""The parts of speech of the general dictionary."""

_CACHE = 16384


class Word(NamedTuple):
    """A word: what it costs to read it in a text, and its features."""

    cost: int
    features: Mapping[str, str]


Endings = Mapping[str, Mapping[str, str]]


class _Longer(dict[str, dict[str, list[str]]]):
    """The words over two characters, by their first one and by their first two.

    The words of a character are put among `words` when they are first asked for: a
    small table meets a few hundred characters of ten thousand.
    """

    def __init__(
        self, words: dict[str, Word], kinds: Sequence[Word], closed: Mapping[str, str]
    ) -> None:
        self._words = words
        self._kinds = kinds
        self._closed = closed

    def __missing__(self, first: str) -> dict[str, list[str]]:
        made = self[first] = defaultdict(list)
        parts = self._closed[first].split(" ") if first in self._closed else ()
        texts = [first + rest for rest in parts[::2]]
        words = map(self._kinds.__getitem__, map(int, parts[1::2]))
        self._words.update(zip(texts, words, strict=True))
        # A word of ours comes after the same one of the general dictionary.
        for text in dict.fromkeys(texts):
            if len(text) > 2:
                made[text[:2]].append(text)
        return made


@dataclass(frozen=True)
class Vocabulary:
    """All words and endings; who asks `words` for one must have asked `longer` for it.

    `numbered` are the words with digits, few; `beside` are for a character those that
    stand right behind it in a word.
    """

    words: dict[str, Word]
    endings: Endings
    longer: Mapping[str, Mapping[str, Sequence[str]]]
    numbered: Sequence[str]
    beside: Mapping[str, str]

    def word(self, text: str) -> Word | None:
        """Return what a text is as a word, if it is one."""
        opened = bool(text) and self.longer[text[0]] is not None
        return self.words.get(text) if opened else None

    def longer_than(self, pair: str) -> Sequence[str]:
        """Return the words of more characters that begin with two."""
        return self.longer[pair[0]].get(pair, ())


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    packed = kept("vocabulary", _packed)
    kinds = list(starmap(Word, packed.kinds))
    words: dict[str, Word] = {}
    longer = _Longer(words, kinds, packed.texts)
    return Vocabulary(words, packed.endings, longer, packed.numbered, packed.beside)


def _packed() -> Packed:
    return pack(features())


@cache
def features() -> tuple[str, ...]:
    """Return the names of all features of our own: the files in ``rules/lexicons``."""
    return tuple(sorted(p.stem for p in (folder("rules") / "lexicons").glob("*.txt")))


@lru_cache(maxsize=_CACHE)
def features_of(word: str) -> Features:
    """Return the features of a plain word: its own, then those of its endings."""
    known = vocabulary()
    entry = known.word(word)
    found = entry.features if entry else NONE
    for ending in endings_of(word):
        found = {**found, **known.endings[ending], **found}
    return interned(found)


def has(word: str, feature: str) -> bool:
    """Return whether a plain word, seen only once maybe, has a feature of our own."""
    words, endings = _bearing(feature)
    return word in words or word.endswith(endings)


@cache
def _bearing(feature: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words and the endings that have a feature."""
    found = list(entries(feature))
    endings = tuple(key for key, _, ends in found if ends)
    return frozenset(key for key, _, _ in found), endings


def endings_of(word: str) -> list[str]:
    """Return the endings that lend a word their features, the longest first."""
    known = vocabulary().endings
    sizes = _sizes().get(word[-1:], ())
    return [ending for size in sizes if (ending := word[-size:]) in known]


@cache
def _sizes() -> dict[str, list[int]]:
    """Return how long the endings are by their last character, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for ending in vocabulary().endings:
        found[ending[-1]].add(len(ending))
    return {last: sorted(sizes, reverse=True) for last, sizes in found.items()}
