"""The years that a text names, and the dates in a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiaolint.parsing.lexemes import lexemes
from jixiaolint.parsing.numeral import chinese_number, is_digits
from jixiaolint.text import Span
from jixiaolint.words.plain import plain
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import features_of

# That it begins with digits makes the search for it fast.
_YEAR = re.compile(r"20(?<!\d20)\d\d(?!\d)")
_REST = re.compile(r"[-./]\d{1,2}(?!\d)|[-~](?:19|20)\d\d(?!\d)")
_SEPARATOR = re.compile(r"[-./~]")
_NUMBERS = re.compile(r"[0-9]+")
_LAST = 12
_CACHE = 4096


def years_in(text: str) -> list[tuple[int, Span]]:
    """Return each year of this century that a text names, with its place."""
    found = []
    for match in _YEAR.finditer(text):
        rest = plain(text[match.end() : match.end() + 8]).text
        word = features_of(rest[:1]) if rest else {}
        if _REST.match(rest) or word.get("calendar") == "year":
            found.append((int(match[0]), Span(*match.span())))
    return found


@lru_cache(maxsize=_CACHE)
def latest(text: str, unknown: int) -> tuple[int, int] | None:
    """Return year and month of the last date of a text, if it names a year.

    `unknown` stands for a month that is not given (2025年, 2025年三季度).
    """
    return max(_dates(lexemes(text), unknown), default=None)


def _dates(words: tuple[Token, ...], unknown: int) -> Iterator[tuple[int, int]]:
    year = None
    for at, word in enumerate(words):
        kind = word.features.get("date")
        numbers = _numbers(word.text) if kind else []
        match kind:
            case "year":
                school = word.features["date-unit"] == "school-year"
                year = numbers[0 if school else -1]
                following = words[at + 1 : at + 2]
                if not any(w.features.get("date") == "month" for w in following):
                    yield year, _LAST if _ends(following) else unknown
            case "month" if year:
                yield year, numbers[-1]
            case "stamp" if numbers[0] > _LAST:
                year = numbers[0] if len(numbers) > 1 else numbers[0] // 10_000
                month = numbers[1] if len(numbers) > 1 else numbers[0] // 100 % 100
                if len(set(_SEPARATOR.findall(word.text))) > 1:
                    month = numbers[-1]
                yield year, month


def _ends(words: tuple[Token, ...]) -> bool:
    """Return whether a date goes on with the end of its year: 2025年底."""
    return any(word.features.get("date-tail") in ("end", "close") for word in words)


def _numbers(text: str) -> list[int]:
    """Return the numbers of a date, in digits or numerals."""
    if digits := _NUMBERS.findall(text):
        return [int(part) for part in digits]
    numeral = "".join(c for c in text if "numeral" in features_of(c))
    return [chinese_number(numeral)] if numeral and not is_digits(numeral) else [0]
