"""Values that differ in mere words and figures only: one of them stands for all.

Most values of a large table are new texts in a known form (城东片区不少于30次). What a
mere word says decides nothing, only what kind of word it is: letters that no text has
stand for it, like figures for figures, and what has been read is given back its own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiaolint.parsing.joined import MEASURES
from jixiaolint.parsing.lexemes import GRAMMAR
from jixiaolint.parsing.likeness import with_like_figures, with_own_figures
from jixiaolint.parsing.values import Target
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

_BEHIND = frozenset({"noun", "adjective", "attributive", "classifier"})
"""What is asked of words behind a number only: they may be what there are so many of."""

_DIGITS = any_of("digits")
_NUMBERS = any_of("digits", "numeral", "number-part", "number-word")
_LETTERS = "".join(map(chr, range(0x3400, 0x3800)))
"""Letters that stand for those of mere words: Chinese characters that nobody writes."""

_UNUSED = frozenset(_LETTERS)
_CODES = tuple(map(ord, _LETTERS))
_CACHE = 16384


class Frame(NamedTuple):
    """A value with its mere words and figures made common, and its words.

    `own` are the letters of the value for which others stand, in their order, `figures`
    its figures by those that stand for them.
    """

    text: str
    words: tuple[Token, ...]
    own: str
    figures: Mapping[str, str] | None

    def restored(self, target: Target) -> Target:
        """Return the target of the frame with the words and figures of the value.

        Raises KeyError for a figure that is reckoned (3万5千), none of those written.
        """
        own, value, high = self._own, target.value, target.high
        if self.figures:
            value, high = value and self.figures[value], high and self.figures[high]
        parts = target.parts
        return Target(
            target.kind,
            target.op,
            value,
            high,
            target.scale,
            target.unit and own(target.unit),
            target.percent,
            target.per and own(target.per),
            target.basis and own(target.basis),
            target.grade and own(target.grade),
            target.fraction,
            target.base and own(target.base),
            parts and tuple([self.restored(part) for part in parts]),
            target.span,
        )

    def _own(self, words: str) -> str:
        """Return words of the frame as they stand in the value."""
        if self.figures:
            words = with_own_figures(words, self.figures)
        return words.translate(dict(zip(_CODES, self.own, strict=False)))


def framed(text: str, words: Sequence[Token]) -> Frame | None:
    """Return a value as one of many like it; nothing if it is one of a kind."""
    if len(text) > len(_LETTERS) or not _UNUSED.isdisjoint(text):
        return None
    alike = with_like_figures(text)
    like = alike.text if alike else text
    made: list[Token] = []
    parts: list[str] = []
    letters: dict[str, str] = {}
    own = ""
    last = numbers = 0
    for token in words:
        word, start, end, features = token
        mere = _mere(word, features, numbers != 0)
        numbers |= features.bits & _NUMBERS
        if mere is None:
            made.append(token)
            continue
        written = like[start:end]
        if features.bits & _DIGITS:
            if text[start:end] != word:
                return None
            stands = written
        elif len(written) != len(word):
            return None
        elif written in letters:
            stands = letters[written]
        else:
            used = len(own)
            own += written
            stands = letters[written] = _LETTERS[used : len(own)]
        parts += (like[last:start], stands)
        last = end
        made.append(tuple.__new__(Token, (stands, start, end, mere)))
    parts.append(like[last:])
    return Frame("".join(parts), tuple(made), own, alike and alike.own)


@lru_cache(maxsize=_CACHE)
def _mere(word: str, features: Features, behind: bool) -> Features | None:
    """Return what is read of a figure, or of a word that may be a mere one.

    A word that does not stand `behind` any number is read for less.

    Nothing if it is none, or may be known by its letters: 个, 次, and all but Chinese.
    """
    if features.bits & _DIGITS:
        return features
    if word[0] in MEASURES or not word.isalpha() or word.isascii():
        return None
    read = features.keys() & _READ
    if not read <= _OPEN:
        return None
    if not behind:
        read -= _BEHIND
    return interned({name: features[name] for name in sorted(read)})
