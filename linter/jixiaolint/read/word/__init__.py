"""A Word file: its tables as grids, the rest of its words as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from jixiaolint.place import Place


def read_word(path: str, data: bytes) -> Source:
    """Return a Word file as blocks, by what it holds, whatever its name.

    A .docx package is read as it is; a page of HTML that passes for a Word file as a
    page; anything else (.doc, .rtf, .odt, .wps) once LibreOffice has turned it into a
    package. Raises UnreadableError.
    """
    from jixiaolint.read.limits import check_size
    from jixiaolint.read.word.legacy import as_package, is_page

    check_size(path, len(data))
    if is_page(data):
        from jixiaolint.read.html import read_html

        return read_html(path, data)
    return _read_package(path, as_package(path, data))


def places(document: Element) -> dict[Place, Element]:
    """Return the element of each paragraph and table cell by the place it is called.

    `document` is the root of ``word/document.xml``, of ElementTree or of lxml. Words
    of a place are in that element, but for those of text boxes and of tables inside.
    """
    from jixiaolint.read.word.body import Body
    from jixiaolint.read.word.numbering import Numbering
    from jixiaolint.read.word.styles import Styles

    found: dict[Place, Element] = {}
    styles = Styles(None)
    body = Body(
        styles, Numbering(None, styles), lambda one, at: found.update({at: one})
    )
    for one in document:
        body.read(one)
    return found


def _read_package(path: str, data: bytes) -> Source:
    """Return a .docx package as a source; notes follow the text."""
    from jixiaolint.read.word.blocks import blocks_of
    from jixiaolint.read.word.body import Body
    from jixiaolint.read.word.numbering import Numbering
    from jixiaolint.read.word.package import open_package
    from jixiaolint.read.word.styles import Styles

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
        notices=tuple(_notices(body.hidden)),
    )


def _notices(hidden: list[Place]) -> Iterator[str]:
    """Yield a sentence if there is hidden text, with the first place."""
    if not hidden:
        return
    first = hidden[0]
    chinese, english = (
        (f"第 {first.paragraph} 段", f"paragraph {first.paragraph}")
        if first.paragraph
        else (
            f"表 {first.table} 第 {first.row} 行",
            f"table {first.table}, row {first.row}",
        )
    )
    yield (
        f"有 {len(hidden)} 处隐藏文字，未作检查（如{chinese}） (hidden text in {len(hidden)}"
        f" places, {english} for one; it is not checked)."
    )
