"""Patterns without RE2: plain Python, with the same matches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from jixiaolint.regex.automaton import Automaton
from jixiaolint.regex.machine import Span, matches
from jixiaolint.regex.parse import parsed
from jixiaolint.regex.program import Program, program


@cache
def _program(pattern: str) -> Program:
    """Return the program of a pattern."""
    return program(parsed(pattern))


def check(pattern: str) -> None:
    """Raise FaultError for a pattern that is none."""
    _program(pattern)


def spans(pattern: str, text: str) -> Iterator[Span]:
    """Yield where a pattern matches: its group ``mark``, or the whole."""
    made = _program(pattern)
    for whole, mark in matches(made, text):
        yield mark if made.marked else whole


def together(patterns: tuple[str, ...]) -> Callable[[str], tuple[int, ...]]:
    """Return what tells which of several patterns are found in a text, by their place."""
    return Automaton([*map(_program, patterns)])
