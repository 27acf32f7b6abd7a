"""The blocks of code in a README, as a reader finds them.

usage: python tests/readme.py KIND BEGINNING

Prints the block of a kind (sh, yaml …) that begins so.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"en": "README.md", "zh": "README.zh-CN.md"}

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of code: the language that it names, and its lines."""

    kind: str
    text: str


def blocks(lang: str, kind: str | None = None) -> list[Block]:
    """Return the blocks of the README in a language, in their order, or one kind."""
    text = (ROOT / LANGUAGES[lang]).read_text(encoding="utf-8")
    found = [Block(*match.groups()) for match in _BLOCK.finditer(text)]
    return [one for one in found if kind is None or one.kind == kind]


def block(lang: str, kind: str, beginning: str) -> str:
    """Return the text of the one block of a kind that begins so."""
    (found,) = [
        one.text for one in blocks(lang, kind) if one.text.startswith(beginning)
    ]
    return found


if __name__ == "__main__":
    print(block("en", *sys.argv[1:]), end="")
