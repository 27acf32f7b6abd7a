"""A Word package in, its parts as trees out."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import damaged, open_archive, read_part
from jixiaolint.read.limits import limit, over

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)
_DOCTYPE = tuple(
    "<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be")
)
_DEEP = 4
"""So many elements a level of nesting takes: a table, its row, the cell, and one over."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that hold words or say how words are shown."""

    document: Element
    styles: Element | None
    numbering: Element | None
    notes: tuple[Element, ...]


def open_package(path: str, data: bytes) -> Package:
    """Return the parts of a .docx file; links to the outside are never followed.

    Raises UnreadableError if the file is damaged, encrypted, beyond a limit, or no
    Word file.
    """
    with open_archive(path, data) as archive:
        names = set(archive.namelist())
        main = _main(path, archive, names)
        if main is None:
            raise UnreadableError(
                f"{path}: 压缩包里没有 Word 文档，请用 Word 或 WPS 另存为 .docx (there is no Word"
                " document in this file; save it as .docx)."
            )
        kinds = _related(path, archive, names, main)

        def part(kind: str) -> Element | None:
            name = kinds.get(kind)
            return None if name is None else _tree(path, archive, name)

        notes = (part("footnotes"), part("endnotes"))
        return Package(
            _tree(path, archive, main),
            part("styles"),
            part("numbering"),
            tuple(one for one in notes if one is not None),
        )


def _main(path: str, archive: ZipFile, names: set[str]) -> str | None:
    """Return the name of the part with the text of the document."""
    found = _targets(path, archive, names, "").get("officeDocument")
    usual = "word/document.xml"
    return found or (usual if usual in names else None)


def _related(path: str, archive: ZipFile, names: set[str], part: str) -> dict[str, str]:
    """Return the parts that go with a part, by kind; the usual names where it is mute."""
    usual = {
        kind: f"{dirname(part)}/{kind}.xml"
        for kind in ("styles", "numbering", "footnotes", "endnotes")
    }
    known = {kind: name for kind, name in usual.items() if name in names}
    return known | _targets(path, archive, names, part)


def _targets(path: str, archive: ZipFile, names: set[str], part: str) -> dict[str, str]:
    """Return the first part of each kind that a part (the package: empty) names."""
    folder, _, base = part.rpartition("/")
    relations = f"{folder}/_rels/{base}.rels".lstrip("/")
    if relations not in names:
        return {}
    found: dict[str, str] = {}
    for one in _tree(path, archive, relations):
        kind = one.get("Type", "").rpartition("/")[2]
        target = one.get("Target", "")
        name = target if target.startswith("/") else f"{folder}/{target}"
        name = normpath(f"/{name}").lstrip("/")
        if one.get("TargetMode") != "External" and name in names:
            found.setdefault(kind, name)
    return found


def _tree(path: str, archive: ZipFile, name: str) -> Element:
    """Return a part as a tree.

    Raises UnreadableError for XML that is broken, too deep, or declares entities.
    """
    data = read_part(path, archive, name)
    if any(mark in data for mark in _DOCTYPE):
        raise damaged(path, ValueError(f"{name} declares a document type"))
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged(path, ValueError(f"{name}: {error}")) from error
    _check_depth(path, root)
    return root


def _check_depth(path: str, root: Element) -> None:
    """Raise UnreadableError if elements stand inside one another beyond the limit."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > limit("nesting") * _DEEP:
            raise over(
                path,
                "nesting",
                "表格嵌套过深",
                "tables are nested too deep",
            )
        level = [child for one in level for child in one]
