"""The head of a name, its unit, its polarity, and whose satisfaction it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jixiaolint.parsing.name_figures import is_unit
from jixiaolint.parsing.name_words import Words
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import PARTS, Features, features_of

_MEASURED = frozenset({"rate", "count", "amount", "money", "time", "degree"})
_NOBODY = frozenset({"人员", "对象"})
_PARTIES = frozenset({"people", "body"})
_DEEDS = {
    "turn": {
        "rate": "up",
        "count": "up",
        "amount": "up",
        "money": "up",
        "time": "down",
    },
    "handle": {"rate": "up", "time": "down"},
    "verb": {"rate": "up"},
}
_ABOUT_HARM = frozenset({"turn", "not", "handle"})
_VERBAL = ("verb", "gerund", "adjective", "action")
_NEGATED = {"bad": "up", **dict.fromkeys(("good", "turn", "handle", "verb"), "down")}
_WISHED = frozenset({"better", "lift", "guard"})
_PASSED = ("adverb", "classifier", "of", "joint", "digits", "time")


def head_token(words: Words, kind: str) -> Token:
    """Return the word that says what is measured: the last, or the question."""
    if kind == "question":
        return next(token for token in words.tokens if "question" in token.features)
    last = words.tokens[-1]
    figure = len(words.tokens) > 1 and "figure" in last.features
    return words.tokens[-2] if figure else last


def unit_of(words: Words, token: Token) -> str | None:
    """Return the unit that a head states: the measure word before 数, or a 次 whole."""
    head, before = token.text, _before(words, token)
    stated = token.features.get("head-unit")
    if stated:
        return stated
    stem = head.removesuffix("数")
    if stem == head:
        if head == "次" and _counts(before[-1:]):
            return before[-1:] + head
        around = (head if len(head) > 1 else "", before)
        return next((w for w in around if w.endswith("次") and _counts(w)), None)
    word = stem or before
    return features_of(word).get("head-unit") or (word if _counts(word) else None)


def _before(words: Words, token: Token) -> str:
    place = words.tokens.index(token)
    return words.tokens[place - 1].text if place else ""


def _counts(word: str) -> bool:
    """Return whether a word is a measure word, and not a thing that is counted."""
    features = features_of(word)
    if not is_unit(features):
        return False
    things = features.get("unit") in ("count", "document", "person")
    return len(word) == 1 or word.endswith("次") or not things


def polarity(words: Words, token: Token, kind: str) -> str | None:
    """Return whether more is better (up) or less (down), where it is sure.

    What the head measures decides, that is the nearest word before it, or the head
    itself; words that say nothing of better or worse are passed over.
    """
    if kind == "satisfaction":
        return "down" if _value(token.features) == "bad" else "up"
    if kind not in _MEASURED:
        return None
    values = list(_values(words, token))
    share = values[:1] == ["share"]
    if share:
        del values[0]
    last = values[0] if values else None
    if values[1:2] == ["negation"]:
        return _NEGATED.get(last or "")
    if last == "cost":
        spared = {"turn", "good"} & set(values)
        return "down" if kind == "money" and not spared else None
    if last == "bad":
        return _harm(words, kind, values)
    if last == "handle" and any(word.text == "的" for word in words.tokens[-2:-1]):
        return None  # 随时出动的天数: days on which it happens
    if last in _DEEDS and not share:
        return _DEEDS[last].get(kind)
    return "up" if last == "good" else None


def _harm(words: Words, kind: str, values: list[str]) -> str | None:
    """Return which way a measure of harm should go: what is done about it is work.

    The nearest deed before it counts: 减免对象审核差错率 is no less of harm.
    """
    done = next((value for value in values[1:] if value in _ABOUT_HARM), None)
    if done in ("turn", "not"):
        return "up"
    worked_on = done == "handle" or _is_deed(words.tokens[0])
    return None if worked_on and kind != "rate" else "down"


def _is_deed(token: Token) -> bool:
    """Return whether a name begins with a deed (清理违建面积), not with what happens."""
    return "verb" in token.features and _value(token.features) == "verb"


def _values(words: Words, head: Token) -> Iterator[str]:
    """Yield what the words of a name say of better and worse, from its end."""
    place = words.tokens.index(head)
    for token in reversed(words.tokens[: place + 1]):
        value = _value(token.features)
        if value and value != "plain":
            yield value


@cache
def _value(features: Features) -> str | None:
    """Return what a word says of better and worse."""
    value = features.get("polarity")
    if value is None and "negation" in features:
        return "negation"
    if value is None and not _passed(features):
        value = "verb" if any(part in features for part in _VERBAL) else "noun"
    return value


def _passed(features: Features) -> bool:
    """Return whether a word says nothing of what is measured."""
    return (
        not features
        or is_unit(features)
        or "head" in features
        or any(part in features for part in _PASSED)
    )


def group(name: str, words: Words, token: Token) -> str | None:
    """Return whose satisfaction a name names, as written."""
    place = words.tokens.index(token)
    start = 0
    while start < place and _leads(words.tokens[start]):
        start += 1
    end = next((i for i in range(place) if words.tokens[i].text == "对"), place)
    last = words.tokens[end - 1] if end > start else None
    # Whoever is content with something is somebody: 船东对救助的满意度.
    told = end < place or (last and _stands_last(last))
    if last is None or not told:
        named = (i for i in range(end, start, -1) if _is_party(words.tokens[i - 1]))
        end = next(named, end if last and _is_unknown(last) else start)
    if end <= start or (end - start == 1 and words.tokens[start].text in _NOBODY):
        return None
    return name[words.tokens[start].start : words.tokens[end - 1].end]


def _stands_last(token: Token) -> bool:
    """Return whether a word ends the name of a body, or of those who may be asked."""
    return token.features.get("party") == "group" or "body-suffix" in token.features


def _is_party(token: Token) -> bool:
    return token.features.get("party") in _PARTIES


def _is_unknown(token: Token) -> bool:
    """Return whether a noun is none of the things, deeds and places that we know.

    Those who are served are an open class (球迷, 投资方), the matters of a budget are not.
    """
    features = token.features
    return "noun" in features and features.keys() <= PARTS and len(token.text) > 1


def _leads(token: Token) -> bool:
    features = token.features
    return (
        features.get("action") in _WISHED or "how" in features or "adverb" in features
    )
