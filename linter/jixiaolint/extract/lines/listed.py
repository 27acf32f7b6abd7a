"""Indicators in a list by label: 数量指标：培训人数≥50人, or a name under its levels.

Each line holds levels, or a name and its value, or both; a colon or a list number tells
them from the rows of a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jixiaolint.extract.lines.cells import is_strong
from jixiaolint.extract.lines.named import items_of, parts_of
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.levels import Level, is_level, read_level
from jixiaolint.labels.marks import is_note
from jixiaolint.parsing.indicator_levels import read_levels
from jixiaolint.text import Text
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern

_MARK = pattern(
    r"(?:\s*(?:[-*+•·●○◆■□▪]\s*|[（(](?:{numeral}{1,3}|\d{1,2})[)）][、.．]?"
    r"|{numeral}{1,3}[、.．]|\d{1,2}(?:[、)）．]|\.(?!\d))|[①-⑳]|[【\[]"
    r"|\d(?:\.\d{1,2}){1,3}[.．]?(?=\s|{level}|{dimension})"
    r"|{form-word=indicator}\s*(?:\d{1,2}|{numeral}{1,3})\s*[:：、.．]))+"
)
"""The numbers and marks that a line of a list begins with."""

_COLON = pattern(r"(?:(?<![\s*_])[\s*_]+)?[:：】\]][\s*_【\[]*")
"""What ends a level, or parts a name from its value; emphasis of Markdown goes."""

_DASH = re.compile(r"(?<=.{4})\s*[-—–－/→＞>]+\s*")
"""What parts a level of some letters from the next, or from a name."""

_FEWEST = 2
"""So many lines make a list."""

_LONGEST = 60
"""The most characters of a line that is no prose."""

_LONGEST_LEVELS = 24
"""The most characters of two levels."""


class Entry(NamedTuple):
    """A line of a list, or a part of it: its levels, its names with their values.

    `sure` tells that it can be nothing but such a line.
    """

    line: int
    levels: tuple[Text, ...]
    items: tuple[tuple[Text, Text], ...]
    sure: bool


def is_outline(lines: Sequence[Text]) -> bool:
    """Tell whether levels stand on lines of their own, each with its code: 11-数量指标.

    An indicator string begins with both of its levels, so no line of an outline does.
    """
    # Where there are strings, the first lines tell.
    if any(_begins_string(line.value) for line in lines):
        return False
    return sum(map(_is_heading, lines)) >= _FEWEST


def _is_heading(line: Text) -> bool:
    """Return whether a line is a level and nothing else."""
    if not 0 < len(line.value.strip()) <= _LONGEST_LEVELS:
        return False
    mark = _MARK.match(line.value)
    read = read_level(_headed(line.slice(mark.end() if mark else 0))[0].strip())
    return len(read) == 1 and is_level(read[0].label.value)


def _begins_string(value: str) -> bool:
    """Return whether a line begins with both levels, as an indicator string does."""
    mark = _MARK.match(value)
    leaves = read_levels(fold(value[mark.end() if mark else 0 :])).leaves
    return {"1", "2"} <= {leaf.kind[-1] for leaf in leaves}


def entries_of(lines: Sequence[Text]) -> list[Entry]:
    """Return the lines of a list by label, if the lines hold one."""
    found: list[Entry] = []
    begun = False
    for number, line in enumerate(lines):
        here: list[Entry] = []
        short = len(line) <= _LONGEST_LEVELS or _COLON.search(line.value)
        for part in parts_of(line) if begun or short else ():
            entry = _entry(part, number, begun=begun, inside=bool(here))
            here.extend([entry] if entry else [])
        found.extend(here)
        # A line of other text ends the list until the next level.
        begun = bool(here) or (begun and not line.value.strip())
    sure = sum(entry.sure for entry in found)
    labelled = sum(bool(entry.levels) for entry in found)
    return found if min(sure, labelled) >= _FEWEST else []


def _entry(part: Text, line: int, *, begun: bool, inside: bool) -> Entry | None:
    """Return what a part of a line says, if it is one of a list.

    Right behind one that `begun` the list, or `inside` a line of it, it needs no level.
    """
    mark = _MARK.match(part.value)
    rest = part.slice(mark.end() if mark else 0).strip()
    levels: list[Text] = []
    while rest.value:
        ways = (_headed(rest), _headed(rest, _DASH))
        found = ((_levels(head, after), after) for head, after in ways)
        more, after = next((one for one in found if one[0]), ([], rest))
        if not more:
            break
        levels.extend(more)
        rest = after
    # Without a level it may be a name with its value, but no fact and no prose.
    named = begun and len(rest) <= _LONGEST and not fact_kind(_headed(rest)[0].value)
    items = tuple(items_of(rest)) if levels or inside or named else ()
    valued = any(value for _, value in items)
    if is_note(rest.value) or not (levels or valued or (inside and items)):
        return None
    told = bool(levels or mark or _COLON.search(rest.value))
    return Entry(line, tuple(levels), items if rest else (), bool(items) and told)


def _levels(head: Text, after: Text) -> list[Text]:
    """Return the levels that a text is, if it is nothing else.

    A level right before its value is a name: 服务对象满意度：≥90%.
    """
    if after.value and is_strong(after.strip().value):
        return []
    read = read_level(head)
    known = all(is_level(level.label.value) for level in read)
    return list(map(_coded, read)) if known else []


def _coded(level: Level) -> Text:
    """Return a level with its code, if it has one."""
    return Text.join([level.code, level.label]) if level.code else level.label


def _headed(text: Text, mark: re.Pattern[str] = _COLON) -> tuple[Text, Text]:
    """Return what stands before the first colon of a text, and what behind it."""
    colon = mark.search(text.value)
    start, end = colon.span() if colon else (len(text), len(text))
    return text.slice(0, start), text.slice(end)
