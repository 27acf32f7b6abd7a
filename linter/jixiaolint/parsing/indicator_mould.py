"""An indicator string in, the string out as it would be if all it says were one sign.

What stands between separators and holds no key says nothing about where the parts are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from jixiaolint.parsing.indicator_leaves import is_mere_text
from jixiaolint.parsing.indicator_levels import SIGNS, read_levels

SIGN = "\ue000"
"""Stands for a text; no word has it."""

_PARTING = ";；:："
_PIECE = re.compile(f"[^{_PARTING}]+[{_PARTING}]*|[{_PARTING}]+")
"""A text with the separators behind it."""

_ENDS = "。,，"
"""What goes from the end of a text, and so stays as it is."""


def moulded(value: str) -> tuple[tuple[str, ...], list[int]]:
    """Return the levels and the pieces behind them, with signs for texts, and their bounds.

    Bounds are where each piece begins in the string, and where the last one ends.
    """
    begin = read_levels(value).length
    pieces = _PIECE.findall(value, begin)
    # A level ends where a sign or another code follows, and not a name.
    if pieces and begin and value[begin - 1] not in SIGNS:
        forms = (value[:begin], pieces[0], *map(_form, pieces[1:]))
    else:
        forms = (value[:begin], *map(_form, pieces))
    return forms, list(accumulate(map(len, pieces), initial=begin))


@lru_cache(maxsize=16384)
def _form(piece: str) -> str:
    """Return a piece with a sign for its text, if that holds no key."""
    text = piece.rstrip(_PARTING).rstrip(_ENDS)
    mere = text and is_mere_text(piece.rstrip(_PARTING))
    return SIGN + piece[len(text) :] if mere else piece


def seat(forms: Sequence[str], at: int) -> tuple[int, int]:
    """Return a place in a mould as a bound of a piece, and how far it is from there.

    Behind a sign it is told from the end of its piece, before one from the beginning.
    """
    start = len(forms[0])
    for number, form in enumerate(forms[1:]):
        end = start + len(form)
        if at <= start:
            return number, at - start
        if at <= end:
            return number + 1, at - end
        start = end
    return len(forms) - 1, at - start
