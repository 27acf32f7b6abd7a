"""Words of rules: lexicons by name and terms as such, compiled into one search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from operator import or_

from jixiaolint import resources
from jixiaolint.errors import expected, shown
from jixiaolint.rule.own_lexicons import misplaced, own_words, places
from jixiaolint.rule.vocabulary import no_lexicon
from jixiaolint.said import Said
from jixiaolint.text import Span
from jixiaolint.words.endings import endings, longest
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import PARTS, bit
from jixiaolint.words.vocabulary import features as features_of_ours
from jixiaolint.yaml_values.build import nothing
from jixiaolint.yaml_values.located import Located, Trail

_CACHE = 16384
_LISTED = re.compile(".[，、].")
_LEXICON_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:=[a-z0-9_-]+)?")


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


def terms(document: Located, trail: Trail, value: object) -> Terms:
    """Return the terms that a rule file names: lexicons (kebab-case) and plain words.

    A lexicon is looked for in ``lexicons/`` beside the rule file, in the folder above
    it, and among our own, where ``name=value`` is the part of it with that value. Parts
    of speech (``verb``, ``adjective`` …) are features as well.
    Raises UsageError if there is none of that name.
    """
    words: list[str] = []
    features: list[tuple[str, str | None]] = []
    plain: list[str] = []
    if value == []:
        raise document.fault(trail, nothing(trail))
    for one in value if isinstance(value, list) else [value]:
        item = _word(document, trail, one)
        if not _LEXICON_NAME.fullmatch(item):
            plain.append(item)
        elif (beside := own_words(document, item)) is not None:
            plain += beside
        else:
            name, _, kind = item.partition("=")
            if name not in PARTS:
                words += _lexicon(document, trail, name, kind or None)
            features.append((name, kind or None))
    return Terms((*words, *plain), tuple(features), tuple(plain))


def _word(document: Located, trail: Trail, item: object) -> str:
    """Return a word as it is written; refuse what is none, and what is several."""
    if not isinstance(item, str):
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(item)}”，应为词（加引号）或词库名。",
                f"found '{shown(item)}', expected a word (put it in quotation marks).",
            ),
        )
    if not item:
        raise document.fault(
            trail, Said("词是空的。", "found an empty word, expected characters.")
        )
    if _LISTED.search(item):
        raise document.fault(
            trail,
            Said(
                f"词“{shown(item)}”里有全角逗号或顿号，词与词之间应为半角逗号；一个词里真有的，"
                "请放进词库。",
                f"the word '{shown(item)}' holds a full-width comma; expected ','"
                " between words, and a lexicon for a word that does hold one.",
            ),
        )
    return item


def _lexicon(
    document: Located, trail: Trail, name: str, kind: str | None
) -> tuple[str, ...]:
    """Return the words of a lexicon of the vocabulary, all or those of one value."""
    try:
        by_kind = _by_kind(name)
    except KeyError:
        beside = places(document.path.parent)
        known = [path.stem for place in beside for path in place.glob("*.txt")]
        sentence = no_lexicon(name, [*known, *features_of_ours(), *PARTS])
        sentence = misplaced(document, name) or sentence
        raise document.fault(trail, sentence) from None
    if kind is not None and kind not in by_kind:
        none = Said(
            f"词库“{name}”没有取值“{shown(kind)}”，",
            f"no word of the lexicon '{name}' is '{shown(kind)}'; ",
        )
        values = sorted(one for one in by_kind if one)
        raise document.fault(trail, none + expected(kind, values))
    return by_kind[kind]


@cache
def _by_kind(name: str) -> dict[str | None, tuple[str, ...]]:
    """Return the words of a lexicon by their value, and all of them under None."""
    found: dict[str | None, list[str]] = {None: []}
    for word, value in resources.lexicon_pairs(name):
        plain = word.removeprefix("-") if len(word) > 1 else word
        found[None].append(plain)
        found.setdefault(value, []).append(plain)
    return {kind: tuple(words) for kind, words in found.items()}
