"""A value made plain for the grammar: one width, no white space, its offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiaolint.parse.fold import fold
from jixiaolint.text import Span

_BLANK = re.compile(r"[\s\u200b\ufeff]")
# Look-alikes of operators and signs; each stays one character long.
_GLYPHS = str.maketrans(
    {
        "≧": "≥",
        "⩾": "≥",
        "≦": "≤",
        "⩽": "≤",
        "﹥": ">",
        "﹤": "<",
        "＝": "=",
        "∼": "~",
        "〜": "~",
        "˜": "~",
        "≒": "≈",
        "∕": "/",
        "•": "·",
        "・": "·",
        "∙": "·",
        "‧": "·",
        "﹣": "-",
        "‒": "-",
        "‐": "-",
        "‑": "-",
        "﹢": "+",
        "✕": "×",
        "﹪": "%",
        "﹐": ",",
        "贰": "二",
        "叁": "三",
        "廿": "二",
    }
)
# 》 and 《 before a number are operators that a keyboard got wrong, unless they quote.
_WRONG_QUOTE = re.compile(
    r"[《〈](?=[=\d])(?![^》〉]*[》〉])|(?<![一-龥])[》〉](?=[=\d])"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain text, and for each of its characters where it stood."""

    text: str
    origins: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the span in the value as given of a span in the plain text."""
        if self.origins is None:
            return Span(start, end)
        return Span(self.origins[start], self.origins[end - 1] + 1)


def normalize(value: str) -> Plain:
    """Return the value in half-width, with plain operators and without white space."""
    folded = fold(value).translate(_GLYPHS)
    if any(quote in folded for quote in "《》〈〉"):
        folded = _WRONG_QUOTE.sub(lambda m: ">" if m[0] in "》〉" else "<", folded)
    if not _BLANK.search(folded):
        return Plain(folded)
    kept = [i for i, character in enumerate(folded) if not _BLANK.match(character)]
    return Plain("".join(folded[i] for i in kept), tuple(kept))
