"""Drawn lines in, the frames of tables out: which lines belong together, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jixiaolint.read.pdf.page import Rule

TOUCH = 3.0
"""Lines so near, in points, touch; edges so near are one edge."""

_SHORTEST = 6.0
_OPEN = 6.0
"""A line that reaches so far over the last crossing line leaves a side open."""

_MOST_CROSSINGS = 4_000_000
"""A page with more lines than this allows is a drawing and holds no table."""

_MOST_CELLS = 100_000
"""Lines that part a page into more cells are hatching or a map."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of one table: its edges, and what is drawn along each of them.

    `across[j]` are the stretches (x0, x1) drawn along the level edge `ys[j]`, `down[i]`
    those (y0, y1) along the upright edge `xs[i]`.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[tuple[tuple[float, float], ...], ...]
    down: tuple[tuple[tuple[float, float], ...], ...]


def frames_of(rules: Sequence[Rule]) -> list[Frame]:
    """Return the frames of the tables that lines form, from top to bottom.

    Lines that cross no other form none. A side that is left open is closed.
    """
    level = _merged([rule for rule in rules if rule.y0 == rule.y1])
    upright = _flipped(_merged(_flipped(rule for rule in rules if rule.y0 != rule.y1)))
    level = [rule for rule in level if rule.x1 - rule.x0 >= _SHORTEST]
    upright = [rule for rule in upright if rule.y1 - rule.y0 >= _SHORTEST]
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    frames = [_frame(*group) for group in _groups(level, upright)]
    found = [
        frame
        for frame in frames
        if min(len(frame.xs), len(frame.ys)) > 1
        and len(frame.xs) * len(frame.ys) <= _MOST_CELLS
    ]
    return sorted(found, key=lambda frame: (frame.ys[0], frame.xs[0]))


def _flipped(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines with x and y exchanged."""
    return [Rule(rule.y0, rule.x0, rule.y1, rule.x1) for rule in rules]


def _merged(rules: list[Rule]) -> list[Rule]:
    """Return level lines with those that go on in one another joined."""
    rows = sorted(rules, key=lambda rule: rule.y0)
    ys = clusters(rule.y0 for rule in rows)
    merged: list[Rule] = []
    for y, group in groupby(rows, key=lambda rule: nearest(ys, rule.y0)):
        joined: list[tuple[float, float]] = []
        for rule in sorted(group):
            if joined and rule.x0 <= joined[-1][1] + TOUCH:
                start, end = joined.pop()
                joined.append((start, max(end, rule.x1)))
            else:
                joined.append((rule.x0, rule.x1))
        merged += [Rule(start, ys[y], end, ys[y]) for start, end in joined]
    return merged


def clusters(values: Iterable[float]) -> list[float]:
    """Return one value for each group of values that lie closely together, ascending."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= TOUCH:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def nearest(values: Sequence[float], value: float) -> int:
    """Return the index of the value, among ascending ones, that is nearest."""
    at = bisect_left(values, value)
    around = [i for i in (at - 1, at) if 0 <= i < len(values)]
    return min(around, key=lambda i: abs(values[i] - value))


def _groups(
    level: list[Rule], upright: list[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the level and upright lines that hang together by crossing or touching."""
    owner = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        """Return the line that stands for all that hang together with one."""
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    order = sorted(range(len(upright)), key=lambda i: upright[i].x0)
    lefts = [upright[i].x0 for i in order]
    for at, rule in enumerate(level):
        first = bisect_left(lefts, rule.x0 - TOUCH)
        last = bisect_left(lefts, rule.x1 + TOUCH)
        for i in order[first:last]:
            if upright[i].y0 - TOUCH <= rule.y0 <= upright[i].y1 + TOUCH:
                owner[root(len(level) + i)] = root(at)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate([*level, *upright]):
        found.setdefault(root(at), ([], []))[at >= len(level)].append(rule)
    yield from (group for group in found.values() if group[0] and group[1])


def _frame(level: list[Rule], upright: list[Rule]) -> Frame:
    """Return the frame that lines which hang together form."""
    xs = _closed([rule.x0 for rule in upright], [(r.x0, r.x1) for r in level])
    ys = _closed([rule.y0 for rule in level], [(r.y0, r.y1) for r in upright])
    across: list[list[tuple[float, float]]] = [[] for _ in ys]
    down: list[list[tuple[float, float]]] = [[] for _ in xs]
    for rule in level:
        across[nearest(ys, rule.y0)].append((rule.x0, rule.x1))
    for rule in upright:
        down[nearest(xs, rule.x0)].append((rule.y0, rule.y1))
    return Frame(
        tuple(xs), tuple(ys), tuple(map(tuple, across)), tuple(map(tuple, down))
    )


def _closed(edges: list[float], crossing: list[tuple[float, float]]) -> list[float]:
    """Return the edges of one direction, with one more where a side is open.

    A side is open where two or more of the crossing lines reach over the last edge.
    """
    found = clusters(edges)
    firsts = sorted(start for start, _ in crossing if start < found[0] - _OPEN)
    lasts = sorted(end for _, end in crossing if end > found[-1] + _OPEN)
    before = firsts[:1] if len(firsts) > 1 else []
    after = lasts[-1:] if len(lasts) > 1 else []
    return [*before, *found, *after]
