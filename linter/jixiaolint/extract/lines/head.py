"""The heads of an indicator table that was flattened: where they stand, what they say.

A head may be broken over lines, its pieces above and below the heads that are not (一级,
二级指标 三级指标, 指标): pieces are joined to the first head that they carry on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.extract.lines.terms import STRIPS, head_pieces, head_role
from jixiaolint.extract.lines.words import Line, Word
from jixiaolint.labels.facts import bare
from jixiaolint.labels.heads import may_head
from jixiaolint.text import Text

_LONGEST = 20
"""The most characters of a column head."""

_MOST = 40
"""The most columns of a table in lines."""

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


class _Column(NamedTuple):
    """A head as it is being put together, and the line it begins on."""

    line: int
    label: Text

    @property
    def role(self) -> str | None:
        """What the column holds, as far as its pieces say."""
        return head_role(self.label.value)

    def takes(self, piece: str) -> bool:
        """Tell whether the head is not complete and a piece carries it on."""
        if self.role or head_role(piece) in _RANKS:
            return False
        whole = bare(self.label.value) + piece
        return bool(head_role(whole)) or whole in head_pieces()

    def longer(self, piece: Text) -> _Column:
        """Return the head with one more piece."""
        return _Column(self.line, Text.join((self.label, piece)))


def find_heads(lines: Sequence[Line]) -> list[Head]:
    """Return the heads of indicator tables, in order; a page may repeat them."""
    heads: list[Head] = []
    number = 0
    while number < len(lines):
        head = _head_at(lines, number)
        if head is None or _is_apart(lines, number):
            number += 1
        else:
            heads.append(head)
            number = head.last + 1
    return heads


def _is_apart(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line is a lone word above heads that have their values without it.

    So ends the label of a goal at the edge, broken over lines: 年度, 目标.
    """
    words = lines[number]
    below = _head_at(lines, number + 1) if len(words) == 1 else None
    roles = {head_role(label.value) for label in below.labels} if below else set()
    return "value" in roles and head_role(words[0].value) == "value"


def _head_at(lines: Sequence[Line], number: int) -> Head | None:
    """Return the heads that begin on a line: a name column, and levels or values."""
    columns: list[_Column] = []
    last = number
    for line in range(number, len(lines)) if lines[number] else ():
        words = [word for word in lines[line] if bare(word.value) not in STRIPS]
        longer = _with(columns, words)
        if longer is None:
            break
        columns, last = longer, line if words else last
    return _ordered(number, last, [column for column in columns if column.role])


def _with(columns: list[_Column], words: Sequence[Word]) -> list[_Column] | None:
    """Return heads with the words of a line, as pieces or heads, if all are such."""
    found = list(columns)
    at = 0
    for word in words:
        value = bare(word.value) or word.value
        places = range(at, len(found))
        place = next((n for n in places if found[n].takes(value)), None)
        if place is not None:
            found[place] = found[place].longer(word.text)
            at = place + 1
            continue
        parts = _split(word.text)
        if not parts and (value in head_pieces() or _HINT.fullmatch(value)):
            parts = [word.text]
        if not parts:
            return None
        found.extend(_Column(word.line, part) for part in parts)
        at = len(found)
        if at > _MOST:
            return None
    return found


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


def _split(text: Text) -> list[Text]:
    """Return the heads that a text consists of (一级指标二级指标: two), if only of heads."""
    parts: list[Text] = []
    rest = text
    while value := rest.value:
        for end in range(min(len(value), _LONGEST), 1, -1):
            if may_head(value[:end]) and head_role(value[:end]):
                parts.append(rest.slice(0, end))
                rest = rest.slice(end)
                break
        else:
            return []
    return parts
