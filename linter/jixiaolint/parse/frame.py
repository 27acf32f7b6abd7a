"""Values that differ in mere words and figures only: one of them stands for all.

Most values of a large table are new texts in a known form (城东片区不少于30次). What a
mere word says decides nothing, only what kind of word it is: letters that no text has
stand for it, like figures for figures, and what has been read is given back its own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jixiaolint.parse.joined import MEASURES
from jixiaolint.parse.lexemes import GRAMMAR
from jixiaolint.parse.likeness import Alike, with_like_figures
from jixiaolint.parse.values import Target
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import Features, any_of, interned

_OPEN = frozenset({
    "noun", "verb", "gerund", "adjective", "attributive", "classifier", "unit",
})  # fmt: skip
"""What mere words may be: classes so open that no code knows a word of them."""

_READ = _OPEN | GRAMMAR.features | {
    "preposition", "conjunction", "particle", "pronoun", "location", "action", "date-unit",
    "grade-tail", "judged", "boast", "rate-ending", "vague-word", "latin",
}  # fmt: skip
"""All features that the grammar and the code behind it ask of words."""

_DIGITS = any_of("digits")
_LETTERS = "".join(map(chr, range(0x3400, 0x3800)))
"""Letters that stand for those of mere words: Chinese characters that nobody writes."""

_UNUSED = frozenset(_LETTERS)


class Frame(NamedTuple):
    """A value with its mere words and figures made common, and its words.

    `own` are the letters of the value by those that stand for them, `alike` its figures.
    """

    text: str
    words: tuple[Token, ...]
    own: Mapping[int, str]
    alike: Alike | None

    def restored(self, target: Target) -> Target:
        """Return the target of the frame with the words and figures of the value.

        Raises KeyError for a figure that is reckoned (3万5千), none of those written.
        """
        figures = self.alike.own if self.alike else None
        value, high = target.value, target.high
        return Target(
            target.kind,
            target.op,
            figures[value] if figures and value else value,
            figures[high] if figures and high else high,
            target.scale,
            self._words(target.unit),
            target.percent,
            self._words(target.per),
            self._words(target.basis),
            self._words(target.grade),
            target.fraction,
            self._words(target.base),
            tuple([self.restored(part) for part in target.parts]),
            target.span,
        )

    def _words(self, words: str | None) -> str | None:
        if words is None:
            return None
        words = self.alike.restored(words) if self.alike else words
        return words.translate(self.own)


def framed(text: str, words: Sequence[Token]) -> Frame | None:
    """Return a value as one of many like it; nothing if it is one of a kind."""
    if len(text) > len(_LETTERS) or not _UNUSED.isdisjoint(text):
        return None
    alike = with_like_figures(text)
    like = alike.text if alike else text
    made: list[Token] = []
    parts: list[str] = []
    letters: dict[str, str] = {}
    last = used = 0
    for token in words:
        word, start, end, features = token
        digits = alike is not None and features.bits & _DIGITS
        mere = None if digits or _is_named(word) else _mere(features)
        if not digits and mere is None:
            made.append(token)
            continue
        size = end - start
        if size != len(word):
            return None
        own = like[start:end]
        if digits:
            stands = own
        elif own in letters:
            stands = letters[own]
        else:
            stands = letters[own] = _LETTERS[used : used + size]
            used += size
        parts += (like[last:start], stands)
        last = end
        made.append(tuple.__new__(Token, (stands, start, end, features if digits else mere)))
    parts.append(like[last:])
    own_letters = {
        ord(letter): character
        for word, stands in letters.items()
        for letter, character in zip(stands, word, strict=True)
    }
    return Frame("".join(parts), tuple(made), own_letters, alike)


@cache
def _mere(features: Features) -> Features | None:
    """Return what is read of a word that may be a mere one; nothing if it is none."""
    read = features.keys() & _READ
    if not read <= _OPEN:
        return None
    return interned({name: features[name] for name in sorted(read)})


def _is_named(word: str) -> bool:
    """Return whether a word may be known by its letters: 个, 次, and all but Chinese."""
    return word[0] in MEASURES or not word.isalpha() or word.isascii()
