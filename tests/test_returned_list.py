"""The sheet 审核意见 of a returned workbook, and what a second round does to it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
pytest.importorskip("lxml", reason="lxml is not installed")

from returned_case import SHEET, back, boxes, finding, original  # noqa: E402

ROWS = """\
警告|指标值含糊|村道养护||年度指标值|有效改善|E3|“有效改善”没有衡量标准。|改为数字、日期或等级。|TST101
错误|缺少单位|村道养护||年度指标值|有效改善|E3|没有计量单位。||TST102
提示|指标值含糊|村道养护||项目名称|路面平整程度|D3|“有效改善”没有衡量标准。|改为数字、日期或等级。|TST101
警告|指标值含糊|村道养护||项目名称|=群众出行|A2|=1+1|改为数字、日期或等级。|TST101
警告|指标值含糊|村道养护||年度指标值|-更加便利|E6|@求和|改为数字、日期或等级。|TST101
错误|未识别文字|村道养护|||\ufffd\t附注||“有效改善”没有衡量标准。|改为数字、日期或等级。|TST101
"""


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


def row(number: int, line: str) -> list[object]:
    """Return a row of the list as a line above tells it."""
    *most, spot, said, mend, code = line.split("|")
    place = f"{SHEET}!{spot}" if spot else ""
    cells = (number, *most, place, said, mend, "本工具约定", code, None)
    return [cell or None for cell in cells]


def test_review_sheet(after: bytes) -> None:
    """The first sheet lists every finding, each with room for the unit's answer."""
    note, head, *rows = [list(row) for row in load(after).worksheets[0].values]

    assert note[0] == (
        "共 6 条意见：错误 2，警告 3，提示 1。请逐条修改，并在“单位答复”栏"
        "说明修改情况或不修改的理由。"
    )
    assert head == [
        *("序号", "级别", "问题", "项目", "指标", "栏目", "原文"),
        *("位置", "审核意见", "修改建议", "依据", "规则编号", "单位答复"),
    ]
    assert rows == [row(at, line) for at, line in enumerate(ROWS.splitlines(), 1)]


def test_text_like_a_formula(after: bytes) -> None:
    """Text that begins like a formula is a string, also once somebody edits it."""
    sheet = load(after).worksheets[0]

    assert [sheet[spot].data_type for spot in ("G6", "I6", "G7", "I7")] == ["s"] * 4
    assert [sheet[spot].quotePrefix for spot in ("G5", "G6", "I6", "I7")] == [
        False,
        True,
        True,
        True,
    ]


def test_heads_stay_and_filter(after: bytes) -> None:
    """The heads are frozen, filter the list and stand on every printed page."""
    sheet = load(after).worksheets[0]

    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:M8"
    assert sheet.print_title_rows == "$2:$2"


def test_links_lead_to_the_cells(after: bytes) -> None:
    """Each place is a link inside the workbook, quotes in a sheet name doubled."""
    sheet = load(after).worksheets[0]
    links = [sheet.cell(row, 8).hyperlink for row in range(3, 9)]

    assert [link and link.location for link in links] == [
        "'目标表''甲'!E3",
        "'目标表''甲'!E3",
        "'目标表''甲'!D3",
        "'目标表''甲'!A2",
        "'目标表''甲'!E6",
        None,
    ]


def test_opens_at_the_list(after: bytes) -> None:
    """The new sheet alone is chosen when the file opens."""
    book = load(after)

    assert book.active.title == "审核意见"
    assert [bool(s.sheet_view.tabSelected) for s in book.worksheets] == [
        True,
        False,
        False,
        False,
    ]


def test_second_round(tmp_path: Path, before: bytes, after: bytes) -> None:
    """What a later round no longer finds is no longer marked; its old list stays."""
    again = back(tmp_path, after, (finding("E5", code="TST103"),))
    old, new = load(before), load(again)

    assert new.sheetnames == ["审核意见2", "审核意见", *old.sheetnames]
    for spot in ("A2", "D3", "E3", "E6"):
        a, b = old[SHEET][spot], new[SHEET][spot]
        assert b.fill.fill_type == a.fill.fill_type
        assert b.fill.fgColor.rgb == a.fill.fgColor.rgb
        assert (b.comment and b.comment.text) == (a.comment and a.comment.text)
    assert new[SHEET]["E5"].fill.fgColor.rgb == "FFFFEA9B"
    assert new[SHEET]["E5"].number_format == "0%"
    assert new[SHEET]["E5"].comment.text == (
        "【警告】指标值含糊\n“有效改善”没有衡量标准。\n建议：改为数字、日期或等级。\n"
        "TST103 · 依据：本工具约定"
    )
    assert boxes(again) == [*boxes(before), "_x0000_s1028"]
