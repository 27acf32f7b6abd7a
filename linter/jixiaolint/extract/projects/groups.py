"""A stretch of text cut where the indicators of another project begin in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.items import coded, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.extract.items import Items
    from jixiaolint.extract.items.coded import Start
    from jixiaolint.text import Text


def split_groups(text: Text, layout: str, full: int | None) -> list[Items]:
    """Return the indicators of each project in a text; at least one, perhaps empty.

    The text between two projects is the `after` of the first.
    """
    if layout == "numbered":
        cuts = numbered.starts(text)[1:]
        pieces = _cut(text, cuts)
        return [numbered.split(piece, full) for piece in pieces]
    cuts = list(_restarts(text, coded.starts(text), full))
    return [coded.split(piece, full) for piece in _cut(text, cuts)]


def _cut(text: Text, cuts: Sequence[int]) -> Iterator[Text]:
    start = 0
    for end in [*cuts, len(text)]:
        yield text.slice(start, end)
        start = end


def _restarts(text: Text, starts: Sequence[Start], full: int | None) -> Iterator[int]:
    """Yield where coded indicators of another project begin.

    Their list starts over, and with it either the levels do too or other text stands
    before it. (A list may also start over at each level of one project.)
    """
    first = 0
    for i in range(1, len(starts)):
        if not _starts_over(text, starts, first, i):
            continue
        piece = text.slice(starts[first].position, starts[i].position)
        after = coded.split(piece, full).after.value.split("\n")
        between = [
            line for line in after if line.strip() and set(line.strip()) - _STRAY
        ]
        if between or _level(text, starts[i]) == _level(text, starts[first]):
            yield starts[i].position
            first = i


_STRAY = frozenset("。；;，,、. ")


def _starts_over(text: Text, starts: Sequence[Start], first: int, i: int) -> bool:
    if starts[i].number is not None:
        return starts[i].number == 1
    again = _level(text, starts[i]) == _level(text, starts[first])
    return again and _level(text, starts[i - 1]) != _level(text, starts[first])


def _level(text: Text, start: Start) -> str:
    """Return the characters with which the first level of an indicator begins."""
    return "".join(text.value[start.level : start.level + 12].split())[:4]
