"""What the parts of a package refer to."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.read.archive import read_part
from jixiaolint.read.xml_events import scan

if TYPE_CHECKING:
    from zipfile import ZipFile


class Relation(NamedTuple):
    """A reference: what kind of part it leads to (``worksheet``), and its name."""

    kind: str
    part: str


def relations(path: str, archive: ZipFile, part: str) -> dict[str, Relation]:
    """Return what a part refers to, by the id of the relation; ``""`` is the package.

    What lies outside the package is left out, and never followed. Raises
    UnreadableError if the list is missing or damaged.
    """
    folder, name = posixpath.split(part)
    found: dict[str, Relation] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            whole = posixpath.normpath(target).lstrip("/")
            found[attributes.get("Id", "")] = Relation(kind, whole)

    list_ = posixpath.join(folder, "_rels", f"{name}.rels")
    scan(path, read_part(path, archive, list_), start)
    return found


def of_kind(related: dict[str, Relation], kind: str) -> str | None:
    """Return the first part of a kind, or None."""
    return next((one.part for one in related.values() if one.kind == kind), None)
