r"""Sets of characters as RE2 has them: ``\d \s \w`` and letters' cases of ASCII alone."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

Range = tuple[int, int]

_TOP = 0x10FFFF
_FEW = 64

PERL: dict[str, tuple[Range, ...]] = {
    "d": ((48, 57),),
    "s": ((9, 10), (12, 13), (32, 32)),
    "w": ((48, 57), (65, 90), (95, 95), (97, 122)),
}
POSIX: dict[str, tuple[Range, ...]] = {
    "alnum": ((48, 57), (65, 90), (97, 122)),
    "alpha": ((65, 90), (97, 122)),
    "ascii": ((0, 127),),
    "blank": ((9, 9), (32, 32)),
    "cntrl": ((0, 31), (127, 127)),
    "digit": ((48, 57),),
    "graph": ((33, 126),),
    "lower": ((97, 122),),
    "print": ((32, 126),),
    "punct": ((33, 47), (58, 64), (91, 96), (123, 126)),
    "space": ((9, 13), (32, 32)),
    "upper": ((65, 90),),
    "word": PERL["w"],
    "xdigit": ((48, 57), (65, 70), (97, 102)),
}
HAN: tuple[Range, ...] = (
    (0x2E80, 0x2E99),
    (0x2E9B, 0x2EF3),
    (0x2F00, 0x2FD5),
    (0x3005, 0x3005),
    (0x3007, 0x3007),
    (0x3021, 0x3029),
    (0x3038, 0x303B),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFA6D),
    (0xFA70, 0xFAD9),
    (0x16FE2, 0x16FE3),
    (0x16FF0, 0x16FF1),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B739),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
    (0x2EBF0, 0x2EE5D),
    (0x2F800, 0x2FA1D),
    (0x30000, 0x3134A),
    (0x31350, 0x323AF),
)
"""The script of Chinese characters, which `unicodedata` does not tell."""

CATEGORIES = frozenset(
    name
    for major, minors in {
        "C": "cfos",
        "L": "lmotu",
        "M": "cen",
        "N": "dlo",
        "P": "cdefios",
        "S": "ckmo",
        "Z": "lps",
    }.items()
    for name in (major, *(major + minor for minor in minors))
)

_STRANGERS = {"k": 0x212A, "s": 0x17F}
"""The letters beyond ASCII that are another case of one within: the signs of Kelvin and long s."""


@dataclass(frozen=True, slots=True)
class CharSet:
    """Ranges of code points, in order and apart, and categories of Unicode, all or none.

    `categories` are names with whether the characters without them are meant.
    """

    ranges: tuple[Range, ...]
    categories: tuple[tuple[str, bool], ...] = ()
    negated: bool = False

    def few(self) -> str | None:
        """Return the characters if they are few, else None."""
        return None if self.negated else self.named()

    def named(self) -> str | None:
        """Return the characters that are in the ranges if they are few and all."""
        size = sum(high - low + 1 for low, high in self.ranges)
        if self.categories or size > _FEW:
            return None
        return "".join(
            chr(c) for low, high in self.ranges for c in range(low, high + 1)
        )

    def holds(self, char: str) -> bool:
        """Say whether a character is in the set."""
        code = ord(char)
        at = bisect_right(self.ranges, (code, _TOP)) - 1
        inside = (at >= 0 and code <= self.ranges[at][1]) or any(
            _is(char, name) != other for name, other in self.categories
        )
        return inside != self.negated


def _is(char: str, category: str) -> bool:
    """Say whether a character has a category; one that nobody assigned has none."""
    own = unicodedata.category(char)
    return own.startswith(category) and own != "Cn"


def united(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order and apart."""
    made: list[Range] = []
    for low, high in sorted(ranges):
        if made and low <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(high, made[-1][1]))
        else:
            made.append((low, high))
    return tuple(made)


def others(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return the ranges of all other characters."""
    made, next_one = [], 0
    for low, high in united(ranges):
        if next_one < low:
            made.append((next_one, low - 1))
        next_one = high + 1
    return (*made, (next_one, _TOP)) if next_one <= _TOP else tuple(made)


def folded(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges with the other case of each letter of ASCII in them."""
    given = tuple(ranges)
    more = [
        (other, other)
        for low, high in given
        for code in range(low, min(high, 127) + 1)
        for other in _cases(chr(code))
    ]
    return united((*given, *more))


def _cases(char: str) -> Iterable[int]:
    """Return a letter of ASCII in its other cases."""
    if char.isalpha():
        yield ord(char.swapcase())
        if char.lower() in _STRANGERS:
            yield _STRANGERS[char.lower()]


@cache
def has_cases(low: int, high: int) -> bool:
    """Say whether any character of a range beyond ASCII has another case."""
    return any(
        char.lower() != char or char.upper() != char or char.casefold() != char
        for char in map(chr, range(max(low, 128), high + 1))
    )
