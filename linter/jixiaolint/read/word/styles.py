"""What the styles of a document say of words: hidden ones, numbered ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.read.word.names import deep, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


class Styles:
    """The styles by their id; each may rest on another."""

    def __init__(self, root: Element | None) -> None:
        self._styles = (
            {} if root is None else {value(one, "styleId"): one for one in root}
        )
        self._hidden: dict[str, bool] = {}

    def numbering(self, paragraph: Element) -> tuple[str, int | None] | None:
        """Return the list that a paragraph belongs to and its level; None if to none.

        The level is None where only a style says so and leaves it to the list.
        """
        style = value(deep(paragraph, "pPr", "pStyle"))
        level = None
        for one in (paragraph, *self._chain(style)):
            found = deep(one, "pPr", "numPr")
            if found is None:
                continue
            written = value(deep(found, "ilvl"))
            if level is None and written.isdecimal():
                level = int(written)
            number = value(deep(found, "numId"))
            if number:
                return None if number == "0" else (number, level)
        return None

    def hides(self, run: Element) -> bool:
        """Tell whether a run is hidden text, which is neither shown nor printed."""
        own = deep(run, "rPr", "vanish")
        if own is not None:
            return is_on(own)
        style = value(deep(run, "rPr", "rStyle"))
        return bool(style) and self._hides(style)

    def hides_all(self, paragraph: Element) -> bool:
        """Tell whether the style of a paragraph hides its words."""
        style = value(deep(paragraph, "pPr", "pStyle"))
        return bool(style) and self._hides(style)

    def _hides(self, style: str) -> bool:
        if style not in self._hidden:
            marks = (deep(one, "rPr", "vanish") for one in self._chain(style))
            first = next((mark for mark in marks if mark is not None), None)
            self._hidden[style] = is_on(first)
        return self._hidden[style]

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it rests on, each once."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(deep(self._styles[style], "basedOn"))
