"""A workbook as a package: its sheets, the marks and comments on them, a new first sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiaolint.engine.rule import Language
from jixiaolint.place import position
from jixiaolint.read.workbook.rich_text import TRUE
from jixiaolint.report.returned import comments, shapes, styles
from jixiaolint.report.returned.cells import Cells
from jixiaolint.report.returned.package import Package, free
from jixiaolint.report.returned.remark import Remark, gravest
from jixiaolint.report.returned.review import REPEATED, filter_range, review_sheet
from jixiaolint.report.returned.xml import child, children, ensure, make, named
from jixiaolint.review_sheet import TITLE

if TYPE_CHECKING:
    from lxml.etree import _Element

    Marked = dict[tuple[int, int], list[Remark]]

_OFFICE = "application/vnd.openxmlformats-officedocument"
_SHEET = f"{_OFFICE}.spreadsheetml.worksheet+xml"
_COMMENTS = f"{_OFFICE}.spreadsheetml.comments+xml"
_STYLES = f"{_OFFICE}.spreadsheetml.styles+xml"
_VML = f"{_OFFICE}.vmlDrawing"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_BEFORE_DRAWING = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter"),
    *("sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr"),
    *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions"),
    *("pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
)
_BEFORE_NAMES = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews"),
    *("sheets", "functionGroups", "externalReferences"),
)


class Book:
    """An .xlsx or .xlsm file whose sheets are marked without loss of anything else."""

    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self._part = part
        self._root = package.edit(part)
        strict = "purl.oclc.org" in self._root.tag
        self._kinds = _STRICT if strict else _KINDS
        self._main = named(self._root, "x")[1:].partition("}")[0]
        known = package.relations(part)
        self._sheets = {
            one.get("name", ""): known[at].part
            if (at := self._to(one)) in known
            else ""
            for one in self._list()
        }
        self._styles = styles.Styles(self._style_root())

    def mark(self, remarks: Sequence[Remark], lang: Language) -> None:
        """Mark and comment on the cells, and put the list of remarks in front.

        What an earlier round has left on the cells goes; its list stays.
        """
        if any(name.startswith(TITLE) for name in self._sheets):
            for part in self._parts():
                self._forget(part)
        targets: dict[int, str] = {}
        by_sheet: dict[str, Marked] = {}
        for number, remark in enumerate(remarks):
            spot, sheet = position(remark.place.cell), remark.place.sheet or ""
            if spot and sheet in self._sheets:
                by_sheet.setdefault(sheet, {}).setdefault(spot, []).append(remark)
                quoted = sheet.replace("'", "''")
                targets[number] = f"'{quoted}'!{remark.place.cell}"
        for sheet, marked in by_sheet.items():
            self._mark_sheet(self._sheets[sheet], marked)
        self._add_review(remarks, targets, lang)

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

    def _comment(self, part: str, root: _Element, cells: Cells, marked: Marked) -> None:
        """Write the comments of a sheet and draw a box for each new one."""
        kind, empty = f"{self._kinds}/comments", comments.empty(self._main)
        where = self.package.ensure(part, kind, "xl/comments{}.xml", empty, _COMMENTS)
        boxes = comments.add_comments(self.package.edit(where), marked)
        drawing = self._drawing(part, root, len(boxes))
        data = shapes.add_boxes(self.package.data(drawing), boxes, cells)
        self.package.replace(drawing, data)

    def _drawing(self, part: str, root: _Element, boxes: int) -> str:
        """Return the part with the comment boxes of a sheet, made if need be."""
        pointer = child(root, "legacyDrawing")
        known = self.package.relations(part)
        if pointer is not None and self._to(pointer) in known:
            return known[self._to(pointer)].part
        names = self.package.names()
        made = free("xl/drawings/vmlDrawing{}.vml", names)
        others = [self.package.data(one) for one in names if one.endswith(".vml")]
        self.package.replace(made, shapes.new_drawing(others, boxes))
        self.package.extension("vml", _VML)
        pointer = ensure(root, "legacyDrawing", _BEFORE_DRAWING)
        pointer.set(
            self._rid, self.package.relate(part, f"{self._kinds}/vmlDrawing", made)
        )
        return made

    def _forget(self, part: str) -> None:
        """Take marks and comments of an earlier round off a sheet."""
        for cell in Cells(self.package.tree(part)).all():
            style = int(cell.get("s") or 0)
            before = self._styles.unmarked(style)
            if before != style:
                self.package.edit(part)
                cell.set("s", str(before))
        where = self.package.related(part, "comments")
        if where is None:
            return
        gone = comments.drop_comments(self.package.edit(where))
        for one in self.package.relations(part).values():
            if one.kind == "vmlDrawing":
                data = shapes.drop_boxes(self.package.data(one.part), gone)
                self.package.replace(one.part, data)

    def _add_review(
        self, remarks: Sequence[Remark], targets: dict[int, str], lang: Language
    ) -> None:
        title = free(f"{TITLE}{{}}", {*self._sheets, f"{TITLE}1"})
        part = free(
            "xl/worksheets/sheet{}.xml",
            {*self.package.names(), "xl/worksheets/sheet.xml"},
        )
        root = review_sheet(remarks, targets, self._styles, lang, self._main)
        self.package.add(part, root, _SHEET)
        sheets = self._list()
        highest = max((int(one.get("sheetId") or 0) for one in sheets), default=0)
        holder = ensure(self._root, "sheets", ())
        sheet = make(holder, "sheet", {"name": title, "sheetId": str(highest + 1)})
        sheet.set(
            self._rid, self.package.relate(self._part, f"{self._kinds}/worksheet", part)
        )
        holder.insert(0, sheet)
        self._shift_names()
        names = ensure(self._root, "definedNames", _BEFORE_NAMES)
        hidden = {"localSheetId": "0", "hidden": "1"}
        name = make(names, "definedName", {"name": "_xlnm._FilterDatabase", **hidden})
        name.text = f"'{title}'!{filter_range(len(remarks))}"
        name = make(names, "definedName", {"name": "_xlnm.Print_Titles"})
        name.set("localSheetId", "0")
        name.text = f"'{title}'!{REPEATED}"
        self._show_first()

    def _shift_names(self) -> None:
        """Let names that belong to a sheet follow it one place down."""
        names = child(self._root, "definedNames")
        for one in [] if names is None else children(names, "definedName"):
            at = one.get("localSheetId")
            if at is not None:
                one.set("localSheetId", str(int(at) + 1))

    def _show_first(self) -> None:
        """Open at the new sheet alone: two chosen sheets would be edited as one."""
        views = child(self._root, "bookViews")
        for view in [] if views is None else children(views, "workbookView"):
            view.set("activeTab", "0")
            view.attrib.pop("firstSheet", None)
        for part in self._parts():
            for view in self.package.tree(part).iter("{*}sheetView"):
                if view.attrib.pop("tabSelected", "0") in TRUE:
                    self.package.edit(part)

    def _parts(self) -> list[str]:
        """Return the parts of the sheets, but for one that a damaged list leads nowhere."""
        return [part for part in self._sheets.values() if self.package.has(part)]

    def _list(self) -> list[_Element]:
        holder = child(self._root, "sheets")
        return [] if holder is None else list(children(holder, "sheet"))

    @property
    def _rid(self) -> str:
        return f"{{{self._kinds}}}id"

    def _to(self, pointer: _Element) -> str:
        """Return the id of the relation that an element refers to."""
        return str(pointer.get(self._rid, ""))

    def _style_root(self) -> _Element:
        kind, empty = f"{self._kinds}/styles", styles.empty(self._main)
        return self.package.edit(
            self.package.ensure(self._part, kind, "xl/styles{}.xml", empty, _STYLES)
        )
