"""Where the elements of an XML part stand in its bytes, so that all others stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_SPACE = b"xml:space"


@dataclass(slots=True)
class Element:
    """An element: its name as written, its attributes, its words, where it stands.

    Its own words stand in the bytes from `inner` to `last`; without any, it may be one tag.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    last: int = 0
    end: int = 0
    words: str = ""
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """Return the name without the prefix of its namespace."""
        return self.name.rpartition(":")[2]

    def named(self, local: str) -> list[Element]:
        """Return the children of a name."""
        return [one for one in self.children if one.local == local]


class Patch(NamedTuple):
    """Bytes from `start` to `end` give way to others."""

    start: int
    end: int
    data: bytes


Wanted = Callable[[str, dict[str, str]], bool]
"""Asked of an element that is in none, by its name as written and its attributes."""


def elements(data: bytes, wanted: Wanted) -> list[Element]:
    """Return the elements that are wanted, each with all inside it, in their order.

    The bytes are UTF-8 and known to be XML.
    """
    return _Elements(data, wanted).found


class _Elements:
    """Takes a part from its start to its end; `found` are the elements that are wanted."""

    def __init__(self, data: bytes, wanted: Wanted) -> None:
        self.found: list[Element] = []
        self._data = data
        self._wanted = wanted
        self._open: list[Element] = []
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._words
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if not self._open and not self._wanted(name, attributes):
            return
        at = self._parser.CurrentByteIndex
        tag = _TAG.match(self._data, at)
        assert tag is not None
        one = Element(name, attributes, at, tag.end())
        if self._open:
            self._open[-1].children.append(one)
        self._open.append(one)

    def _end(self, _: str) -> None:
        """Take the end of an element."""
        if not self._open:
            return
        one = self._open.pop()
        one.last = one.end = one.inner
        if not self._data.startswith(b"/>", one.inner - 2):
            one.last = self._parser.CurrentByteIndex
            one.end = self._data.index(b">", one.last) + 1
        if not self._open:
            self.found.append(one)

    def _words(self, text: str) -> None:
        """Take words."""
        if self._open:
            self._open[-1].words += text


def is_utf8(data: bytes) -> bool:
    """Tell whether a part is written in UTF-8, as nearly all are."""
    head = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([\w-]+)", data)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return head is None or head[1].lower() in (b"utf-8", b"utf8")


def patched(data: bytes, patches: Iterable[Patch]) -> bytes:
    """Return bytes with others in some places, which do not overlap."""
    pieces: list[bytes] = []
    at = 0
    for one in sorted(patches):
        pieces += [data[at : one.start], one.data]
        at = one.end
    return b"".join([*pieces, data[at:]])


def saying(data: bytes, one: Element, text: str) -> Iterator[Patch]:
    """Yield what makes an element with words say a text; blanks at its ends are kept."""
    tag = data[one.start : one.inner]
    if text != text.strip() and _SPACE not in tag:
        yield Patch(one.inner - 1, one.inner - 1, b' xml:space="preserve"')
    yield Patch(one.inner, one.last, written(text))


def written(text: str) -> bytes:
    """Return a text as it stands in XML."""
    return escape(text).encode()


def spread(pieces: list[str], start: int, end: int, text: str) -> list[str]:
    """Return the pieces of a text with another text in place of some characters.

    It goes to the piece in which these begin; what is only put in, to the one before it.
    """
    # An insertion stands behind a character, unless it is the first.
    where = start if start < end else max(start - 1, 0)
    made: list[str] = []
    at = 0
    for piece in pieces:
        last = at + len(piece)
        low, high = (min(max(edge, at), last) - at for edge in (start, end))
        said = text if at <= where < last else ""
        made.append(piece[:low] + said + piece[high:])
        at = last
    return made
