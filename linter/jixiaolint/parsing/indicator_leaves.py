"""An indicator string in, its leaves out: codes, labels, keys and the texts between.

The scanner cuts the words behind the levels; whether one is the key of a part its
features and the signs beside it tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from jixiaolint.labels.heads import period_of, role_of
from jixiaolint.parsing.indicator_levels import Leaf, read_levels
from jixiaolint.words.fold import fold
from jixiaolint.words.match import alternatives
from jixiaolint.words.packing import entries
from jixiaolint.words.plain import plain
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import any_of

PIECE = re.compile(r"[;；:：]|[^;；:：]+")
_SIGNS = frozenset("≥≤<>=≧≦")
_HEADS = {"level1": "HEAD1", "level2": "HEAD2", "name3": "HEAD3", "name": "HEAD3"}
_KEYS = {
    "unit": "UNIT", "score": "SCORE", "description": "DESCRIPTION", "item": "DESCRIPTION",
    "sign": "NATURE", "sort": "NATURE",
}  # fmt: skip
_KEY_FEATURES = ("column-head", "head-period")
_KEYED = any_of(*_KEY_FEATURES)
"""A key begins with a word of a head, or for a period."""

_LONGEST_KEY = 6


def leaves(value: str) -> list[Leaf]:
    """Return the leaves of an indicator string in order."""
    levels = read_levels(fold(value))
    return [*levels.leaves, *_fields(value, list(_tokens(value, levels.length)))]


def _tokens(value: str, begin: int) -> Iterator[Token]:
    """Yield the words from a place on; no word reaches over a separator."""
    for piece in PIECE.finditer(value, begin):
        at = piece.start()
        for text, start, end, features in scan(piece[0]):
            yield Token(text, start + at, end + at, features)


def is_mere_text(piece: str) -> bool:
    """Tell whether a text between separators is words, of which none may begin a key.

    Words cover a text but for signs at its ends that nobody sees.
    """
    words, origins = plain(piece)
    if not words or (origins and (origins[0] or origins[-1] < len(piece) - 1)):
        return False
    if not _key_words().search(words):
        return True
    return not any(token.features.bits & _KEYED for token in scan(piece))


@cache
def _key_words() -> re.Pattern[str]:
    """Return the pattern of the words that may begin a key, wherever they stand."""
    found = (entries(feature) for feature in _KEY_FEATURES)
    return re.compile(alternatives(word for word, _, _ in chain.from_iterable(found)))


def _fields(value: str, tokens: Sequence[Token]) -> Iterator[Leaf]:
    """Yield the name and the fields: keys, and the texts between them."""
    start = at = 0
    named = False
    while at < len(tokens):
        keyed = tokens[at].features.bits & _KEYED
        text = _between(value, tokens, start, at) if keyed else None
        key = _key(tokens, at, start == at, named or bool(text)) if keyed else None
        if key is None:
            at += 1
            continue
        if text:
            yield text
        kind, stop = key
        named = named or bool(text) or kind == "HEAD3"
        yield Leaf(kind, tokens[at].start, tokens[stop - 1].end)
        start = at = stop
    if text := _between(value, tokens, start, at):
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
        label = "".join(token.text for token in tokens[at:stop])
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


def _is(tokens: Sequence[Token], at: int, sign: str) -> bool:
    return at < len(tokens) and tokens[at].text == sign
