"""An Office file as the package it is: parts by name, relations, content types.

What is not edited is written back byte for byte, in its old order.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from xml.etree.ElementTree import Element

from jixiaolint.find.products import MARK
from jixiaolint.output.zipped import zipped
from jixiaolint.read.archive import damaged, open_archive, read_part
from jixiaolint.read.relations import Relation, of_kind, relations
from jixiaolint.report.returned.xml import children, make, new
from jixiaolint.report.returned.xml_in import root_of, tree
from jixiaolint.report.returned.xml_out import written

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_ZIP = b"PK\x03\x04"
_KINDS = (
    ("spreadsheetml", "workbook"),
    ("ms-excel", "workbook"),
    ("wordprocessingml", "document"),
    ("ms-word", "document"),
)


class Package:
    """The parts of an Office file, some of which are edited before it is written."""

    def __init__(self, path: str, data: bytes) -> None:
        """Take the file at `path` apart; raises UnreadableError if it is damaged."""
        self._path = path
        self._archive = open_archive(path, data)
        infos = self._archive.infolist()
        self._infos = {info.filename.replace("\\", "/"): info for info in infos}
        self._parts = {
            name: read_part(path, self._archive, info.filename)
            for name, info in self._infos.items()
        }
        self._trees: dict[str, Element] = {}
        self._edited: set[str] = set()
        self._dropped: set[tuple[str, str]] = set()

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

    def tree(self, part: str) -> Element:
        """Return the root of an XML part for reading; raises UnreadableError."""
        if part not in self._trees:
            self._trees[part] = tree(self._path, self.data(part))
        return self._trees[part]

    def edit(self, part: str) -> Element:
        """Return the root of an XML part that will be written back as it then is."""
        root = self.tree(part)
        self._edited.add(part)
        return root

    def add(self, part: str, root: Element, content_type: str) -> None:
        """Add an XML part."""
        self._parts[part] = b""
        self._trees[part] = root
        self._edited.add(part)
        said = {"PartName": f"/{part}", "ContentType": content_type}
        make(self.edit(_CONTENT_TYPES), "Override", said)

    def extension(self, extension: str, content_type: str) -> None:
        """Make sure that parts with an extension have a content type."""
        types = self.tree(_CONTENT_TYPES)
        known = children(types, "Default")
        if extension not in {one.get("Extension", "").lower() for one in known}:
            said = {"Extension": extension, "ContentType": content_type}
            self.edit(_CONTENT_TYPES).insert(0, new(types, "Default", said))

    def content_type(self, part: str) -> str:
        """Return the content type of a part: its own, else that of its extension."""
        ending = part.rpartition(".")[2]
        for name, key, wanted in (
            ("Override", "PartName", part),
            ("Default", "Extension", ending),
        ):
            for one in children(self.tree(_CONTENT_TYPES), name):
                if one.get(key, "").lstrip("/").lower() == wanted.lower():
                    return str(one.get("ContentType", ""))
        return ""

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part of the file as it came refers to, by the id."""
        return relations(self._path, self._archive, part)

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of a kind that a part refers to."""
        return of_kind(self.relations(part), kind)

    def ensure(
        self, part: str, kind: str, pattern: str, root: Element, content_type: str
    ) -> str:
        """Return what a part refers to as `kind`, a whole type; made if need be."""
        known = self.related(part, kind.rpartition("/")[2])
        if known is not None:
            return known
        made = free(pattern, self.names())
        self.add(made, root, content_type)
        self.relate(part, kind, made)
        return made

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation, `kind` being its whole type; return its id."""
        where = self._list_of(part)
        if where not in self._parts:
            root = root_of(f'<Relationships xmlns="{RELATIONS}"/>')
            self._parts[where], self._trees[where] = b"", root
        root = self.edit(where)
        taken = {one.get("Id") for one in root}
        fresh = free("rId{}", {*taken, "rId"})
        path = posixpath.relpath(target, posixpath.dirname(part) or ".")
        make(root, "Relationship", {"Id": fresh, "Type": kind, "Target": path})
        return fresh

    def drop(self, part: str, identity: str) -> None:
        """Take out a relation, and what it leads to if nothing else does."""
        known = self.relations(part).get(identity)
        self._dropped.add((part, identity))
        list_ = self._list_of(part)
        if list_ in self._parts:
            root = self.edit(list_)
            for one in [one for one in root if one.get("Id") == identity]:
                root.remove(one)
        if known is not None:
            self._let_go(known.part)

    def _let_go(self, part: str) -> None:
        """Take out a part to which nothing refers, and what it alone refers to."""
        if part not in self._parts or part in self._referred():
            return
        below = self.relations(part)
        for name in (part, self._list_of(part)):
            self._parts.pop(name, None)
            self._edited.discard(name)
        types = self.edit(_CONTENT_TYPES)
        for one in [one for one in types if one.get("PartName") == f"/{part}"]:
            types.remove(one)
        for known in below.values():
            self._let_go(known.part)

    def _referred(self) -> set[str]:
        """Return all parts that others refer to."""
        return {
            known.part
            for name in ("", *self._parts)
            for identity, known in self.relations(name).items()
            if (name, identity) not in self._dropped
        }

    def _list_of(self, part: str) -> str:
        """Return the name of the list of what a part refers to, whether there is one."""
        folder, name = posixpath.split(part)
        usual = posixpath.join(folder, "_rels", f"{name}.rels")
        same = (one for one in self._parts if one.lower() == usual.lower())
        return next(same, usual)

    def bytes(self) -> bytes:
        """Return the file with the edits, marked as one of ours."""
        for part in self._edited:
            self._parts[part] = written(self._trees[part])
        return zipped(self._parts, self._infos, MARK)


def open_package(path: str, data: bytes) -> tuple[Package | None, str, str]:
    """Return the package, its kind and its main part; no package for other files.

    An .xlsb file, whose parts are no XML, counts as another file.
    """
    nothing = (None, "", "")
    if not data.startswith(_ZIP):
        return nothing
    package = Package(path, data)
    part = package.related("", "officeDocument")
    if part is None or not package.has(_CONTENT_TYPES):
        return nothing
    content = package.content_type(part)
    kind = next((kind for word, kind in _KINDS if word in content), "")
    return (package, kind, part) if kind and content.endswith("main+xml") else nothing


def free(pattern: str, taken: Collection[str | None]) -> str:
    """Return the pattern without a number, or with the first that makes it not taken."""
    name, number = pattern.format(""), 0
    while name in taken:
        number += 1
        name = pattern.format(number)
    return name
