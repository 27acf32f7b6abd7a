"""What the styles of a document say of words: hidden ones, numbered ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.read.word.names import W, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_PARAGRAPH_STYLE = f"{W}pPr/{W}pStyle"
_RUN_STYLE = f"{W}rPr/{W}rStyle"


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
        style = value(paragraph.find(_PARAGRAPH_STYLE))
        level = None
        for one in (paragraph, *self._chain(style)):
            found = one.find(f"{W}pPr/{W}numPr")
            if found is None:
                continue
            written = value(found.find(f"{W}ilvl"))
            if level is None and written.isdecimal():
                level = int(written)
            number = value(found.find(f"{W}numId"))
            if number:
                return None if number == "0" else (number, level)
        return None

    def hides(self, run: Element) -> bool:
        """Tell whether a run is hidden text, which is neither shown nor printed."""
        own = run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return is_on(own)
        style = value(run.find(_RUN_STYLE))
        return bool(style) and self._hides(style)

    def hides_all(self, paragraph: Element) -> bool:
        """Tell whether the style of a paragraph hides its words."""
        style = value(paragraph.find(_PARAGRAPH_STYLE))
        return bool(style) and self._hides(style)

    def _hides(self, style: str) -> bool:
        if style not in self._hidden:
            marks = (one.find(f"{W}rPr/{W}vanish") for one in self._chain(style))
            first = next((mark for mark in marks if mark is not None), None)
            self._hidden[style] = is_on(first)
        return self._hidden[style]

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it rests on, each once."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style].find(f"{W}basedOn"))
