"""The names of the elements and attributes of WordprocessingML, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TABLE, PARAGRAPH, ROW, CELL = f"{W}tbl", f"{W}p", f"{W}tr", f"{W}tc"
BOX = f"{W}txbxContent"
PIXELS = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
    )
)
"""What holds the pixels of a picture."""

CHOICE, FALLBACK = f"{MC}Choice", f"{MC}Fallback"
ALTERNATIVES = f"{MC}AlternateContent"

GONE = frozenset((f"{W}del", f"{W}moveFrom"))
"""What is struck out by a tracked change; such changes are read as accepted."""

_OFF = frozenset(("0", "false", "off", "none"))


def deep(element: Element, *path: str) -> Element | None:
    """Return the element that the names, without prefix, lead to, each in the last."""
    found: Element | None = element
    for name in path:
        if found is None:
            return None
        # A single tag is looked up at C speed, a path of several is not.
        found = found.find(_named(name))
    return found


@cache
def _named(name: str) -> str:
    return W + name


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of Word's own namespace, empty if there is none."""
    return "" if element is None else element.get(f"{W}{name}", "")


def number(element: Element | None, name: str = "val", otherwise: int = 0) -> int:
    """Return an attribute as a whole number; broken or missing ones are `otherwise`."""
    written = value(element, name).strip()
    digits = written.removeprefix("-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _DIGITS:
        return otherwise
    return int(written)


_DIGITS = 9


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as ``w:vanish`` is there and not turned off."""
    return element is not None and value(element) not in _OFF


def chosen(element: Element) -> list[Element]:
    """Return the children of the one alternative that a current program shows."""
    choices = [one for one in element if one.tag == CHOICE]
    fallbacks = [one for one in element if one.tag == FALLBACK]
    return [child for one in (choices or fallbacks)[:1] for child in one]


def inside(elements: Iterable[Element], *wanted: str) -> Iterator[Element]:
    """Yield those of the elements that bear the wanted tags, through wrappers that show nothing.

    Content controls, custom XML and tracked insertions are such; what a tracked change
    struck out is passed over.
    """
    for child in elements:
        if child.tag in wanted:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from inside(chosen(child), *wanted)
        elif child.tag in _WRAPPERS:
            yield from inside(child, *wanted)


_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_AML = "{http://schemas.microsoft.com/aml/2001/core}"
LISTED = f"{W}pPr/{W}listPr/{_HINT}t"
"""Where Word 2003 keeps the number that it shows before a paragraph."""

HINTED = f"{_HINT}val"
_WRAPPERS = frozenset(
    (
        *(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")),
        *(f"{_HINT}{name}" for name in ("sect", "sub-section", "pBdrGroup")),
        *(f"{_AML}{name}" for name in ("annotation", "content")),
    )
)
