"""A plain value cut by the grammar into criteria, calendar words and prose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from lark import Token, Transformer

from jixiaolint.parse.fold import fold
from jixiaolint.parse.numeral import chinese_number
from jixiaolint.parse.unit import PHYSICAL, is_period, unit_class
from jixiaolint.resources import lexicon_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lark import Lark

Range = tuple[int, int]
Kind = Literal[
    "word", "pause", "opening", "closing", "change", "after", "bounds", "measure",
    "moment", "manner", "formula",
]  # fmt: skip



@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the plain text and what it is.

    A ``measure`` has its amount; `ops` are the operators before it, `afters` those
    behind it, `each` what follows a 每; ``bounds`` without a measure have `ops` alone.
    A ``moment`` has the names of its terminals in `ops`.
    """

    kind: Kind
    start: int
    end: int
    amount: Amount | None = None
    ops: tuple[str, ...] = ()
    afters: tuple[str, ...] = ()
    each: Range | None = None


def read_pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a plain text in order; together they cover it."""
    return _grammar().parse(text)  # type: ignore[return-value]


@cache
def _grammar() -> Lark:
    from jixiaolint.parse.grammar import load

    return load("target", "start", _Pieces)


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


def _span(tokens: Sequence[Token]) -> Range:
    return tokens[0].start_pos or 0, tokens[-1].end_pos or 0


class _Pieces(Transformer[Token, object]):
    """What each rule of ``target.lark`` becomes."""

    def start(self, items: list[Piece]) -> tuple[Piece, ...]:
        return tuple(items)

    def criterion(self, items: list[object]) -> Piece:
        bounds = next((i for i in items if isinstance(i, list)), [])
        amount = next(i for i in items if isinstance(i, Amount))
        afters = [i for i in items if isinstance(i, Token)]
        start = _span(bounds)[0] if bounds else amount.start
        end = _span(afters)[1] if afters else amount.end
        piece = _with_bounds("measure", bounds)
        ops = tuple(_operator(token) for token in afters)
        return replace(piece, start=start, end=end, amount=amount, afters=ops)

    def bounds(self, tokens: list[Token]) -> list[Token]:
        return tokens

    def loose(self, items: list[list[Token]]) -> Piece:
        return _with_bounds("bounds", items[0])

    def dangling(self, items: list[Amount]) -> Amount:
        return items[0]

    def range(self, items: list[Amount]) -> Amount:
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
        return interval(tokens)

    def amount(self, items: list[object]) -> Amount:
        number, *unit = items
        assert isinstance(number, Amount)
        return _with_unit(number, [t for t in unit if isinstance(t, Token)])

    def number(self, tokens: list[Token]) -> Amount:
        return number(tokens)

    def moment(self, tokens: list[Token]) -> Piece:
        return Piece("moment", *_span(tokens), ops=tuple(t.type for t in tokens))

    def change(self, tokens: list[Token]) -> Piece:
        return Piece("change", *_span(tokens))

    def after(self, tokens: list[Token]) -> Piece:
        return Piece("after", *_span(tokens), afters=(_operator(tokens[0]),))

    def word(self, tokens: list[Token]) -> Piece:
        return Piece("word", *_span(tokens))

    def pause(self, tokens: list[Token]) -> Piece:
        return Piece("pause", *_span(tokens))

    def opening(self, tokens: list[Token]) -> Piece:
        return Piece("opening", *_span(tokens))

    def closing(self, tokens: list[Token]) -> Piece:
        return Piece("closing", *_span(tokens))

    def manner(self, tokens: list[Token]) -> Piece:
        return Piece("manner", *_span(tokens))

    def formula(self, tokens: list[Token]) -> Piece:
        return Piece("formula", *_span(tokens))


def _with_bounds(kind: Kind, bounds: list[Token]) -> Piece:
    """Return a piece of the bound words, which may be none."""
    ops = tuple(_operator(token) for token in bounds if token.type != "EACH")
    start, end = _span(bounds) if bounds else (0, 0)
    each = next((t for t in bounds if t.type == "EACH"), None)
    if each is None:
        return Piece(kind, start, end, ops=ops)
    head, tail = _span([each])
    tail -= each.endswith(("均", "各"))
    return Piece(kind, start, end, ops=ops, each=(head + 1, tail))
