"""Patterns by RE2."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import re2

from jixiaolint.regex.fault import refused
from jixiaolint.regex.parse import MARK

_MEMORY = 1 << 27
"""How many bytes RE2 may take to ask patterns together."""

_SOME = 66
"""So many patterns are asked together: of more, nearly every new text teaches RE2 states of
all of them at once, which takes many times as long as to ask."""


def check(pattern: str) -> None:
    """Raise FaultError for a pattern that is none."""
    _compiled(pattern)


def spans(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a pattern matches: its group ``mark``, or the whole."""
    compiled, group = _compiled(pattern)
    for match in compiled.finditer(text):
        yield match.span(group)


@cache
def _compiled(pattern: str) -> tuple[Any, int]:
    """Return a pattern with the number of its group ``mark``, or of the whole."""
    try:
        made = re2.compile(pattern, _options())
    except re2.error as error:
        reason = error.args[0].decode() if error.args else "it does not compile"
        raise refused(reason) from None
    return made, made.groupindex.get(MARK, 0)


@cache
def _options(memory: int = 0) -> Any:
    """Return options of RE2 with which it writes nothing to standard error by itself."""
    options = re2.Options()
    options.log_errors = False
    if memory:
        options.max_mem = memory
    return options


def together(patterns: tuple[str, ...]) -> Callable[[str], tuple[int, ...]]:
    """Return what tells which of several patterns are found in a text, by their place.

    Some of them are asked at once, like beside like: that costs as much as to ask two alone.
    """
    order = sorted(range(len(patterns)), key=patterns.__getitem__)
    places = [order[at : at + _SOME] for at in range(0, len(order), _SOME)]
    some = [tuple([patterns[place] for place in each]) for each in places]
    sets: list[Any] | None = None

    def occurring(text: str) -> tuple[int, ...]:
        """Return the places of the patterns that the text holds."""
        nonlocal sets
        if sets is None:
            sets = list(map(_set_of, some))
        written, found = text.encode(), []
        for number, made in enumerate(sets):
            # The first of the set is found everywhere, unless RE2 had not enough memory.
            if known := made.Match(written):
                found += [places[number][at - 1] for at in known if at]
            else:
                found += [places[number][at] for at in _alone(some[number], text)]
        return tuple(found)

    return occurring


def _alone(patterns: tuple[str, ...], text: str) -> tuple[int, ...]:
    """Return the places of the patterns in a text, each asked by itself."""
    asked = enumerate(map(_compiled, patterns))
    return tuple(place for place, (one, _) in asked if one.search(text))


@cache
def _set_of(patterns: tuple[str, ...]) -> Any:
    """Return a set of compiled patterns behind an empty one."""
    made = re2.Set.SearchSet(_options(_MEMORY))
    for pattern in ("", *patterns):
        made.Add(pattern)
    made.Compile()
    return made
