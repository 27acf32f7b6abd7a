"""A cell of the upper two levels in, its codes and labels out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from jixiaolint.labels.dimension import (
    bare_label,
    dimension_of,
    is_dimension,
    is_level1,
)
from jixiaolint.resources import lexicon_pairs
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_CODE = pattern(r"(\d{1,3})\s*[-_－—–\s]\s*(?=\D)|(\d{1,3})(?=[{HAN}])")
_DOTTED = re.compile(r"(\d{2,3})[.．、](?=\D)")
_ORDINAL = pattern(
    r"[（(]?(?:{numeral}{1,2}|\d{1,2})(?:[)）][、.．]?|[、.．])\s*(?=\D)"
    r"|\d{1,2}(?:[.．]\d{1,2}){1,3}[、.．]?\s*(?=[{HAN}])"
    r"|[①-⑳]\s*"
)
_JOINT = re.compile(r"\s*[-_－—–/／\\>＞→:：·；;、,，（(]+\s*|\s+")
_BLANK = re.compile(r"\s")
_LONGEST = 40


class Level(NamedTuple):
    """A level as written: its code, its label, and the list number that goes."""

    code: Text | None
    label: Text
    number: Text | None


@lru_cache(maxsize=65536)
def is_first(label: str) -> bool:
    """Return whether a label is known as one of the first level (产出指标)."""
    return is_level1(label)


@lru_cache(maxsize=65536)
def is_second(label: str) -> bool:
    """Return whether a label is known as one of the second level (数量指标)."""
    return is_dimension(label)


@cache
def parents() -> dict[str, tuple[str, ...]]:
    """Return for each bare label of a level those above it."""
    return {label: tuple(above.split()) for label, above in lexicon_pairs("flat-level")}


def parents_of(label: str) -> tuple[str, ...]:
    """Return the bare labels above a bare label; ``*`` says that there may be none."""
    return parents().get(label, ())


@lru_cache(maxsize=65536)
def stands_below(second: str, first: str) -> bool:
    """Return whether a label is known as one below another: 时效指标 below 产出指标."""
    return bare_label(first) in parents_of(bare_label(second))


def is_level(label: str) -> bool:
    """Return whether a label is known as one of the upper two levels."""
    return len(label) <= _LONGEST and (is_first(label) or is_second(label))


@lru_cache(maxsize=65536)
def is_bare_level(value: str) -> bool:
    """Return whether a cell is a known label and nothing else, as most levels are."""
    return _cut(value) == (None, 0, 0) and is_level(value) and not _BLANK.search(value)


def read_level(cell: Text) -> tuple[Level, ...]:
    """Return the level in a cell, or both where it holds 产出指标-数量指标."""
    whole = _single(cell)
    if is_level(whole.label.value):
        return (whole,)
    for left, right in splits(cell):
        first, second = _single(left), _single(right.strip(" )）\n"))
        if _is_pair(first.label.value, second.label.value):
            return first, second
    return (whole,)


def _is_pair(first: str, second: str) -> bool:
    """Return whether the second label stands below the first, and not beside it."""
    if not is_first(first) or not is_level(second):
        return False
    one, two = dimension_of(first), dimension_of(second)
    return one is None or two is None or one == two


def splits(cell: Text) -> list[tuple[Text, Text]]:
    """Return the ways to cut a cell in two at a joint, unless it is one known label."""
    if len(cell) > _LONGEST * 2 or is_level(_single(cell).label.value):
        return []
    joints = _JOINT.finditer(cell.value)
    pairs = ((cell.slice(0, at.start()), cell.slice(at.end())) for at in joints)
    return [(left, right) for left, right in pairs if left.value and right.value]


def peel(name: Text) -> tuple[tuple[Level, ...], Text]:
    """Return the levels that a name begins with (产出指标/数量指标/…), and the rest."""
    for left, right in splits(name) if _JOINT.search(name.value) else ():
        level = _single(left)
        if is_level(level.label.value):
            more, rest = peel(right)
            return (level, *more), rest
    return (), name


def _single(cell: Text) -> Level:
    """Return the code and label of a cell that holds one level."""
    text = cell.squeeze()
    code, number, start = _cut(text.value)
    return Level(
        text.slice(*code) if code else None,
        text.slice(start) if start else text,
        text.slice(0, number) if number else None,
    )


@lru_cache(maxsize=65536)
def _cut(value: str) -> tuple[tuple[int, int] | None, int, int]:
    """Return the range of the code, the end of a list number, the start of the label."""
    match = _DOTTED.match(value) or _CODE.match(value)
    if match:
        return match.span(match.lastindex or 1), 0, match.end()
    match = _ORDINAL.match(value)
    end = match.end() if match and match.end() < len(value) else 0
    return None, end, end
