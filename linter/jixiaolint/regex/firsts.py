"""Where a match can begin, by the character that stands there."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Firsts:
    """The characters a match can begin with; None if they are many.

    With `head` it can begin at the head of the text whatever stands there. With
    `empty` nothing of the text need be in it.
    """

    chars: frozenset[str] | None
    head: bool = False
    empty: bool = False


_NONE: frozenset[str] = frozenset()


def firsts(node: Node) -> Firsts:
    """Return where a match of a node can begin."""
    match node:
        case Literal(text):
            return Firsts(frozenset(text[:1]), empty=not text)
        case OneOf(chars):
            few = chars.few()
            return Firsts(None if few is None else frozenset(few))
        case At("text-begin"):
            return Firsts(_NONE, head=True)
        case At():
            return Firsts(_NONE, empty=True)
        case Marked(body):
            return firsts(body)
        case Sequence(parts):
            return _in_order(parts)
        case Choice(branches):
            return _any([firsts(branch) for branch in branches])
        case Repeat(body, least, most):
            of = _NOTHING if most == 0 else firsts(body)
            return Firsts(of.chars, of.head, of.empty or least == 0)


_NOTHING = Firsts(_NONE, empty=True)


def _in_order(parts: tuple[Node, ...]) -> Firsts:
    """Return where a match of parts can begin: in the first that is not empty."""
    seen = []
    for part in parts:
        seen.append(firsts(part))
        if not seen[-1].empty:
            return Firsts(_chars(seen), any(one.head for one in seen))
    return Firsts(_chars(seen), any(one.head for one in seen), empty=True)


def _any(branches: list[Firsts]) -> Firsts:
    return Firsts(
        _chars(branches),
        any(one.head for one in branches),
        any(one.empty for one in branches),
    )


def _chars(of: list[Firsts]) -> frozenset[str] | None:
    """Return all the characters, None if any are many."""
    made: set[str] = set()
    for one in of:
        if one.chars is None:
            return None
        made |= one.chars
    return frozenset(made)
