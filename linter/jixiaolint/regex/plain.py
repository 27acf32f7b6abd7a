"""Patterns without RE2: plain Python, with the same matches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from jixiaolint.regex.machine import Span, matches
from jixiaolint.regex.parse import Tree, parsed
from jixiaolint.regex.program import Program, program
from jixiaolint.regex.several import asking


@cache
def _tree(pattern: str) -> Tree:
    return parsed(pattern)


@cache
def _program(pattern: str) -> Program:
    """Return the program of a pattern."""
    return program(_tree(pattern))


def check(pattern: str) -> None:
    """Raise FaultError for a pattern that is none."""
    _program(pattern)


def spans(pattern: str, text: str) -> Iterator[Span]:
    """Yield where a pattern matches: its group ``mark``, or the whole."""
    made = _program(pattern)
    for whole, mark in matches(made, text):
        yield mark if made.marked else whole


@cache
def together(patterns: tuple[str, ...]) -> Callable[[str], tuple[int, ...]]:
    """Return what tells which of several patterns are found in a text, by their place."""
    return asking([*map(_tree, patterns)], lambda place: _program(patterns[place]))
