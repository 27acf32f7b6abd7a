"""The words of a name as its grammar reads them: glosses aside, figures as one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiaolint.parse.name_figures import fold_figures, without_brackets
from jixiaolint.parse.name_whole import whole
from jixiaolint.words.endings import endings
from jixiaolint.words.grammar import Grammar
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import NONE, PARTS, features_of, vocabulary

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
_SINGLE = frozenset({"VERB", "GERUND", "ADJECTIVE", "ADVERB"})
"""What the general dictionary says of single characters that is of no use at the end."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a name, a figure being one; `unit` is one in brackets at its end.

    `classes` are those that the grammar reads, `places` which words they are of.
    """

    tokens: tuple[Token, ...]
    classes: tuple[str, ...]
    places: tuple[int, ...]
    unit: str | None = None


def read_words(name: str) -> Words:
    """Return the words of a name, brackets set aside and figures folded into one."""
    tokens = scan(name)
    sole = whole(tokens)
    if sole:
        return Words(
            (Token(name, 0, len(name), NONE),), (f"SOLE_{sole.upper()}",), (0,)
        )
    kept, unit = without_brackets(name, tokens)
    read = _trimmed(fold_figures(name, _joined(kept)))
    # Mere words are all that can decide nothing where they stand.
    classes, places = GRAMMAR.shape(_deciding(read, GRAMMAR.classes(read)))
    return Words(tuple(read), classes, places, unit)


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words without joints, and words that add nothing, at the end."""
    while len(tokens) > 1 and "joint" in tokens[-1].features:
        tokens = tokens[:-1]
    if len(tokens) > 1 and "tail" in tokens[-1].features:
        return tokens[:-1] if "head" in tokens[-2].features else tokens
    return tokens


def _joined(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words with each pair of unknown single characters as one.

    The dictionary does not know it as a word; its first character says what it is.
    """
    made: list[Token] = []
    for token in tokens:
        if len(token.text) > 2 and "head" in token.features and not _is_own(token):
            made.extend(_split(token))
        elif made and _is_single(token) and _is_single(made[-1]):
            first = made.pop()
            text = first.text + token.text
            features = {**first.features, **features_of(text)}
            made.append(Token(text, first.start, token.end, features))
        else:
            made.append(token)
    return made


def _is_own(token: Token) -> bool:
    """Return whether a word is a head by itself, not by its ending."""
    word = vocabulary().word(token.text)
    return word is not None and "head" in word.features


def _is_single(token: Token) -> bool:
    return len(token.text) == 1 and token.features.keys() <= PARTS


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
    known = vocabulary()
    for ending in endings(word, known.longest):
        if known.endings.get(ending, NONE).get("head", "none") != "none":
            return ending
    return word


def _deciding(tokens: Sequence[Token], classes: Sequence[str]) -> Iterator[str]:
    """Yield the class of each word, ``WORD`` for one that decides nothing where it is."""
    last = len(classes) - 1
    if last and classes[last] == "FIGURE" and not classes[last - 1].startswith("JOINT"):
        last -= 1
    if "QUESTION" in classes:
        yield from (kind if kind == "QUESTION" else "WORD" for kind in classes)
        return
    closing = classes[last]
    short = len(tokens[last].text) == 1
    suffixed = short and closing == "HEAD__DEGREE"
    for place, kind in enumerate(classes):
        if place == last:
            mute = (short and kind in _SINGLE) or _is_mishap(tokens[last])
            yield "WORD" if mute else _LAST.get(kind, kind)
        elif place > last or _is_part(tokens, classes, place):
            yield kind
        elif (
            closing in _FIRM
            or (suffixed and place == last - 1)
            or (kind in _DEEDS and _is_mishap(tokens[last]))
        ):
            yield "WORD"
        elif place == last - 1 and closing == "HEAD__STANDARD" and kind in _MONEY:
            yield "ACTION__GRANT"
        elif place == 0:
            yield "ADVERB" if _leads_verb(classes) else _FIRST.get(kind, "WORD")
        else:
            yield kind if _matters(classes, place, last) else "WORD"


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
