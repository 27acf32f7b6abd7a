"""A Word file: its tables as grids, the rest of its words as lines."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from jixiaolint.place import Place
from jixiaolint.read.told import sentences
from jixiaolint.read.word.blocks import blocks_of
from jixiaolint.read.word.body import Body
from jixiaolint.read.word.numbering import Numbering
from jixiaolint.read.word.package import open_package
from jixiaolint.read.word.styles import Styles
from jixiaolint.source import Source


def places(document: Element) -> dict[Place, Element]:
    """Return the element of each paragraph and table cell by the place it is called.

    `document` is the root of ``word/document.xml``. Words of a place are in that element,
    but for those of text boxes and of tables inside.
    """
    found: dict[Place, Element] = {}
    styles = Styles(None)
    body = Body(
        styles, Numbering(None, styles), lambda one, at: found.update({at: one})
    )
    for one in document:
        body.read(one)
    return found


def read_word(path: str, data: bytes) -> Source:
    """Return a Word file as blocks: a .docx package or one file of XML; notes come last.

    Raises UnreadableError.
    """
    package = open_package(path, data)
    styles = Styles(package.styles)
    body = Body(styles, Numbering(package.numbering, styles))
    nodes = [
        node
        for part in (package.document, *package.notes)
        for one in part
        for node in body.read(one)
    ]
    blocks = tuple(blocks_of(path, nodes))
    return Source(
        path,
        "word",
        body.text,
        blocks,
        anchors=tuple(body.anchors),
        notices=tuple(sentences(body.told)),
    )
