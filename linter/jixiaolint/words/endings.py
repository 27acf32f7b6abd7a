"""The endings of a word, of which none need be longer than what it is looked up in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def longest(words: Iterable[str]) -> int:
    """Return the length of the longest word."""
    return max(map(len, words), default=0)


def endings(text: str, most: int) -> Iterator[str]:
    """Yield the endings of a text of at most so many characters, the longest first."""
    for start in range(max(len(text) - most, 0), len(text)):
        yield text[start:]
