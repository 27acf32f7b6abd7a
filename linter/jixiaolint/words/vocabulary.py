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
from operator import or_
from typing import NamedTuple

from jixiaolint.kept.things import kept
from jixiaolint.resources import folder, lexicon
from jixiaolint.words.plain import plain


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

_CACHE = 65536
OWN_COST = 18
"""The cost of a word of ours that the general dictionary does not know or calls rare:
as much as that of a word counted once in eight thousand."""


class Word(NamedTuple):
    """A word: what it costs to read it in a text, and its features."""

    cost: int
    features: Mapping[str, str]


Endings = dict[str, dict[str, str]]
Packed = tuple[list[Word], dict[str, str], Endings]
"""What words there are by cost and features, all texts by first character, each with the
number of what it is, and the endings."""


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
        for text in texts:
            if len(text) > 2:
                made[text[:2]].append(text)
        return made


@dataclass(frozen=True)
class Vocabulary:
    """All words and endings; who asks `words` for one must have asked `longer` for it."""

    words: dict[str, Word]
    endings: Endings
    longer: Mapping[str, Mapping[str, Sequence[str]]]

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
    kinds, closed, closing = kept("vocabulary", _packed)
    words: dict[str, Word] = {}
    return Vocabulary(words, closing, _Longer(words, kinds, closed))


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
    """Return whether a plain word has a feature: one that is asked once is not kept."""
    known = vocabulary()
    entry = known.word(word)
    own = entry is not None and feature in entry.features
    return own or any(feature in known.endings[e] for e in endings_of(word))


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
