"""The words of a name as its grammar reads them: glosses aside, figures as one word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.words.grammar import Grammar
from jixiaolint.words.plain import plain
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import NONE, features_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_GRAMMAR = Grammar("name")
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
    classes = _GRAMMAR.classes(kept)
    return _fold_figures(name, kept, classes, unit)


def _whole(name: str, tokens: Sequence[Token]) -> str | None:
    """Return the class of a name that is one heading, filler or code as a whole."""
    if not tokens:
        return "SOLE_FILLER"
    if "filler" in features_of(plain(name).text):
        return "SOLE_FILLER"
    if all(_is_code(token) for token in tokens):
        return "SOLE_CODE"
    labels = [token.features.get("label") for token in tokens]
    named = any(token.text.endswith("指标") for token in tokens)
    if all(
        value == "" or (named and (value or "digits" in token.features))
        for value, token in zip(labels, tokens, strict=True)
    ):
        return "SOLE_LABEL"
    return None


def _is_code(token: Token) -> bool:
    return "digits" in token.features or not any("\u4e00" <= c for c in token.text)


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
        return text
    return None


def is_unit(token: Token) -> bool:
    """Return whether a word is a unit."""
    return any(feature.startswith("unit") for feature in token.features)


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
