"""Lexicons and the general dictionary made into the vocabulary as it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jixiaolint.resources import folder, lexicon
from jixiaolint.words.packed import Packed
from jixiaolint.words.plain import plain

OWN_COST = 18
"""The cost of a word of ours that the general dictionary does not know or calls rare:
as much as that of a word counted once in eight thousand."""

_DIGITS = frozenset("0123456789")
Kind = tuple[int, Mapping[str, str]]


def pack(features: Iterable[str]) -> Packed:
    """Return the words of the general dictionary and those of features of our own."""
    own, endings = _own(features)
    kinds = _Kinds({})
    texts: dict[str, list[str]] = defaultdict(list)
    general = _general(own.keys(), kinds, texts)
    for text, of_text in own.items():
        cost, known = OWN_COST if len(text) > 1 else OWN_COST + 4, general.get(text)
        if known:
            cost, of_text = min(cost, known[0]), {**known[1], **of_text}
        texts[text[0]].append(f"{text[1:]} {kinds.number((cost, of_text))}")
    closed = {first: " ".join(of) for first, of in texts.items()}
    numbered = [text for text in own if not _DIGITS.isdisjoint(text)]
    return Packed(kinds.all(), closed, dict(endings), numbered)


def _general(
    own: Iterable[str], kinds: _Kinds, texts: Mapping[str, list[str]]
) -> dict[str, Kind]:
    """Put the words of the dictionary among the texts; return what is known of our own.

    This is a loop over seventy thousand.
    """
    found: dict[str, Kind] = {}
    path = folder("rules") / "dictionary" / "general.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        part, cost, *words = line.split(" ")
        kind = (int(cost), {part: ""})
        number = f" {kinds.number(kind)}"
        for word in words:
            if word in own:
                found[word] = kind
            else:
                texts[word[0]].append(word[1:] + number)
    return found


def _own(
    features: Iterable[str],
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Return the features of our own words, and those of endings."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    closing: dict[str, dict[str, str]] = defaultdict(dict)
    for feature in features:
        for key, value, ends in entries(feature):
            if ends:
                closing[key][feature] = value
            if not ends or len(key) > 1:
                words[key][feature] = value
    return words, closing


def entries(feature: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the plain words of a feature with their values, endings marked."""
    for line in lexicon(feature):
        text, _, value = line.partition("=>")
        text = text.strip()
        ends = text.startswith("-") and len(text) > 1
        key = plain(text.removeprefix("-") if ends else text).text
        if key:
            yield key, value.strip(), ends


class _Kinds(NamedTuple):
    """What words have in common: cost and features, each with a number."""

    known: dict[tuple[int, tuple[tuple[str, str], ...]], tuple[Kind, int]]

    def number(self, kind: Kind) -> int:
        """Return the number of a kind."""
        cost, features = kind
        key = (cost, tuple(features.items()))
        return self.known.setdefault(key, (kind, len(self.known)))[1]

    def all(self) -> list[Kind]:
        """Return all kinds in the order of their numbers."""
        return [kind for kind, _ in self.known.values()]
