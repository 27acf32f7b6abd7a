"""Where the reading of a pattern stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Cursor:
    """A text and how far it is read."""

    text: str
    at: int = 0

    def rest(self) -> str:
        """Return what is not read yet."""
        return self.text[self.at :]

    def begins(self, word: str) -> bool:
        """Say whether a word comes next."""
        return self.text.startswith(word, self.at)

    def peek(self, ahead: int = 0) -> str:
        """Return a character that comes; nothing behind the end."""
        return self.text[self.at + ahead : self.at + ahead + 1]

    def take(self) -> str:
        """Read a character; nothing at the end."""
        char = self.peek()
        self.at += len(char)
        return char

    def skip(self, word: str) -> bool:
        """Read a word if it comes next, and say so."""
        if not self.begins(word):
            return False
        self.at += len(word)
        return True

    def since(self, start: int) -> str:
        """Return what was read from a place on."""
        return self.text[start : self.at]
