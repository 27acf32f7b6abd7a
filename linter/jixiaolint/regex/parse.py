"""RE2's syntax, read into a tree: what RE2 refuses is refused in the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jixiaolint.regex.charset import CharSet
from jixiaolint.regex.cursor import Cursor
from jixiaolint.regex.escapes import bracketed, cased, escape, group
from jixiaolint.regex.fault import beyond, refused
from jixiaolint.regex.nodes import (
    At,
    Choice,
    Literal,
    Marked,
    Node,
    OneOf,
    Sequence,
    Where,
)
from jixiaolint.regex.repeats import repeat, times

MARK = "mark"
"""The one group whose place anybody asks for."""

_FLAGS = re.compile(r"\(\?([imsU]*)(?:-([imsU]+))?([:)])")
_NAMED = re.compile(r"\(\?P?<(\w+)>")
_PLACES: dict[str, Where] = {"A": "text-begin", "z": "text-end", "b": "edge"}


@dataclass(frozen=True, slots=True)
class _Flags:
    """What holds from a place on to the end of the group: letters as in ``(?ims)``."""

    i: bool = False
    m: bool = False
    s: bool = False
    U: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """A pattern, and whether it has a group ``mark``, be it where nothing comes."""

    node: Node
    marked: bool


@dataclass(slots=True)
class _State:
    """How far the reading is, and whether the group ``mark`` was met."""

    cursor: Cursor
    marked: bool = False


def parsed(pattern: str) -> Tree:
    """Return a pattern as a tree; raise FaultError for what is none."""
    state = _State(Cursor(pattern))
    node = _choice(state, _Flags())
    if state.cursor.peek():
        raise refused(f"unexpected ): {pattern}")
    return Tree(node, state.marked)


def _choice(state: _State, flags: _Flags) -> Node:
    """Read branches up to the end of a group, or of the pattern."""
    branches: list[list[Node]] = [[]]
    cursor, repeated = state.cursor, -1
    while cursor.peek() not in ("", ")"):
        start = cursor.at
        if (of := times(cursor, flags.U)) is not None:
            if repeated >= 0:
                raise refused(f"bad repetition operator: {cursor.since(repeated)}")
            repeat(branches[-1], of, cursor.since(start))
            repeated = start
            continue
        repeated = -1
        if cursor.skip("|"):
            branches.append([])
        elif (changed := _changed(cursor, flags)) is not None:
            flags = changed
        else:
            branches[-1] += _items(state, flags)
    made = tuple(map(_joined, branches))
    return made[0] if len(made) == 1 else Choice(made)


def _changed(cursor: Cursor, flags: _Flags) -> _Flags | None:
    """Read a change of flags for all that follows, if one comes next."""
    found = _FLAGS.match(cursor.text, cursor.at)
    if found is None or found[3] == ":":
        return None
    cursor.at = found.end()
    return _with(flags, found)


def _with(flags: _Flags, found: re.Match[str]) -> _Flags:
    on, off = dict.fromkeys(found[1], True), dict.fromkeys(found[2] or "", False)
    return replace(flags, **{**on, **off})


def _items(state: _State, flags: _Flags) -> list[Node]:
    """Read what stands for one thing: a character, a class, a place or a group."""
    cursor = state.cursor
    char = cursor.peek()
    if char == "(":
        return [_group(state, flags)]
    if char == "[":
        return [OneOf(bracketed(cursor, flags.i))]
    if char == "\\":
        return _escaped(cursor, flags)
    cursor.take()
    if char == ".":
        return [OneOf(CharSet(() if flags.s else ((10, 10),), negated=True))]
    if char in "^$":
        return [At(_place(char, flags))]
    return [_literal(ord(char), flags)]


def _place(char: str, flags: _Flags) -> Where:
    if char == "^":
        return "line-begin" if flags.m else "text-begin"
    return "line-end" if flags.m else "text-end"


def _group(state: _State, flags: _Flags) -> Node:
    """Read a group with its parentheses."""
    cursor = state.cursor
    ours = False
    if cursor.begins("(?"):
        flags, ours = _opened(state, flags)
    else:
        cursor.take()
    node = _choice(state, flags)
    if not cursor.skip(")"):
        raise refused(f"missing ): {cursor.text}")
    return Marked(node) if ours else node


def _opened(state: _State, flags: _Flags) -> tuple[_Flags, bool]:
    """Read what opens a group of a special kind; say whether it is the first ``mark``."""
    cursor = state.cursor
    if found := _FLAGS.match(cursor.text, cursor.at):
        cursor.at = found.end()
        return _with(flags, found), False
    if cursor.begins("(?P<") or re.match(r"\(\?<[^=!]", cursor.rest()):
        found = _NAMED.match(cursor.text, cursor.at)
        if found is None:
            end = cursor.text.find(">", cursor.at) + 1 or len(cursor.text)
            raise refused(
                f"invalid named capture group: {cursor.text[cursor.at : end]}"
            )
        cursor.at = found.end()
        ours = found[1] == MARK and not state.marked
        state.marked = state.marked or ours
        return flags, ours
    wrong = re.match(r"\(\?(?:<.|P|[imsU]*(?:-[imsU]*)?.?)", cursor.rest())
    raise refused(f"invalid perl operator: {wrong[0] if wrong else cursor.rest()}")


def _escaped(cursor: Cursor, flags: _Flags) -> list[Node]:
    """Read what a backslash begins."""
    letter = cursor.peek(1)
    if letter in _PLACES:
        cursor.at += 2
        return [At(_PLACES[letter])]
    if letter == "Q":
        cursor.at += 2
        end = cursor.text.find("\\E", cursor.at)
        quoted = cursor.text[cursor.at : end if end >= 0 else None]
        cursor.at = end + 2 if end >= 0 else len(cursor.text)
        return [_literal(ord(char), flags) for char in quoted]
    if letter in ("C", "B"):
        # They ask for bytes: RE2 finds a \B within each character beyond ASCII.
        raise beyond(rf"\{letter} 不能用", rf"\{letter} cannot be used")
    named = group(cursor, flags.i)
    return [_literal(escape(cursor), flags) if named is None else OneOf(named)]


def _literal(code: int, flags: _Flags) -> Node:
    ranges = cased([(code, code)], flags.i)
    return Literal(chr(code)) if len(ranges) == 1 else OneOf(CharSet(ranges))


def _joined(parts: list[Node]) -> Node:
    """Return parts as one, characters that stand together as one text."""
    made: list[Node] = []
    for part in parts:
        last = made[-1] if made else None
        if isinstance(part, Literal) and isinstance(last, Literal):
            made[-1] = Literal(last.text + part.text)
        else:
            made.append(part)
    return made[0] if len(made) == 1 else Sequence(tuple(made))
