"""Runs a program on a text, in time proportional to steps times characters.

It tries what wins first, as `re` does, but notes where paths meet: what led nowhere from
there once leads nowhere again, whatever came before. So RE2's leftmost match with its
first alternatives is found, and no pattern can take long.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.regex.program import (
    CLOSE,
    DONE,
    FORK,
    IN,
    NOT_IN,
    OPEN,
    PLACE,
    TEST,
    TEXT,
    WORDS,
    Program,
)

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
    for start in range(at, len(text) + 1):
        if found := _from(program, text, start, dead):
            return found
    return None


def _from(program: Program, text: str, start: int, dead: set[int]) -> Found | None:
    """Return the match that begins at a place; note in `dead` what led nowhere."""
    steps, size = program.steps, len(text)
    many = len(steps)
    stack = [(program.begin, start, -1, -1)]
    while stack:
        step, at, opened, closed = stack.pop()
        while True:
            does, what, then = steps[step]
            if does == TEXT:
                if not text.startswith(what, at):
                    break
                at += len(what)
            elif does == FORK:
                key = at * many + step
                if key in dead:
                    break
                dead.add(key)
                stack += [(way, at, opened, closed) for way in what[:0:-1]]
                then = what[0]
            elif does == WORDS:
                fit = [
                    w for w in what.get(text[at : at + 1], ()) if text.startswith(w, at)
                ]
                if not fit:
                    break
                if len(fit) > 1:
                    key = at * many + step
                    if key in dead:
                        break
                    dead.add(key)
                stack += [(then, at + len(word), opened, closed) for word in fit[:-1]]
                at += len(fit[-1])
            elif does in (IN, NOT_IN, TEST):
                if at == size:
                    break
                char = text[at]
                inside = what(char) if does == TEST else (char in what) == (does == IN)
                if not inside:
                    break
                at += 1
            elif does == PLACE:
                if not _is_at(what, text, at):
                    break
            elif does == OPEN:
                opened = at
            elif does == CLOSE:
                closed = at
            elif does == DONE:
                mark = (opened, closed) if closed >= 0 else _NOWHERE
                return (start, at), mark
            step = then
    return None


def _is_at(where: str, text: str, at: int) -> bool:
    """Say whether a place is of a kind."""
    match where:
        case "text-begin":
            return at == 0
        case "text-end":
            return at == len(text)
        case "line-begin":
            return at == 0 or text[at - 1] == "\n"
        case "line-end":
            return at == len(text) or text[at] == "\n"
    edge = _in_word(text[max(at - 1, 0) : at]) != _in_word(text[at : at + 1])
    return edge == (where == "edge")


def _in_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")
