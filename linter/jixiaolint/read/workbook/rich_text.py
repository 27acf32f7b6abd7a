"""The strings of a workbook: pieces in, their words out, those struck out apart."""

from __future__ import annotations

import re

from jixiaolint.read.workbook.book import String

TRUE = frozenset({"1", "true", "on"})
"""How packages write that something holds."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class RichText:
    """Takes the elements of a string: pieces of one text, some of them struck out.

    How a text is pronounced (``rPh``) is no part of it.
    """

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._gone: list[str] = []
        self._pieces = 0
        self._inside = self._silent = self._struck = False

    def string(self) -> String:
        """Return what was taken."""
        struck = bool("".join(self._gone).strip())
        return String(unescaped("".join(self._kept)), struck, self._pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        match name:
            case "t":
                self._inside = not self._silent
            case "r":
                self._pieces += 1
                self._struck = False
            case "strike":
                self._struck = attributes.get("val", "1") in TRUE
            case "rPh":
                self._silent = True

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._silent = False

    def words(self, words: str) -> None:
        """Take words."""
        if self._inside:
            (self._gone if self._struck else self._kept).append(words)


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold (``_x000D_``)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
