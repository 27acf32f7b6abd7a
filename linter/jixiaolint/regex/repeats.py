"""How often something is meant: ``* + ? {2,3}``, as RE2 reads it."""

from __future__ import annotations

import re

from jixiaolint.regex.cursor import Cursor
from jixiaolint.regex.fault import refused
from jixiaolint.regex.nodes import Choice, Marked, Node, Repeat, Sequence

Times = tuple[int, int | None, bool]
"""How often at least, at most, and whether as often as can be."""

_MOST = 1000
"""So often something may be repeated, repeats within repeats taken together."""

_TIMES = re.compile(r"\{(0|[1-9][0-9]{0,7})(?:(,)(0|[1-9][0-9]{0,7})?)?\}")
_SIMPLE: dict[str, tuple[int, int | None]] = {
    "*": (0, None),
    "+": (1, None),
    "?": (0, 1),
}


def times(cursor: Cursor, swapped: bool) -> Times | None:
    """Read how often something is meant, if that comes next.

    If `swapped`, as seldom as can be unless a question mark follows.
    """
    if cursor.peek() in _SIMPLE:
        least, most = _SIMPLE[cursor.take()]
    elif found := _TIMES.match(cursor.text, cursor.at):
        cursor.at = found.end()
        low, comma, high = found.groups()
        least = int(low)
        most = least if comma is None else int(high) if high else None
    else:
        return None
    return least, most, cursor.skip("?") == swapped


def repeat(parts: list[Node], of: Times, written: str) -> None:
    """Have the last part repeated; refuse what RE2 does."""
    least, most, greedy = of
    if not parts:
        raise refused(f"no argument for repetition operator: {written}")
    made = Repeat(parts[-1], least, most, greedy)
    counted = written.startswith("{")
    upside_down = most is not None and most < least
    if counted and (upside_down or max(least, most or 0) > _MOST or not _room(made)):
        raise refused(f"invalid repetition size: {written}")
    parts[-1] = made


def _room(node: Node, left: int = _MOST) -> int:
    """Return what is left of the times that anything may be repeated."""
    if isinstance(node, Repeat):
        # A star and its like count for nothing.
        counted = node.most not in (None, 1) or node.least > 1
        times = (node.most or node.least) if counted else 1
        return _room(node.body, left // times if times else left)
    if isinstance(node, Marked):
        return _room(node.body, left)
    if isinstance(node, Sequence | Choice):
        parts = node.parts if isinstance(node, Sequence) else node.branches
        return min((_room(part, left) for part in parts), default=left)
    return left
