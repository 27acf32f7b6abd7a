"""A workbook of what was extracted from a file that cannot carry remarks itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from jixiaolint.model import Indicator, Project, Table
from jixiaolint.output.zipped import zipped
from jixiaolint.place import Place, letters
from jixiaolint.remarks import remark as told
from jixiaolint.report.returned.strings import is_like_formula, string
from jixiaolint.report.returned.xml import plain
from jixiaolint.review_sheet import TITLE
from jixiaolint.text import Text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    Key = tuple[int | None, int | None, str | None]
    Look = tuple[str, bool, bool]

# In the words of the forms, so that the workbook is itself a form that can be checked.
_COLUMNS = {
    "level1_code": ("一级指标编码", 8),
    "level1": ("一级指标", 14),
    "level2_code": ("二级指标编码", 8),
    "level2": ("二级指标", 16),
    "name": ("三级指标", 32),
    "description": ("指标解释", 36),
    "cycle": ("实施周期指标值", 24),
    "annual": ("年度指标值", 24),
    "measure_unit": ("计量单位", 10),
    "score": ("分值", 8),
    "nature": ("指标性质", 10),
    "rating": ("评分标准", 24),
}
_ALWAYS = ("name", "annual")
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']")
_LONGEST_TITLE = 31
_MOMENT = re.compile(rb"<dcterms:(created|modified)[^<]*</dcterms:\1>")


def workbook(tables: Sequence[Table]) -> tuple[bytes, Places]:
    """Return an .xlsx file with a sheet for each table, and where everything stands."""
    from openpyxl import Workbook

    book = Workbook()
    if tables:
        book.remove(book.active)
    places: dict[Key, Place] = {}
    looks: dict[Look, Any] = {}
    for number, table in enumerate(tables, 1):
        _Sheet(book, table, number, places, looks).write()
    out = BytesIO()
    book.save(out)
    return _undated(out.getvalue()), Places(places)


def _undated(data: bytes) -> bytes:
    """Return the package without the moment at which it was made: the same every time."""
    with ZipFile(BytesIO(data)) as made:
        parts = {one: _MOMENT.sub(b"", made.read(one)) for one in made.namelist()}
    return zipped(parts, {}, b"")


@dataclass(frozen=True, slots=True)
class Places:
    """Where in the workbook each field of each indicator and project stands."""

    known: Mapping[Key, Place]

    def moved(self, remark: told.Remark) -> told.Remark:
        """Return a remark on the cells that were made of those that it is about."""
        made: dict[tuple[Place, str | None], told.Cell] = {}
        for cell in remark.cells:
            place = self._of(remark.project_index, cell)
            # What became no cell is told by where it stood.
            found = place if place.cell else cell.place
            moved = replace(cell, place=found, name=place.cell)
            made.setdefault((found, cell.field), moved)
        return replace(remark, cells=tuple(made.values()))

    def _of(self, index: int | None, cell: told.Cell) -> Place:
        """Return where a field stands, else its row or project; empty if nowhere."""
        keys: Iterable[Key] = (
            (index, cell.seq, cell.field),
            (index, cell.seq, "name"),
            (index, None, "name"),
        )
        found = (self.known[key] for key in keys if index and key in self.known)
        return next(found, Place())


@dataclass(slots=True)
class _Sheet:
    """One table as it is written down, a row at a time."""

    book: Workbook
    table: Table
    number: int
    places: dict[Key, Place]
    looks: dict[Look, Any]
    columns: tuple[str, ...] = ()
    at: int = 0
    sheet: Worksheet = field(init=False)

    def write(self) -> None:
        """Write the title and the projects."""
        table = self.table
        self.sheet = self.book.create_sheet(_title(self.book, table, self.number))
        self.columns = tuple(
            key for key in _COLUMNS if key in table.columns or key in _ALWAYS
        )
        _print_whole(self.sheet)
        for number, key in enumerate(self.columns, 1):
            self.sheet.column_dimensions[letters(number)].width = _COLUMNS[key][1]
        if table.title or table.year:
            self._line(
                [(_value(table.title) or f"{table.year}年绩效目标表", None)], "title"
            )
        # A table without a title goes on with the unit of the one before it.
        if table.money_unit and (table.title or self.number == 1):
            self._line([(f"金额单位：{_value(table.money_unit)}", None)])
        if table.unit and not all(p.kind == "department" for p in table.projects):
            self._fact("单位名称", table.unit, None)
        for project in table.projects:
            self._project(project)

    def _project(self, project: Project) -> None:
        """Write the facts of a project, the heads, its indicators and a blank row."""
        named = "部门名称" if project.kind == "department" else "项目名称"
        facts: list[tuple[str, Text | None, str | None]] = [
            (named, project.name, "name"),
            ("实施单位", project.unit, "unit"),
            *((_money(one.label), one.text, "amounts") for one in project.amounts),
            ("项目概况", project.content, "content"),
            ("实施周期绩效目标", project.cycle_goal, "cycle_goal"),
            ("年度绩效目标", project.goal, "goal"),
        ]
        for label, text, key in facts:
            if text is not None or key == "name":
                self._fact(label, text, (project.index, None, key))
        self._line([(_COLUMNS[key][0], None) for key in self.columns], "head")
        for indicator in project.indicators:
            self._line(
                [
                    (_field(indicator, key), (project.index, indicator.seq, key))
                    for key in self.columns
                ]
            )
        self.at += 1

    def _fact(self, label: str, text: Text | None, key: Key | None) -> None:
        """Write a label and the fact, which takes the rest of its row."""
        from openpyxl.worksheet.cell_range import CellRange

        last = max(len(self.columns), 2)
        blank: list[tuple[str, Key | None]] = [("", None)] * (last - 2)
        self._line([(label, None), (_value(text), key), *blank])
        # The cells have their looks: `merge_cells` would give them once more, and slowly.
        reach = CellRange(f"B{self.at}:{letters(last)}{self.at}")
        self.sheet.merged_cells.ranges.add(reach)

    def _line(self, cells: Sequence[tuple[str, Key | None]], look: str = "") -> None:
        """Write a row of strings and remember where those with a key stand."""
        self.at += 1
        for number, (text, key) in enumerate(cells, 1):
            spot = f"{letters(number)}{self.at}"
            self._cell(spot, plain(text), look)
            if key is not None:
                self.places.setdefault(key, Place(sheet=self.sheet.title, cell=spot))

    def _cell(self, spot: str, text: str, look: str) -> None:
        cell = self.sheet[spot]
        key = (look, bool(text), is_like_formula(text))
        if key not in self.looks:
            _dress(cell, *key)
            self.looks[key] = copy(cell._style)
        cell._style = copy(self.looks[key])
        if text:
            cell.value = string(text)
            # Whatever it begins with, it is what somebody wrote and no formula.
            cell.data_type = "s"


def _dress(cell: Cell, look: str, filled: bool, formula: bool) -> None:
    """Give a cell its looks: those of a head, of a title, of any other text."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.alignment = Alignment(vertical="top", wrap_text=look != "title")
    if look == "head":
        cell.fill = PatternFill("solid", fgColor="FFE7E6E6")
    if look:
        cell.font = Font(bold=True)
    if look != "title":
        side = Side(style="thin", color="FFBFBFBF")
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    if filled:
        cell.number_format = "@"
        cell.quotePrefix = formula


def _print_whole(sheet: Worksheet) -> None:
    """Let a sheet be printed on A4 across, one page wide."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.page_setup.fitToHeight = 0


def _money(label: str) -> str:
    """Return the label of a sum of money in words that name one in every form."""
    from jixiaolint.extract.labels.heads import fact_kind

    if fact_kind(label) == "amount":
        return label
    return f"预算金额（{label}）" if label else "预算金额"


def _field(indicator: Indicator, key: str) -> str:
    return _value(getattr(indicator, key))


def _value(text: Text | None) -> str:
    return "" if text is None else text.value


def _title(book: Workbook, table: Table, number: int) -> str:
    """Return a name that a sheet may have and that no other sheet has."""
    words = plain(_value(table.title)).strip() or f"表{number}"
    name = _NOT_IN_TITLE.sub("_", words)[:_LONGEST_TITLE]
    if name in book.sheetnames or name.startswith(TITLE):
        tail = f"_{number}"
        name = name[: _LONGEST_TITLE - len(tail)] + tail
    return name
