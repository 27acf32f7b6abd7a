"""An indicator string in, its leaves out: codes, labels, keys and the texts between.

The scanner cuts the words; what a word is in the string (a level, the key of a part) its
features and the signs beside it tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.grid.columns import period_of, role_of
from jixiaolint.extract.grid.levels import is_first, is_second
from jixiaolint.parse.fold import fold
from jixiaolint.words.match import pattern
from jixiaolint.words.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiaolint.words.scan import Token

_NUMBER = re.compile(r"\(\d{1,3}\)[、.]?|[①-⑳]|\d{1,3}[、.,，)]")
_PIECE = re.compile(r"[;；:：]|[^;；:：]+")
_KIND = pattern(r"[{HAN}、]{2,12}(?:{form-word=indicator}|{level-ending})")
_SEPARATORS = frozenset(";|/,、>:")
_CUTS = frozenset(";|/>:")
"""The signs after a level, and those that end its label."""

_DASHES = frozenset("-_.—–−")
_SIGNS = frozenset("≥≤<>=≧≦")
_HEADS = {"level1": "HEAD1", "level2": "HEAD2", "name3": "HEAD3", "name": "HEAD3"}
_KEYS = {
    "unit": "UNIT", "score": "SCORE", "description": "DESCRIPTION", "item": "DESCRIPTION",
    "sign": "NATURE", "sort": "NATURE",
}  # fmt: skip
_KEYED = frozenset(("column-head", "head-period"))
"""A key begins with a word of a head, or for a period."""

_LONGEST_KEY = 6
_LONGEST_LABEL = 20


class Leaf(NamedTuple):
    """A leaf of the grammar and where it stands."""

    kind: str
    start: int
    end: int


class _Level(NamedTuple):
    """What tells one of the two upper levels: its head, its code, its labels."""

    rank: str
    head: str
    digits: range
    knows: Callable[[str], bool]


_LEVELS = (
    _Level("1", "level1", range(1, 2), is_first),
    _Level("2", "level2", range(2, 4), is_second),
)


def leaves(value: str) -> list[Leaf]:
    """Return the leaves of an indicator string in order."""
    found: list[Leaf] = []
    number = _NUMBER.match(fold(value))
    begin = number.end() if number else 0
    if number:
        found.append(Leaf("NUMBER", 0, begin))
    tokens = list(_tokens(value, begin))
    at = _after(tokens, 0)
    for level in _LEVELS:
        at = _read_level(tokens, at, level, found)
    found.extend(_fields(value, tokens, at))
    return found


def _tokens(value: str, begin: int) -> Iterator[Token]:
    """Yield the words from a place on; no word reaches over a separator."""
    for piece in _PIECE.finditer(value, begin):
        at = piece.start()
        for token in scan(piece[0]):
            yield token._replace(start=token.start + at, end=token.end + at)


def _after(tokens: Sequence[Token], at: int) -> int:
    """Return the place of the first token from `at` on that is no separator."""
    while at < len(tokens) and tokens[at].text in _SEPARATORS:
        at += 1
    return at


def _read_level(
    tokens: Sequence[Token], at: int, level: _Level, found: list[Leaf]
) -> int:
    """Add the leaves of a level that stands at a place; return the place after it."""
    begin = at
    stop = _cut(tokens, at)
    if _is(tokens, stop, ":") and role_of(_text(tokens, at, stop)) == level.head:
        found.append(Leaf(f"HEAD{level.rank}", tokens[at].start, tokens[stop].end))
        begin = at = _after(tokens, stop)
    coded = at < len(tokens) and _is_code(tokens, at, level)
    if coded:
        found.append(Leaf(f"CODE{level.rank}", tokens[at].start, tokens[at].end))
        at += 1
    dashed = at
    while coded and at < len(tokens) and tokens[at].text in _DASHES:
        at += 1
    stop = _cut(tokens, at)
    label = _text(tokens, at, stop)
    named = coded and at > dashed and len(label) <= _LONGEST_LABEL
    kind = level.rank == "2" and _is(tokens, stop, ";") and _KIND.fullmatch(label)
    if label and (level.knows(label) or named or kind):
        start, end = tokens[at].start, tokens[stop - 1].end
        found.append(Leaf(f"LABEL{level.rank}", start, end))
        at = stop
    return _after(tokens, at) if at > begin else begin


def _is_code(tokens: Sequence[Token], at: int, level: _Level) -> bool:
    """Return whether digits are a level's code: alone, or before its label."""
    digits = tokens[at].text
    if not digits.isdigit() or len(digits) not in level.digits or digits == "0":
        return False
    after = at + 1
    while after < len(tokens) and tokens[after].text in _DASHES:
        after += 1
    if after == len(tokens) or tokens[after].text == ";":
        return True
    label = _text(tokens, after, _cut(tokens, after))
    return level.knows(label) or (after > at + 1 and not label[:1].isdigit())


def _cut(tokens: Sequence[Token], at: int) -> int:
    """Return where a label that begins at a place ends: at a sign, or before a code."""
    for stop in range(at, len(tokens)):
        text = tokens[stop].text
        coded = text.isdigit() and stop + 1 < len(tokens)
        if text in _CUTS or (coded and tokens[stop + 1].text in _DASHES and stop > at):
            return stop
    return len(tokens)


def _fields(value: str, tokens: Sequence[Token], at: int) -> Iterator[Leaf]:
    """Yield the name and the fields: keys, and the texts between them."""
    start = at
    named = False
    while at < len(tokens):
        if not tokens[at].features.keys() & _KEYED:
            at += 1
            continue
        text = _between(value, tokens, start, at)
        key = _key(tokens, at, start == at, named or text is not None)
        if key is None:
            at += 1
            continue
        kind, stop = key
        if text:
            named = True
            yield text
        named = named or kind == "HEAD3"
        yield Leaf(kind, tokens[at].start, tokens[stop - 1].end)
        start = at = stop
    text = _between(value, tokens, start, at)
    if text:
        yield text


def _between(value: str, tokens: Sequence[Token], at: int, stop: int) -> Leaf | None:
    """Return what stands between two places without the separators around it."""
    if at == stop:
        return None
    start, end = tokens[at].start, tokens[stop - 1].end
    text = value[start:end]
    left = len(text) - len(text.lstrip(";；"))
    whole = text.rstrip("。;；")
    bare = whole.rstrip(",，") or whole
    return Leaf("TEXT", start + left, start + len(bare)) if len(bare) > left else None


def _key(
    tokens: Sequence[Token], at: int, first: bool, named: bool
) -> tuple[str, int] | None:
    """Return the kind of the key that begins at a place, and where it ends.

    A key is sure before a colon, that of a value before a number or its sign as well; a
    value's of a period (年度指标值达到九成) also after a separator, once there is a name.
    """
    parted = first or tokens[at - 1].text == ";"
    edges = (n for n in range(at, len(tokens)) if tokens[n].text in {";", ":"})
    edge = next(edges, len(tokens))
    for stop in range(min(at + _LONGEST_KEY, edge), at, -1):
        label = _text(tokens, at, stop)
        kind = _kind(label) if len(label) > 1 else None
        if kind is None:
            continue
        value = kind in {"CYCLE", "ANNUAL", "SINGLE"}
        if _is(tokens, stop, ":") and (value or parted):
            while _is(tokens, stop, ":"):
                stop += 1
            return kind, stop
        after = tokens[stop].text[0] if stop < len(tokens) else ""
        figure = after in _SIGNS or after.isdigit()
        period = kind in {"CYCLE", "ANNUAL"}
        if value and (figure or (period and parted and named)):
            return kind, stop
    return None


def _kind(label: str) -> str | None:
    """Return which part a key announces."""
    role = role_of(label)
    if role == "value" and len(label) > 2:
        period = period_of(label)
        return period.upper() if period else "SINGLE"
    return _HEADS.get(role or "") or _KEYS.get(role or "")


def _text(tokens: Sequence[Token], at: int, stop: int) -> str:
    return "".join(token.text for token in tokens[at:stop])


def _is(tokens: Sequence[Token], at: int, sign: str) -> bool:
    return at < len(tokens) and tokens[at].text == sign
