"""Brackets without their partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import Hit
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row

_CLOSING = {
    "）": "（",
    ")": "(",
    "】": "【",
    "]": "[",
    "》": "《",
    "”": "“",
    "〉": "〈",
}
_WIDTH = str.maketrans("（）", "()")


@dataclass(frozen=True, slots=True)
class Check:
    """A bracket or quotation mark in `field` is opened and not closed, or the reverse.

    Either width closes the other; an interval such as [80,90) is no mistake.
    """

    field: str

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield the first bracket without a partner, marked."""
        text = (subject.text(self.field) or "").translate(_WIDTH)
        pairs = {k.translate(_WIDTH): v.translate(_WIDTH) for k, v in _CLOSING.items()}
        opened: list[tuple[str, int]] = []
        for position, mark in enumerate(text):
            if mark in pairs.values():
                opened.append((mark, position))
            elif mark in pairs:
                if opened and opened[-1][0] in (pairs[mark], *_ends_of_interval(mark)):
                    opened.pop()
                else:
                    yield self._hit(text, position)
                    return
        if opened:
            yield self._hit(text, opened[0][1])

    def _hit(self, text: str, position: int) -> Hit:
        return Hit(
            self.field, Span(position, position + 1), slots={"word": text[position]}
        )


def _ends_of_interval(mark: str) -> tuple[str, ...]:
    return {")": ("[",), "]": ("(",)}.get(mark, ())
