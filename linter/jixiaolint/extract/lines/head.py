"""The heads of an indicator table that was flattened: where they stand, what they say.

A head may be broken over lines, its pieces above and below the heads that are not (一级,
二级指标 三级指标, 指标): pieces are joined to the first head that they carry on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiaolint.extract.lines.terms import (
    STRIPS,
    bare,
    head_pieces,
    head_role,
    head_tails,
)
from jixiaolint.extract.lines.words import Line, Word
from jixiaolint.text import Text

_LONGEST = 14
"""The most characters of a column head."""

_RANKS = ("label", "name")
"""What heads say that stand by themselves, whatever is above them."""

_HINT = re.compile(r"[（(][^（()）]{1,8}[)）]")


class Head(NamedTuple):
    """The heads found: the lines they take, and the label of each column.

    The last `loose` of them stand on lines above the names, so that their place among
    the columns is not known.
    """

    first: int
    last: int
    labels: tuple[Text, ...]
    loose: int = 0


@dataclass(slots=True)
class _Column:
    """A head as it is being put together: its pieces, and the line it begins on."""

    line: int
    pieces: list[Text] = field(default_factory=list)

    @property
    def label(self) -> Text:
        """The pieces as one text."""
        return Text.join(self.pieces)

    @property
    def role(self) -> str | None:
        """What the column holds, as far as its pieces say."""
        return head_role(self.label.value)

    def takes(self, piece: str) -> bool:
        """Tell whether the head is not complete and a piece carries it on."""
        value = bare(self.label.value)
        if head_role(value) or head_role(piece) in _RANKS:
            return False
        whole = value + piece
        return bool(head_role(whole)) or whole in head_pieces()


def find_heads(lines: Sequence[Line]) -> list[Head]:
    """Return the heads of indicator tables, in order; a page may repeat them."""
    heads: list[Head] = []
    number = 0
    while number < len(lines):
        head = _head_at(lines, number)
        if head is None:
            number += 1
        else:
            heads.append(head)
            number = head.last + 1
    return heads


def _head_at(lines: Sequence[Line], number: int) -> Head | None:
    """Return the heads that begin on a line: a name column, and levels or values."""
    if not lines[number]:
        return None
    columns: list[_Column] = []
    last = number
    for line in range(number, len(lines)):
        words = [word for word in lines[line] if bare(word.value) not in STRIPS]
        if not words:
            continue
        if not all(_headlike(word.value, columns) for word in words):
            break
        _take(columns, words)
        last = line
    return _ordered(number, last, [column for column in columns if column.role])


def _take(columns: list[_Column], words: Sequence[Word]) -> None:
    """Put the words of a line to the heads they carry on, or as heads of their own."""
    at = 0
    for word in words:
        value = bare(word.value)
        places = range(at, len(columns))
        place = next((n for n in places if columns[n].takes(value)), -1)
        if place >= 0:
            columns[place].pieces.append(word.text)
            at = place + 1
        else:
            columns.extend(_Column(word.line, [part]) for part in _parts(word))
            at = len(columns)


def _ordered(first: int, last: int, columns: Sequence[_Column]) -> Head | None:
    """Return the heads in the order of the columns, if they are those of indicators."""
    roles = [column.role for column in columns]
    if "name" not in roles or not {"label", "value"} & {*roles} or len(roles) < 3:
        return None
    main = columns[roles.index("name")].line
    higher = [column for column in columns if column.line < main]
    levels = [column.label for column in higher if column.role == "label"]
    loose = [column.label for column in higher if column.role != "label"]
    others = [column.label for column in columns if column.line >= main]
    return Head(first, last, (*levels, *others, *loose), len(loose))


def orders(head: Head) -> Iterator[tuple[Text, ...]]:
    """Yield the labels in the orders that their columns may have, the likeliest first."""
    yield head.labels
    if head.loose:
        (*fixed,) = head.labels[: -head.loose]
        loose = head.labels[-head.loose :]
        name = next(
            n for n, label in enumerate(fixed) if head_role(label.value) == "name"
        )
        for at in range(len(fixed) - 1, name, -1):
            yield (*fixed[:at], *loose, *fixed[at:])


def _parts(word: Word) -> list[Text]:
    """Return the heads of a word one by one."""
    parts = _split(word.value) or []
    starts = [0, *(word.value.find(part) for part in parts[1:])]
    ends = [*starts[1:], len(word.value)]
    return [word.text.slice(*edges) for edges in zip(starts, ends, strict=True)]


def _headlike(value: str, columns: Sequence[_Column]) -> bool:
    """Tell whether a word is a head, several heads on end, a piece of one or its hint."""
    word = bare(value)
    if word in head_pieces() or any(column.takes(word) for column in columns):
        return True
    return _split(value) is not None or bool(_HINT.fullmatch(value))


def _split(value: str) -> list[str] | None:
    """Return the heads that a word consists of (一级指标二级指标: two), if only of heads."""
    word, tails = bare(value), head_tails()
    parts: list[str] = []
    while word:
        for end in range(min(len(word), _LONGEST), 1, -1):
            told = word[end - 2 : end] in tails or word[end - 1] in tails
            if told and head_role(word[:end]):
                parts.append(word[:end])
                word = word[end:]
                break
        else:
            return None
    return parts or None
