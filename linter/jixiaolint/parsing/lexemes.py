"""The words of a value as its grammar takes them: those of the scanner, cut and joined.

Behind a number a unit stands first (三|年|内, 5|万|家); numbers join what they are part of:
a date, a step of a scale, a name (PM2.5, 《法》第12条), a fraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jixiaolint.parsing.joined import join, stamped
from jixiaolint.words.grammar import Grammar, Shape
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import PARTS, Features, any_of, features_of, interned

GRAMMAR = Grammar("target")
_CACHE = 16384
_DEEPEST = 16
"""So many brackets in one another are read."""

_WHOLE = {"unit", "number-word", "grade"}
_NUMERAL = any_of("numeral")
_NUMBERS = any_of("digits", "numeral", "number-part")
_LOOSE = {"number", "location", "time"}


def lexemes(text: str) -> tuple[Token, ...]:
    """Return the words of a value; bounds and signs, numbers and units, words."""
    return joined(pieces(text))


def pieces(text: str) -> tuple[Token, ...]:
    """Return the words of a value, cut where one holds a unit or a word of the grammar."""
    return tuple(_cut(scan(text)))


def joined(cut: Sequence[Token]) -> tuple[Token, ...]:
    """Return such words with numbers joined to what they are part of."""
    return tuple(join(stamped(list(cut))))


def shape_of(words: Sequence[Token]) -> Shape:
    """Return the row of classes that the grammar reads, and where each begins."""
    classes, starts = GRAMMAR.shape(_paired(GRAMMAR.classes(words)))
    return classes, (*starts, len(words))


def _paired(classes: tuple[str, ...]) -> Sequence[str]:
    """Return the classes with brackets as mere words that have no partner or lie too deep."""
    if "MARK__OPEN" not in classes and "MARK__CLOSE" not in classes:
        return classes
    made, open_at = list(classes), []
    for position, name in enumerate(classes):
        if name == "MARK__OPEN":
            open_at.append(position)
        elif name == "MARK__CLOSE":
            partner = open_at.pop() if open_at else position
            if partner == position or len(open_at) >= _DEEPEST:
                made[partner] = made[position] = "WORD"
    for position in open_at:
        made[position] = "WORD"
    return made


# ---- words that are two here


def _cut(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens, with those cut that hold a unit or a word of the grammar."""
    found: list[Token] = []
    for token in tokens:
        word, start, end, features = token
        if "short-number" in features:
            found += _in_full(token)
            continue
        if len(word) == 1 or word.isascii() or features.bits & _NUMERAL:
            found.append(token)
            continue
        parts = _parts(word, bool(found) and _counts(found[-1].features))
        if len(parts) < 2 or end - start != len(word):
            found.append(token)
            continue
        for part in parts:
            piece = Token(part, start, start + len(part), _features(part))
            start += len(part)
            # 工作|日|内: what is cut off may be the end of a unit.
            if found and "unit" in (joined := features_of(found[-1].text + part)):
                last = found.pop()
                piece = Token(last.text + part, last.start, piece.end, joined)
            found.append(piece)
    return found


def _in_full(token: Token) -> Sequence[Token]:
    """Return the words that a short one stands for: 翻|一|番 for 翻番.

    What is written at its end stands there, such as a unit; the rest stands for it all.
    """
    word, start, end, features = token
    parts = features["short-number"].split()
    begins = [end - len(part) if word.endswith(part) else start for part in parts]
    return [
        Token(part, begin, end, _features(part))
        for part, begin in zip(parts, begins, strict=True)
    ]


def _counts(features: Features) -> bool:
    return bool(features.bits & _NUMBERS)


@lru_cache(maxsize=_CACHE)
def _parts(word: str, behind: bool) -> tuple[str, ...]:
    """Return the words in a word; `behind` a number a unit stands first."""
    own = features_of(word)
    if _WHOLE.intersection(own) or word.isascii() or ("calendar" in own and not behind):
        return (word,)
    for end in range(len(word) - 1, 0, -1):
        left, right = word[:end], word[end:]
        first, second = _features(left), _features(right)
        if not second and len(right) > 1 and first:
            second = _features(_parts(right, behind)[0])
        if _are_two(left, own, first, second, behind):
            return (*_parts(left, behind), *_parts(right, _counts(first)))
    return (word,)


def _are_two(
    left: str, own: Features, first: Features, second: Features, behind: bool
) -> bool:
    """Return whether a word that is cut in two is better read so."""
    part = first.get("number-part")
    if part == "each" or part == "half":
        return bool(second) if part == "each" else "unit" in second
    tail = "date-tail" in second or "bound-after" in second
    unit = behind and ("unit" in first or "calendar" in first)
    if unit and (tail or left == "个" or "calendar" in second or "unit" in second):
        return True
    if "digits" in first:
        return "unit" in second
    if "numeral" in first or part in ("scale", "more"):
        loose = behind or _LOOSE.issuperset(PARTS.intersection(own))
        return second.get("number-part") == "step" or (loose and "unit" in second)
    if "yardstick" in first and "bound-after" in second:
        return True
    if first.get("comparison") == "by" and "yardstick" in second:
        return True
    general = not PARTS.isdisjoint(own) or _known(own)
    return not general and bool(first and second) and (_known(first) or _known(second))


def _known(features: Features) -> bool:
    """Return whether a word is one of the ground, or one that the grammar asks for."""
    return "numeral" in features or GRAMMAR.class_of(features) != "WORD"


@lru_cache(maxsize=_CACHE)
def _features(word: str) -> Features:
    features = features_of(word)
    if word.isdecimal():
        return interned({"digits": "", **features})
    if word and all("numeral" in features_of(c) for c in word):
        return interned({"numeral": "", **features})
    return features
