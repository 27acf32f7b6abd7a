"""Text made plain for reading: one width, one case, no white space, offsets kept."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from jixiaolint.resources import lexicon_pairs
from jixiaolint.text import Span

# Marks of a list are no numbers: ① stays, while ² and ㎡ become 2 and m2.
_KEPT = frozenset(map(chr, range(0x2460, 0x24FF)))
_FEW = 4
_DROPPED = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"})


class _Folded(dict[int, str]):
    """What each character becomes, found out when it is first met.

    `same` are those that stay as they are, `odd` those that become none or several, so
    that offsets move.
    """

    def __init__(self) -> None:
        self.same: set[str] = set()
        self.odd: set[str] = set()
        # Radicals and look-alikes of signs, which Unicode does not call equal.
        self._alike = dict(lexicon_pairs("look-alike"))

    def __missing__(self, code: int) -> str:
        character = chr(code)
        alike = self._alike.get(character, character)
        if unicodedata.category(character) in _DROPPED:
            made = ""
        elif character in _KEPT:
            made = character
        else:
            made = unicodedata.normalize("NFKC", alike).lower()
            made = "".join(self._alike.get(one, one) for one in made if one != " ")
        if len(made) != 1:
            self.odd.add(character)
        if made == character:
            self.same.add(character)
        self[code] = made
        return made


_folded = _Folded()


class Plain(NamedTuple):
    """The plain text, and for each of its characters where it stood."""

    text: str
    origins: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the span in the text as given of a span in the plain text."""
        if self.origins is None or start == end:
            return Span(start, end)
        return Span(self.origins[start], self.origins[end - 1] + 1)


def plain(text: str) -> Plain:
    """Return a text in half width and lower case, without white space.

    Compatibility and radical characters, squared units and look-alikes of signs become
    the plain ones; zero-width characters go. Unicode NFKC (UAX 15) says which are alike,
    ``look-alike.txt`` what it leaves out.
    """
    if _folded.same.issuperset(text):
        return Plain(text)
    others = set(text) - _folded.same
    becoming = {one: _folded[ord(one)] for one in others}
    if _folded.odd.isdisjoint(others):
        return Plain(_replaced(text, becoming))
    made = text.translate(_folded)
    origins = [
        position
        for position, character in enumerate(text)
        for _ in _folded[ord(character)]
    ]
    return Plain(made, tuple(origins))


def _replaced(text: str, becoming: dict[str, str]) -> str:
    """Return a text with other characters; few are faster replaced one by one."""
    if len(becoming) > _FEW or not becoming.keys().isdisjoint(becoming.values()):
        return text.translate(_folded)
    for one, other in becoming.items():
        text = text.replace(one, other)
    return text
