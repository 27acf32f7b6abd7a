"""Patterns of rule files: RE2 with the words of lexicons in them by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NewType

from jixiaolint.engine.located import Located, Trail
from jixiaolint.engine.terms import terms
from jixiaolint.errors import shown
from jixiaolint.parsing.fold import fold
from jixiaolint.said import Said
from jixiaolint.words.match import alternatives

Pattern = NewType("Pattern", str)
"""A regular expression of RE2, the lexicons in it written out."""

LONGEST = 80
"""How many characters a pattern may have, so that a person can read it."""

_MEMORY = 1 << 27
"""How many bytes RE2 may take to ask all patterns together."""

_NAMED = re.compile(r"\{([a-z][a-z0-9=_-]*)\}")


def pattern(document: Located, trail: Trail, value: object) -> Pattern:
    """Return a pattern with ``{lexicon}`` written out.

    Raises UsageError with its line for a lexicon that nobody knows, a pattern that is
    too long to be read, and one that RE2 does not compile.
    """
    text = _readable(document, trail, value)

    def words(match: re.Match[str]) -> str:
        """Return the pattern of the words of a lexicon."""
        known = terms(document, trail, match[1]).words
        if not known:
            raise document.fault(
                trail,
                Said(
                    f"词库“{match[1]}”没有词，不能用在正则表达式里。",
                    f"'{match[1]}' has no words to stand in a pattern.",
                ),
            )
        return alternatives(map(fold, known))

    made = _NAMED.sub(words, text)
    try:
        compiled(made)
    except ValueError as error:
        raise document.fault(trail, error.args[0]) from None
    return Pattern(made)


def _readable(document: Located, trail: Trail, value: object) -> str:
    """Return a pattern as it is written; refuse what is no text, and what nobody can read."""
    if not isinstance(value, str):
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(value)}”，应为正则表达式（文字）。",
                f"found '{shown(value)}', expected a pattern.",
            ),
        )
    if len(value) > LONGEST:
        raise document.fault(
            trail,
            Said(
                f"正则表达式有 {len(value)} 个字，超过 {LONGEST} 个就看不懂了，请拆开，或把词"
                "放进词库，写作 {词库名}。",
                f"the pattern has {len(value)} characters, more than the {LONGEST} that a"
                " person can read; name a lexicon in it as {lexicon} or split it.",
            ),
        )
    return value


@cache
def compiled(pattern: str) -> Any:
    """Return the pattern compiled by RE2; raise ValueError with its fault."""
    import re2

    try:
        return re2.compile(pattern, _options())
    except re2.error as error:
        reason = error.args[0].decode() if error.args else "it does not compile"
        raise ValueError(
            Said(
                f"正则表达式“{shown(pattern)}”有错（RE2：{reason}）。",
                f"the pattern '{shown(pattern)}' is wrong (RE2: {reason}).",
            )
        ) from None


@cache
def _options(memory: int = 0) -> Any:
    """Return options of RE2 with which it writes nothing to standard error by itself."""
    import re2

    options = re2.Options()
    options.log_errors = False
    if memory:
        options.max_mem = memory
    return options


def together(patterns: tuple[str, ...]) -> Callable[[str], tuple[int, ...]]:
    """Return what tells which of several patterns are found in a text, by their place.

    All are asked at once: that costs as much as to ask two of them alone.
    """

    def occurring(text: str) -> tuple[int, ...]:
        """Return the places of the patterns that the text holds."""
        found = _set_of(patterns).Match(text.encode())
        # The first of the set is found everywhere, unless RE2 had not enough memory.
        return (
            tuple([at - 1 for at in found if at]) if found else _alone(patterns, text)
        )

    return occurring


def _alone(patterns: tuple[str, ...], text: str) -> tuple[int, ...]:
    """Return the places of the patterns in a text, each asked by itself."""
    asked = enumerate(map(compiled, patterns))
    return tuple(place for place, one in asked if one.search(text))


@cache
def _set_of(patterns: tuple[str, ...]) -> Any:
    """Return a set of compiled patterns behind an empty one."""
    import re2

    made = re2.Set.SearchSet(_options(_MEMORY))
    for pattern in ("", *patterns):
        made.Add(pattern)
    made.Compile()
    return made
