"""A workbook as a package: the marks and comments on its cells, the list of remarks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from jixiaolint.place import position
from jixiaolint.report.returned import comments, shapes, styles
from jixiaolint.report.returned.cells import Cells
from jixiaolint.report.returned.package import Package, free
from jixiaolint.report.returned.review import names_of, review_sheet
from jixiaolint.report.returned.said import Note, Said, gravest
from jixiaolint.report.returned.tabs import Tabs
from jixiaolint.report.returned.xml import child, ensure
from jixiaolint.said import Language

if TYPE_CHECKING:
    Marked = dict[tuple[int, int], list[Note]]

_OFFICE = "application/vnd.openxmlformats-officedocument"
_COMMENTS = f"{_OFFICE}.spreadsheetml.comments+xml"
_STYLES = f"{_OFFICE}.spreadsheetml.styles+xml"
_VML = f"{_OFFICE}.vmlDrawing"
_BEFORE_DRAWING = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter"),
    *("sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr"),
    *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions"),
    *("pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
)


class Book:
    """An .xlsx or .xlsm file whose sheets are marked without loss of anything else."""

    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self._tabs = Tabs(package, part)

    def mark(self, remarks: Sequence[Said], lang: Language) -> None:
        """Mark and comment on the cells, and put the list of remarks in front.

        What an earlier round has left goes: its list, its marks and comments.
        """
        self._tabs.take_out_lists()
        for part in self._tabs.sound():
            self._forget(part)
        targets: dict[int, str] = {}
        by_sheet: dict[str, Marked] = {}
        for number, remark in enumerate(remarks):
            first = None
            for cell in remark.remark.cells:
                spot, sheet = position(cell.place.cell), cell.place.sheet or ""
                if spot and sheet in self._tabs.parts:
                    notes = by_sheet.setdefault(sheet, {}).setdefault(spot, [])
                    if all(one.said is not remark for one in notes):
                        notes.append(Note(remark, first))
                    first = first or cell
            if first is not None:
                quoted = (first.place.sheet or "").replace("'", "''")
                targets[number] = f"'{quoted}'!{first.place.cell}"
        for sheet, marked in by_sheet.items():
            self._mark_sheet(self._tabs.parts[sheet], marked)
        if remarks:
            root = review_sheet(remarks, targets, self._styles, lang, self._tabs.main)
            self._tabs.put_first(root, names_of(len(remarks)))

    def _mark_sheet(self, part: str, marked: Marked) -> None:
        root = self.package.edit(part)
        cells = Cells(root)
        for (row, column), group in marked.items():
            cell = cells.get(row, column)
            if cell is not None:
                style = int(cell.get("s") or 0)
                cell.set("s", str(self._styles.marked(style, gravest(group))))
        if child(root, "sheetData") is not None:
            self._comment(part, root, cells, marked)

    def _comment(self, part: str, root: Element, cells: Cells, marked: Marked) -> None:
        """Write the comments of a sheet and draw a box for each new one."""
        kind, empty = f"{self._tabs.kinds}/comments", comments.empty(self._tabs.main)
        where = self.package.ensure(part, kind, "xl/comments{}.xml", empty, _COMMENTS)
        boxes = comments.add_comments(self.package.edit(where), marked)
        drawing = self._drawing(part, root, len(boxes))
        data = shapes.add_boxes(self.package.data(drawing), boxes, cells)
        self.package.replace(drawing, data)

    def _drawing(self, part: str, root: Element, boxes: int) -> str:
        """Return the part with the comment boxes of a sheet, made if need be."""
        pointer = child(root, "legacyDrawing")
        known = self.package.relations(part)
        to = "" if pointer is None else pointer.get(self._tabs.rid, "")
        if to in known:
            return known[to].part
        names = self.package.names()
        made = free("xl/drawings/vmlDrawing{}.vml", names)
        others = [self.package.data(one) for one in names if one.endswith(".vml")]
        self.package.replace(made, shapes.new_drawing(others, boxes))
        self.package.extension("vml", _VML)
        pointer = ensure(root, "legacyDrawing", _BEFORE_DRAWING)
        kind = f"{self._tabs.kinds}/vmlDrawing"
        pointer.set(self._tabs.rid, self.package.relate(part, kind, made))
        return made

    def _forget(self, part: str) -> None:
        """Take marks and comments of an earlier round off a sheet."""
        where = self.package.related(part, "comments")
        if where is None or not comments.is_ours(self.package.tree(where)):
            return
        for cell in Cells(self.package.tree(part)).all():
            style = int(cell.get("s") or 0)
            before = self._styles.unmarked(style)
            if before != style:
                self.package.edit(part)
                cell.set("s", str(before))
        gone = comments.drop_comments(self.package.edit(where))
        for one in self.package.relations(part).values():
            if one.kind == "vmlDrawing":
                data = shapes.drop_boxes(self.package.data(one.part), gone)
                self.package.replace(one.part, data)

    @cached_property
    def _styles(self) -> styles.Styles:
        """The formats of the workbook, which has some made if it has none."""
        kind, empty = f"{self._tabs.kinds}/styles", styles.empty(self._tabs.main)
        where = self.package.ensure(
            self._tabs.part, kind, "xl/styles{}.xml", empty, _STYLES
        )
        return styles.Styles(self.package.edit(where))
