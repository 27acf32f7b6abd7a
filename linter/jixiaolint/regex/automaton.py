"""Which of many patterns are found in a text: one automaton looks for all of them at once.

It goes from state to state, a character at a time; a state is made when a text first
leads to it, out of the steps at which the programs of the patterns may be there. So a
text costs a look into a table for each character, and one that is new in its place no
more than all steps of the programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from jixiaolint.regex.machine import in_word, is_at
from jixiaolint.regex.program import (
    CLOSE,
    DONE,
    FORK,
    IN,
    OPEN,
    OUT,
    PLACE,
    TEXT,
    WORDS,
    Program,
    Step,
)

_KEPT = 50_000
"""So many characters are known in their places before all is made anew."""

_END = ""
"""Comes before a text and behind it."""

Thread = tuple[int, str]
"""The step of a program that is next, or what of a word is still to come before it."""

Led = tuple[frozenset[int], frozenset[Thread]]
"""The programs of which a match ends before a character, and where it leads the others."""


class State(dict[str, "State"]):
    """What stands behind a character, as far as the patterns care: the states behind others.

    `begun` is where programs are that have begun, `before` what the character is to
    places, `found` are the patterns of which a match ends before it.
    """

    __slots__ = ("before", "begun", "found", "of")

    def __init__(
        self,
        of: Automaton,
        begun: frozenset[Thread],
        before: str,
        found: frozenset[int],
    ) -> None:
        self.of = of
        self.begun = begun
        self.before = before
        self.found = found

    def __missing__(self, char: str) -> State:
        made = self[char] = self.of.behind(self, char)
        return made


class Automaton:
    """Programs joined into one; called with a text, it returns the places of those found."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._steps: list[Step] = []
        self._begin = frozenset(self._joined(programs))
        self._alike = _Alike(self._steps)
        self._forget()

    def __call__(self, text: str) -> tuple[int, ...]:
        """Return the places of the programs that are found in a text, in order."""
        found: set[int] = set()
        state = self._first
        for char in text:
            state = state[char]
            if state.found:
                found |= state.found
        return tuple(sorted(found | state[_END].found))

    def _joined(self, programs: Sequence[Program]) -> Iterator[Thread]:
        """Put the steps of all programs together and yield where each begins."""
        for place, program in enumerate(programs):
            by = len(self._steps)
            for does, what, then in program.steps:
                if does == DONE:
                    self._steps.append((does, place, 0))
                elif does == FORK:
                    self._steps.append((does, [way + by for way in what], 0))
                else:
                    self._steps.append((does, what, then + by))
            yield program.begin + by, ""

    def _forget(self) -> None:
        """Have no state but the first one."""
        self._made = 0
        self._led: dict[tuple[str, str], Led] = {}
        self._states: dict[object, State] = {}
        self._first = State(self, frozenset(), _END, frozenset())

    def behind(self, state: State, char: str) -> State:
        """Return the state behind a character, or behind the end of the text."""
        self._made += 1
        if self._made > _KEPT:
            self._forget()
        like = self._alike[char]
        if like != char:
            return state[like]
        # Another thread may forget meanwhile.
        led, states = self._led, self._states
        at = state.before, char
        if at not in led:
            led[at] = self._leads(self._begin, *at)
        found, begun = self._leads(state.begun, *at)
        found, begun = led[at][0] | found, led[at][1] | begun
        key = begun, found, _side(char)
        if key not in states:
            states[key] = State(self, begun, _side(char), found)
        return states[key]

    def _leads(self, begun: Iterable[Thread], before: str, char: str) -> Led:
        """Return what a character between such programs and the next ones leads to."""
        found: set[int] = set()
        onward: set[Thread] = set()
        waiting = list(begun)
        seen = set(waiting)
        while waiting:
            step, rest = waiting.pop()
            next_one: Step = (TEXT, rest, step) if rest else self._steps[step]
            does, what, then = next_one
            ways: Iterable[int] = ()
            if does == DONE:
                found.add(what)
            elif does == FORK:
                ways = what
            elif does in (OPEN, CLOSE) or (does == PLACE and is_at(what, before, char)):
                ways = (then,)
            else:
                onward.update([(then, left) for left in _left(does, what, char)])
            fresh = {(way, "") for way in ways} - seen
            seen |= fresh
            waiting += fresh
        return frozenset(found), frozenset(onward)


def _left(does: int, what: Any, char: str) -> Sequence[str]:
    """Return what is still to come of the words of a step behind a character of them."""
    if does == TEXT:
        return (what[1:],) if what[0] == char else ()
    if does == WORDS:
        return [word[1:] for word in what.get(char, ())]
    return ("",) if does in (IN, OUT) and char and what(char) != (does == OUT) else ()


class _Alike(dict[str, str]):
    """For each character the first one of those that all steps take for the same."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__({_END: _END})
        self._sets = [what for does, what, _ in steps if does in (IN, OUT)]
        self._named = frozenset().union(*map(_letters, steps))
        self._first: dict[object, str] = {}

    def __missing__(self, char: str) -> str:
        own = char if char in self._named else None
        key = own, _side(char), *[holds(char) for holds in self._sets]
        made = self[char] = self._first.setdefault(key, char)
        return made


def _letters(step: Step) -> frozenset[str]:
    """Return the characters of the words of a step."""
    does, what, _ = step
    if does == WORDS:
        return frozenset(chain(*chain(*what.values())))
    return frozenset(what) if does == TEXT else frozenset()


def _side(char: str) -> str:
    """Return what a character is to the places beside it."""
    if char in ("", "\n"):
        return char
    return "a" if in_word(char) else "-"
