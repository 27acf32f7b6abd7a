"""A number with its scale, unit and frequency, from the tokens of the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiaolint.parse.numeral import chinese_number
from jixiaolint.parse.unit import PHYSICAL, is_period, unit_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lark import Token

Range = tuple[int, int]

_ENDS = re.compile(r"\d+(?:\.\d+)?")
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


def span_of(tokens: Sequence[Token]) -> Range:
    """Return the range from the first token to the last."""
    return tokens[0].start_pos or 0, tokens[-1].end_pos or 0


def number(tokens: Sequence[Token]) -> Amount:
    """Return the amount of a number and its scale, without a unit."""
    start, end = span_of(tokens)
    parts = {token.type: str(token) for token in tokens}
    value, numeral, percent = _number(parts)
    scale = _SCALES.get(parts.get("SCALE", ""), 1)
    rough = "MORE" in parts
    return Amount(start, end, value, numeral, scale, rough, percent=percent)


def interval(tokens: Sequence[Token]) -> Amount:
    """Return the range of an interval such as [80,90) and its unit."""
    low, high = _ENDS.findall(tokens[0])
    amount = Amount(*span_of(tokens[:1]), value=low, high=high)
    return with_unit(replace(amount, percent="%" in tokens[0]), tokens[1:])


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


def with_unit(amount: Amount, tokens: Sequence[Token]) -> Amount:
    """Return the amount with percent, unit and frequency as the tokens say."""
    for token in tokens:
        start, end = span_of([token])
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
