"""Goals whose labels stand side by side above their texts: which lines are whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from jixiaolint.extract.lines.facts import Fact
from jixiaolint.extract.lines.words import Line, said

_OPENING = re.compile(r"[（(]?\w{1,3}[、.．)）]|.{1,4}")
"""What shows that a text begins anew: its first item, or its first letters."""


def part_goals(facts: Sequence[Fact]) -> None:
    """Give each of two goals side by side its own lines.

    The right one may be what was achieved (role ``block``). A text that cannot be
    divided is that of the right one, of a goal and what was achieved that of the goal.
    """
    for one, two in pairwise(facts):
        beside = one.line == two.line
        below = two.lines and two.lines[0][0].line > two.line
        roles = one.role in ("goal", "cycle") and two.role in ("goal", "cycle", "block")
        if beside and below and not one.lines and roles:
            one.lines, two.lines = _split(two.lines)
            if two.role == "block" and not one.lines:
                one.lines, two.lines = two.lines, []
            return


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the left goal and of the right one.

    Two columns come line by line side by side, or one after the other.
    """
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) * 10 < len(lines) * 6:
        cut = _new_start([said(line) for line in lines])
        return list(lines[:cut]), list(lines[cut:])
    edge = min(line[1].start for line in pairs)
    left = [tuple(w for w in line if w.start < edge) for line in lines]
    right = [tuple(w for w in line if w.start >= edge) for line in lines]
    return list(filter(None, left)), list(filter(None, right))


def _new_start(texts: Sequence[str]) -> int:
    """Return the line on which the text begins a second time the most alike, else 0."""
    alike = [_OPENING.findall(text)[:1] for text in texts]
    again = [n for n in range(1, len(texts)) if alike[n] == alike[0]]
    same = [_common(texts[0], "".join(texts[n : n + 3])) for n in again]
    return again[same.index(max(same))] if same else 0


def _common(one: str, two: str) -> int:
    """Return how many characters two texts have in common at the start."""
    pairs = zip(one, two, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
