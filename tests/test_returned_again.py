"""A returned workbook is judged like the original, and the original is never replaced."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

from command import Run  # noqa: E402
from jixiaolint.report.view.remark import circled  # noqa: E402

FORM = (
    ("2026年项目支出绩效目标申报表", "", "", "", ""),
    ("项目名称", "村道养护", "", "预算金额（万元）", 120),
    ("年度绩效目标", "养护村道320公里，群众出行更加便利。", "", "", ""),
    ("一级指标", "二级指标", "三级指标", "年度指标值", "分值"),
    ("产出指标", "数量指标", "养护里程", "320", 20),
    ("", "质量指标", "路面平整程度", "有效改善", 30),
    ("", "时效指标", "养护完成率", 0.95, 10),
    ("效益指标", "社会效益指标", "=提升出行体验", "-明显提升", 20),
    ("满意度指标", "服务对象满意度指标", "满意度", 0.9, 10),
)


def write(path: str) -> None:
    """Save a workbook with the form on two sheets, the second of them hidden."""
    book = openpyxl.Workbook()
    for title in ("甲's 表", "乙表"):
        sheet = book.create_sheet(title)
        for row in FORM:
            sheet.append([value or None for value in row])
        sheet["C8"].data_type = sheet["D8"].data_type = "s"
        sheet["D7"].number_format = sheet["D9"].number_format = "0.0%"
        sheet.merge_cells("A5:A7")
        sheet.merge_cells("A1:E1")
    book["乙表"].sheet_state = "hidden"
    del book["Sheet"]
    book.save(path)


def findings(run: Run, path: str) -> list[Any]:
    """Return what is found in a file, all but its path."""
    report = json.loads(run("check", path, "--format", "json").out)
    assert report["failures"] == []
    return [{**one, "path": ""} for one in report["findings"]]


@pytest.mark.parametrize("name", ["申报表.xlsx", "申报表.xlsm"])
def test_same_findings_again(run: Run, name: str) -> None:
    """The returned file gives the same findings at the same cells, twice over."""
    write(name)
    first = findings(run, name)
    done = run("check", name, "--output", "xlsx:once/")
    again = run("check", f"once/{name}", "--output", "xlsx:twice/")

    assert done.err.startswith("已写入 once/（1 份，")
    assert again.err == done.err.replace("once", "twice")
    assert len(first) > 10
    assert {one["place"]["sheet"] for one in first if one["place"]} == {
        "甲's 表",
        "乙表",
    }
    assert findings(run, f"once/{name}") == first
    assert findings(run, f"twice/{name}") == first


def test_every_cell_concerned_is_marked(run: Run) -> None:
    """Each cell of a remark has a mark and a comment with its number, and a row a link."""
    write("申报表.xlsx")
    report = json.loads(
        run("check", "申报表.xlsx", "--output", "xlsx:back/", "--format", "json").out
    )
    book = openpyxl.load_workbook("back/申报表.xlsx")
    listed = book["审核意见"]
    marks = {"must": "FFFFC8CD", "should": "FFFFEA9B", "may": "FFDCEBF8"}
    number = report["summary"]["remarks"]

    assert listed.max_row == len(report["remarks"]) + 2
    assert listed["A1"].value.startswith(
        f"共 {len(report['remarks'])} 条意见：应当改 {number['should']}。"
    )
    for number, one in enumerate(report["remarks"], 1):
        row = [cell.value for cell in listed[number + 2]]
        assert (row[0], row[8]) == (
            number,
            " ".join([*one["codes"], one["fingerprint"]]),
        )
        for spot in (cell["place"] for cell in one["cells"] if cell["cell"]):
            cell = book[spot["sheet"]][spot["cell"]]
            assert cell.fill.fgColor.rgb in marks.values()
            assert circled(number) in cell.comment.text
        quoted = one["cells"][0]["place"]["sheet"].replace("'", "''")
        link = listed.cell(number + 2, 3).hyperlink
        assert link.location == f"'{quoted}'!{one['cells'][0]['place']['cell']}"


def test_files_in_an_archive(run: Run) -> None:
    """What lies in an archive comes back in a folder of its name."""
    write("申报表.xlsx")
    with ZipFile("报送.zip", "w") as archive:
        archive.write("申报表.xlsx", "甲局/申报表.xlsx")
        archive.write("faulty.csv", "乙局/faulty.csv")
    done = run("check", "报送.zip", "faulty.csv", "--output", "xlsx:back")

    assert done.err.startswith("已写入 back/（3 份，")
    assert sorted(path.as_posix() for path in Path("back").rglob("*.xlsx")) == [
        "back/faulty.csv.xlsx",
        "back/报送.zip/乙局/faulty.csv.xlsx",
        "back/报送.zip/甲局/申报表.xlsx",
    ]
    first = findings(run, "back/报送.zip/甲局/申报表.xlsx")
    assert first == findings(run, "申报表.xlsx")
