"""A workbook of what was extracted from a file that cannot carry remarks itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from jixiaolint.model import Indicator, Project, Table
from jixiaolint.place import Place, letters
from jixiaolint.remarks import remark as told
from jixiaolint.report.returned import blank
from jixiaolint.report.returned.strings import is_like_formula, write
from jixiaolint.report.returned.styles import Styles
from jixiaolint.report.returned.xml import ensure, make, plain
from jixiaolint.review_sheet import TITLE
from jixiaolint.text import Text

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


def workbook(tables: Sequence[Table]) -> tuple[bytes, Places]:
    """Return an .xlsx file with a sheet for each table, and where everything stands."""
    sheets: dict[str, Element] = {}
    places: dict[Key, Place] = {}
    looks, taken = _Looks(blank.formats()), set[str]()
    for number, table in enumerate(tables, 1):
        title = _title(taken, table, number)
        sheets[title] = blank.sheet()
        _Sheet(sheets[title], title, table, number, places, looks).write()
    sheets = sheets or {"表1": blank.sheet()}
    return blank.workbook(sheets, looks.styles), Places(places)


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

    root: Element
    title: str
    table: Table
    number: int
    places: dict[Key, Place]
    looks: _Looks
    columns: tuple[str, ...] = ()
    at: int = 0

    def write(self) -> None:
        """Write the title and the projects."""
        table = self.table
        self.columns = tuple(
            key for key in _COLUMNS if key in table.columns or key in _ALWAYS
        )
        columns = ensure(self.root, "cols", ("sheetFormatPr",))
        for number, key in enumerate(self.columns, 1):
            one = {"min": str(number), "max": str(number), "customWidth": "1"}
            make(columns, "col", {**one, "width": str(_COLUMNS[key][1])})
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
        last = max(len(self.columns), 2)
        blank: list[tuple[str, Key | None]] = [("", None)] * (last - 2)
        self._line([(label, None), (_value(text), key), *blank])
        if last > 2:
            reach = {"ref": f"B{self.at}:{letters(last)}{self.at}"}
            make(ensure(self.root, "mergeCells", ("sheetData",)), "mergeCell", reach)

    def _line(self, cells: Sequence[tuple[str, Key | None]], look: str = "") -> None:
        """Write a row of strings and remember where those with a key stand."""
        self.at += 1
        row = make(ensure(self.root, "sheetData", ()), "row", {"r": str(self.at)})
        for number, (text, key) in enumerate(cells, 1):
            write(row, number, text, self.looks.of(look, plain(text)))
            if key is not None:
                place = Place(sheet=self.title, cell=f"{letters(number)}{self.at}")
                self.places.setdefault(key, place)


class _Looks:
    """The formats of cells by what they hold: a head, a title, any other text."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._known: dict[Look, int] = {}

    def of(self, look: str, text: str) -> int:
        """Return the number of a format."""
        key = (look, bool(text), is_like_formula(text))
        if key not in self._known:
            self._known[key] = self._made(*key)
        return self._known[key]

    def _made(self, look: str, filled: bool, formula: bool) -> int:
        styles = self.styles
        wrap = {"wrapText": "1"} if look != "title" else {}
        return styles.derive(
            font=styles.font(b={}) if look else None,
            fill=styles.solid("FFE7E6E6") if look == "head" else None,
            border=styles.border() if look != "title" else None,
            alignment={"vertical": "top", **wrap},
            numFmtId="49" if filled else "0",
            applyNumberFormat="1",
            # Whatever it begins with, it is what somebody wrote and no formula.
            quotePrefix="1" if formula else "0",
        )


def _money(label: str) -> str:
    """Return the label of a sum of money in words that name one in every form."""
    from jixiaolint.labels.facts import fact_kind

    if fact_kind(label) == "amount":
        return label
    return f"预算金额（{label}）" if label else "预算金额"


def _field(indicator: Indicator, key: str) -> str:
    return _value(getattr(indicator, key))


def _value(text: Text | None) -> str:
    return "" if text is None else text.value


def _title(taken: set[str], table: Table, number: int) -> str:
    """Return and take a name that a sheet may have and that no other sheet has.

    To spreadsheets, names that differ in case are one.
    """
    words = plain(_value(table.title)).strip() or f"表{number}"
    name = _NOT_IN_TITLE.sub("_", words)[:_LONGEST_TITLE]
    if name.casefold() in taken or name.startswith(TITLE):
        tail = f"_{number}"
        name = name[: _LONGEST_TITLE - len(tail)] + tail
    taken.add(name.casefold())
    return name
