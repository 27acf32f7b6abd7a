"""Numerals as decimal strings, as they stand in a text made plain."""

from __future__ import annotations

from functools import cache

from jixiaolint.resources import lexicon_pairs

_MYRIAD = 10_000
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


def decimal(text: str) -> str:
    """Return a number in digits (1,400) or numerals (一百二十, 二〇二五) as a decimal."""
    return text.replace(",", "") if is_digits(text) else str(chinese_number(text))


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
