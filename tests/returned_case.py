"""A workbook with all that must not be lost, and findings on its cells."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from jixiaolint.find.document import Document
from jixiaolint.findings import Finding
from jixiaolint.place import Place
from jixiaolint.report.returned import returned
from jixiaolint.report.returned.remark import remarks
from jixiaolint.result import FileReport
from sample_result import RULE

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

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


def finding(cell: str | None, **changes: object) -> Finding:
    """Return a finding on a cell, or on the file."""
    known: dict[str, object] = {
        "code": "TST101",
        "name": "no-yardstick",
        "severity": "warning",
        "problem": "vague",
        "message": "“有效改善”没有衡量标准。",
        "suggestion": "改为数字、日期或等级。",
        "basis": "house",
        "path": "目标表.xlsx",
        "project_index": None,
        "project": "村道养护",
        "seq": None,
        "field": "annual",
        "place": Place(sheet=SHEET, cell=cell) if cell else Place(),
        "evidence": "有效改善",
    }
    return Finding(**{**known, **changes})  # type: ignore[arg-type]


FINDINGS = (
    finding("E3"),
    finding(
        "E3",
        code="TST102",
        severity="error",
        problem="unit_missing",
        message="没有计量单位。",
        suggestion="",
    ),
    finding("D3", severity="info", field="name", evidence="路面平整程度"),
    finding("A2", field="name", message="=1+1", evidence="=群众出行"),
    finding("E6", message="@求和", evidence="-更加便利"),
    finding(
        None, severity="error", problem="unread", field=None, evidence="\x07\t附注"
    ),
)


def back(folder: Path, data: bytes, findings: tuple[Finding, ...] = FINDINGS) -> bytes:
    """Return a workbook or Word file as the unit gets it back."""
    file = folder / "目标表.xlsx"
    file.write_bytes(data)
    report = FileReport(
        "目标表.xlsx",
        "workbook",
        document=Document("目标表.xlsx", str(file)),
    )
    made, suffix = returned(report, remarks(report, findings, (RULE,), "zh"), "zh")
    assert suffix == ""
    return made


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def boxes(data: bytes) -> list[str]:
    """Return the ids of the comment boxes on the first sheet of the unit."""
    from lxml import etree

    root = etree.fromstring(parts(data)["xl/drawings/commentsDrawing1.vml"])
    shapes = root.iter("{urn:schemas-microsoft-com:vml}shape")
    return [shape.get("id") for shape in shapes]
