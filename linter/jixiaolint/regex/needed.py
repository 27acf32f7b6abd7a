"""What a text must hold for a pattern to be found in it: words of which one must occur.

The ends of a text count as characters of it, so that ``率$`` needs these two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from jixiaolint.regex.nodes import (
    At,
    Choice,
    Literal,
    Marked,
    Node,
    OneOf,
    Repeat,
    Sequence,
)

BEGIN, END = "\ud800", "\udfff"
"""What stands for the ends of a text: no text can hold these."""

_EVERYWHERE = frozenset({"", BEGIN, END})
"""What each text holds."""

_MANY = 200
"""So many words are no longer kept apart."""

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Needed:
    """All words that a node can match, and words of which one must occur.

    Both are None where nothing is known. If `sure`, a text in which one of `all` occurs
    is one that the node is found in.
    """

    all: Words | None
    some: Words | None = None
    sure: bool = True

    def words(self) -> Words | None:
        """Return the best known words of which one must occur."""
        return _better(self.some, self.all)


_UNKNOWN = Needed(None, sure=False)
_EMPTY = Needed(frozenset({""}))


def needed(node: Node) -> Needed:
    """Return what a pattern needs."""
    match node:
        case Literal(text):
            return Needed(frozenset({text}))
        case OneOf(chars):
            few = chars.few()
            return _UNKNOWN if few is None else Needed(frozenset(few))
        case At(where):
            ends = {"text-begin": BEGIN, "text-end": END}
            return Needed(frozenset({ends.get(where, "")}), sure=where in ends)
        case Marked(body):
            return needed(body)
        case Sequence(parts):
            return _in_order(map(needed, parts))
        case Choice(branches):
            return _either([needed(branch) for branch in branches])
        case Repeat(body, least, most):
            return _repeated(needed(body), least, most)


def _repeated(body: Needed, least: int, most: int | None) -> Needed:
    if (least, most) == (0, 1):
        return _either([body, _EMPTY])
    # What comes more often than it must is open.
    return _in_order([*[body] * least, *([] if least == most else [_UNKNOWN])])


def _either(branches: list[Needed]) -> Needed:
    every = _united([branch.all for branch in branches])
    if every is not None:
        return Needed(every, sure=all(branch.sure for branch in branches))
    return Needed(None, _united([branch.words() for branch in branches]), sure=False)


def _united(sets: list[Words | None]) -> Words | None:
    made: set[str] = set()
    for one in sets:
        if one is None:
            return None
        made |= one
    return frozenset(made) if len(made) <= _MANY else None


def _better(one: Words | None, other: Words | None) -> Words | None:
    """Return the words that fewer texts hold: the shortest of them says most."""
    return max((one, other), key=_weight)


def _weight(words: Words | None) -> tuple[int, int]:
    if not words or not words.isdisjoint(_EVERYWHERE):
        return 0, 0
    return min(3, *map(len, words)), -len(words)


def _in_order(parts: Iterable[Needed]) -> Needed:
    """Return what parts need that stand one behind the other."""
    run: Words | None = frozenset({""})
    best: Words | None = None
    whole = sure = True
    for part in parts:
        best = _better(best, part.some)
        sure = sure and part.sure
        joined = _joined(run, part.all)
        if joined is None:
            # A run of words ends here, and another may begin.
            whole, best = False, _better(best, run)
            joined = part.all or frozenset({""})
        run = joined
    return (
        Needed(run, sure=sure)
        if whole
        else Needed(None, _better(best, run), sure=False)
    )


def _joined(before: Words | None, behind: Words | None) -> Words | None:
    """Return each word with each other behind it, unless they are many or unknown."""
    if before is None or behind is None or len(before) * len(behind) > _MANY:
        return None
    return frozenset(_put(*pair) for pair in product(before, behind))


def _put(before: str, behind: str) -> str:
    """Return a word with another behind it; the same end twice is one."""
    if before[-1:] == behind[:1] and behind[:1] in (BEGIN, END):
        return before + behind[1:]
    if before.endswith(END) and behind.startswith(BEGIN):
        # Both are one place, in a text of nothing.
        return before[:-1] + BEGIN + END + behind[1:]
    return before + behind
