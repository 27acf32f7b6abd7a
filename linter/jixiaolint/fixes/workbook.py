"""Workbooks (.xlsx, .xlsm): edits are made in the cells of their sheets, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jixiaolint.fixes.archives import Parts
from jixiaolint.fixes.edit import Edit, Kind, Written
from jixiaolint.fixes.rich import Words, rich
from jixiaolint.fixes.text import sign_width
from jixiaolint.fixes.xml_bytes import Element, Patch, elements, patched
from jixiaolint.place import position
from jixiaolint.read.relations import of_kind, relations
from jixiaolint.read.workbook.book import Book
from jixiaolint.read.workbook.xlsx import MAIN, sheets_of
from jixiaolint.source import Source

if TYPE_CHECKING:
    from jixiaolint.fixes.choosing import Row

Spot = tuple[int, int]
"""A cell by its row and its column, counted from one."""

Marked = dict[Spot, list[Edit]]


def workbook_kind() -> Kind:
    """Return how a workbook is mended."""
    return Kind(sign_width, _write)


def _write(data: bytes, source: Source, edits: Sequence[Edit]) -> Written:
    """Return the package with the edits in it; other parts are as they were."""
    parts = Parts(source.path, data)
    by_sheet: dict[str, Marked] = defaultdict(lambda: defaultdict(list))
    for edit in edits:
        place = source.place(edit.start)
        spot = position(place.cell)
        assert spot is not None
        by_sheet[place.sheet or ""][spot].append(edit)
    held: dict[Row, str] = {}
    path, archive = parts.path, parts.archive
    main = of_kind(relations(path, archive, ""), "officeDocument") or MAIN
    related = relations(path, archive, main)
    shared = of_kind(related, "sharedStrings")
    for name, to, _ in sheets_of(path, parts.data(main), Book()):
        if name in by_sheet and to in related:
            part = related[to].part
            sheet = _Sheet(parts, part, shared, source)
            parts.put(part, sheet.mended(by_sheet.pop(name)))
            held |= sheet.held
    for marked in by_sheet.values():
        held |= {one.row: "unlike" for group in marked.values() for one in group}
    return Written(b"" if held else parts.bytes(), held)


class _Sheet:
    """A sheet in which some cells are to read otherwise; `held` are those that cannot."""

    def __init__(
        self, parts: Parts, part: str, shared: str | None, source: Source
    ) -> None:
        self.held: dict[Row, str] = {}
        self._parts = parts
        self._part = part
        self._shared = shared
        self._source = source
        self._data = parts.data(part)

    def mended(self, marked: Marked) -> bytes:
        """Return the part with the edits of its cells, by row and column."""
        cells = self._cells(marked)
        strings = self._strings(
            {_index(one) for one in cells.values() if _kind(one) == "s"}
        )
        patches: list[Patch] = []
        for spot, edits in marked.items():
            made = self._cell(cells.get(spot), edits, strings)
            if isinstance(made, str):
                self.held |= dict.fromkeys((one.row for one in edits), made)
            else:
                patches += made
        return patched(self._data, patches)

    def _cells(self, marked: Marked) -> dict[Spot, Element]:
        """Return the cells that are to be mended; numbers that a file leaves out count."""
        row = column = 0
        spots: list[Spot] = []

        def wanted(name: str, attributes: dict[str, str]) -> bool:
            """Tell whether an element is a cell to be mended."""
            nonlocal row, column
            match name.rpartition(":")[2]:
                case "row":
                    row, column = int(attributes.get("r") or row + 1), 0
                case "c":
                    stated = attributes.get("r", "").replace("$", "").upper()
                    row, column = position(stated) or (row, column + 1)
                    if (row, column) in marked:
                        spots.append((row, column))
                        return True
            return False

        found = elements(self._data, wanted) if self._parts.known(self._part) else []
        return dict(zip(spots, found, strict=True))

    def _strings(self, wanted: set[int]) -> dict[int, Words]:
        """Return strings that cells share, by their numbers."""
        number, part = -1, self._shared
        if not wanted or part is None or not self._parts.known(part):
            return {}

        def is_wanted(name: str, _: dict[str, str]) -> bool:
            """Tell whether an element is one of the strings."""
            nonlocal number
            is_string = name.rpartition(":")[2] == "si"
            number += is_string
            return is_string and number in wanted

        data = self._parts.data(part)
        found = [Words(data, one) for one in elements(data, is_wanted)]
        return dict(zip(sorted(wanted), found, strict=False))

    def _cell(
        self, cell: Element | None, edits: Sequence[Edit], strings: Mapping[int, Words]
    ) -> list[Patch] | str:
        """Return what makes a cell read as it should, or the word for why it cannot."""
        if cell is None:
            return "unlike"
        if cell.named("f"):
            return "formula"
        around = self._source.around(edits[0].start)
        shown = self._source.text[slice(*around)]
        if around.end < len(self._source.text):
            shown = shown.removesuffix("\n")
        changes = [
            (one.start - around.start, one.end - around.start, one.text)
            for one in edits
        ]
        return rich(self._data, cell, strings.get(_index(cell)), shown, changes)


def _kind(cell: Element) -> str:
    return cell.attributes.get("t", "n")


def _index(cell: Element) -> int:
    """Return the number of the string that a cell refers to, or none that there is."""
    words = "".join(one.words for one in cell.named("v")).strip()
    return int(words) if _kind(cell) == "s" and words.isdecimal() else -1
