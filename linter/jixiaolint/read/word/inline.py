"""A paragraph in, the words that it shows and the text boxes anchored in it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from jixiaolint.read.word.math import formula
from jixiaolint.read.word.names import (
    ALTERNATIVES,
    BOX,
    GONE,
    PIXELS,
    M,
    W,
    chosen,
    deep,
    is_on,
    number,
    value,
)
from jixiaolint.read.word.styles import Styles
from jixiaolint.read.word.symbols import plain, sign

_WORDS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SILENT = GONE | {
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "instrText")
}
_HEX = re.compile(r"[0-9a-fA-F]{1,6}")
_PICTURES = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_RUN, _TEXT, _SYMBOL, _FIELD = f"{W}r", f"{W}t", f"{W}sym", f"{W}fldChar"


class Inline:
    """Gathers what one paragraph shows: `words` in order, `boxes` beside them.

    Of a field its result counts, not its instruction; tracked changes are read as
    accepted; hidden and struck-out text is left out. `told` are the kinds of what a
    person is told of: such text, pictures.
    """

    def __init__(self, paragraph: Element, styles: Styles) -> None:
        self.boxes: list[Element] = []
        self.told: set[str] = set()
        self._parts: list[str] = []
        self._fields: list[bool] = []
        self._instructions = 0
        self._styles = styles
        self._style = value(deep(paragraph, "pPr", "pStyle"))
        self._font = ""
        self._read(paragraph)

    @property
    def words(self) -> str:
        """Return the words of the paragraph, a line feed at each break of a line."""
        return "".join(self._parts)

    def _read(self, children: Iterable[Element]) -> None:
        for child in children:
            tag = child.tag
            if tag == _TEXT:
                self._say(plain(child.text or "", self._font))
            elif tag == _RUN:
                self._run(child)
            elif tag in _WORDS:
                self._say(_WORDS[tag])
            elif tag in _SILENT:
                continue
            elif tag in _PICTURES:
                self._anchored(child)
            else:
                self._rare(child)

    def _rare(self, child: Element) -> None:
        """Read a child that most paragraphs have none of."""
        tag = child.tag
        if tag == _SYMBOL:
            code = _HEX.fullmatch(value(child, "char"))
            self._say(sign(int(code[0], 16), value(child, "font")) if code else "")
        elif tag == _FIELD:
            self._field(child)
        elif tag == ALTERNATIVES:
            self._read(chosen(child))
        elif isinstance(tag, str) and tag.startswith(M):
            self._say(formula(child))
        else:
            self._read(child)

    def _run(self, run: Element) -> None:
        """Read a run of one format, unless it is hidden or struck out."""
        gone = self._styles.gone(run, self._style)
        if gone:
            if any((one.text or "").strip() for one in run.iter(_TEXT)):
                self.told.add(gone)
            return
        self._font = value(deep(run, "rPr", "rFonts"), "ascii")
        self._read(run)
        self._font = ""

    def _say(self, words: str) -> None:
        """Take words, unless they belong to the instruction of a field."""
        if words and not self._instructions:
            self._parts.append(words)

    def _field(self, mark: Element) -> None:
        """Follow where the instruction of a field ends and its result begins."""
        match value(mark, "fldCharType"):
            case "begin":
                self._say(_form_field(mark))
                self._fields.append(False)
                self._instructions += 1
            case "separate" if self._fields:
                self._instructions -= not self._fields[-1]
                self._fields[-1] = True
            case "end" if self._fields:
                self._instructions -= not self._fields.pop()

    def _anchored(self, element: Iterable[Element]) -> None:
        """Keep the text boxes in a picture or shape, not those inside them again."""
        for child in element:
            if child.tag in PIXELS:
                self.told.add("picture")
            elif child.tag == BOX:
                self.boxes.append(child)
            elif child.tag == ALTERNATIVES:
                self._anchored(chosen(child))
            else:
                self._anchored(child)


def _form_field(mark: Element) -> str:
    """Return what a check box or a list of choices of an old form shows."""
    box = deep(mark, "ffData", "checkBox")
    if box is not None:
        state = deep(box, "checked")
        state = deep(box, "default") if state is None else state
        return "☑" if is_on(state) else "□"
    choices = mark.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    picked = deep(mark, "ffData", "ddList", "result")
    at = number(picked)
    return value(choices[at]) if 0 <= at < len(choices) else ""
