"""What the office calls the levels of remarks: ``levels`` in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LevelNames:
    """Names for the levels in all that people read; one left out is called as ever."""

    must: str = ""
    should: str = ""
    may: str = ""

    def of(self, level: Literal["must", "should", "may"]) -> str:
        """Return the office's own name for a level, empty if it has none."""
        return {"must": self.must, "should": self.should, "may": self.may}[level]


AS_EVER = LevelNames()
