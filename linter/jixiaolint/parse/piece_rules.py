"""What each rule of the target grammar becomes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from lark import Token, Transformer

from jixiaolint.parse.fold import fold
from jixiaolint.parse.measured import Amount, interval, number, span_of, with_unit
from jixiaolint.parse.pieces import Kind, Piece
from jixiaolint.resources import lexicon, lexicon_pairs

if TYPE_CHECKING:
    from collections.abc import Callable


_EACH = ("EACH", "EACH_NOUN")


@cache
def _verbs() -> tuple[str, ...]:
    """Return what may part 每 and its noun from the number: 每亩补贴100元."""
    verbs = [verb for verb in lexicon("doing-verb") if len(verb) > 1]
    return (*verbs, "补贴", "均", "各")


@cache
def _operators() -> dict[str, str]:
    """Return the operator that each bound word means."""
    names = ("bound-before", "bound-close", "bound-after")
    return {fold(word): op for name in names for word, op in lexicon_pairs(name)}


def _operator(token: Token) -> str:
    """Return the operator that a bound token means."""
    if token.type in ("ABOUT", "TOP"):
        return "~" if token.type == "ABOUT" else "<="
    if token.type == "OPERATOR":
        return _symbol(str(token))
    return _operators().get(str(token), "<=")


def _symbol(signs: str) -> str:
    equal = "=" in signs
    if "≥" in signs or ">" in signs:
        return ">=" if equal or "≥" in signs else ">"
    if "≤" in signs or "<" in signs:
        return "<=" if equal or "≤" in signs else "<"
    return "=" if equal else "~"


def _plain(kind: Kind) -> Callable[[Pieces, list[Token]], Piece]:
    """Return the method that makes a piece of a kind, and nothing more, of tokens."""

    def method(self: Pieces, tokens: list[Token]) -> Piece:  # noqa: ARG001 - a method
        return Piece(kind, *span_of(tokens))

    return method


class Pieces(Transformer[Token, object]):
    """What each rule of ``target.lark`` becomes."""

    def start(self, items: list[Piece]) -> tuple[Piece, ...]:
        """Return all pieces."""
        return tuple(items)

    def criterion(self, items: list[object]) -> Piece:
        """Return a number with the bound words on both sides."""
        bounds = next((i for i in items if isinstance(i, list)), [])
        amount = next(i for i in items if isinstance(i, Amount))
        afters = [i for i in items if isinstance(i, Token)]
        start = span_of(bounds)[0] if bounds else amount.start
        end = span_of(afters)[1] if afters else amount.end
        piece = _with_bounds("measure", bounds)
        ops = tuple(_operator(token) for token in afters)
        return replace(piece, start=start, end=end, amount=amount, afters=ops)

    def bounds(self, tokens: list[Token]) -> list[Token]:
        """Return the bound words as they come."""
        return tokens

    def loose(self, items: list[list[Token]]) -> Piece:
        """Return bound words that no number follows."""
        return _with_bounds("bounds", items[0])

    def dangling(self, items: list[Amount]) -> Amount:
        """Return the number before a dash that joins nothing."""
        return items[0]

    def range(self, items: list[Amount]) -> Amount:
        """Return two numbers joined by a dash as one."""
        low, high = items[0], items[-1]
        return replace(
            high,
            start=low.start,
            value=low.value,
            high=high.value,
            percent=low.percent or high.percent,
            unit=high.unit or low.unit,
            unit_text=high.unit_text or low.unit_text,
            scale=max(low.scale, high.scale),
        )

    def interval(self, tokens: list[Token]) -> Amount:
        """Return an interval in brackets."""
        return interval(tokens)

    def amount(self, items: list[object]) -> Amount:
        """Return a number with its unit."""
        number, *unit = items
        assert isinstance(number, Amount)
        return with_unit(number, [t for t in unit if isinstance(t, Token)])

    def number(self, tokens: list[Token]) -> Amount:
        """Return a number with its scale."""
        return number(tokens)

    def moment(self, tokens: list[Token]) -> Piece:
        """Return a run of calendar words."""
        return Piece("moment", *span_of(tokens), ops=tuple(t.type for t in tokens))

    def after(self, tokens: list[Token]) -> Piece:
        """Return a bound word that no number stands right before."""
        return Piece("after", *span_of(tokens), afters=(_operator(tokens[0]),))

    change = _plain("change")
    word = _plain("word")
    pause = _plain("pause")
    opening = _plain("opening")
    closing = _plain("closing")
    manner = _plain("manner")
    formula = _plain("formula")


def _with_bounds(kind: Kind, bounds: list[Token]) -> Piece:
    """Return a piece of the bound words, which may be none."""
    ops = tuple(_operator(token) for token in bounds if token.type not in _EACH)
    start, end = span_of(bounds) if bounds else (0, 0)
    each = next((t for t in bounds if t.type in _EACH), None)
    if each is None:
        return Piece(kind, start, end, ops=ops)
    head, tail = span_of([each])
    verb = next(
        (v for v in _verbs() if each.endswith(v) and len(each) > len(v) + 1), ""
    )
    tail -= len(verb)
    return Piece(kind, start, end, ops=ops, each=(head + 1, tail))
