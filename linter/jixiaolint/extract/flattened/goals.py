"""The goal texts of a flattened form: one, or that of the period beside that of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.flattened.facts import goal_pairs
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.facts import Fact
    from jixiaolint.extract.flattened.lines import Line

_FIRST_ITEM = pattern(
    r"^(?:{numeral=1}、|1[.、．]|[（(](?:{numeral=1}|1)[)）]|①"
    r"|{form-word=item}(?:{numeral=1}|1)(?!\d)|{form-word=ordinal}{numeral=1})"
)
_SAME = 4
"""How many equal characters at the start show that a text begins anew."""


def goals_of(
    lines: Sequence[Text], facts: Sequence[Fact]
) -> tuple[Text | None, Text | None]:
    """Return the goal of the period and the goal of the year."""
    for _, right in goal_pairs(facts):
        one, two = (run_on(lines, part) for part in split_goals(right.lines))
        return (None, one or two) if right.role == "block" else (one, two)
    cycles, goals = (
        [text for f in facts if f.role == role and (text := run_on(lines, f.lines))]
        for role in ("cycle", "goal")
    )
    if len(goals) > 1 and not cycles:
        return goals[0], goals[1]
    return (cycles[0] if cycles else None), goals[0] if goals else None


def run_on(source: Sequence[Text], lines: Sequence[Line]) -> Text | None:
    """Return the lines of a text as one text, or nothing if there is none."""
    pieces = (
        source[line[0].line].slice(line[0].start, line[-1].end)
        for line in lines
        if line
    )
    joined = Text.join(pieces).squeeze()
    return joined if joined.value else None


def split_goals(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the goal of the period and of the goal of the year.

    Two columns come line by line side by side, or one after the other: then the second
    begins where the text begins anew, with the same words or with its first item. A
    text that cannot be divided is the goal of the year.
    """
    filled = [line for line in lines if line]
    if filled and _side_by_side(filled):
        pairs = [line for line in filled if len(line) == 2]
        edge = min(line[1].start for line in pairs)
        left = [tuple(w for w in line if w.start < edge) for line in filled]
        right = [tuple(w for w in line if w.start >= edge) for line in filled]
        return left, right
    cut = _new_start(filled)
    return (filled[:cut], filled[cut:]) if cut else ([], filled)


def _side_by_side(lines: Sequence[Line]) -> bool:
    """Tell whether most lines hold two pieces, the left ones of even width."""
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) * 10 < len(lines) * 6:
        return False
    starts = sorted(line[1].start for line in pairs)
    return starts[-1] - starts[len(starts) // 4] <= 4


def _new_start(lines: Sequence[Line]) -> int | None:
    """Return the number of the line on which the text begins a second time."""
    texts = ["".join(word.value for word in line) for line in lines]
    same = [
        (_common(texts[0], "".join(texts[number : number + 3])), -number)
        for number in range(1, len(texts))
        if texts[number][:_SAME] == texts[0][:_SAME]
    ]
    if same:
        return -max(same)[1]
    if texts and _FIRST_ITEM.match(texts[0]):
        again = [n for n in range(1, len(texts)) if _FIRST_ITEM.match(texts[n])]
        return again[0] if len(again) == 1 else None
    return 1 if len(texts) == 2 and texts[0][-1] in "。；." else None


def _common(one: str, two: str) -> int:
    """Return how many characters two texts have in common at the start."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(two)))
