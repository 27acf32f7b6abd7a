"""Which level labels a row stands under.

A label cell spans the rows of its group, and its text comes out at the top of them, in
the middle or, where the group has an even number of lines, between two of them. A form
is read top-down (a label holds for what follows) unless its labels say otherwise: a
first row before any label, or a first-level label below one of its own second-level
labels. Then every label takes the rows it stands in the middle of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from jixiaolint.extract.lines.labels import Label
from jixiaolint.extract.lines.terms import parents_of, stem_of
from jixiaolint.text import Text

_BELOW = 1.1
"""How much odder a label below the middle is than one above: half lines go up."""


class Cells(NamedTuple):
    """A row as it was found: its lines, and the texts of its cells, the name first."""

    first: int
    last: int
    texts: Sequence[Text]


class Mark(NamedTuple):
    """A label with its level (1 or 2) and the middle of its lines."""

    label: Label
    stem: str
    level: int
    middle: float
    order: tuple[int, int]


Levels = tuple["Label | None", "Label | None"]


def levels_of(
    rows: Sequence[Cells], labels: Sequence[Label], *, listed: bool = False
) -> list[Levels]:
    """Return the first- and second-level label of each row; in a list they go on."""
    marks = marks_of(labels)
    if not marks or not rows:
        return [(None, None) for _ in rows]
    if not listed and centred(rows, marks):
        return _from_middles(rows, marks)
    return _from_tops(rows, marks)


def marks_of(labels: Sequence[Label]) -> list[Mark]:
    """Return the labels in reading order with their levels settled."""
    ordered = sorted(
        labels, key=lambda label: (label.words[0].line, label.words[0].start)
    )
    stems = [stem_of(label.value) or label.value for label in ordered]
    marks: list[Mark] = []
    for place, (label, stem) in enumerate(zip(ordered, stems, strict=True)):
        lines = [word.line for word in label.words]
        before = marks[-1] if marks else None
        level = _level(stem, stems, place, before, ordered)
        middle = (min(lines) + max(lines)) / 2
        order = (label.words[0].line, label.words[0].start)
        marks.append(Mark(label, stem, level, middle, order))
    return marks


def _level(
    stem: str,
    stems: Sequence[str],
    place: int,
    before: Mark | None,
    labels: Sequence[Label],
) -> int:
    """Return the level of a label; one that may be of either is settled by its like."""
    parents = parents_of(stem)
    if not parents:
        return _strange_level(place, before, labels)
    if "*" not in parents:
        return 2
    if len(parents) == 1:
        return 1
    if any(stem in parents_of(other) and other != stem for other in stems):
        return 1
    if before is None:
        return 1
    if before.stem == stem:
        return 2 if before.level == 1 else 1
    above = parents[1]
    near = before.stem == above or above in parents_of(before.stem)
    return 2 if near and above != stem else 1


def _strange_level(place: int, before: Mark | None, labels: Sequence[Label]) -> int:
    """Return the level of a label that no lexicon knows, by the labels on its line."""
    line = labels[place].words[0].line
    beside = place + 1 < len(labels) and labels[place + 1].words[0].line == line
    follows = before is not None and before.order[0] == line and before.level == 1
    return 1 if (beside or before is None) and not follows else 2


def centred(rows: Sequence[Cells], marks: Sequence[Mark]) -> bool:
    """Tell whether labels stand in the middle of their rows and not at the top."""
    top = (rows[0].last, float("inf"))
    first = [mark for mark in marks if mark.level == 1]
    second = [mark for mark in marks if mark.level == 2]
    for kind in (first, second):
        if (
            kind
            and kind[0].order > top
            and min(m.order for m in marks) != kind[0].order
        ):
            return True
    return any(
        two.order < one.order
        and one.stem in parents_of(two.stem)
        and not any(o.order < two.order and o.stem == one.stem for o in first)
        for one in first
        for two in second
    )


def _from_tops(rows: Sequence[Cells], marks: Sequence[Mark]) -> list[Levels]:
    """Return the last labels at or above each row; a new first level ends the second."""
    levels: list[Levels] = []
    one = two = None
    pending = list(reversed(marks))
    for row in rows:
        while pending and pending[-1].order[0] <= row.last:
            mark = pending.pop()
            if mark.level == 1:
                again = one is not None and one.stem == mark.stem
                one, two = mark, two if again else None
            else:
                two = mark
        levels.append((one and one.label, two and two.label))
    return levels


def _from_middles(rows: Sequence[Cells], marks: Sequence[Mark]) -> list[Levels]:
    """Return the labels of each row where labels stand in the middle of their rows."""
    second = [mark for mark in marks if mark.level == 2]
    first = [mark for mark in marks if mark.level == 1]
    childless = [
        one
        for one in first
        if not any(one.stem in parents_of(two.stem) for two in second)
    ]
    if second:
        groups = sorted([*second, *childless], key=lambda mark: mark.middle)
    else:
        groups = first
    taken = _share(rows, groups)
    levels: list[Levels] = []
    upper = _share(rows, first)
    for place in range(len(rows)):
        mark = groups[taken[place]]
        if mark.level == 1:
            levels.append((mark.label, None))
            continue
        above = [one for one in first if one.stem in parents_of(mark.stem)]
        one = min(above, key=lambda o: abs(o.middle - mark.middle), default=None)
        if one is None and first:
            one = first[upper[place]]
        levels.append((one and one.label, mark.label))
    return levels


def _share(rows: Sequence[Cells], marks: Sequence[Mark]) -> list[int]:
    """Return for each row the mark that it falls to; of none, the first.

    Consecutive rows fall to consecutive marks so that the marks stand as near as can be
    to the middle of their rows. Between two marks only the rows between them are open.
    """
    if not marks:
        return [0] * len(rows)
    above = [sum(_middle(row) <= mark.middle for row in rows) for mark in marks]
    above = list(accumulate([*above[:-1], len(rows)], max))
    # best: end of the groups so far -> (cost, ends)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for mark, low, high in zip(marks, above, [*above[1:], len(rows)], strict=True):
        grown: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(max(start, low), high + 1):
                more = cost + _off_middle(rows[start:end], mark)
                if end not in grown or more < grown[end][0]:
                    grown[end] = (more, (*ends, end))
        best = grown
    ends = best[len(rows)][1]
    return [sum(end <= place for end in ends) for place in range(len(rows))]


def _middle(row: Cells) -> float:
    return (row.first + row.last) / 2


def _off_middle(rows: Sequence[Cells], mark: Mark) -> float:
    """Return how far a mark is from the middle of its rows, in lines."""
    if not rows:
        return 5.0
    below = mark.middle - (rows[0].first + rows[-1].last) / 2
    return below * _BELOW if below > 0 else -below
