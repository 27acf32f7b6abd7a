"""A tree as a program of steps, laid out as RE2 does, so that the same match wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jixiaolint.regex.charset import CharSet
from jixiaolint.regex.fault import beyond
from jixiaolint.regex.firsts import Firsts, firsts
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
from jixiaolint.regex.parse import Tree

DONE, TEXT, IN, OUT, PLACE, WORDS, FORK, OPEN, CLOSE = range(9)
"""What a step does."""

Step = tuple[int, Any, int]
"""What it does, with what, and the number of the step behind it."""

_MOST = 400
"""So many steps a program may have: the time for a text is steps times characters."""

Members = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Program:
    """Steps, the first one DONE, and where they begin.

    `firsts` says where in a text a match can begin, `marked` whether it has a ``mark``.
    """

    steps: tuple[Step, ...]
    begin: int
    firsts: Firsts
    marked: bool


@dataclass(slots=True)
class _Layout:
    """Steps so far."""

    steps: list[Step] = field(default_factory=lambda: [(DONE, None, 0)])

    def add(self, does: int, what: object, then: int) -> int:
        """Lay out a step and return its number."""
        if len(self.steps) >= _MOST:
            raise beyond(
                f"模式写开来超过 {_MOST} 步，请减少重复次数",
                f"the pattern comes to more than {_MOST} steps; repeat less in it",
            )
        self.steps.append((does, what, then))
        return len(self.steps) - 1


def program(tree: Tree) -> Program:
    """Return the program of a pattern."""
    layout = _Layout()
    begin = _laid(layout, tree.node, 0)
    return Program(tuple(layout.steps), begin, firsts(tree.node), tree.marked)


def _laid(layout: _Layout, node: Node, then: int) -> int:
    """Lay out a node before the step `then` and return where it begins."""
    match node:
        case Literal(text):
            return layout.add(TEXT, text, then)
        case OneOf(chars):
            return layout.add(*_members(chars), then)
        case At(where):
            return layout.add(PLACE, where, then)
        case Marked(body):
            return layout.add(
                OPEN, None, _laid(layout, body, layout.add(CLOSE, None, then))
            )
        case Sequence(parts):
            for part in reversed(parts):
                then = _laid(layout, part, then)
            return then
        case Choice(branches):
            return _choice(layout, branches, then)
        case Repeat():
            return _repeat(layout, node, then)


def _choice(layout: _Layout, branches: tuple[Node, ...], then: int) -> int:
    if all(isinstance(branch, Literal) for branch in branches):
        words = [branch.text for branch in branches if isinstance(branch, Literal)]
        return layout.add(WORDS, _by_first(words), then)
    return layout.add(FORK, tuple(_laid(layout, one, then) for one in branches), 0)


def _by_first(words: list[str]) -> dict[str, tuple[str, ...]]:
    """Return words by their first character."""
    made: dict[str, tuple[str, ...]] = {}
    for word in dict.fromkeys(words):
        made[word[0]] = (*made.get(word[0], ()), word)
    return made


def _repeat(layout: _Layout, node: Repeat, then: int) -> int:
    """Lay out all that must be, then all that may be, one within the other."""
    body, least, most, greedy = node.body, node.least, node.most, node.greedy
    if _is_place(body):
        least, most = min(least, 1), 1 if most is None else min(most, 1)
    if most is None:
        begin = (
            _star(layout, body, greedy, then)
            if least == 0
            else _plus(layout, body, greedy, then)
        )
        least -= 1
    else:
        begin = then
        for _ in range(most - least):
            begin = _fork(layout, _laid(layout, body, begin), then, greedy)
    for _ in range(max(least, 0)):
        begin = _laid(layout, body, begin)
    return begin


def _fork(layout: _Layout, inside: int, behind: int, greedy: bool) -> int:
    ways = (inside, behind) if greedy else (behind, inside)
    return layout.add(FORK, ways, 0)


def _plus(layout: _Layout, body: Node, greedy: bool, then: int) -> int:
    """Lay out a body with a fork behind it that leads back or on."""
    fork = layout.add(FORK, (), 0)
    begin = _laid(layout, body, fork)
    layout.steps[fork] = (FORK, (begin, then) if greedy else (then, begin), 0)
    return begin


def _star(layout: _Layout, body: Node, greedy: bool, then: int) -> int:
    """Lay out a fork to a body that leads back to it.

    What may be empty is once or more often, or not at all: so RE2 has it.
    """
    if _nullable(body):
        return _fork(layout, _plus(layout, body, greedy, then), then, greedy)
    fork = layout.add(FORK, (), 0)
    begin = _laid(layout, body, fork)
    layout.steps[fork] = (FORK, (begin, then) if greedy else (then, begin), 0)
    return fork


def _nullable(node: Node) -> bool:
    """Say whether a node may match nothing."""
    match node:
        case Literal(text):
            return not text
        case OneOf():
            return False
        case At():
            return True
        case Marked(body):
            return _nullable(body)
        case Sequence(parts):
            return all(map(_nullable, parts))
        case Choice(branches):
            return any(map(_nullable, branches))
        case Repeat(body, least):
            return least == 0 or _nullable(body)


def _is_place(node: Node) -> bool:
    """Say whether a node asks only where it is, so that once says all."""
    match node:
        case At():
            return True
        case Sequence(parts) | Choice(parts):
            return all(map(_is_place, parts))
        case Marked(body) | Repeat(body):
            return _is_place(body)
    return False


def _members(chars: CharSet) -> tuple[int, Members]:
    """Return how to ask quickly whether a character is in a set, or out of it."""
    named = chars.named()
    if named is not None:
        return OUT if chars.negated else IN, frozenset(named).__contains__
    return IN, cache(chars.holds)
