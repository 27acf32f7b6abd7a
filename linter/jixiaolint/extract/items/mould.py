"""An indicator string in, the string out as it would be if all it says were one sign.

What stands between separators and holds no key says nothing about where the parts are.
"""

from __future__ import annotations

from functools import lru_cache

from jixiaolint.extract.items.leaves import PIECE, is_mere_text
from jixiaolint.extract.items.levels import SIGNS, read_levels
from jixiaolint.parse.fold import fold

_SIGN = "\ue000"
"""Stands for a text; no word has it."""

_ENDS = "。,，"
"""What goes from the end of a text, and so stays as it is."""


def moulded(value: str) -> tuple[str, list[int], list[int]]:
    """Return the string with signs for texts, and how its positions are to be shifted.

    These are the ends of the signs, ascending, and the shifts before the first of them,
    and behind each.
    """
    begin = read_levels(fold(value)).end
    kept = [value[:begin]]
    length, ends, shifts = begin, list[int](), [0]
    for match in PIECE.finditer(value, begin):
        piece = match[0]
        # A level ends where a sign or another code follows, and not a name.
        open_ = match.start() == begin and begin and value[begin - 1] not in SIGNS
        bare = 0 if open_ else _bare(piece)
        if bare:
            length += 1
            ends.append(length)
            shifts.append(shifts[-1] + bare - 1)
            kept.append(_SIGN)
        kept.append(piece[bare:])
        length += len(piece) - bare
    return "".join(kept), ends, shifts


@lru_cache(maxsize=16384)
def _bare(piece: str) -> int:
    """Return how many characters of a piece are a text without a key, perhaps none."""
    if piece in SIGNS or not is_mere_text(piece):
        return 0
    return len(piece.rstrip(_ENDS))
