"""Patterns of rule files: RE2 with the words of lexicons in them by name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NewType

from jixiaolint.engine.terms import terms
from jixiaolint.errors import UsageError
from jixiaolint.parse.fold import fold
from jixiaolint.words.match import alternatives

if TYPE_CHECKING:
    from jixiaolint.engine.located import Located, Trail

Pattern = NewType("Pattern", str)
"""A regular expression of RE2, the lexicons in it written out."""

LONGEST = 80
"""How many characters a pattern may have, so that a person can read it."""

_NAMED = re.compile(r"\{([a-z][a-z0-9=_-]*)\}")


def pattern(document: Located, trail: Trail, value: object) -> Pattern:
    """Return a pattern with ``{lexicon}`` written out.

    Raises UsageError with its line for a lexicon that nobody knows, a pattern that is
    too long to be read, and one that RE2 does not compile.
    """
    where = document.where(trail)
    if not isinstance(value, str):
        raise UsageError(f"{where}: found '{value}', expected a pattern.")
    if len(value) > LONGEST:
        raise UsageError(
            f"{where}: the pattern has {len(value)} characters, more than the {LONGEST} "
            "that a person can read; name a lexicon in it as {lexicon} or split it."
        )

    def words(match: re.Match[str]) -> str:
        known = terms(document, trail, match[1]).words
        if not known:
            raise UsageError(
                f"{where}: '{match[1]}' has no words to stand in a pattern."
            )
        return alternatives(map(fold, known))

    made = _NAMED.sub(words, value)
    try:
        compiled(made)
    except ValueError as error:
        raise UsageError(f"{where}: {error}") from None
    return Pattern(made)


@cache
def compiled(pattern: str) -> Any:  # noqa: ANN401  re2 has no types
    """Return the pattern compiled by RE2; raise ValueError with its fault."""
    import re2

    try:
        return re2.compile(pattern)
    except re2.error as error:
        reason = error.args[0].decode() if error.args else "it does not compile"
        raise ValueError(f"the pattern {pattern!r} is wrong: {reason}") from None
