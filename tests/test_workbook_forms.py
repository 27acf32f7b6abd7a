"""A form as a workbook gives what the same form gives as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("openpyxl", reason="builds the workbooks")

from workbook_file import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from command import Run

ROWS = [
    ["2025年项目支出绩效目标申报表", "", "", "", "", ""],
    [
        "项目名称",
        "城区内河清淤",
        "主管部门",
        "柳溪区水务局",
        "预算金额（万元）",
        "320.50",
    ],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "计量单位", "分值"],
    ["产出指标", "数量指标", "清淤河道长度", "≥12", "公里", "20"],
    ["", "质量指标", "清淤验收合格率", "90%", "", "20"],
    ["", "时效指标", "清淤完成时间", "2025年10月31日", "", "10"],
    ["", "成本指标", "清淤总成本", "≤320.5万元", "", "20"],
    ["效益指标", "生态效益指标", "河道水质", "明显改善", "", "20"],
    ["满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥88%", "", "10"],
]
MERGES = ("A1:F1", "A4:A7")


def fill(book: Workbook) -> None:
    """Fill the form as an office would: merged, numbers as numbers, hidden notes."""
    from datetime import date

    sheet = book.active
    sheet.title = "申报表"
    for row in ROWS:
        sheet.append([cell or None for cell in row])
    sheet["F2"], sheet["D5"], sheet["D6"] = 320.5, 0.9, date(2025, 10, 31)
    sheet["F2"].number_format = "0.00"
    sheet["D5"].number_format = "0%"
    sheet["D6"].number_format = 'yyyy"年"m"月"d"日"'
    for at in range(4, 10):
        sheet.cell(at, 6).value = int(ROWS[at - 1][5])
    for merge in MERGES:
        sheet.merge_cells(merge)
    sheet.row_dimensions[8].hidden = True


@pytest.fixture
def forms(tmp_path: Path, run: Run) -> Run:
    """Put the form beside the tables, as text and as a workbook."""
    text = "\n".join(",".join(row) for row in ROWS)
    (tmp_path / "form.csv").write_text(text, encoding="utf-8")
    (tmp_path / "form.xlsx").write_bytes(workbook(fill))
    return run


def test_the_same_indicators(forms: Run) -> None:
    """`parse` prints the same, but for path and place: the sheet and the cell."""
    text, book = (
        [
            json.loads(line)
            for line in forms("parse", name, "--format", "jsonl").out.splitlines()
        ]
        for name in ("form.csv", "form.xlsx")
    )
    assert [one.pop("place") for one in book] == [
        {"sheet": "申报表", "cell": f"C{row}"} for row in range(4, 10)
    ]
    for one in (*text, *book):
        one.pop("path")
        one.pop("place", None)
    assert book == text
    assert [one["annual"] for one in book] == [row[3] for row in ROWS[3:]]


def test_the_same_findings(forms: Run) -> None:
    """`check` finds the same, says where, and tells what is hidden."""
    text, book = (
        json.loads(forms("check", name, "--format", "json").out)
        for name in ("form.csv", "form.xlsx")
    )
    (file,) = book["files"]
    assert (file["reader"], file["unread"]) == ("xlsx", [])
    assert file["notices"] == ["工作表“申报表”第 8 行已隐藏，仍作检查。"]
    spots = [(one["field"], one.pop("place")) for one in book["findings"]]
    assert ("annual", {"sheet": "申报表", "cell": "D8"}) in spots
    for one in (*text["findings"], *book["findings"]):
        one.pop("path")
        one.pop("place", None)
    assert book["findings"] == text["findings"]


def test_the_terminal_names_the_cell(forms: Run) -> None:
    """A person reads which cell of which sheet, and what is hidden."""
    out = forms("check", "form.xlsx").out
    assert "申报表" in out
    assert "D8" in out
    assert "工作表“申报表”第 8 行已隐藏" in out
