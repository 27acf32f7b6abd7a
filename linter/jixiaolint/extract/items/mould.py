"""An indicator string in, the string out as it would be if all it says were one sign.

What stands between separators and holds no key says nothing about where the parts are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jixiaolint.extract.items.leaves import is_mere_text
from jixiaolint.extract.items.levels import SIGNS, read_levels
from jixiaolint.parse.fold import fold

SIGN = "\ue000"
"""Stands for a text; no word has it."""

_PARTING = ";；:："
_PIECE = re.compile(f"[^{_PARTING}]+[{_PARTING}]*|[{_PARTING}]+")
"""A text with the separators behind it."""

_ENDS = "。,，"
"""What goes from the end of a text, and so stays as it is."""


def moulded(value: str) -> tuple[str, list[int]]:
    """Return the string with a sign for each text, and how long each of these is."""
    begin = read_levels(fold(value)).length
    pieces = _PIECE.findall(value, begin)
    bare = list(map(_bare, pieces))
    # A level ends where a sign or another code follows, and not a name.
    if bare and begin and value[begin - 1] not in SIGNS:
        bare[0] = 0
    kept = [
        SIGN + piece[length:] if length else piece
        for piece, length in zip(pieces, bare, strict=True)
    ]
    return "".join([value[:begin], *kept]), list(filter(None, bare))


@lru_cache(maxsize=16384)
def _bare(piece: str) -> int:
    """Return how many characters of a piece are a text without a key, perhaps none."""
    text = piece.rstrip(_PARTING)
    return len(text.rstrip(_ENDS)) if text and is_mere_text(text) else 0
