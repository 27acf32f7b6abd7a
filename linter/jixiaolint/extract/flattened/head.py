"""The heads of an indicator table that was flattened: where it stands, what its columns hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.flattened.terms import STRIPS, bare, head_pieces, head_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.lines import Word

_LONGEST = 14
"""The most characters of a column head."""

_TALLEST = 16
"""The most lines that the heads of a table may take, one to a line."""


class Head(NamedTuple):
    """The heads found: the lines they take, the role of each column after the levels."""

    first: int
    last: int
    columns: tuple[str, ...]


def find_heads(lines: Sequence[tuple[Word, ...]]) -> list[Head]:
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


def _head_at(lines: Sequence[tuple[Word, ...]], number: int) -> Head | None:
    """Return the heads that begin on a line: a name column, and levels or values."""
    heads = [word for word in lines[number] if bare(word.value) not in STRIPS]
    if not heads or _split(heads[0].value) is None:
        return None
    block: list[tuple[Word, ...]] = []
    last = number
    for line in range(number, min(len(lines), number + _TALLEST)):
        words = [word for word in lines[line] if bare(word.value) not in STRIPS]
        if not words:
            continue
        if not all(_headlike(word.value) for word in words):
            break
        block.append(tuple(words))
        last = line
    roles = _roles(block)
    named = roles.count("name")
    others = [role for role in roles if role != "name"]
    if not named or len(roles) < 3 or not {"label", "value", "annual"} & {*others}:
        return None
    return Head(number, last, _columns(roles))


def _columns(roles: Sequence[str]) -> tuple[str, ...]:
    """Return the roles right of the names, with value columns told apart.

    Where the names of the year stand beside those of the period, with values of their
    own, they have columns ``name2`` and ``label2``.
    """
    after = list(roles[roles.index("name") + 1 :])
    if _two_sides(after):
        return ("cycle", *("label2" for r in after if r == "label"), "name2", "annual")
    columns = [role for role in after if role not in ("name", "label")]
    plain = [place for place, role in enumerate(columns) if role == "value"]
    if "cycle" not in columns and len(plain) == 2 - columns.count("annual"):
        columns[plain[0]] = "cycle"
    seen: set[str] = set()
    for place, role in enumerate(columns):
        role = "annual" if role == "value" else role
        columns[place] = "actual" if role in seen and role != "other" else role
        seen.add(role)
    return tuple(columns)


def _two_sides(after: Sequence[str]) -> bool:
    """Tell whether the heads after the names are a value, names again and a value."""
    rest = [role for role in after if role != "label"]
    values = ("value", "cycle", "annual")
    two = len(rest) == 3 and rest[1] == "name" and len(after) <= 4
    return two and rest[0] in values and rest[2] in values


def _roles(block: Sequence[tuple[Word, ...]]) -> list[str]:
    """Return the role of each head in a block."""
    roles: list[str] = []
    for words in block:
        for word in words:
            if parts := _split(word.value):
                roles.extend(head_role(part) or "" for part in parts)
    return roles


def _headlike(value: str) -> bool:
    """Tell whether a word is a head, several heads on end, or a piece of one."""
    if _split(value) is not None:
        return True
    return bare(value) in head_pieces()


def _split(value: str) -> list[str] | None:
    """Return the heads that a word consists of (一级指标二级指标: two), if only of heads."""
    word = bare(value)
    parts: list[str] = []
    while word:
        for end in range(min(len(word), _LONGEST), 1, -1):
            if head_role(word[:end]):
                parts.append(word[:end])
                word = word[end:]
                break
        else:
            return None
    return parts or None
