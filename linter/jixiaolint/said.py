"""A sentence for people in both languages, of which one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Said:
    """The same sentence in Chinese and in English."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """Return the sentence in the language asked for, Chinese unless that is ``en``."""
        return self.en if language == "en" else self.zh

    def at(self, where: object) -> Said:
        """Return the sentence with the place before it: ``file:line: …``."""
        return Said(f"{where}: {self.zh}", f"{where}: {self.en}")

    def behind(self, where: object) -> Said:
        """Return the sentence without the place before it."""
        lead = f"{where}: "
        return Said(self.zh.removeprefix(lead), self.en.removeprefix(lead))

    def __add__(self, other: Said) -> Said:
        """Return both sentences, one behind the other."""
        return Said(self.zh + other.zh, self.en + other.en)

    def __str__(self) -> str:
        return self.zh


SILENCE = Said("", "")
"""Nothing to add."""
