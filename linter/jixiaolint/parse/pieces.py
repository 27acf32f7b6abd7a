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

_SCALES = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "千万": 10**7, "百万": 10**6}
_SCALES |= {"十万": 10**5, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: ranges point into the plain text.

    `numeral` is ``digits``, ``chinese`` or ``zero`` (零). `rough` is set by 余 or 多.
    """

    start: int
    end: int
    value: str
    numeral: str = "digits"
    scale: int = 1
    rough: bool = False
    unit: Range | None = None
    unit_text: str = ""
    percent: bool = False
    per: Range | None = None
    high: str | None = None


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

    def interval(self, items: list[Token]) -> Amount:
        body = str(items[0])[1:-1].replace("%", "")
        low, high = (part for part in _split(body) if part)
        amount = Amount(*_span(items[:1]), value=low, high=high)
        amount = replace(amount, percent="%" in items[0])
        return _with_unit(amount, items[1:])

    def amount(self, items: list[object]) -> Amount:
        number, *unit = items
        assert isinstance(number, Amount)
        return _with_unit(number, [t for t in unit if isinstance(t, Token)])

    def number(self, tokens: list[Token]) -> Amount:
        start, end = _span(tokens)
        parts = {token.type: str(token) for token in tokens}
        value, numeral, percent = _number(parts)
        scale = _SCALES.get(parts.get("SCALE", ""), 1)
        if numeral == "chinese" and scale == 100:
            scale = 1
        rough = "MORE" in parts
        return Amount(start, end, value, numeral, scale, rough, percent=percent)

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


def _split(body: str) -> list[str]:
    for sign in "，~-":
        body = body.replace(sign, ",")
    return body.split(",")


def _number(parts: dict[str, str]) -> tuple[str, str, bool]:
    """Return a number's decimal string, how it is written, and whether in percent."""
    if "NUM" in parts:
        sign = "-" if parts.get("SIGN") in ("-", "−") else ""
        return sign + parts["NUM"].replace(",", "").replace("，", ""), "digits", False
    if "CN_PERCENT" in parts:
        body = parts["CN_PERCENT"][3:]
        if body[0].isdecimal():
            return body, "digits", True
        return ("100" if body == "百" else chinese_number(body)), "digits", True
    if "CN_FRACTION" in parts or "FRACTION" in parts:
        return _fraction(parts), "digits", False
    if "CN_NUM" in parts:
        half = ".5" if "AND_HALF" in parts else ""
        return chinese_number(parts["CN_NUM"]) + half, "chinese", False
    return ("0", "zero", False) if "CN_ZERO" in parts else ("0.5", "digits", False)


def _fraction(parts: dict[str, str]) -> str:
    if "FRACTION" in parts:
        above, below = parts["FRACTION"].split("/")
    else:
        below, above = parts["CN_FRACTION"].split("分之")
    numerator, denominator = (
        int(n if n.isascii() else chinese_number(n)) for n in (above, below)
    )
    return f"{round(numerator / (denominator or 1), 4):g}"


def _with_unit(amount: Amount, tokens: list[Token]) -> Amount:
    """Return the amount with percent, unit and frequency as the tokens say."""
    for token in tokens:
        start, end = _span([token])
        match token.type:
            case "PERCENT":
                amount = replace(amount, percent=True, end=end)
            case "UNIT":
                amount = replace(
                    amount, unit=(start, end), unit_text=str(token), end=end
                )
            case "UNIT_ALTERNATIVE":
                amount = _alternative(amount, start, end)
            case "HALF_MORE":
                amount = replace(amount, value=f"{amount.value}.5", end=end)
            case "PER" | "PER_NOUN" | "TRAILING_PER":
                amount = _with_per(amount, token, start, end)
            case _:
                pass
    return amount


def _alternative(amount: Amount, start: int, end: int) -> Amount:
    """Add a bracketed unit: a second name of the unit, or the only one."""
    if amount.unit is None:
        return replace(amount, unit=(start + 1, end - 1), end=end)
    return replace(amount, unit=(amount.unit[0], end), end=end)


def _with_per(amount: Amount, token: Token, start: int, end: int) -> Amount:
    """Add what follows a slash: a frequency, or the rest of a price or quotient."""
    if token.type == "TRAILING_PER":
        skip = 2 if token[1] == "个" else 1
        return replace(amount, per=(start + skip, end), end=end)
    thing = str(token)[1:]
    named = unit_class(amount.unit_text)
    if amount.unit is None or is_period(thing) or not _is_quotient(named, thing):
        return replace(amount, per=(start + 1, end), end=end)
    return replace(amount, unit=(amount.unit[0], end), end=end)


def _is_quotient(named: str | None, thing: str) -> bool:
    """Return whether a unit and what follows its slash are one: 元/人·月, 毫克/升."""
    return named == "money" or (named in PHYSICAL and unit_class(thing) != "time")
