"""A workbook with all that must not be lost, and remarks on its cells."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from jixiaolint.file_report import FileReport
from jixiaolint.find.document import Document
from jixiaolint.findings import Finding, Whole
from jixiaolint.place import Place
from jixiaolint.remarks.remark import LEVELS, Cell, Level, Remark
from jixiaolint.report.returned import returned
from jixiaolint.report.returned.said import Telling
from jixiaolint.settings.level_names import AS_EVER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from jixiaolint.answers.standing import Standing

SHEET = "目标表'甲"
HEAD = ("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "分值")
ROWS = (
    ("村道养护", "产出指标", "数量指标", "养护里程", "≥320公里", 20),
    (None, "产出指标", "质量指标", "路面平整程度", "有效改善", 30),
    (None, "效益指标", "社会效益指标", "=群众出行", "-更加便利", 40),
    (None, "满意度指标", "服务对象满意度指标", "群众满意度", 0.9, 10),
)


def original() -> bytes:
    """Return a workbook with formats, a chart, a picture, comments, names and more."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(row)
    for spot in ("D4", "E4"):
        sheet[spot].data_type = "s"
    sheet["F6"] = "=SUM(F2:F5)"
    sheet["E5"].number_format = "0%"
    _looks(book)
    _things(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _looks(book: Workbook) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    sheet = book[SHEET]
    sheet.merge_cells("A2:A5")
    sheet.column_dimensions["D"].width = 33
    sheet.row_dimensions[3].height = 41
    sheet.freeze_panes = "A2"
    cell = sheet["E3"]
    cell.font = Font(name="仿宋", size=13, italic=True, color="FF112233")
    cell.fill = PatternFill("solid", fgColor="FF92D050")
    cell.border = Border(bottom=Side(style="double", color="FF0000FF"))
    cell.alignment = Alignment(horizontal="right", wrap_text=True)
    cell.protection = Protection(locked=False)
    red = PatternFill("solid", bgColor="FFFF0000")
    sheet.conditional_formatting.add(
        "F2:F5", CellIsRule(operator="greaterThan", formula=["35"], fill=red)
    )


def _things(book: Workbook) -> None:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.drawing.image import Image
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from PIL import Image as Picture

    sheet = book[SHEET]
    choice = DataValidation(type="list", formula1='"产出指标,效益指标"')
    choice.add("B2:B5")
    sheet.add_data_validation(choice)
    sheet["D3"].comment = Comment("此处请财政所核对", "王会计")
    sheet["A1"].comment = Comment("项目全称", "王会计")
    sheet.print_area = "A1:F6"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=6, min_row=2, max_row=5))
    sheet.add_chart(chart, "H2")
    seal = BytesIO()
    Picture.new("RGB", (9, 9), "red").save(seal, "PNG")
    sheet.add_image(Image(seal), "H20")
    other = book.create_sheet("说明")
    other["B2"] = "填表说明"
    other.print_title_rows = "1:2"
    hidden = book.create_sheet("代码")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "=说明!B2"
    book.defined_names["分值合计"] = DefinedName("分值合计", attr_text="代码!$A$1")


def on(
    *cells: str | Place,
    sheet: str = SHEET,
    code: str = "TST101",
    key: str = "1",
    level: Level = "should",
    rewrite: str = "",
    **changes: object,
) -> Remark:
    """Return a remark on cells, the main one first, or on the file."""
    places = [
        Place(sheet=sheet, cell=cell) if isinstance(cell, str) else cell
        for cell in cells
    ]
    finding = Finding(
        code=code,
        name="no-yardstick",
        severity={level: severity for severity, level in LEVELS.items()}[level],
        problem="vague",
        message=str(changes.pop("message", "“有效改善”没有衡量标准。")),
        suggestion="改为数字、日期或等级。",
        basis="house",
        path="目标表.xlsx",
        project_index=1,
        project="村道养护",
        seq=2,
        field="annual",
        place=(*places, Place())[0],
        fingerprint=f"{key:0>16}",
        whole=Whole({"annual": rewrite}, (code,), (), ()) if rewrite else None,
    )
    known: dict[str, Any] = {
        "path": finding.path,
        "project_index": 1,
        "project": "村道养护",
        "seq": 2,
        "level": level,
        "cells": tuple(
            Cell(
                changes.get("seq", 2),  # type: ignore[arg-type]
                "annual",
                place,
                place.cell if place.sheet else None,
            )
            for place in places or [Place()]
        ),
        "now": {"name": "路面平整程度", "annual": "有效改善"},
        "rewrite": {"name": "路面平整程度", "annual": rewrite} if rewrite else None,
        "title": "指标值没有衡量标准",
        "why": "没有标准，年底就无法判断是否完成。",
        "spoken": (finding,),
    }
    return Remark(**{**known, **changes})


REMARKS = (
    on("E3", "D3"),
    on("E3", key="2", code="TST102", level="must", rewrite="平整度≥95%"),
    on("A2", key="3", level="may", seq=None, message="=1+1", now={"name": "=出行"}),
    on("E6", key="4", message="@求和", now={"annual": "-更加便利"}),
    on(
        key="5",
        level="must",
        message="\x07\t附注",
        seq=None,
        project_index=None,
        project=None,
        now={},
    ),
)


def back(
    folder: Path,
    data: bytes,
    remarks: Sequence[Remark] = REMARKS,
    answers: Mapping[tuple[str, str], Standing] | None = None,
) -> bytes:
    """Return a workbook or Word file as the unit gets it back."""
    file = folder / "目标表.xlsx"
    file.write_bytes(data)
    report = FileReport(
        "目标表.xlsx",
        "workbook",
        document=Document("目标表.xlsx", str(file)),
    )
    numbers = {(one.path, one.key): at for at, one in enumerate(remarks, 1)}
    telling = Telling(numbers, answers or {}, AS_EVER, "zh")
    made, suffix = returned(report, remarks, telling)
    assert suffix == ""
    return made


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def boxes(data: bytes) -> list[str]:
    """Return the ids of the comment boxes on the first sheet of the unit."""
    from xml.etree import ElementTree

    root = ElementTree.fromstring(parts(data)["xl/drawings/commentsDrawing1.vml"])
    shapes = root.iter("{urn:schemas-microsoft-com:vml}shape")
    return [shape.get("id", "") for shape in shapes]
