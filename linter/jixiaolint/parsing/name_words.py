"""The words of a name as its grammar reads them: glosses aside, figures as one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.parsing.name_figures import fold_figures, without_brackets
from jixiaolint.parsing.name_whole import whole
from jixiaolint.words.grammar import Grammar
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import (
    NONE,
    PARTS,
    any_of,
    endings_of,
    features_of,
    interned,
    vocabulary,
)

GRAMMAR = Grammar("name")
_FIRM = frozenset(
    f"HEAD__{kind}"
    for kind in ("RATE", "COUNT", "AMOUNT", "MONEY", "TIME", "SATISFACTION", "GRADE")
)
_MONEY = frozenset({"HEAD__MONEY", "HEAD__WORTH"})
_MEASURES = _FIRM | {"HEAD__WORTH", "FIGURE"}
_HOW = frozenset({"HOW", "ADVERB"})
_NOUN = dict.fromkeys(
    ("HEAD__THING", "PARTY__BODY", "PREPOSITION", "OF", "ACTION__NOT", "ACTION__LACK",
     "ACTION__TO"), "WORD")  # fmt: skip
_DEED = dict.fromkeys(
    ("WORK", "ACTION__FIELD", "ACTION__GRANT", "ACTION__ADD", "ACTION__FOR",
     "ACTION__GET"), "GERUND")  # fmt: skip
_DEEDS = frozenset({"VERB", "GERUND"})
_STATE = dict.fromkeys(("BECOME", "HOW", "ADVERB", "PAST"), "ADJECTIVE")
_JOINT = dict.fromkeys(("JOINT__AND", "JOINT__CLAUSE"), "WORD")
_LAST = _NOUN | _DEED | _STATE | _JOINT
"""What a word that closes a name is, whatever else it may be."""

_FIRST = dict.fromkeys(("GERUND", "PREPOSITION", "ACTION__GRANT"), "VERB") | {
    kind: kind
    for kind in ("VERB", "HOW", "ADVERB", "ACTION__BETTER", "ACTION__LIFT", "ACTION__GUARD",
                 "ACTION__FOR", "ACTION__ADD", "ACTION__DONE", "ACTION__NOT",
                 "ACTION__LACK", "ACTION__TO")
}  # fmt: skip
"""What a word that opens a name is, where that can decide."""

_BETWEEN = _HOW | {
    f"ACTION__{verb}" for verb in ("BETTER", "LIFT", "DONE", "LACK", "TO", "GET")
} | {"JOINT__CLAUSE", "PAST"}  # fmt: skip
_LED = frozenset({"VERB", "ACTION__NOT", "ACTION__ADD", "ACTION__GUARD", "ACTION__FOR"})
_CLOSED = _MEASURES | {"HEAD__DEGREE", "HEAD__STANDARD", "PARTY__PEOPLE"}
"""What closes a name as a measure, or as those who are counted."""

_SHORT = 2
_SINGLE = frozenset({"VERB", "GERUND", "ADJECTIVE", "ADVERB"})
"""What the general dictionary says of single characters that is of no use at the end."""

_JOINTS, _HEADS = any_of("joint"), any_of("head")
_KNOWN = ~interned(dict.fromkeys(sorted(PARTS), "")).bits
"""The bits of all that a word may be beside its part of speech."""


class Words(NamedTuple):
    """The words of a name, a figure being one; `unit` is one in brackets at its end.

    `classes` are those that the grammar reads, `places` which words they are of.
    """

    tokens: tuple[Token, ...]
    classes: tuple[str, ...]
    places: tuple[int, ...]
    unit: str | None = None


def read_words(name: str, tokens: Sequence[Token]) -> Words:
    """Return the words of a name, brackets set aside and figures folded into one."""
    text = "".join([token.text for token in tokens])
    sole = whole(text, tokens)
    if sole:
        return Words(
            (Token(name, 0, len(name), NONE),), (f"SOLE_{sole.upper()}",), (0,)
        )
    kept, unit = without_brackets(name, tokens) if "(" in text else (tokens, None)
    read = _trimmed(fold_figures(name, _joined(kept)))
    # Mere words are all that can decide nothing where they stand.
    classes, places = GRAMMAR.shape(_deciding(read, GRAMMAR.classes(read)))
    return Words(tuple(read), classes, places, unit)


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words without joints, and words that add nothing, at the end."""
    while len(tokens) > 1 and tokens[-1].features.bits & _JOINTS:
        tokens = tokens[:-1]
    if len(tokens) > 1 and "tail" in tokens[-1].features:
        return tokens[:-1] if "head" in tokens[-2].features else tokens
    return tokens


def _joined(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words with each pair of unknown single characters as one.

    The dictionary does not know it as a word; its first character says what it is.
    """
    made: list[Token] = []
    beside = False
    for token in tokens:
        text, _, end, features = token
        single = len(text) == 1 and not features.bits & _KNOWN
        if single and beside:
            first = made.pop()
            text = first.text + text
            features = interned({**first.features, **features_of(text)})
            made.append(Token(text, first.start, end, features))
        elif len(text) > 2 and features.bits & _HEADS and not _is_own(token):
            made.extend(_split(token))
        else:
            made.append(token)
        beside = single and not beside
    return made


def _is_own(token: Token) -> bool:
    """Return whether a word is a head by itself, not by its ending."""
    word = vocabulary().word(token.text)
    return word is not None and "head" in word.features


def _split(token: Token) -> Iterator[Token]:
    """Yield a word that ends in a head (合格率) as what is measured and the head."""
    word, at = token.text, token.start
    cut = len(word) - len(_ending(word))
    if cut < 2 or len(word) != token.end - at or "how" in token.features:
        yield token
        return
    for part in scan(word[:cut]):
        yield Token(part.text, at + part.start, at + part.end, part.features)
    yield Token(word[cut:], at + cut, token.end, features_of(word[cut:]))


def _ending(word: str) -> str:
    """Return the ending that makes a word a head, else the word."""
    known = vocabulary().endings
    for ending in endings_of(word):
        if known[ending].get("head", "none") != "none":
            return ending
    return word


def _deciding(tokens: Sequence[Token], classes: Sequence[str]) -> Sequence[str]:
    """Return the class of each word, ``WORD`` for one that decides nothing where it is."""
    if "QUESTION" in classes:
        return [kind if kind == "QUESTION" else "WORD" for kind in classes]
    last = len(classes) - 1
    if last and classes[last] == "FIGURE" and not classes[last - 1].startswith("JOINT"):
        last -= 1
    closing, mishap = classes[last], _is_mishap(tokens[last])
    short = len(tokens[last].text) == 1
    mute = mishap or (short and closing in _SINGLE)
    made = ["WORD"] * last
    state = closing not in _CLOSED and _is_predicate(tokens[: last + 1])
    made.append(
        "ADJECTIVE" if state else "WORD" if mute else _LAST.get(closing, closing)
    )
    made += classes[last + 1 :]
    firm, joined = closing in _FIRM, "JOINT__AND" in classes
    if firm and not joined:
        return made
    suffixed = last - 1 if short and closing == "HEAD__DEGREE" else -1
    for place, kind in enumerate(classes[:last]):
        if joined and _is_part(tokens, classes, place):
            made[place] = kind
        elif firm or place == suffixed or (mishap and kind in _DEEDS):
            continue
        elif place == last - 1 and closing == "HEAD__STANDARD" and kind in _MONEY:
            made[place] = "ACTION__GRANT"
        elif place == 0:
            adverb = _leads_verb(classes)
            named = "noun-suffix" in tokens[1].features  # 加强|型, 推进|会
            made[place] = (
                "ADVERB" if adverb else _FIRST.get("" if named else kind, "WORD")
            )
        elif _matters(classes, place, last):
            made[place] = kind
    return made


def _is_predicate(tokens: Sequence[Token]) -> bool:
    """Return whether words close with what a subject does not do, or is more and more.

    A word that denies or compares stands behind a subject, before the last word or two:
    秸秆|不|焚烧, 办事|不|出|村, 老|有所|养.
    """
    last = tokens[-1]
    if len(tokens) > 1 and last.features.get("action") == "lack":
        return True
    close = len(tokens) > _SHORT and len(tokens[-2].text) == 1
    leads = [token.features for token in tokens[1:-1][-2 if close else -1 :]]
    denied = any(lead.get("action") in ("not", "get") for lead in leads)
    more = any("degree-adverb" in lead and "how" not in lead for lead in leads)
    more = more and "noun" not in last.features  # 基本农田
    return len(last.text) <= _SHORT and (denied or more)


def _is_mishap(token: Token) -> bool:
    """Return whether a word is an event that nobody brings about (讲解差错)."""
    features = token.features
    return features.get("head") == "thing" and features.get("polarity") == "bad"


def _is_part(tokens: Sequence[Token], classes: Sequence[str], place: int) -> bool:
    """Return whether a word is a measure with a joint behind it, or that joint.

    A property (规范性) is one only beside its like.
    """
    if classes[place] == "JOINT__AND":
        # Of several signs in a row (、、) the first one joins.
        place -= 1
        if place < 0 or classes[place] == "JOINT__AND":
            return False
    if classes[place + 1] != "JOINT__AND":
        return False
    return classes[place] in _MEASURES or (
        classes[place] == "HEAD__DEGREE" and tokens[place].text == tokens[-1].text
    )


def _leads_verb(classes: Sequence[str]) -> bool:
    """Return whether an adjective opens the name as the adverb of a verb (严厉打击)."""
    return classes[0] == "ADJECTIVE" and classes[1] == "VERB"


def _matters(classes: Sequence[str], place: int, last: int) -> bool:
    """Return whether a word between the first and the last can decide."""
    kind, before = classes[place], classes[place - 1]
    # 完成全年任务: how stands with the noun.
    if kind in _HOW and before == "ACTION__DONE" and place == 1:
        return False
    if kind == "ACTION__GUARD" and place > 1 and before in _HOW:
        return False
    if kind in _LED:
        led = place == 1 and _leads_verb(classes)
        return led or before in _HOW or before == "JOINT__CLAUSE"
    if kind == "JOINT__AND":
        return classes[place + 1] in ("ACTION__BETTER", "ACTION__LIFT")
    if kind in ("OF", "ACTION__GRANT"):
        return place + 1 == last
    return kind in _BETWEEN
