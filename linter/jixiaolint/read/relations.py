"""What the parts of a package refer to."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.read.archive import find_part, read_part
from jixiaolint.read.xml_events import tree

if TYPE_CHECKING:
    from zipfile import ZipFile


class Relation(NamedTuple):
    """A reference: what kind of part it leads to (``worksheet``), and its name."""

    kind: str
    part: str


def relations(path: str, archive: ZipFile, part: str) -> dict[str, Relation]:
    """Return what a part refers to, by the id of the relation; ``""`` is the package.

    What lies outside the package, or is not there, is left out and never followed; a
    part without a list refers to nothing. Raises UnreadableError if the list is damaged.
    """
    folder, name = posixpath.split(part)
    list_ = find_part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Relation] = {}
    for one in () if list_ is None else tree(path, read_part(path, archive, list_)):
        target = posixpath.join("/", folder, one.get("Target", "").replace("\\", "/"))
        known = find_part(archive, posixpath.normpath(target).lstrip("/"))
        if known is not None and one.get("TargetMode") != "External":
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Relation(kind, known.replace("\\", "/"))
    return found


def of_kind(related: dict[str, Relation], kind: str) -> str | None:
    """Return the first part of a kind, or None."""
    return next((one.part for one in related.values() if one.kind == kind), None)
