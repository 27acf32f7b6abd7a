"""Numerals as decimal strings, as they stand in a text made plain."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from jixiaolint.resources import lexicon_pairs

_MYRIAD = 10_000
POINT = "点"
"""What stands before the decimals of a numeral."""

_LONGEST = 40
"""How many characters of a numeral count; nobody writes more."""


@cache
def _values() -> dict[str, int]:
    pairs = (*lexicon_pairs("numeral"), *lexicon_pairs("numeral-formal"))
    return {text: int(value) for text, value in pairs}


@cache
def spelt() -> frozenset[str]:
    """Return the characters that say a number from two to ten."""
    return frozenset(text for text, value in _values().items() if 1 < value <= 10)


def is_digits(text: str) -> bool:
    """Return whether a number is written in digits."""
    return text[-1:].isascii()


def is_spelt_out(text: str) -> bool:
    """Return whether a numeral names digit by digit, as behind a point: 五, 二五."""
    values = _values()
    return all(values.get(character, 10) < 10 for character in text)


def decimal(text: str) -> str:
    """Return a number in digits (1,400) or numerals (一百二十, 三点五) as a decimal."""
    if is_digits(text):
        return text.replace(",", "")
    whole, point, rest = text.partition(POINT)
    decimals = "".join(str(_values()[character]) for character in rest)
    return f"{chinese_number(whole)}{point and '.'}{decimals}"


def either(numeral: str) -> tuple[str, str] | None:
    """Return the two numerals that one leaves open: 三|四 of 三四, 十二|十三 of 十二三.

    Neighbours leave it open, and the idiom 三五; other rows of digits are one number.
    """
    values = [_values().get(character, 0) for character in numeral]
    pairs = [
        at
        for at, (one, next_) in enumerate(pairwise(values))
        if 0 < one < 10 and 0 < next_ < 10
    ]
    if len(pairs) != 1 or 0 in values:
        return None
    at = pairs[0]
    one, other = values[at : at + 2]
    if other != one + 1 and (one, other) != (3, 5):
        return None
    return numeral[: at + 1] + numeral[at + 2 :], numeral[:at] + numeral[at + 1 :]


def chinese_number(numeral: str) -> int:
    """Return the number of a numeral: 一百二十, 两万五千, 十五, 二〇二五.

    A last digit counts the power below the one before it (一百二 is 120).
    """
    values = [_values()[character] for character in numeral[:_LONGEST]]
    total = section = digit = 0
    power = 1
    for value in values:
        if value < 10:
            digit = digit * 10 + value if power == 1 and digit else value
            continue
        power = value
        if power >= _MYRIAD:
            total, section, digit = (total + section + digit or 1) * power, 0, 0
        else:
            section, digit = section + (digit or 1) * power, 0
    clipped = len(values) > 1 and values[-1] < 10 and values[-2] >= 100
    return total + section + (digit * power // 10 if clipped else digit)
