"""What a YAML file says, with the line on which each of its keys and items stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jixiaolint.errors import UsageError
from jixiaolint.said import Said

Trail = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and list positions."""


@dataclass(frozen=True, slots=True)
class Located:
    """A parsed document; `lines` gives the line of each value by its trail.

    `implied` are the positions in trails of keys that the file leaves out.
    """

    path: Path
    data: Any
    lines: dict[Trail, int]
    implied: frozenset[int] = frozenset()

    def where(self, trail: Trail) -> str:
        """Return ``file:line`` of the value, or of the nearest thing around it.

        What a program states has no lines.
        """
        if not self.lines:
            return str(self.path)
        trail = tuple(one for at, one in enumerate(trail) if at not in self.implied)
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return f"{self.path}:{self.lines.get(trail, 1)}"

    def first(self, part: str, key: str) -> Trail:
        """Return the way to the first such key in a part, or to the part itself."""
        known = (one for one in self.lines if one[:1] == (part,) and one[-1] == key)
        return next(known, (part,))

    def fault(self, trail: Trail, sentence: Said) -> UsageError:
        """Return what is wrong with the value, to be raised."""
        return UsageError(sentence.at(self.where(trail)))

    def implying(self, position: int) -> Located:
        """Return the document for trails with a key at `position` that is not in it."""
        return replace(self, implied=self.implied | {position})
