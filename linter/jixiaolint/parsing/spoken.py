"""What a name speaks of: its words without those that change nothing, one for each meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiaolint.parsing.name import parse_name
from jixiaolint.parsing.name_words import read_words
from jixiaolint.parsing.values import Measure
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import Token, scan

_CACHE = 16384
_GLOSS = re.compile(r"\(([^()]*)\)")
_FAMILIES = {
    "rate": "share",
    "degree": "share",
    "satisfaction": "satisfaction",
    "count": "count",
    "amount": "count",
    "thing": "count",
    "activity": "count",
    "money": "money",
    "time": "time",
}
"""Kinds of measures that may be one: 及时性 and 及时率, 修建桥梁 and 桥梁数量."""

_HEADS = frozenset({"rate", "count", "satisfaction"})
_DEEDS = frozenset({"verb", "gerund", "action", "digits", "latin"})


class Spoken(NamedTuple):
    """The family of a measure, its words in their order, its unit if the name has one.

    `plain` says of each word whether it only tells which things are meant (食品抽检).
    """

    family: str
    words: tuple[str, ...]
    plain: tuple[bool, ...]
    unit: str | None


def family_of(measure: Measure) -> str | None:
    """Return the family of a measure; nothing where it gives one nothing, or several."""
    return None if measure.parts else _FAMILIES.get(measure.kind)


@lru_cache(maxsize=_CACHE)
def spoken(name: str) -> Spoken | None:
    """Return what a name speaks of; nothing where it gives one nothing to measure."""
    measure = parse_name(name)
    family = family_of(measure)
    if family is None:
        return None
    words = read_words(name, scan(name))
    said = tuple(_said(_without_head(words.tokens)))
    glosses = [g for g in _GLOSS.findall(fold(name)) if g != fold(measure.unit or "")]
    return Spoken(
        family,
        (*(word for word, _ in said), *glosses),
        (*(plain for _, plain in said), *(False for _ in glosses)),
        measure.unit,
    )


def _without_head(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words without the one that only says what kind of measure it is."""
    head = tokens[-1].features.get("head")
    idle = head in _HEADS or (head is not None and len(tokens[-1].text) == 1)
    return tokens[:-1] if idle and len(tokens) > 1 else tokens


def _said(tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Yield each word that says something; 所购 and its like say of what is at hand."""
    relative = False
    for token in tokens:
        features = token.features
        if token.text == "所" or (relative and "verb" in features):
            relative = token.text == "所"
            continue
        relative = False
        meant = features.get("same-word", fold(token.text))
        if meant and meant.isalnum() and "particle" not in features:
            yield meant, _DEEDS.isdisjoint(features)
