"""Sums of money as they stand in cells, as numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jixiaolint.parsing.unit import unit_class
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import scan

_AMOUNT = re.compile(
    r"[¥￥]?(?P<sign>[-−]?)[¥￥]?"
    r"(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?P<unit>\D*)"
)
_BLANK = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def parse_amount(text: str) -> Decimal | None:
    """Return the number of a money cell, or nothing if it holds none.

    Reads thousand separators of either width, full-width digits, a currency sign, a
    minus or round brackets for a negative sum; a unit after the number is ignored.
    """
    bare = _BLANK.sub("", fold(text))
    negative = bare.startswith("(") and bare.endswith(")")
    match = _AMOUNT.fullmatch(bare[1:-1] if negative else bare)
    if match is None or (match["unit"] and unit_class(match["unit"]) != "money"):
        return None
    number = Decimal(match["number"].replace(",", "").replace("，", ""))
    return -number if negative or match["sign"] else number


def money_unit(text: str) -> str | None:
    """Return the first unit of money in a text, with its scale: 万元, 亿元."""
    tokens = scan(text)
    for at, token in enumerate(tokens):
        if unit_class(token.text) == "money":
            scaled = at and "numeral" in tokens[at - 1].features
            return tokens[at - 1].text + token.text if scaled else token.text
    return None


_YUAN = {
    "元": 1,
    "人民币元": 1,
    "百元": 100,
    "千元": 1_000,
    "万元": 10_000,
    "百万元": 1_000_000,
    "千万元": 10_000_000,
    "亿元": 100_000_000,
}


def yuan(number: Decimal, unit: str) -> Decimal | None:
    """Return a sum in yuan, or nothing if the unit is not plain money (元/人)."""
    scale = _YUAN.get(_BLANK.sub("", fold(unit)))
    return None if scale is None else number * scale
