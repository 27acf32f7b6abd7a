"""Which level labels a row stands under.

A label cell spans the rows of its group, and its text comes out at the top of them, in
the middle or, where the group has an even number of lines, between two of them. A form
is read top-down (a label holds for what follows) unless its labels say otherwise: a
first row before any label, or a first-level label below one of its own second-level
labels. Then every label takes the rows it stands in the middle of.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from jixiaolint.extract.lines.labels import Label
from jixiaolint.extract.lines.terms import stem_of
from jixiaolint.labels.levels import parents_of
from jixiaolint.text import Text

_BELOW = 1.1
"""How much odder a label below the middle is than one above: half lines go up."""

_OPEN = 60
"""So many rows between two labels may fall to either."""


class Cells(NamedTuple):
    """A row as it was found: its lines, and the texts of its cells, the name first."""

    first: int
    last: int
    texts: Sequence[Text]


class Mark(NamedTuple):
    """A label with its level, 1 or 2."""

    label: Label
    stem: str
    level: int

    @property
    def line(self) -> int:
        """The line that it begins on."""
        return self.label.words[0].line

    @property
    def order(self) -> tuple[int, int]:
        """Its place in reading order."""
        return self.line, self.label.words[0].start

    @property
    def middle(self) -> float:
        """The middle of its lines."""
        lines = [word.line for word in self.label.words]
        return (min(lines) + max(lines)) / 2


Levels = tuple["Label | None", "Label | None"]


def levels_of(
    rows: Sequence[Cells], labels: Sequence[Label], *, listed: bool = False
) -> list[Levels]:
    """Return the first- and second-level label of each row; in a list they go on."""
    marks = marks_of(labels)
    if not listed and centred(rows, marks):
        return _from_middles(rows, marks)
    return _from_tops(rows, marks)


def marks_of(labels: Sequence[Label]) -> list[Mark]:
    """Return the labels in reading order with their levels settled."""
    marks: list[Mark] = []
    for label in sorted(
        labels, key=lambda one: (one.words[0].line, one.words[0].start)
    ):
        stem = stem_of(label.value) or label.value
        level = _level(stem, marks[-1] if marks else None)
        marks.append(Mark(label, stem, level))
    return marks


def _level(stem: str, before: Mark | None) -> int:
    """Return the level of a label; one that may be of either goes by the one before."""
    parents = parents_of(stem)
    if "*" not in parents:
        return 2
    if before is None or len(parents) == 1:
        return 1
    if before.stem == stem:
        return 3 - before.level
    above = parents[1]
    near = above in (before.stem, *parents_of(before.stem))
    return 2 if near and above != stem else 1


def centred(rows: Sequence[Cells], marks: Sequence[Mark]) -> bool:
    """Tell whether labels stand in the middle of their rows and not at the top."""
    first = [mark for mark in marks if mark.level == 1]
    second = [mark for mark in marks if mark.level == 2]
    if not rows or not marks:
        return False
    if any(kind and kind[0].line > rows[0].last for kind in (first, second)):
        return True
    begins = {mark.stem: mark.order for mark in reversed(first)}
    return any(
        stem in begins and begins[stem] >= two.order
        for two in second
        for stem in parents_of(two.stem)
    )


def _from_tops(rows: Sequence[Cells], marks: Sequence[Mark]) -> list[Levels]:
    """Return the last labels met at each row; below them the grid carries them down."""
    levels: list[Levels] = []
    pending = list(reversed(marks))
    for row in rows:
        met: Levels = (None, None)
        while pending and pending[-1].line <= row.last:
            mark = pending.pop()
            met = (mark.label, None) if mark.level == 1 else (met[0], mark.label)
        levels.append(met)
    return levels


def _from_middles(rows: Sequence[Cells], marks: Sequence[Mark]) -> list[Levels]:
    """Return the labels of each row where labels stand in the middle of their rows."""
    first = [mark for mark in marks if mark.level == 1]
    parents = {p for mark in marks if mark.level == 2 for p in parents_of(mark.stem)}
    groups = [mark for mark in marks if mark.level == 2 or mark.stem not in parents]
    groups.sort(key=lambda mark: mark.middle)
    by_stem: dict[str, list[Mark]] = {}
    for mark in sorted(first, key=lambda mark: mark.middle):
        by_stem.setdefault(mark.stem, []).append(mark)
    levels: list[Levels] = []
    for mark in _share(rows, groups):
        above = [by_stem.get(stem, ()) for stem in parents_of(mark.stem)]
        near = [one for marks in above for one in _beside(marks, mark.middle)]
        one = min(
            near, key=lambda o: (abs(o.middle - mark.middle), o.order), default=None
        )
        pair = (one and one.label, mark.label)
        levels.append(pair if mark.level == 2 else (mark.label, None))
    return levels


def _beside(marks: Sequence[Mark], middle: float) -> Sequence[Mark]:
    """Return the marks right above and below a place, of marks in order."""
    at = bisect_left(marks, middle, key=lambda mark: mark.middle)
    return marks[max(at - 1, 0) : at + 1]


class _Group(NamedTuple):
    """The rows that fall to a mark, after those of the groups before: what all cost."""

    cost: float
    start: int
    mark: Mark | None = None
    before: _Group | None = None


def _share(rows: Sequence[Cells], marks: Sequence[Mark]) -> list[Mark]:
    """Return for each row the mark that it falls to.

    Consecutive rows fall to consecutive marks so that the marks stand as near as can be
    to the middle of their rows. Between two marks only the rows between them are open,
    of many the middle ones.
    """
    middles = [row.first + row.last for row in rows]
    above = [bisect_right(middles, 2 * mark.middle) for mark in marks]
    above = list(accumulate([*above[:-1], len(rows)], max))
    best = {0: _Group(0.0, 0)}  # by the end of the groups so far
    for mark, low, high in zip(marks, above, [*above[1:], len(rows)], strict=True):
        spare = max(high - low - _OPEN, 0) // 2
        grown: dict[int, _Group] = {}
        for start, group in best.items():
            for end in range(max(start, low + spare), high - spare + 1):
                cost = group.cost + _off_middle(rows, start, end, mark)
                if end not in grown or cost < grown[end].cost:
                    grown[end] = _Group(cost, start, mark, group)
        best = grown
    return _taken(best[len(rows)], len(rows))


def _taken(group: _Group | None, end: int) -> list[Mark]:
    """Return the mark of each row of a group and those before it."""
    taken: list[Mark] = []
    while group is not None and group.mark:
        taken.extend([group.mark] * (end - group.start))
        end, group = group.start, group.before
    return taken[::-1]


def _off_middle(rows: Sequence[Cells], start: int, end: int, mark: Mark) -> float:
    """Return how far a mark is from the middle of its rows, in lines."""
    if start == end:
        return 5.0
    below = mark.middle - (rows[start].first + rows[end - 1].last) / 2
    return below * _BELOW if below > 0 else -below


def with_blank(
    rows: Sequence[Cells], labels: Sequence[Label], taken: set[int], end: int
) -> list[Cells]:
    """Return the rows, and blank ones below labels that have none, in order.

    `taken` are lines that say more than labels, of the `end` lines of the form.
    """
    marks = marks_of(labels)
    taken = taken.union(*(range(row.first, row.last + 1) for row in rows))
    blank = [
        Cells(mark.line, mark.line, ())
        for mark, after in zip(marks, [*marks[1:], None], strict=False)
        if _blank(mark, after, taken, end)
    ]
    if not rows or centred(rows, marks) or 3 * len(blank) > len(marks):
        return list(rows)
    return sorted([*blank, *rows], key=lambda row: row.first)


def _blank(mark: Mark, after: Mark | None, taken: set[int], end: int) -> bool:
    """Tell whether nothing stands between a label and the next that is not below it."""
    stop = after.line if after else end
    if after and (after.level > mark.level or after.stem == mark.stem):
        return False
    return stop > mark.line and taken.isdisjoint(range(mark.line, stop))
