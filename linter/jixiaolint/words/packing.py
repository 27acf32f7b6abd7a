"""Lexicons and the general dictionary made into the vocabulary as it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

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
    kinds, texts = _general()
    numbers = {_key(kind): number for number, kind in enumerate(kinds)}
    added: dict[str, list[str]] = defaultdict(list)
    general: dict[str, str] = {}
    for first in {text[0] for text in own} & texts.keys():
        parts = texts[first].split(" ")
        general |= zip([first + rest for rest in parts[::2]], parts[1::2], strict=True)
    for text, of_text in own.items():
        cost = OWN_COST if len(text) > 1 else OWN_COST + 4
        if text in general:
            known = kinds[int(general[text])]
            cost, of_text = min(cost, known[0]), {**known[1], **of_text}
        number = numbers.setdefault(_key((cost, of_text)), len(kinds))
        if number == len(kinds):
            kinds.append((cost, of_text))
        added[text[0]].append(f"{text[1:]} {number}")
    for first, more in added.items():
        texts[first] = " ".join([texts[first], *more] if first in texts else more)
    numbered = [text for text in own if not _DIGITS.isdisjoint(text)]
    return Packed(kinds, texts, dict(endings), numbered, _beside(texts))


def _beside(texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each character those that stand right behind it in a word, and a blank."""
    found: dict[str, set[str]] = defaultdict(set)
    for first, of in texts.items():
        rests = filter(None, of.split(" ")[::2])
        for one, other in pairwise(f" {first}".join(["", *rests])):
            found[one].add(other)
    return {one: "".join(others) for one, others in found.items()}


def _general() -> tuple[list[Kind], dict[str, str]]:
    """Return the kinds of words of the dictionary, and its lines by first character."""
    path = folder("rules") / "dictionary" / "general.txt"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    parts = head.split(" ")
    costs = zip(parts[::2], parts[1::2], strict=True)
    kinds: list[Kind] = [(int(cost), {part: ""}) for part, cost in costs]
    return kinds, {line[0]: line[2:] for line in lines}


def _key(kind: Kind) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Return what tells a kind from others."""
    return kind[0], tuple(kind[1].items())


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
