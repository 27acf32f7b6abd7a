"""How much of an explanation stands in the name and the value already."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiaolint.words.plain import plain
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import Features, any_of, bit

_SCALES = (1, 10_000, 100_000_000)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DIGITS, _HEADS, _BASE = bit("digits"), bit("head"), bit("clue", "base")
_SAY_NOTHING = _BASE | any_of(
    "particle", "preposition", "conjunction", "pronoun", "adverb", "degree-adverb",
    "bound-before", "bound-after", "bound-close",
) | bit("clue", "filler") | bit("clue", "be") | bit("clue", "and")  # fmt: skip


class Copied(NamedTuple):
    """What an explanation copies (``name``, ``value``, ``both``), and how fully.

    `new` is the share of its words that neither name nor value holds, nothing where it
    has no words, and `added` how many characters they have. `marks` are those of an
    explanation.
    """

    of: str | None
    new: float | None
    marks: frozenset[str]
    added: int


def copied(tokens: Sequence[Token], bits: int, name: str, value: str) -> Copied:
    """Return what the words of an explanation copy; `bits` are those of the words."""
    title, wanted = plain(name).text, plain(value).text
    heads = {of["head"] for _, _, _, of in scan(name) if of.bits & _HEADS}
    in_title, in_wanted, demanded = {*title}, {*wanted}, _figures(wanted)
    old = new = not_in_name = not_in_value = figures = answers = behind = 0
    for word, _, _, features in tokens:
        size, digits, first = len(word), features.bits & _DIGITS, word[0]
        known = first.isalnum()
        # A word whose first character is missing is not there.
        in_name = (
            known
            and first in in_title
            and (word in title or (size > 1 and in_title.issuperset(word)))
        )
        in_value = (
            not demanded.isdisjoint(_figures(word))
            if digits
            else known
            and first in in_wanted
            and (word in wanted or (size > 1 and in_wanted.issuperset(word)))
        )
        if in_name or in_value:
            old += size
            not_in_name += 0 if in_name else size
            not_in_value += 0 if in_value else size
            answers |= digits if in_value else 0
        elif digits or behind:  # a figure and its unit
            figures |= digits
        elif known and not features.bits & _SAY_NOTHING:
            new += size if features.get("head") not in heads else 0
        behind = digits
    not_in_name += bool(figures) and any(map(str.isdigit, wanted))
    marks = _marks(tokens, bits, title, wanted) | ({"answers"} if answers else set())
    if figures and "base" not in marks and not_in_name:
        if _makes(tokens, wanted):
            return Copied(None, 1.0, marks, new)
        marks |= {"differs"}
    share = new / (old + new) if old or new else None
    return Copied(_of(old, not_in_name, not_in_value), share, marks, new)


def _figures(text: str) -> frozenset[Decimal]:
    """Return the numbers in digits that a text holds."""
    found = _FIGURE.findall(text) if any(map(str.isdecimal, text)) else ()
    return frozenset(Decimal(figure.replace(",", "")) for figure in found)


def _makes(tokens: Sequence[Token], wanted: str) -> bool:
    """Return whether numbers make the value, which copies nothing: 房租41万元、水电13万元.

    Two may also be multiplied: 45个×800元 is 3.6万元.
    """
    text = "".join([token.text for token in tokens])
    parts = [Decimal(figure.replace(",", "")) for figure in _FIGURE.findall(text)]
    made = {sum(parts)} if len(parts) > 1 else set()
    if len(parts) == 2:
        made |= {parts[0] * parts[1] / scale for scale in _SCALES}
    return not made.isdisjoint(_figures(wanted))


def _marks(
    tokens: Sequence[Token], bits: int, title: str, wanted: str
) -> frozenset[str]:
    """Return that a base is named, or that name and value are not the end."""
    found = set()
    if bits & _BASE:
        found.add("base")
    if title and wanted:
        both = title + wanted
        text = "".join([token.text for token in tokens])
        if text.startswith(both) and len(text) > len(both) + 1:
            found.add("glued")
    return frozenset(found)


def _of(old: int, not_in_name: int, not_in_value: int) -> str | None:
    """Return what is copied: the field that leaves no copied word to the other."""
    if not old:
        return None
    if not not_in_name:
        return "name"
    return "both" if not_in_value else "value"


def _holds(text: str, word: str) -> bool:
    """Return whether a text holds a word, or else all of its characters."""
    if not text or not word[0].isalnum():
        return False
    return word in text or (len(word) > 1 and set(text).issuperset(word))


def _says(word: str, features: Features) -> bool:
    """Return whether a word adds something."""
    return word[0].isalnum() and not features.bits & _SAY_NOTHING


def strays(tokens: Sequence[Token], name: str) -> bool:
    """Return whether a question asks if another act than the name's was in time.

    护工是否按时配送餐食 for 护工更换被褥的及时性: no word behind 按时 is one of the name (one
    is enough where the question names a person who acts), and two words of the name
    are none of the question's.
    """
    title, clue = scan(name), [token.features.get("clue") for token in tokens]
    known = [token.features.get("clue") for token in title]
    if (
        not any("question" in token.features for token in tokens)
        or "timely" not in clue
        or "general" in known
    ):
        return False
    acts = [t for t in tokens[clue.index("timely") + 1 :] if _says(t.text, t.features)]
    text, own = plain(name).text, "".join(token.text for token in tokens)
    missed = [t for t in title if _says(t.text, t.features) and not _holds(own, t.text)]
    return (
        "timely" in known
        and len(acts) > (0 if any(_is_person(t) for t in tokens) else 1)
        and not any(_holds(text, act.text) for act in acts)
        and sum(t.features.get("clue") != "timely" for t in missed) > 1
    )


def _is_person(token: Token) -> bool:
    return token.features.get("party") == "people"
