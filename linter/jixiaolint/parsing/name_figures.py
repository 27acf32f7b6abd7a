"""Figures and brackets in a name: set aside, or folded into one word each."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.parsing.phrases import OPERATOR_FEATURES
from jixiaolint.parsing.target import parse_target
from jixiaolint.words.plain import plain
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import Features, any_of, interned

_UNIT_SIGNS = frozenset("%‰/·万千亿百每-~:.—")
_SIGNS = frozenset("≥≤><=~≈")
_FIGURE = interned({"figure": ""})
_FAR = 24
"""So many words a bound and what it is measured against may have at the end of a name."""

_UNITS = frozenset(("unit", "unit-activity", "money-unit"))
_BOUNDS = frozenset(OPERATOR_FEATURES)
_FIGURED = any_of("digits", "numeral", *OPERATOR_FEATURES)


def without_brackets(
    name: str, tokens: Sequence[Token]
) -> tuple[Sequence[Token], str | None]:
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
            unit = unit_of(name[opened.start + 1 : token.end - 1].strip())
            opened = None
    return (kept, unit) if kept else (tokens, None)


def unit_of(text: str) -> str | None:
    """Return a text that is a unit and nothing else."""
    tokens = scan(text)
    if tokens and all(_is_figure_word(token) for token in tokens):
        return "%" if plain(text).text == "%" else text
    return None


def fold_figures(name: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words with each figure at the end of a name or a part as one."""
    figured = [t for t in tokens if t.features.bits & _FIGURED or t.text in _SIGNS]
    if not figured:
        return tokens
    made: list[Token] = []
    place, ends = 0, _figure_ends(tokens)
    while place < len(tokens):
        end = ends[place]
        if end == place and _is_relative(name, tokens, place):
            end = len(tokens)
        if end > place:
            start, stop = tokens[place].start, tokens[end - 1].end
            made.append(Token(name[start:stop], start, stop, _FIGURE))
            place = end
        else:
            made.append(tokens[place])
            place += 1
    return made


def _figure_ends(tokens: Sequence[Token]) -> list[int]:
    """Return for each word the end of a figure that begins there and closes a part.

    A figure is a number behind any bounds, with bounds, numbers and units behind it;
    where none begins, the end is the place itself.
    """
    ends = list(range(len(tokens)))
    closing: int | None = len(tokens)
    for place in reversed(range(len(tokens))):
        token = tokens[place]
        number, bound = token.is_number, _is_bound(token)
        if "joint" in token.features:
            closing = place
        elif not (number or bound or _is_figure_word(token)):
            closing = None
        elif number and closing is not None:
            ends[place] = closing
        elif bound and place + 1 < len(tokens) and ends[place + 1] > place + 1:
            ends[place] = ends[place + 1]
    return ends


def _is_relative(name: str, tokens: Sequence[Token], start: int) -> bool:
    """Return whether a bound begins here that is named, not given (不超过预算)."""
    if not start or not _is_bound(tokens[start]) or "head" in tokens[-1].features:
        return False
    if len(tokens) - start > _FAR or any(
        "question" in t.features for t in tokens[:start]
    ):
        return False
    behind = next((t for t in tokens[start:] if not _is_bound(t)), None)
    if behind is None or "joint" in behind.features:
        return False
    return parse_target(name[tokens[start].start :]).kind == "relative"


def is_unit(found: Features) -> bool:
    """Return whether these are the features of a unit."""
    return not _UNITS.isdisjoint(found)


def _is_figure_word(token: Token) -> bool:
    return is_unit(token.features) or token.text in _UNIT_SIGNS


def _is_bound(token: Token) -> bool:
    return token.text in _SIGNS or not _BOUNDS.isdisjoint(token.features)
