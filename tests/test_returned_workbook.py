"""A workbook comes back with marks, comments and a list of remarks, and else as it was."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

from returned_case import REMARKS, SHEET, back, boxes, original, parts  # noqa: E402

COMMENT = """\
① 应当改　指标值没有衡量标准
“有效改善”没有衡量标准。
怎样改：改为数字、日期或等级。
没有标准，年底就无法判断是否完成。
TST101"""

SECOND = """

② 必须改　指标值没有衡量标准
可以写成：平整度≥95%
没有标准，年底就无法判断是否完成。
TST102"""


def load(data: bytes) -> Any:
    """Return a workbook as openpyxl sees it."""
    return openpyxl.load_workbook(BytesIO(data))


@pytest.fixture(scope="module")
def before() -> bytes:
    """Return the workbook as it was handed in."""
    return original()


@pytest.fixture(scope="module")
def after(before: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the workbook as the unit gets it back."""
    return back(tmp_path_factory.mktemp("back"), before)


def test_no_other_part_changes(before: bytes, after: bytes) -> None:
    """Only parts that hold marks, comments or the list of sheets differ; none is lost."""
    old, new = parts(before), parts(after)

    assert list(new)[: len(old)] == list(old)
    assert set(new) - set(old) == {"xl/worksheets/sheet4.xml"}
    assert {name for name in old if old[name] != new[name]} == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }


def test_cells_differ_by_marks_and_comments_only(before: bytes, after: bytes) -> None:
    """Every cell keeps its value and format; a marked one has another fill."""
    old, new = load(before), load(after)
    fills, notes = {}, set()
    for sheet in old.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                twin = new[sheet.title][cell.coordinate]
                assert (twin.value, twin.data_type) == (cell.value, cell.data_type)
                for look in (
                    "number_format",
                    "font",
                    "border",
                    "alignment",
                    "protection",
                ):
                    assert repr(getattr(twin, look)) == repr(getattr(cell, look))
                if repr(twin.fill) != repr(cell.fill):
                    fills[cell.coordinate] = twin.fill.fgColor.rgb
                if str(twin.comment) != str(cell.comment):
                    notes.add(cell.coordinate)

    assert fills == {
        "A2": "FFDCEBF8",
        "D3": "FFFFEA9B",
        "E3": "FFFFC8CD",
        "E6": "FFFFEA9B",
    }
    assert notes == {"A2", "D3", "E3", "E6"}


def test_what_belongs_to_sheets_stays(before: bytes, after: bytes) -> None:
    """Widths, merges, validations, conditional formats, charts and names are as before."""
    old, new = load(before), load(after)

    assert new.sheetnames == ["审核意见", *old.sheetnames]
    assert [sheet.sheet_state for sheet in new.worksheets] == [
        "visible",
        "visible",
        "visible",
        "hidden",
    ]
    assert new.defined_names["分值合计"].attr_text == "代码!$A$1"
    for name in old.sheetnames:
        a, b = old[name], new[name]
        assert b.merged_cells.ranges == a.merged_cells.ranges
        assert b.freeze_panes == a.freeze_panes
        assert b.print_area == a.print_area
        assert b.print_title_rows == a.print_title_rows
        assert len(b._charts) == len(a._charts)
        assert len(b._images) == len(a._images)
        assert [(v.sqref, v.formula1) for v in b.data_validations.dataValidation] == [
            (v.sqref, v.formula1) for v in a.data_validations.dataValidation
        ]
        assert {str(r.sqref) for r in b.conditional_formatting} == {
            str(r.sqref) for r in a.conditional_formatting
        }
        for column, width in a.column_dimensions.items():
            assert b.column_dimensions[column].width == width.width
        for row, height in a.row_dimensions.items():
            assert b.row_dimensions[row].height == height.height


def test_comment_of_a_cell(after: bytes) -> None:
    """All remarks on a cell stand in its one comment, with title, reason and rules."""
    cell = load(after)[SHEET]["E3"]

    assert cell.comment.text == COMMENT + SECOND
    assert cell.comment.author == "绩效指标检查"


def test_comment_of_somebody_else(after: bytes) -> None:
    """Our words go on below another's; a comment elsewhere is as it was."""
    sheet = load(after)[SHEET]

    assert sheet["D3"].comment.text == (
        "此处请财政所核对\n──── 绩效指标检查 ────\n① 应当改　指标值没有衡量标准\n"
        "与 E3 是同一条意见，见那里的批注。"
    )
    assert sheet["D3"].comment.author == "王会计"
    assert sheet["A1"].comment.text == "项目全称"


def test_a_box_for_each_comment(before: bytes, after: bytes) -> None:
    """New comments get boxes with ids of their own."""
    old, new = boxes(before), boxes(after)

    assert old == ["_x0000_s1026", "_x0000_s1027"]
    assert new == [*old, "_x0000_s1028", "_x0000_s1029", "_x0000_s1030"]


def test_no_findings(tmp_path: Path, before: bytes) -> None:
    """A faultless workbook comes back as it was."""
    made = back(tmp_path, before, ())

    assert parts(made).keys() == parts(before).keys()
    assert load(made).sheetnames == load(before).sheetnames
    assert {
        name for name, data in parts(before).items() if parts(made)[name] != data
    } <= {"xl/workbook.xml"}


def test_same_twice(tmp_path: Path, before: bytes, after: bytes) -> None:
    """The same file and remarks give the same bytes."""
    assert back(tmp_path, before, REMARKS) == after
