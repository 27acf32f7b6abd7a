"""Runs a program on a text, in time proportional to steps times characters.

It tries what wins first, as `re` does, but notes where paths meet: what led nowhere from
there once leads nowhere again, whatever came before. So RE2's leftmost match with its
first alternatives is found, and no pattern can take long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from jixiaolint.regex.firsts import Firsts
from jixiaolint.regex.program import CLOSE, FORK, OPEN, OUT, PLACE, TEXT, WORDS, Program

Span = tuple[int, int]
Found = tuple[Span, Span]
"""Where a match is, and where the group ``mark`` is in it, or (-1, -1)."""

_NOWHERE = (-1, -1)


def matches(program: Program, text: str) -> Iterator[Found]:
    """Yield all matches as RE2's ``finditer`` does."""
    at, steps = 0, len(program.steps)
    dead: set[int] = set()
    while (found := _next(program, text, at, dead)) is not None:
        yield found
        end = found[0][1]
        if at == len(text):
            return
        # What lies before will not be asked again; where the match ended it led somewhere.
        dead.difference_update(range(end * steps, (end + 1) * steps))
        at = end + (at == end)


def _next(program: Program, text: str, at: int, dead: set[int]) -> Found | None:
    """Return the first match from a place on; note in `dead` what led nowhere."""
    for start in _starts(program.firsts, text, at):
        if found := _from(program, text, start, dead):
            return found
    return None


def _starts(firsts: Firsts, text: str, at: int) -> Iterable[int]:
    """Return where a match can begin, from a place on."""
    chars = firsts.chars
    if firsts.empty or chars is None:
        return range(at, len(text) + 1)
    head = (0,) if firsts.head and at == 0 else ()
    return chain(head, (n for n in range(at, len(text)) if text[n] in chars))


def _from(program: Program, text: str, start: int, dead: set[int]) -> Found | None:
    """Return the match that begins at a place; note in `dead` what led nowhere."""
    steps, many = program.steps, len(program.steps)
    waiting = [(program.begin, start, -1, -1)]
    while waiting:
        step, at, opened, closed = waiting.pop()
        while step:
            does, what, then = steps[step]
            if does == OPEN:
                opened = at
            elif does == CLOSE:
                closed = at
            elif does in (FORK, WORDS):
                key = at * many + step
                ways = () if key in dead else _ways(does, what, then, text, at)
                if not ways:
                    break
                dead.add(key)
                waiting += [(way, to, opened, closed) for way, to in ways[:0:-1]]
                then, at = ways[0]
            elif (at := _passed(does, what, text, at)) < 0:
                break
            step = then
        else:
            return (start, at), (opened, closed) if closed >= 0 else _NOWHERE
    return None


def _ways(
    does: int, what: Any, then: int, text: str, at: int
) -> Sequence[tuple[int, int]]:
    """Return the steps to try and where in the text, what wins first."""
    if does == FORK:
        return [(way, at) for way in what]
    words = what.get(text[at : at + 1], ())
    return [(then, at + len(word)) for word in words if text.startswith(word, at)]


def _passed(does: int, what: Any, text: str, at: int) -> int:
    """Return where the text goes on behind a step, -1 if it does not fit."""
    if does == TEXT:
        return at + len(what) if text.startswith(what, at) else -1
    if does == PLACE:
        return at if is_at(what, text[max(at - 1, 0) : at], text[at : at + 1]) else -1
    if at == len(text) or what(text[at]) == (does == OUT):
        return -1
    return at + 1


def is_at(where: str, before: str, after: str) -> bool:
    """Say whether the place between two characters, or an end and one, is of a kind."""
    match where:
        case "text-begin":
            return not before
        case "text-end":
            return not after
        case "line-begin":
            return before in ("", "\n")
        case "line-end":
            return after in ("", "\n")
    return in_word(before) != in_word(after)


def in_word(char: str) -> bool:
    """Say whether a character is one of a word, as RE2 has it for an edge."""
    return char.isascii() and (char.isalnum() or char == "_")
