"""Goals whose labels stand side by side above their texts: which lines are whose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jixiaolint.extract.lines.facts import Fact
from jixiaolint.extract.lines.words import Line
from jixiaolint.words.match import pattern

_FIRST_ITEM = pattern(
    r"^(?:{numeral=1}、|1[.、．]|[（(](?:{numeral=1}|1)[)）]|①"
    r"|{form-word=item}(?:{numeral=1}|1)(?!\d)|{form-word=ordinal}{numeral=1})"
)
_SAME = 4
"""How many equal characters at the start show that a text begins anew."""


def part_goals(facts: Sequence[Fact]) -> None:
    """Give each of two goals side by side its own lines.

    The right one may be what was achieved (role ``block``). A text that cannot be
    divided is that of the right one, of a goal and what was achieved that of the goal.
    """
    for one, two in pairwise(facts):
        beside = one.label[0].line == two.label[0].line
        below = two.lines and two.lines[0][0].line > two.label[0].line
        roles = one.role in ("goal", "cycle") and two.role in ("goal", "cycle", "block")
        if beside and below and not one.lines and roles:
            one.lines, two.lines = _split(two.lines)
            if two.role == "block" and not one.lines:
                one.lines, two.lines = two.lines, []
            return


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the left goal and of the right one.

    Two columns come line by line side by side, or one after the other: then the second
    begins where the text begins anew, with the same words or with its first item.
    """
    if _side_by_side(lines):
        pairs = [line for line in lines if len(line) == 2]
        edge = min(line[1].start for line in pairs)
        left = [tuple(w for w in line if w.start < edge) for line in lines]
        right = [tuple(w for w in line if w.start >= edge) for line in lines]
        return list(filter(None, left)), list(filter(None, right))
    cut = _new_start(lines)
    return list(lines[:cut]), list(lines[cut:])


def _side_by_side(lines: Sequence[Line]) -> bool:
    """Tell whether most lines hold two pieces, the left ones of even width."""
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) * 10 < len(lines) * 6:
        return False
    starts = sorted(line[1].start for line in pairs)
    return starts[-1] - starts[len(starts) // 4] <= 4


def _new_start(lines: Sequence[Line]) -> int:
    """Return the number of the line on which the text begins a second time, else 0."""
    texts = ["".join(word.value for word in line) for line in lines]
    same = [
        (_common(texts[0], "".join(texts[number : number + 3])), -number)
        for number in range(1, len(texts))
        if texts[number][:_SAME] == texts[0][:_SAME]
    ]
    if same:
        return -max(same)[1]
    if _FIRST_ITEM.match(texts[0]):
        again = [n for n in range(1, len(texts)) if _FIRST_ITEM.match(texts[n])]
        return again[0] if len(again) == 1 else 0
    return 1 if len(texts) == 2 and texts[0][-1] in "。；." else 0


def _common(one: str, two: str) -> int:
    """Return how many characters two texts have in common at the start."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(two)))
