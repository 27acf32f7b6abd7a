"""A stretch of text cut where the indicators of another project begin in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.extract.items import Items, coded, runs_of, split_items
from jixiaolint.extract.items.flat import Flat
from jixiaolint.extract.items.listing import Start
from jixiaolint.text import Text


def split_groups(text: Text, layout: str, full: int | None) -> list[Items]:
    """Return the indicators of each project in a text; at least one, perhaps empty.

    The text between two projects is the `after` of the first.
    """
    if layout == "numbered":
        cuts = [run[0] for run in runs_of(text, layout)[1:]]
    else:
        cuts = list(_restarts(text, full))
    return [split_items(piece, layout, full) for piece in _cut(text, cuts)]


def _cut(text: Text, cuts: Sequence[int]) -> Iterator[Text]:
    start = 0
    for end in [*cuts, len(text)]:
        yield text.slice(start, end)
        start = end


def _restarts(text: Text, full: int | None) -> Iterator[int]:
    """Yield where coded indicators of another project begin.

    Their list starts over, and with it either the levels do too or other text stands
    before it. (A list may also start over at each level of one project.)
    """
    flat = Flat.of(text)
    starts = next(iter(coded.runs(flat)), [])
    first = 0
    for i in range(1, len(starts)):
        if not _starts_over(flat, starts, first, i):
            continue
        begin, end = (flat.at[starts[n].position] for n in (first, i))
        piece = split_items(text.slice(begin, end), "coded", full)
        after = piece.after.value.split("\n")
        between = [
            line for line in after if line.strip() and set(line.strip()) - _STRAY
        ]
        if between or _level(flat, starts[i]) == _level(flat, starts[first]):
            yield end
            first = i


_STRAY = frozenset("。；;，,、. ")


def _starts_over(flat: Flat, starts: Sequence[Start], first: int, i: int) -> bool:
    if starts[i].number is not None:
        return starts[i].number == 1
    again = _level(flat, starts[i]) == _level(flat, starts[first])
    return again and _level(flat, starts[i - 1]) != _level(flat, starts[first])


def _level(flat: Flat, start: Start) -> str:
    """Return the characters with which the first level of an indicator begins."""
    return flat.value[start.begin : start.begin + 4]
