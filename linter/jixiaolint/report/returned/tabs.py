"""The list of sheets of a workbook: which there are, one put first, one taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from xml.etree.ElementTree import Element

from jixiaolint.read.workbook.rich_text import TRUE
from jixiaolint.report.returned.package import Package, free
from jixiaolint.report.returned.xml import child, children, ensure, make, named, new
from jixiaolint.report.returned.xml_in import Name
from jixiaolint.review_sheet import TITLE, head_row

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BEFORE_NAMES = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews"),
    *("sheets", "functionGroups", "externalReferences"),
)
_DIGITS = 10


class Tabs:
    """The sheets of a workbook, an .xlsx or .xlsm file, by their names."""

    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self.part = part
        self._root = package.edit(part)
        self.kinds = _STRICT if "purl.oclc.org" in self._root.tag else _KINDS
        self.rid = Name(f"{{{self.kinds}}}id", "r")
        known = package.relations(part)
        self.parts = {
            one.get("name", ""): known[at].part
            if (at := one.get(self.rid, "")) in known
            else ""
            for one in self._list()
        }

    def sound(self) -> list[str]:
        """Return the parts of the sheets, but for one that a damaged list leads nowhere."""
        return [part for part in self.parts.values() if self.package.has(part)]

    def take_out_lists(self) -> None:
        """Take out the lists of remarks of earlier rounds, whatever their number."""
        for name, part in list(self.parts.items()):
            if name.startswith(TITLE) and self._is_list(name, part):
                self._take_out(name)

    def put_first(self, root: Element, names: dict[str, str]) -> None:
        """Put a sheet 审核意见 first, with local names for ranges, and open it alone."""
        title = free(f"{TITLE}{{}}", {*self.parts, f"{TITLE}1"})
        taken = {*self.package.names(), "xl/worksheets/sheet.xml"}
        part = free("xl/worksheets/sheet{}.xml", taken)
        self.package.add(part, root, _SHEET)
        highest = max((int(one.get("sheetId") or 0) for one in self._list()), default=0)
        holder = ensure(self._root, "sheets", ())
        sheet = new(holder, "sheet", {"name": title, "sheetId": str(highest + 1)})
        related = self.package.relate(self.part, f"{self.kinds}/worksheet", part)
        sheet.set(self.rid, related)
        holder.insert(0, sheet)
        self._move_names(lambda at: at + 1)
        defined = ensure(self._root, "definedNames", _BEFORE_NAMES)
        for name, place in names.items():
            one = make(defined, "definedName", {"name": name, "localSheetId": "0"})
            one.text = f"'{title}'!{place}"
            if name.endswith("_FilterDatabase"):
                one.set("hidden", "1")
        self._show(0)
        for other in self.sound():
            self._unchoose(other)

    def _is_list(self, name: str, part: str) -> bool:
        """Tell whether a sheet is a list of ours, or one that leads nowhere."""
        if not self.package.has(part):
            return False
        data = child(self.package.tree(part), "sheetData")
        rows = [] if data is None else children(data, "row")
        words = ([self._word(cell) for cell in children(row, "c")] for row in rows)
        return head_row(words, name) is not None

    def _word(self, cell: Element) -> str:
        """Return the text of a cell: its own, or one that cells share."""
        if cell.get("t") != "s":
            return "".join(cell.itertext())
        value = child(cell, "v")
        at = "" if value is None else value.text or ""
        known = at.isdecimal() and len(at) < _DIGITS and int(at) < len(self._strings)
        return "".join(self._strings[int(at)].itertext()) if known else ""

    @cached_property
    def _strings(self) -> Sequence[Element]:
        """The texts that cells share."""
        shared = self.package.related(self.part, "sharedStrings")
        return [] if shared is None else list(self.package.tree(shared))

    def _take_out(self, name: str) -> None:
        """Take out a sheet with all that belongs to it alone."""
        names = [one.get("name") for one in self._list()]
        at, sheet = names.index(name), self._list()[names.index(name)]
        ensure(self._root, "sheets", ()).remove(sheet)
        self._forget_order(self.package.tree(self.parts[name]))
        self.package.drop(self.part, sheet.get(self.rid, ""))
        del self.parts[name]
        defined = ensure(self._root, "definedNames", _BEFORE_NAMES)
        for one in children(defined, "definedName"):
            if one.get("localSheetId") == str(at):
                defined.remove(one)
        self._move_names(lambda number: number - (number > at))
        shown = self._active()
        self._show(max(shown - (shown >= at), 0))

    def _forget_order(self, root: Element) -> None:
        """Forget in which order formulas are reckoned, if the sheet had some: Excel knows."""
        if next(root.iter(named(root, "f")), None) is None:
            return
        for at, one in self.package.relations(self.part).items():
            if one.kind == "calcChain":
                self.package.drop(self.part, at)

    def _move_names(self, moved: Callable[[int], int]) -> None:
        """Let names that belong to a sheet follow it to its new place."""
        names = child(self._root, "definedNames")
        for one in [] if names is None else children(names, "definedName"):
            at = one.get("localSheetId")
            if at is not None:
                one.set("localSheetId", str(moved(int(at))))
        if names is not None and not len(names):
            self._root.remove(names)

    def _active(self) -> int:
        views = child(self._root, "bookViews")
        view = None if views is None else child(views, "workbookView")
        return 0 if view is None else int(view.get("activeTab") or 0)

    def _show(self, at: int) -> None:
        """Open at one sheet: two chosen sheets would be edited as one."""
        views = child(self._root, "bookViews")
        for view in [] if views is None else children(views, "workbookView"):
            view.set("activeTab", str(at))
            view.attrib.pop("firstSheet", None)

    def _unchoose(self, part: str) -> None:
        root = self.package.tree(part)
        for view in root.iter(named(root, "sheetView")):
            if view.get("tabSelected") in TRUE:
                self.package.edit(part)
                view.attrib.pop("tabSelected")

    def _list(self) -> list[Element]:
        holder = child(self._root, "sheets")
        return [] if holder is None else children(holder, "sheet")

    @property
    def main(self) -> str:
        """The namespace of what workbooks hold."""
        return named(self._root, "x")[1:].partition("}")[0]
