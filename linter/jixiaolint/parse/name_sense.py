"""The head of a name, its unit, its polarity, and whose satisfaction it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.text import Span
from jixiaolint.words.vocabulary import NONE, features_of, vocabulary

if TYPE_CHECKING:
    from jixiaolint.parse.name_words import Words
    from jixiaolint.words.scan import Token

_MEASURED = frozenset({"rate", "count", "amount", "money", "time"})


def head(words: Words, kind: str) -> Span:
    """Return where the words stand that say what is measured."""
    if kind == "question":
        place = words.classes.index("QUESTION")
        return Span(words.tokens[place].start, words.tokens[place].end)
    token = _head_token(words)
    if token.features.get("head") is None or len(token.text) != token.end - token.start:
        return Span(token.start, token.end)
    return Span(token.end - len(_ending(token)), token.end)


def _head_token(words: Words) -> Token:
    last = len(words.tokens) - 1
    return words.tokens[last - (words.classes[last] == "FIGURE" and last > 0)]


def _ending(token: Token) -> str:
    """Return the ending by which a word is a head, else the word."""
    endings = vocabulary().endings
    for start in range(len(token.text)):
        if "head" in endings.get(token.text[start:], NONE):
            return token.text[start:]
    return token.text


def unit_of(words: Words, last: Span) -> str | None:
    """Return the unit that the measure word before 数 or 限 states."""
    token = _head_token(words)
    return features_of(_ending(token)).get("head-unit") or None


def polarity(words: Words, last: Span, kind: str) -> str | None:
    """Return whether more is better (up) or less (down), where it is sure."""
    if kind == "satisfaction":
        return "up"
    if kind not in _MEASURED:
        return None
    found = []
    for token in reversed(words.tokens):
        value = token.features.get("polarity")
        if value is None and token.end == last.end:
            value = features_of(token.text[: last.start - token.end]).get("polarity")
        if value:
            found.append(value)
    turned = "turn" in found or "not" in found
    if "bad" in found and found[0] != "good":
        if kind == "money" and found[0] == "bad" and "turn" in found:
            return None
        return "up" if turned else "down"
    if found and found[0] == "good":
        return "up"
    if "turn" in found:
        return {"rate": "up", "time": "down"}.get(kind)
    return None


def group(name: str, words: Words, last: Span) -> str | None:
    """Return whose satisfaction a name names, as written."""
    before = [
        (kind, token)
        for kind, token in zip(words.classes, words.tokens, strict=True)
        if token.end <= last.start and kind != "FIGURE"
    ]
    while before and before[0][0] in ("ACTION__BETTER", "ADVERB"):
        before.pop(0)
    cut = next((i for i, (_, t) in enumerate(before) if t.text == "对"), len(before))
    named = before[:cut]
    while named and named[-1][0] != "PARTY":
        named.pop()
    if not named:
        return None
    return name[named[0][1].start : named[-1][1].end]
