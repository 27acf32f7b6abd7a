"""An Office file as the package it is: parts by name, relations, content types.

What is not edited is written back byte for byte, in its old order.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from jixiaolint.read.archive import damaged, open_archive, read_part

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_ZIP = b"PK\x03\x04"
_KINDS = (
    ("spreadsheetml", "workbook"),
    ("ms-excel", "workbook"),
    ("wordprocessingml", "document"),
    ("ms-word", "document"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from one part to another; `kind` is the last word of its type."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of an Office file, some of which are edited before it is written."""

    def __init__(self, path: str, data: bytes) -> None:
        """Take the file at `path` apart; raises UnreadableError if it is damaged."""
        self._path = path
        with open_archive(path, data) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self._parts = {name: read_part(path, archive, name) for name in self._infos}
        self._trees: dict[str, _Element] = {}
        self._edited: set[str] = set()

    def names(self) -> list[str]:
        """Return the names of all parts, the added ones last."""
        return list(self._parts)

    def has(self, part: str) -> bool:
        """Tell whether there is a part of that name."""
        return part in self._parts

    def data(self, part: str) -> bytes:
        """Return the bytes of a part; raises UnreadableError if there is none."""
        if part not in self._parts:
            raise damaged(self._path, KeyError(f"no part {part}"))
        return self._parts[part]

    def replace(self, part: str, data: bytes) -> None:
        """Give a part, old or new, other bytes."""
        self._parts[part] = data

    def tree(self, part: str) -> _Element:
        """Return the root of an XML part for reading; raises UnreadableError."""
        if part not in self._trees:
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, huge_tree=True
            )
            try:
                self._trees[part] = etree.fromstring(self.data(part), parser)
            except etree.XMLSyntaxError as error:
                raise damaged(self._path, error) from error
        return self._trees[part]

    def edit(self, part: str) -> _Element:
        """Return the root of an XML part that will be written back as it then is."""
        root = self.tree(part)
        self._edited.add(part)
        return root

    def add(self, part: str, root: _Element, content_type: str) -> None:
        """Add an XML part."""
        self._parts[part] = b""
        self._trees[part] = root
        self._edited.add(part)
        override = etree.SubElement(
            self.edit(_CONTENT_TYPES), f"{{{TYPES}}}Override", PartName=f"/{part}"
        )
        override.set("ContentType", content_type)

    def extension(self, extension: str, content_type: str) -> None:
        """Make sure that parts with an extension have a content type."""
        defaults = self.tree(_CONTENT_TYPES).iterfind(f"{{{TYPES}}}Default")
        if extension in {one.get("Extension", "").lower() for one in defaults}:
            return
        default = etree.Element(f"{{{TYPES}}}Default", Extension=extension)
        default.set("ContentType", content_type)
        self.edit(_CONTENT_TYPES).insert(0, default)

    def content_type(self, part: str) -> str:
        """Return the content type of a part: its own, else that of its extension."""
        types = self.tree(_CONTENT_TYPES)
        for one in types.iterfind(f"{{{TYPES}}}Override"):
            if one.get("PartName", "").lstrip("/") == part:
                return str(one.get("ContentType", ""))
        ending = part.rpartition(".")[2].lower()
        for one in types.iterfind(f"{{{TYPES}}}Default"):
            if one.get("Extension", "").lower() == ending:
                return str(one.get("ContentType", ""))
        return ""

    def relations(self, part: str) -> list[Relation]:
        """Return the relations of a part to others inside the package."""
        where = _relations_of(part)
        if where not in self._parts:
            return []
        return [
            Relation(
                one.get("Id", ""),
                one.get("Type", "").rsplit("/", 1)[-1],
                self._known(_resolved(part, one.get("Target", ""))),
            )
            for one in self.tree(where)
            if one.tag == f"{{{RELATIONS}}}Relationship"
            and one.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation, `kind` being its whole type; return its id."""
        where = _relations_of(part)
        if where not in self._parts:
            root = etree.Element(
                f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS}
            )
            self._parts[where], self._trees[where] = b"", root
        root = self.edit(where)
        taken = {one.get("Id") for one in root}
        fresh = free("rId{}", {*taken, "rId"})
        path = posixpath.relpath(target, posixpath.dirname(part) or ".")
        one = etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=fresh)
        one.set("Type", kind)
        one.set("Target", path)
        return fresh

    def bytes(self) -> bytes:
        """Return the file with the edits."""
        for part in self._edited:
            self._parts[part] = etree.tostring(
                self._trees[part],
                xml_declaration=True,
                encoding="UTF-8",
                standalone=True,
            )
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name, data in self._parts.items():
                archive.writestr(_info(name, self._infos.get(name)), data)
        return out.getvalue()

    def _known(self, part: str) -> str:
        """Return the name under which a part is stored, whose case may differ."""
        if part in self._parts:
            return part
        same = (name for name in self._parts if name.lower() == part.lower())
        return next(same, part)


def open_package(path: str, data: bytes) -> tuple[Package | None, str, str]:
    """Return the package, its kind and its main part; no package for other files.

    An .xlsb file, whose parts are no XML, counts as another file.
    """
    nothing = (None, "", "")
    if not data.startswith(_ZIP):
        return nothing
    package = Package(path, data)
    if not package.has(_CONTENT_TYPES) or not package.has("_rels/.rels"):
        return nothing
    for one in package.relations(""):
        if one.kind == "officeDocument" and package.has(one.target):
            content = package.content_type(one.target)
            kinds = (kind for word, kind in _KINDS if word in content)
            kind = next(kinds, "")
            xml = content.endswith("main+xml")
            return (package, kind, one.target) if kind and xml else nothing
    return nothing


def free(pattern: str, taken: Collection[str | None]) -> str:
    """Return the pattern without a number, or with the first that makes it not taken."""
    name, number = pattern.format(""), 0
    while name in taken:
        number += 1
        name = pattern.format(number)
    return name


def _info(name: str, old: ZipInfo | None) -> ZipInfo:
    """Return the entry for a part: as it was, or one without a date."""
    info = ZipInfo(name, old.date_time if old else (1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED if old is None else old.compress_type
    info.external_attr = old.external_attr if old else 0o600 << 16
    return info


def _relations_of(part: str) -> str:
    """Return the name of the part that holds the relations of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """Return the part that a target seen from another part means."""
    target = re.sub(r"\\", "/", target)
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
