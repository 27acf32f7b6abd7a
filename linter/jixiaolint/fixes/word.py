"""Word files (.docx, .docm): edits are made in the runs of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jixiaolint.fixes.archives import Parts
from jixiaolint.fixes.edit import Edit, Kind, Written
from jixiaolint.fixes.text import sign_width
from jixiaolint.fixes.xml_bytes import Element as Spot
from jixiaolint.fixes.xml_bytes import elements, patched, saying, spread
from jixiaolint.read.word import places
from jixiaolint.read.word.names import BOX, GONE, PARAGRAPH, W, inside
from jixiaolint.read.word.package import main_part, open_package
from jixiaolint.source import Source
from jixiaolint.text import Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from jixiaolint.fixes.choosing import Row

_TEXT = f"{W}t"
_BREAKS = frozenset((f"{W}br", f"{W}cr"))
_APART = GONE | {BOX, f"{W}pPr", f"{W}rPr"}
"""What holds no words of the line that it stands in."""

Line = list["Element"]
"""The elements that hold the words of a line, in their order."""


def word_kind() -> Kind:
    """Return how a Word file is mended."""
    return Kind(sign_width, _write)


def _write(data: bytes, source: Source, edits: Sequence[Edit]) -> Written:
    """Return the package with the edits in it; other parts are as they were."""
    parts = Parts(source.path, data)
    document = _Document(parts, main_part(source.path, parts.archive), source, data)
    held: dict[Row, str] = {}
    said: dict[int, str] = {}
    # From the last to the first, for an edit moves what stands behind it in its line.
    for edit in sorted(edits, reverse=True):
        made = document.words(edit, said)
        if made is None:
            held[edit.row] = "unlike"
        else:
            said |= made
    if held or not document.put(said):
        return Written(b"", held or {one.row: "unlike" for one in edits})
    return Written(parts.bytes())


class _Document:
    """The main part of a Word file: where its words stand among its elements and bytes."""

    def __init__(self, parts: Parts, part: str, source: Source, data: bytes) -> None:
        self._parts = parts
        self._part = part
        self._source = source
        root = open_package(source.path, data).document
        self._known = places(root)
        self._texts = [*root.iter(_TEXT)]
        self._numbers = {id(one): at for at, one in enumerate(self._texts)}

    def words(self, edit: Edit, said: Mapping[int, str]) -> dict[int, str] | None:
        """Return what elements say with an edit, by their numbers; nothing if it has no place.

        `said` is what some say already by what stands behind it.
        """
        line = self._line(edit.start)
        found = None if line is None else self._held(line)
        if line is None or found is None:
            return None
        numbers = [self._numbers[id(one)] for one in found]
        pieces = [said.get(at, self._texts[at].text or "") for at in numbers]
        # A number of a list that Word counts by itself stands before the words.
        first = line.end - len(_words(found))
        if edit.start < first:
            return None
        after = spread(pieces, edit.start - first, edit.end - first, edit.text)
        return dict(zip(numbers, after, strict=True))

    def put(self, said: Mapping[int, str]) -> bool:
        """Have elements say other words; tell whether all could be found in the bytes."""
        if not self._parts.known(self._part):
            return False
        data = self._parts.data(self._part)
        spots = _spots(data)
        if len(spots) != len(self._texts):
            return False
        patches = [
            patch
            for at, text in said.items()
            if text != (self._texts[at].text or "")
            for patch in saying(data, spots[at], text)
        ]
        self._parts.put(self._part, patched(data, patches))
        return True

    def _line(self, offset: int) -> Span | None:
        """Return the line of a paragraph that holds an offset of the source."""
        start, end = self._source.around(offset)
        text = self._source.text
        first = max(text.rfind("\n", start, offset) + 1, start)
        last = text.find("\n", offset, end)
        return Span(first, end if last < 0 else last)

    def _held(self, line: Span) -> Line | None:
        """Return the elements that hold a line; of several alike the one in its order."""
        around = self._source.around(line.start)
        element = self._known.get(self._source.place(line.start))
        if element is None:
            return None
        said = self._source.text[slice(*line)]
        lines = [one for one in _lines(element) if one]
        alike = [one for one in lines if _words(one) == said]
        alike = alike or [one for one in lines if said.endswith(_words(one))]
        before = self._source.text[around.start : line.start].split("\n")
        every = self._source.text[slice(*around)].split("\n").count(said)
        return alike[before.count(said)] if len(alike) == every else None


def _spots(data: bytes) -> list[Spot]:
    """Return the elements with words as they stand in the bytes, in their order."""
    root = ""

    def wanted(name: str, _: dict[str, str]) -> bool:
        """Tell whether an element holds words; the root says how its namespace is called."""
        nonlocal root
        root = root or name
        return name == f"{root.removesuffix(root.rpartition(':')[2])}t"

    return elements(data, wanted)


def _words(line: Line) -> str:
    return "".join(one.text or "" for one in line)


def _lines(element: Element) -> Iterator[Line]:
    """Yield the lines of a paragraph, or of those of a cell."""
    own = [element] if element.tag == PARAGRAPH else inside(element, PARAGRAPH)
    for paragraph in own:
        line: Line = []
        for one in _parts(paragraph):
            if one is None:
                yield line
                line = []
            else:
                line.append(one)
        yield line


def _parts(element: Element) -> Iterator[Element | None]:
    """Yield what holds words in an element, nothing for a break of the line."""
    for child in element:
        if child.tag == _TEXT:
            yield child
        elif child.tag in _BREAKS:
            yield None
        elif child.tag not in _APART:
            yield from _parts(child)
