"""Indicators in a list by label: 数量指标：培训人数≥50人, or a name under its levels.

Each line holds levels, or a name and its value, or both; a colon or a list number tells
them from the rows of a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.grid.columns import fact_kind
from jixiaolint.extract.grid.levels import is_level, read_level
from jixiaolint.extract.lines.labels import Label
from jixiaolint.extract.lines.named import items_of
from jixiaolint.extract.lines.words import Word
from jixiaolint.extract.marks import is_note
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.text import Text

_MARK = pattern(
    r"(?:\s*(?:[-*+•·●○◆■□▪]\s*|[（(](?:{numeral}{1,3}|\d{1,2})[)）][、.．]?"
    r"|{numeral}{1,3}[、.．]|\d{1,2}(?:[、)）．]|\.(?!\d))|[①-⑳]|[【\[]))+"
)
"""The numbers and marks that a line of a list begins with."""

_COLON = pattern(r"[\s*_]*[:：】\]][\s*_【\[]*")
"""What ends a level, or parts a name from its value; emphasis of Markdown goes."""

_FEWEST = 2
"""So many lines make a list."""

_LONGEST = 80
"""The most characters of a line that is no prose."""


class Entry(NamedTuple):
    """A line of a list: its levels and its names with their values.

    `sure` tells that it can be nothing but such a line.
    """

    line: int
    labels: tuple[Label, ...]
    items: tuple[tuple[Text, Text], ...]
    sure: bool


def entries_of(lines: Sequence[Text]) -> list[Entry]:
    """Return the lines of a list by label, if the lines hold one."""
    found: list[Entry] = []
    for number, line in enumerate(lines):
        entry = _entry(line, number, begun=bool(found))
        if entry is not None:
            found.append(entry)
    sure = sum(entry.sure for entry in found)
    labelled = sum(bool(entry.labels) for entry in found)
    return found if min(sure, labelled) >= _FEWEST else []


def _entry(line: Text, number: int, *, begun: bool) -> Entry | None:
    """Return what a line of a list says, if it is one; the first has a level."""
    mark = _MARK.match(line.value)
    rest = line.slice(mark.end() if mark else 0).strip()
    labels: list[Label] = []
    while rest.value:
        head, after = _headed(rest)
        levels = [level.label for level in read_level(head)]
        if not all(is_level(level.value) for level in levels):
            break
        labels.extend(
            Label((Word(each, number, len(labels), 0, 0),)) for each in levels
        )
        rest = after
    if is_note(rest.value) or len(rest) > _LONGEST:
        return None
    items = tuple(items_of(rest)) if rest else ()
    named = begun and any(value for _, value in items) and not _is_fact(rest)
    if not labels and not named:
        return None
    told = bool(labels or mark or _COLON.search(rest.value))
    return Entry(number, tuple(labels), items, bool(items) and told)


def _headed(text: Text) -> tuple[Text, Text]:
    """Return what stands before the first colon of a text, and what behind it."""
    colon = _COLON.search(text.value)
    start, end = colon.span() if colon else (len(text), len(text))
    return text.slice(0, start), text.slice(end)


def _is_fact(text: Text) -> bool:
    return fact_kind(_headed(text)[0].value) is not None
