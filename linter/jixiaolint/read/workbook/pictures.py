"""Pictures in a package of Excel: those that lie on cells, and those that are values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.read.archive import read_part
from jixiaolint.read.relations import Relation, of_kind, relations
from jixiaolint.read.xml_events import tree

if TYPE_CHECKING:
    from zipfile import ZipFile

_IMAGES = frozenset({"_localImage", "_webimage"})
"""The structures of rich values that are pictures ([MS-XLSX] 2.3.6)."""


def on_cells(path: str, archive: ZipFile, part: str) -> set[tuple[int, int]]:
    """Return the cells of a sheet in which the corner of a picture lies."""
    drawing = of_kind(relations(path, archive, part), "drawing")
    if drawing is None:
        return set()
    anchors = tree(path, read_part(path, archive, drawing)).iter()
    corners = (
        [anchor.findtext(f"from/{name}") or "" for name in ("row", "col")]
        for anchor in anchors
        if anchor.tag.endswith("Anchor") and next(anchor.iter("pic"), None) is not None
    )
    return {(int(row), int(column)) for row, column in corners if row and column}


def in_cells(
    path: str, archive: ZipFile, related: dict[str, Relation]
) -> frozenset[str]:
    """Return the numbers (``vm``) under which cells refer to pictures as their values.

    A number leads by the metadata to a rich value, and that to its structure.
    """

    def listed(kind: str, section: str, name: str, key: str) -> list[str]:
        """Return an attribute of all elements of a name in a section of a part."""
        part = of_kind(related, kind)
        if not part or not part.endswith(".xml"):
            return []
        holders = tree(path, read_part(path, archive, part)).iter(section)
        return [one.get(key, "") for holder in holders for one in holder.iter(name)]

    kinds = listed("rdRichValueStructure", "rvStructures", "s", "t")
    values = listed("rdRichValue", "rvData", "rv", "s")
    rich = listed("sheetMetadata", "futureMetadata", "rvb", "i")
    meant = listed("sheetMetadata", "valueMetadata", "rc", "v")
    return frozenset(
        str(number)
        for number, first in enumerate(meant, 1)
        if _at(kinds, _at(values, _at(rich, first))) in _IMAGES
    )


def _at(found: list[str], index: str) -> str:
    """Return what stands at an index that a file gives, or nothing."""
    known = index.isdecimal() and int(index) < len(found)
    return found[int(index)] if known else ""
