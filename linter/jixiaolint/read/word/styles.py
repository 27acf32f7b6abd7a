"""What the styles of a document say of words: hidden ones, numbered ones."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from jixiaolint.read.word.names import W, deep, is_on, value

_GONE = (("vanish", "hidden"), ("strike", "struck"), ("dstrike", "struck"))
"""The marks of words that do not count."""

_DEEPEST = 20
"""So many styles may rest on one another; Word has eleven at most."""


class Styles:
    """The styles by their id; each may rest on another."""

    def __init__(self, root: Element | None) -> None:
        self._styles = (
            {} if root is None else {value(one, "styleId"): one for one in root}
        )
        self._marks: dict[tuple[str, str], Element | None] = {}

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

    def gone(self, run: Element, around: str) -> str:
        """Return why the words of a run do not count: ``hidden``, ``struck`` or empty.

        `around` is the style of the paragraph; marks of the run and its own style win.
        """
        own = run.find(f"{W}rPr")
        if own is None and not around:
            return ""
        style = value(deep(run, "rPr", "rStyle"))
        for name, kind in _GONE:
            mark = None if own is None else deep(own, name)
            if mark is None:
                mark = self._mark(style, name)
            if mark is None:
                mark = self._mark(around, name)
            if is_on(mark):
                return kind
        return ""

    def _mark(self, style: str, name: str) -> Element | None:
        """Return the mark that a style or one that it rests on bears."""
        if (style, name) not in self._marks:
            marks = (deep(one, "rPr", name) for one in self._chain(style))
            first = next((mark for mark in marks if mark is not None), None)
            self._marks[style, name] = first
        return self._marks[style, name]

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it rests on, as far as Word follows them."""
        for _ in range(_DEEPEST):
            if style not in self._styles:
                return
            yield self._styles[style]
            style = value(deep(self._styles[style], "basedOn"))
