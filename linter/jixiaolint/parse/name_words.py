"""The words of a name as its grammar reads them: glosses aside, figures as one word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.grammar import Grammar
from jixiaolint.words.plain import plain
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import NONE, PARTS, Features, features_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

_GRAMMAR = Grammar("name")
_PROPERTY = "HEAD__DEGREE"
_UNIT_SIGNS = frozenset("%‰/·万千亿百每-~:.—")
_SIGNS = frozenset("≥≤><=~≈")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a name with their classes; `unit` is one in brackets at its end."""

    tokens: tuple[Token, ...]
    classes: tuple[str, ...]
    unit: str | None = None


def read_words(name: str) -> Words:
    """Return the words of a name, brackets set aside and figures folded into one."""
    tokens = scan(name)
    whole = _whole(name, tokens)
    if whole:
        return Words((Token(name, 0, len(name), NONE),), (whole,))
    kept, unit = _without_brackets(name, tokens)
    kept = _joined(kept)
    classes = _stems(kept, _GRAMMAR.classes(kept))
    return _fold_figures(name, kept, classes, unit)


def _whole(name: str, tokens: Sequence[Token]) -> str | None:
    """Return the class of a name that is one heading, filler or code as a whole."""
    if not tokens:
        return "SOLE_FILLER"
    if "filler" in features_of(plain(name).text):
        return "SOLE_FILLER"
    if all(_is_code(token) for token in tokens):
        return "SOLE_CODE"
    return "SOLE_LABEL" if _is_label(plain(name).text) else None


def _is_label(text: str) -> bool:
    """Return whether a text is a heading: words of headings and nothing else."""
    labels = _labels()
    if labels.get(text) in ("", "alone"):
        return True
    core = text.rstrip("0123456789")
    closed = any(core.endswith(word) for word, use in labels.items() if use == "end")
    return (closed or core == text) and _is_made_of(core, closed)


def _stems(tokens: Sequence[Token], classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes with the stem of a closing suffix (规范性) as a mere word."""
    if len(tokens) > 1 and len(tokens[-1].text) == 1 and classes[-1] == _PROPERTY:
        return (*classes[:-2], "WORD", classes[-1])
    return classes


def _is_made_of(text: str, closed: bool) -> bool:
    """Return whether words of headings make up a text."""
    return not text or any(
        _is_made_of(text[len(word) :], closed)
        for word, use in _labels().items()
        if text.startswith(word) and (closed or not use)
    )


@cache
def _labels() -> dict[str, str]:
    return dict(lexicon_pairs("label"))


def _joined(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words with each pair of unknown single characters as one.

    The dictionary does not know it as a word; its first character says what it is.
    """
    made: list[Token] = []
    for token in (part for token in tokens for part in _split(token)):
        if made and _is_single(token) and _is_single(made[-1]):
            first = made.pop()
            text = first.text + token.text
            features = {**first.features, **features_of(text)}
            token = Token(text, first.start, token.end, features)
        made.append(token)
    return tuple(made)


def _split(token: Token) -> tuple[Token, ...]:
    """Return a word that ends in a head (合格率) as what is measured and the head."""
    word = token.text
    if len(word) < 3 or token.features.get("head", "none") == "none":
        return (token,)
    size = len(head_ending(word))
    cut = len(word) - size
    if cut < 2 or len(word) != token.end - token.start:
        return (token,)
    at = token.start
    stem = (Token(t.text, at + t.start, at + t.end, t.features) for t in scan(word[:cut]))
    return (*stem, Token(word[cut:], at + cut, token.end, features_of(word[cut:])))


def head_ending(word: str) -> str:
    """Return the ending that makes a word a head, else the word."""
    endings = vocabulary().endings
    for start in range(len(word)):
        if "head" in endings.get(word[start:], NONE):
            return word[start:]
    return word


def _is_single(token: Token) -> bool:
    return len(token.text) == 1 and token.features.keys() <= PARTS


def _is_code(token: Token) -> bool:
    return "digits" in token.features or not any(c >= "\u4e00" for c in token.text)


def _without_brackets(
    name: str, tokens: Sequence[Token]
) -> tuple[tuple[Token, ...], str | None]:
    """Return the words outside brackets, and the unit in brackets at the end."""
    kept: list[Token] = []
    unit, opened = None, None
    for token in tokens:
        if token.text[0] == "(" and opened is None:
            opened = token
        if opened is None:
            kept.append(token)
            unit = None
        elif token.text[-1] == ")":
            unit = _unit(name[opened.start + 1 : token.end - 1])
            opened = None
    return (tuple(kept), unit) if kept else (tuple(tokens), None)


def _unit(text: str) -> str | None:
    """Return a text that is a unit and nothing else."""
    text = text.strip()
    tokens = scan(text)
    if tokens and all(is_unit(t) or t.text in _UNIT_SIGNS for t in tokens):
        return "%" if plain(text).text == "%" else text
    return None


def is_unit(token: Token) -> bool:
    """Return whether a word is a unit."""
    return is_unit_word(token.features)


def is_unit_word(features: Features) -> bool:
    """Return whether these are the features of a unit."""
    return "money-unit" in features or any(f.startswith("unit") for f in features)


def _is_bound(token: Token) -> bool:
    return token.text in _SIGNS or any(f.startswith("bound") for f in token.features)


def _is_number(token: Token) -> bool:
    return "digits" in token.features or "numeral" in token.features


def _fold_figures(
    name: str, tokens: tuple[Token, ...], classes: tuple[str, ...], unit: str | None
) -> Words:
    """Return the words with each figure at the end of a name or part as one."""
    made: list[Token] = []
    kinds: list[str] = []
    place, count = 0, len(tokens)
    while place < count:
        end = _figure(tokens, classes, place)
        if end > place:
            first, last = tokens[place], tokens[end - 1]
            span = first.start, last.end
            made.append(Token(name[first.start : last.end], *span, NONE))
            kinds.append("FIGURE")
            place = end
        else:
            made.append(tokens[place])
            kinds.append(classes[place])
            place += 1
    return Words(tuple(made), tuple(kinds), unit)


def _figure(tokens: Sequence[Token], classes: Sequence[str], start: int) -> int:
    """Return the end of a figure that starts here and closes a part, else `start`."""
    place, numbers = start, 0
    while place < len(tokens) and not classes[place].startswith("JOINT"):
        token = tokens[place]
        if _is_number(token):
            numbers += 1
        elif not (_is_bound(token) or (numbers and _is_figure_word(token))):
            return start
        place += 1
    return place if numbers else start


def _is_figure_word(token: Token) -> bool:
    return is_unit(token) or token.text in _UNIT_SIGNS
