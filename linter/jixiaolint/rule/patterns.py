"""Patterns of rule files: RE2's syntax, the words of lexicons in it by name."""

from __future__ import annotations

import re
from typing import NewType

from jixiaolint.errors import shown
from jixiaolint.regex.fault import FaultError
from jixiaolint.rule.named_terms import terms
from jixiaolint.said import Said
from jixiaolint.words.fold import fold
from jixiaolint.words.match import alternatives
from jixiaolint.yaml_values.located import Located, Trail

Pattern = NewType("Pattern", str)
"""A regular expression in RE2's syntax, the lexicons in it written out."""

LONGEST = 80
"""How many characters a pattern may have, so that a person can read it."""

_NAMED = re.compile(r"\{([a-z][a-z0-9=_|-]*)\}")


def pattern(document: Located, trail: Trail, value: object) -> Pattern:
    """Return a pattern with ``{lexicon}`` and ``{lexicon=a|b}`` written out.

    Raises UsageError with its line for a lexicon that nobody knows, a pattern that is
    too long to be read, and one that is none to RE2.
    """
    text = _readable(document, trail, value)

    def words(match: re.Match[str]) -> str:
        """Return the pattern of the words of a lexicon."""
        name, _, kinds = match[1].partition("=")
        parts = [f"{name}={kind}" for kind in kinds.split("|")] if kinds else name
        known = terms(document, trail, parts).words
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
    # Kept rules need it not, and a run without a table needs no RE2.
    from jixiaolint import regex

    try:
        regex.check(made)
    except FaultError as error:
        raise document.fault(
            trail,
            Said(
                f"正则表达式“{shown(made)}”有错（{error.said.zh}）。",
                f"the pattern '{shown(made)}' is wrong ({error.said.en}).",
            ),
        ) from None
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
    if not value:
        raise document.fault(
            trail,
            Said(
                "正则表达式是空的，处处都符合。",
                "the pattern is empty and fits everywhere.",
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
