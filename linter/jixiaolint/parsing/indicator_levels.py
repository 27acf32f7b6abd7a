"""The upper levels with which an indicator string begins: heads, codes, labels.

``1-产出指标；11-数量指标``, ``产出指标/数量指标``, ``1；11``, ``一级指标：产出指标``. The same
reading tells where an indicator begins in a text and what its levels are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from jixiaolint.labels.levels import is_second
from jixiaolint.words.match import pattern, words_of

_DASH = r"[-_.—–−]"
SIGNS = ";；|/>:："
_CUT = rf"(?=[{SIGNS}]|[,，、]?\d{{1,3}}{_DASH}|$)"
_CODED = rf"[^{SIGNS}\d][^{SIGNS}]{{0,19}}?"
"""A label after its code and a dash may be any."""

_SUFFIX = r"{form-word=class}?(?:{form-word=indicator|item})?"
_KIND = r"[{HAN}、]{2,12}(?:{form-word=indicator}|{level-ending})(?=[;；])"
"""A label of the second level that nobody knows."""

_JOINT = rf"[{SIGNS},，、]*"


def _level(rank: int, digits: str, feature: str, more: str) -> str:
    """Return the pattern of a level: its head, its code, and its label."""
    known = rf"{{{feature}}}{_SUFFIX}{_CUT}"
    code = (
        rf"(?P<code{rank}>{digits})"
        rf"(?:{_DASH}*(?P<known{rank}>{known})|{_DASH}+(?P<coded{rank}>{_CODED}){_CUT}"
        rf"|{_DASH}*(?=[;；]|$))"
    )
    alone = rf"(?P<alone{rank}>{known}{more})"
    return rf"(?:(?P<head{rank}>{{column-head=level{rank}}}[:：]+)?(?:{code}|{alone})){_JOINT}"


_LEVELS = (
    rf"(?:{_level(1, '[1-9]', 'level', '')})?"
    rf"(?:{_level(2, '[1-9][0-9]{1,2}', 'dimension', '|' + _KIND)})?"
)


class Leaf(NamedTuple):
    """A leaf of the grammar of indicator strings, and where it stands."""

    kind: str
    start: int
    end: int


class Levels(NamedTuple):
    """The levels, and how long they are; their leaves are made when asked for.

    `numbered` tells that they begin an indicator behind a list number, `alone` that
    they do at the start of a line; `coded`, that they have a code.
    """

    match: re.Match[str] | None
    length: int = 0
    numbered: bool = False
    alone: bool = False
    coded: bool = False

    @property
    def leaves(self) -> Sequence[Leaf]:
        """The heads, codes and labels in order, from where the levels begin."""
        match = self.match
        if match is None:
            return ()
        begin = match.start()
        found = [
            Leaf(f"{_LEAVES[name[:-1]]}{name[-1]}", start - begin, end - begin)
            for name in match.re.groupindex
            for start, end in (match.span(name),)
            if start >= 0
        ]
        return sorted(found, key=lambda leaf: leaf.start)


_LEAVES = {
    "head": "HEAD", "code": "CODE", "known": "LABEL", "coded": "LABEL", "alone": "LABEL",
}  # fmt: skip


@cache
def begins() -> frozenset[str]:
    """Return the signs with which a first level may begin: its head, code or label."""
    words = (*words_of("level"), *words_of("column-head", "level1"))
    return frozenset("123456789").union(word[0] for word in words)


_TWO = re.compile(rf"[^{SIGNS}]{{1,40}}[;；][^{SIGNS}]{{1,40}}[;；](?![{SIGNS},，、])")
"""Two parts as most strings begin: no level reaches over them, for none holds a sign."""


def read_levels(value: str, at: int = 0) -> Levels:
    """Return the levels that stand at a place of a folded text without blanks."""
    two = _TWO.match(value, at)
    return _in_two(two[0]) if two else _read(value, at)


@lru_cache(maxsize=4096)
def _in_two(parts: str) -> Levels:
    return _read(parts, 0)


def _read(value: str, at: int) -> Levels:
    match = pattern(_LEVELS).match(value, at)
    if match is None or match.end() == at:
        return Levels(None)
    coded = match["code1"] and match["code2"]
    parted = match["alone1"] and match["alone2"] and _before(match, "alone2", ";；")
    return Levels(
        match,
        match.end() - at,
        bool(coded or _is_sure(match)),
        bool(coded or parted),
        bool(match["code1"] or match["code2"]),
    )


def _is_sure(match: re.Match[str]) -> bool:
    """Tell whether a known label stands there, or one that its code and end tell."""
    if match["known1"] or match["known2"] or _before(match, "alone1", ";；|"):
        return True
    if _before(match, "coded1", ";；"):
        return match["coded1"].endswith(words_of("form-word", "indicator"))
    known = _before(match, "alone2", ";；|") and is_second(match["alone2"])
    return known or _before(match, "coded2", ";；|")


def _before(match: re.Match[str], name: str, signs: str) -> bool:
    """Tell whether a group of a match stands before one of the signs."""
    end = match.end(name)
    return end >= 0 and match.string[end : end + 1] in set(signs)
