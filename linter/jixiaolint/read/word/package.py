"""A Word package in, its parts as trees out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import damaged, find_part, open_archive, read_part
from jixiaolint.read.decode import xml_of
from jixiaolint.read.relations import of_kind, relations
from jixiaolint.read.word.names import W
from jixiaolint.read.xml_events import check_depth
from jixiaolint.said import Said

if TYPE_CHECKING:
    from zipfile import ZipFile

_MAIN = "word/document.xml"
_NOTES = (f"{W}footnotes", f"{W}endnotes")
_ROOTS = frozenset((f"{W}document", f"{W}styles", f"{W}numbering", *_NOTES))
_OTHERS = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://schemas.microsoft.com/office/word/2003/wordml",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)
"""The names that Word 2003 and the strict form give -> those that all others give."""

_DOCTYPE = tuple(
    "<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be")
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that hold words or say how words are shown."""

    document: Element
    styles: Element | None
    numbering: Element | None
    notes: tuple[Element, ...]


def open_package(path: str, data: bytes) -> Package:
    """Return the parts of a Word file; links to the outside are never followed.

    A package is a .docx file, or one file of XML as Word saves it (2003 or flat). Raises
    UnreadableError if the file is damaged, encrypted, beyond a limit, or no Word file.
    """
    if not data.startswith(b"PK"):
        return _flat(path, data)
    with open_archive(path, data) as archive:
        main = main_part(path, archive)
        if find_part(archive, main) is None:
            raise UnreadableError(
                Said(
                    "压缩包里没有 Word 文档，请用 Word 或 WPS 另存为 .docx。",
                    "there is no Word document in this file; save it as .docx.",
                ).at(path)
            )
        related = relations(path, archive, main)

        def part(kind: str) -> Element | None:
            """Return a part that the document refers to, or that stands where it usually does."""
            usual = posixpath.join(posixpath.dirname(main), f"{kind}.xml")
            name = of_kind(related, kind) or find_part(archive, usual)
            return None if name is None else _part(path, archive, name)

        notes = (part("footnotes"), part("endnotes"))
        return Package(
            _part(path, archive, main),
            part("styles"),
            part("numbering"),
            tuple(one for one in notes if one is not None),
        )


def main_part(path: str, archive: ZipFile) -> str:
    """Return the name of the part that holds the words, or where it usually stands."""
    return of_kind(relations(path, archive, ""), "officeDocument") or _MAIN


def _part(path: str, archive: ZipFile, name: str) -> Element:
    """Return a part as a tree."""
    return _tree(path, name, read_part(path, archive, name))


def _flat(path: str, data: bytes) -> Package:
    """Return the parts in a single file of XML, told by the names of their roots."""
    if not data.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0").startswith(b"<"):
        raise UnreadableError(
            Said(
                "文件内容不是 Word 文档，可能已损坏，请用 Word 或 WPS 打开后另存为 .docx。",
                "the content is no Word document or is damaged; open it and save it as .docx.",
            ).at(path)
        )
    root = _tree(path, "XML", xml_of(path, data))
    known = {one.tag: one for one in root.iter() if one.tag in _ROOTS}
    return Package(
        known.get(f"{W}document", root),
        known.get(f"{W}styles"),
        known.get(f"{W}numbering"),
        tuple(known[tag] for tag in _NOTES if tag in known),
    )


def _tree(path: str, name: str, data: bytes) -> Element:
    """Return a part as a tree.

    Raises UnreadableError for XML that is broken, too deep, or declares entities.
    """
    if any(mark in data for mark in _DOCTYPE):
        raise damaged(path, ValueError(f"{name} declares a document type"))
    for other, usual in _OTHERS:
        data = data.replace(other, usual)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged(path, ValueError(f"{name}: {error}")) from error
    check_depth(path, root)
    return root
