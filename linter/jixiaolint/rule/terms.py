"""Words of rules, compiled into one search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import NewType

from jixiaolint.text import Span
from jixiaolint.words.endings import endings, longest
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import bit

_CACHE = 16384


@dataclass(frozen=True)
class Terms:
    """A set of words, the longest of which wins where several begin together.

    `features` are the lexicons of our vocabulary among them, as ``name`` or
    ``name=value``, and `plain` the words that are none of theirs: a rule's own.
    """

    words: tuple[str, ...]
    features: tuple[tuple[str, str | None], ...] = ()
    plain: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """The hash of the words, found once: there are many of them."""
        return hash((self.words, self.features))

    @cached_property
    def own(self) -> Terms:
        """The words that no lexicon of the vocabulary holds."""
        return Terms(self.plain)

    def marks(self, token: Token) -> bool:
        """Say whether a token has one of the features."""
        return bool(token.features.bits & self.bits)

    @cached_property
    def bits(self) -> int:
        """The bits of the features."""
        return reduce(or_, (bit(*feature) for feature in self.features), 0)

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """How long the words are that begin with a character, the longest first."""
        groups: dict[str, set[int]] = {}
        for word in self._whole:
            groups.setdefault(word[0], set()).add(len(word))
        return {first: tuple(sorted(of, reverse=True)) for first, of in groups.items()}

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self.words)

    @cached_property
    def _longest(self) -> int:
        return longest(self._whole)

    def _longest_at(self, text: str, start: int) -> int:
        """Return where the longest word that begins at `start` ends, or -1."""
        for length in self._lengths.get(text[start], ()):
            if (found := text[start : start + length]) in self._whole:
                return start + len(found)
        return -1

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where the words stand in folded text, without overlaps."""
        start = 0
        while start < len(text):
            end = self._longest_at(text, start)
            if end > 0:
                yield Span(start, end)
            start = max(start + 1, end)

    @lru_cache(maxsize=_CACHE)  # noqa: B019  Terms are few, and live as long as rules.
    def without(self, text: str) -> str:
        """Return folded text without the words."""
        kept, last = [], 0
        for start, end in self.spans(text):
            kept.append(text[last:start])
            last = end
        return "".join([*kept, text[last:]])

    def at_start(self, text: str) -> Span | None:
        """Return the longest word with which the text begins."""
        end = self._longest_at(text, 0) if text else -1
        return Span(0, end) if end > 0 else None

    def at_end(self, text: str) -> Span | None:
        """Return the longest word with which the text ends."""
        found = (e for e in endings(text, self._longest) if e in self._whole)
        ending = next(found, None)
        return None if ending is None else Span(len(text) - len(ending), len(text))

    def stand_in(self, text: str) -> bool:
        """Say whether one of the words stands in folded text."""
        return any(True for _ in self.spans(text))

    def __contains__(self, word: str) -> bool:
        return word in self._whole


Letters = NewType("Letters", Terms)
"""Terms that are looked for by their letters alone."""

Features = NewType("Features", Terms)
"""Terms of which only the features are asked for, never the letters."""
