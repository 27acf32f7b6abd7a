"""Pictures in a package of Excel: those that lie on cells, and those that are values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.read.archive import read_part
from jixiaolint.read.relations import Relation, of_kind, relations
from jixiaolint.read.xml_events import scan

if TYPE_CHECKING:
    from zipfile import ZipFile

_IMAGES = frozenset({"_localImage", "_webimage"})
"""The structures of rich values that are pictures ([MS-XLSX] 2.3.6)."""


def on_cells(path: str, archive: ZipFile, part: str) -> set[tuple[int, int]]:
    """Return the cells of a sheet in which the corner of a picture lies."""
    found: set[tuple[int, int]] = set()
    corner: dict[str, int] = {}
    inside = ""

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal inside
        inside = name if name in {"row", "col"} and len(corner) < 2 else ""
        if name.endswith("Anchor"):
            corner.clear()
        elif name == "pic" and len(corner) == 2:
            found.add((corner["row"], corner["col"]))

    def words(words: str) -> None:
        if inside and words.strip():
            corner.setdefault(inside, int(words))

    drawing = of_kind(relations(path, archive, part), "drawing")
    if drawing:
        scan(path, read_part(path, archive, drawing), start, words=words)
    return found


def in_cells(
    path: str, archive: ZipFile, related: dict[str, Relation]
) -> frozenset[str]:
    """Return the numbers (``vm``) under which cells refer to pictures as their values.

    A number leads by the metadata to a rich value, and that to its structure.
    """
    kinds: list[str] = []
    values: list[str] = []
    rich: list[str] = []
    meant: list[str] = []
    section = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal section
        match name.rpartition(":")[2]:
            case "futureMetadata" | "cellMetadata" | "valueMetadata" as section:
                pass
            case "s":
                kinds.append(attributes.get("t", ""))
            case "rv":
                values.append(attributes.get("s", ""))
            case "rvb":
                rich.append(attributes.get("i", ""))
            case "rc" if section == "valueMetadata":
                meant.append(attributes.get("v", ""))

    for kind in ("rdRichValueStructure", "rdRichValue", "sheetMetadata"):
        part = of_kind(related, kind)
        if part and part.endswith(".xml"):
            scan(path, read_part(path, archive, part), start)
    return frozenset(
        str(number)
        for number, first in enumerate(meant, 1)
        if _at(kinds, _at(values, _at(rich, first))) in _IMAGES
    )


def _at(found: list[str], index: str) -> str:
    """Return what stands at an index that a file gives, or nothing."""
    known = index.isdecimal() and int(index) < len(found)
    return found[int(index)] if known else ""
