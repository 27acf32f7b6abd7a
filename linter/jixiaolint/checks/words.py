"""Words of a lexicon stand in a field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import ClassVar, Literal

from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import ProjectView, Row, TableView
from jixiaolint.rule.terms import Terms
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.text import Span
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import Token, bits_of, scan

_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Check:
    """One of the words `of` stands in `field`, at its start, its end or anywhere.

    With ``at: every`` the field holds no word but these.

    A lexicon of the vocabulary is a feature of whole words of the text; other words may
    stand within longer ones. A word inside one of the longer expressions `unless` does
    not count.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("word",)
    of: Terms
    field: FieldName = FieldName("stem")
    at: Literal["anywhere", "start", "end", "whole", "every"] = "anywhere"
    unless: Terms | None = None

    @property
    def sure(self) -> bool:
        """Whether the condition holds wherever a word at its place has a feature."""
        placed = self.at in ("anywhere", *_PLACES)
        return placed and not self.unless and not self.of.plain

    @property
    def figures_aside(self) -> bool:
        """Whether no figure is among the words."""
        words = self.of.plain + (self.unless.words if self.unless else ())
        return _DIGITS.isdisjoint("".join(words))

    @staticmethod
    def screen(leaves: Sequence[Check]) -> Screen:
        """Return what tells of whose words one may stand in a subject.

        One look for the features of its words, and one for the letters of other words.
        """
        by_field: dict[str, list[tuple[int, Check]]] = defaultdict(list)
        for number, leaf in enumerate(leaves):
            by_field[leaf.field].append((number, leaf))
        looks = [(field, *_looks(ones)) for field, ones in by_field.items()]

        def look(subject: Row | ProjectView) -> tuple[int, ...]:
            """Return the numbers of the leaves of whose words one may stand there."""
            found: tuple[int, ...] = ()
            for field, features, letters in looks:
                if text := subject.text(field):
                    found += features(text) + letters(text)
            return tuple(dict.fromkeys(found)) if len(looks) > 1 else found

        return look

    def find(self, subject: Row | ProjectView | TableView) -> Iterator[Hit]:
        """Yield each place of a word, marked."""
        text = subject.text(self.field)
        if text is None:
            return
        shields = list(_spans(self.unless, text, "anywhere")) if self.unless else []
        for span in _spans(self.of, text, self.at):
            if not any(s.start <= span.start and span.end <= s.end for s in shields):
                yield Hit(self.field, span, slots={"word": text[slice(*span)]})


Look = Callable[[str], tuple[int, ...]]


def _looks(leaves: Sequence[tuple[int, Check]]) -> tuple[Look, Look]:
    """Return looks at a text: for words with features, and for those without."""
    asked = [
        (
            number,
            _PLACES.get(leaf.at, 0),
            leaf.of.bits,
        )
        for number, leaf in leaves
    ]
    features = reduce(or_, (mask for _, _, mask in asked), 0)
    known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def by_features(text: str) -> tuple[int, ...]:
        """Return the numbers of the leaves that want a feature of a word where it is."""
        seen = tuple([found & features for found in _features_by_place(text)])
        if seen not in known:
            known[seen] = tuple(n for n, place, mask in asked if seen[place] & mask)
        return known[seen]

    words = [(n, _any_of(leaf.of.plain)) for n, leaf in leaves if leaf.of.plain]
    any_word = _any_of([word for _, leaf in leaves for word in leaf.of.plain])

    def by_letters(text: str) -> tuple[int, ...]:
        """Return the numbers of the leaves of whose own words one stands in the text."""
        folded = fold(text)
        if not words or not any_word(folded):
            return ()
        return tuple(n for n, search in words if search(folded))

    return by_features, by_letters


_PLACES = {"start": 1, "end": 2}


@lru_cache(maxsize=16384)
def _features_by_place(text: str) -> tuple[int, int, int]:
    """Return the features of all words of a text, of the first, and of the last."""
    tokens = scan(text)
    return bits_of(tokens), _first_bits(tokens), _first_bits(reversed(tokens))


def _first_bits(tokens: Iterable[Token]) -> int:
    """Return the features of the first word that is no sign."""
    for word, _, _, features in tokens:
        if word.isalnum():
            return features.bits
    return 0


def _any_of(words: Iterable[str]) -> Callable[[str], object]:
    """Return a search for any of the words in folded text."""
    return re.compile("|".join(map(re.escape, map(fold, words)))).search


def _spans(terms: Terms, text: str, at: str) -> Iterator[Span]:
    """Yield where the words stand: tokens with a feature, and the rule's own words."""
    if terms.features:
        words = [token for token in scan(text) if token.text.isalnum()]
        chosen = {"start": words[:1], "end": words[-1:]}.get(at, scan(text))
        if at == "every" and not all(map(terms.marks, words)):
            return
        for token in chosen:
            # Signs beside a word are no words (“无”), but -1% is more than its dash.
            if terms.marks(token) and (
                at != "whole" or (words or [*chosen]) == [token]
            ):
                yield Span(token.start, token.end)
    if terms.plain:
        yield from _own_spans(terms.own, fold(text), at)


def _own_spans(own: Terms, text: str, at: str) -> Iterator[Span]:
    match at:
        case "anywhere":
            yield from own.spans(text)
        case "start":
            yield from filter(None, [own.at_start(text)])
        case "end":
            yield from filter(None, [own.at_end(text)])
        case _:
            if text.strip() in own:
                yield Span(0, len(text))
