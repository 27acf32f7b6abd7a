"""The gaps of a text: what a rule says with names in braces for what only a row knows."""

from __future__ import annotations

from functools import cache
from string import Formatter

from jixiaolint.model import INDICATOR_TEXTS

SLOTS = (*INDICATOR_TEXTS, "value", "evidence", "project", "year")
"""The gaps of a message that every finding fills."""

REWRITE = "rewrite"
"""The gap of a suggestion for what to write."""


@cache
def pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    """Return the pieces of a text, each with the name of the gap behind it."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))
