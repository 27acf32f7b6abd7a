"""Escapes, and classes in brackets, as RE2 reads them."""

from __future__ import annotations

from collections.abc import Iterable

from jixiaolint.regex.charset import (
    CATEGORIES,
    HAN,
    PERL,
    POSIX,
    CharSet,
    Range,
    folded,
    has_cases,
    others,
    united,
)
from jixiaolint.regex.cursor import Cursor
from jixiaolint.regex.fault import beyond, refused

_NAMED = {"a": 7, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
_OCTAL = "01234567"
_HEX = "0123456789abcdefABCDEF"
_TOP = 0x10FFFF


def bracketed(cursor: Cursor, fold: bool) -> CharSet:
    """Read a class in brackets."""
    start = cursor.at
    cursor.take()
    negated = cursor.skip("^")
    ranges: list[Range] = []
    categories: list[tuple[str, bool]] = []
    first = True
    while cursor.peek() and (first or cursor.peek() != "]"):
        first = False
        named = _posix(cursor, fold) or group(cursor, fold)
        if named is not None:
            ranges += named.ranges
            categories += named.categories
        else:
            ranges += cased([_range(cursor, start)], fold)
    if not cursor.skip("]"):
        raise refused(f"missing ]: {cursor.text[start:]}")
    return CharSet(united(ranges), tuple(dict.fromkeys(categories)), negated)


def _posix(cursor: Cursor, fold: bool) -> CharSet | None:
    """Read ``[:alpha:]`` if it comes next."""
    end = cursor.text.find(":]", cursor.at + 2)
    if not cursor.begins("[:") or end < 0:
        return None
    name = cursor.text[cursor.at + 2 : end]
    whole = cursor.text[cursor.at : end + 2]
    bare = name.removeprefix("^")
    if bare not in POSIX:
        raise refused(f"invalid character class range: {whole}")
    cursor.at = end + 2
    return CharSet(_signed(POSIX[bare], bare != name, fold))


def group(cursor: Cursor, fold: bool) -> CharSet | None:
    r"""Read ``\d``, ``\p{Han}`` and their like if one comes next."""
    if not cursor.begins("\\"):
        return None
    letter = cursor.peek(1)
    if letter in ("p", "P"):
        return _unicode(cursor, fold)
    if letter and letter.lower() in PERL:
        cursor.at += 2
        return CharSet(_signed(PERL[letter.lower()], letter.isupper(), fold))
    return None


def _signed(ranges: Iterable[Range], other: bool, fold: bool) -> tuple[Range, ...]:
    meant = cased(ranges, fold)
    return others(meant) if other else meant


def cased(ranges: Iterable[Range], fold: bool) -> tuple[Range, ...]:
    """Return ranges with the other cases of their letters if these are one."""
    given = tuple(ranges)
    if not fold:
        return given
    if any(has_cases(*one) for one in given):
        raise beyond("(?i) 只用于 ASCII 字母", "(?i) is for letters of ASCII alone")
    return folded(given)


def _unicode(cursor: Cursor, fold: bool) -> CharSet:
    r"""Read ``\pL``, ``\p{Han}``, ``\P{^Lu}``."""
    start = cursor.at
    other = cursor.peek(1) == "P"
    cursor.at += 2
    name = cursor.take()
    if name == "{":
        end = cursor.text.find("}", cursor.at)
        name = cursor.text[cursor.at : end] if end >= 0 else ""
        cursor.at = end + 1 if end >= 0 else len(cursor.text)
    if name.startswith("^"):
        name, other = name[1:], not other
    if name == "Any":
        return CharSet(() if other else ((0, _TOP),))
    if name == "Han":
        return CharSet(others(HAN) if other else HAN)
    if name in CATEGORIES and not fold:
        return CharSet((), ((name, other),))
    if not (name.isascii() and name.replace("_", "").isalpha() and name[0].isupper()):
        raise refused(f"invalid character class range: {cursor.since(start)}")
    raise beyond(
        rf"{cursor.since(start)} 不能用，可用 \p{{Han}} 和 \p{{L}} 这样的大类（不带 (?i)）",
        rf"{cursor.since(start)} cannot be used; there are \p{{Han}} and categories such as"
        r" \p{L} (without (?i))",
    )


def _range(cursor: Cursor, start: int) -> Range:
    """Read a character of a class, or two with a hyphen."""
    begun = cursor.at
    low = _in_class(cursor, start)
    if cursor.peek() != "-" or cursor.peek(1) in ("", "]"):
        return low, low
    cursor.take()
    high = _in_class(cursor, start)
    if high < low:
        raise refused(f"invalid character class range: {cursor.since(begun)}")
    return low, high


def _in_class(cursor: Cursor, start: int) -> int:
    if not cursor.peek():
        raise refused(f"missing ]: {cursor.text[start:]}")
    return escape(cursor) if cursor.begins("\\") else ord(cursor.take())


def escape(cursor: Cursor) -> int:
    """Read the escape of one character and return that."""
    start = cursor.at
    cursor.take()
    char = cursor.take()
    if not char:
        raise refused("trailing \\")
    if char in _NAMED:
        return _NAMED[char]
    code = None
    if char == "x":
        code = _hexadecimal(cursor)
    elif char == "0" or (char in _OCTAL and cursor.peek() and cursor.peek() in _OCTAL):
        cursor.at -= 1
        code = int(_digits(cursor, _OCTAL, 3), 8)
    elif char.isascii() and not char.isalnum():
        code = ord(char)
    if code is None:
        raise refused(f"invalid escape sequence: {cursor.since(start)}")
    return code


def _hexadecimal(cursor: Cursor) -> int | None:
    r"""Read what stands behind ``\x``; None if it is no code point."""
    if not cursor.skip("{"):
        two = cursor.take() + cursor.take()
        return int(two, 16) if len(two) == 2 and set(two) <= set(_HEX) else None
    digits = ""
    while cursor.peek() and cursor.peek() in _HEX:
        digits += cursor.take()
        if int(digits, 16) > _TOP:
            return None
    return int(digits, 16) if cursor.take() == "}" and digits else None


def _digits(cursor: Cursor, which: str, most: int) -> str:
    """Read so many digits at most."""
    start = cursor.at
    while cursor.at < start + most and cursor.peek() and cursor.peek() in which:
        cursor.take()
    return cursor.since(start)
