"""The sheet 审核意见 of a returned workbook, and what a second round does to it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

from jixiaolint.answers.standing import Standing  # noqa: E402
from jixiaolint.remarks.answer import Answer  # noqa: E402
from returned_case import REMARKS, SHEET, back, boxes, on, original, parts  # noqa: E402

NOTE = (
    "共 5 条意见：必须改 2，应当改 2，可改可不改 1。请逐条修改，改完在“单位答复”栏选“已改”；"
    "不改的选“不改，理由：”并写明理由，保存后连同本表一起报回。"
)
HEADS = (
    *("序号", "级别", "单元格", "项目和指标", "现在写的", "可以怎么改", "理由"),
    *("单位答复", "识别码（请勿改动）"),
)
WHY = "没有标准，年底就无法判断是否完成。"
MEND = "改为数字、日期或等级。"
ROW = "村道养护\n2 路面平整程度"
ROWS = (
    (
        "应当改",
        "D3、E3",
        ROW,
        "有效改善",
        MEND,
        f"“有效改善”没有衡量标准。\n{WHY}\nTST101",
    ),
    (
        "必须改",
        "E3",
        ROW,
        "有效改善",
        "平整度≥95%",
        f"指标值没有衡量标准\n{WHY}\nTST102",
    ),
    ("可改可不改", "A2", "村道养护", None, MEND, f"=1+1\n{WHY}\nTST101"),
    ("应当改", "E6", "村道养护\n2", "-更加便利", MEND, f"@求和\n{WHY}\nTST101"),
    (
        "必须改",
        "年度指标值",
        "（整个文件）",
        None,
        MEND,
        f"\ufffd\t附注\n{WHY}\nTST101",
    ),
)


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


def test_review_sheet(after: bytes) -> None:
    """The first sheet lists every remark, each with room for the unit's answer."""
    note, head, *rows = [list(row) for row in load(after).worksheets[0].values]

    assert note[0] == NOTE
    assert head == list(HEADS)
    assert rows == [
        [number, *row, None, f"{row[5].splitlines()[-1]} {number:016}"]
        for number, row in enumerate(ROWS, 1)
    ]


def test_answers_are_picked_or_written(after: bytes) -> None:
    """The column for answers offers two and takes any other."""
    (choice,) = load(after).worksheets[0].data_validations.dataValidation

    assert str(choice.sqref) == "H3:H7"
    assert choice.formula1 == '"已改,不改，理由："'
    assert not choice.showErrorMessage


def test_answers_that_came_back_stay(tmp_path: Path, before: bytes) -> None:
    """What a unit has said to a remark that still stands is not lost."""
    said = (
        Answer("答.xlsx", "1", REMARKS[0].key, (), "村道养护", "", "done"),
        Answer("答.xlsx", "2", REMARKS[1].key, (), "村道养护", "", "kept", "上级规定"),
        Answer("答.xlsx", "3", REMARKS[2].key, (), "村道养护", "", None, "另报"),
    )
    answers = {
        (one.path, one.key): Standing(answer, "open", one.path, one)
        for one, answer in zip(REMARKS, said, strict=False)
    }
    sheet = load(back(tmp_path, before, REMARKS, answers)).worksheets[0]

    assert [sheet.cell(row, 8).value for row in range(3, 8)] == [
        "已改",
        "不改，理由：上级规定",
        "另报",
        None,
        None,
    ]


def test_old_is_red_and_new_is_green(tmp_path: Path, before: bytes) -> None:
    """Where a row could read otherwise, what changes stands out on both sides."""
    made = openpyxl.load_workbook(
        BytesIO(back(tmp_path, before, REMARKS)), rich_text=True
    ).worksheets[0]

    assert [
        [(run.text, run.font.color.rgb, run.font.b) for run in made[spot].value]
        for spot in ("E4", "F4")
    ] == [[("有效改善", "FFC00000", True)], [("平整度≥95%", "FF22633C", True)]]


def test_what_a_rewrite_leaves_open(tmp_path: Path, before: bytes) -> None:
    """Where a rewrite settles but one of two findings, the other's way stands below it."""
    one = on("E3", rewrite="平整度≥95%")
    other = replace(
        on("E3", code="TST102").spoken[0], suggestion="名称另拟。", whole=None
    )
    made = load(back(tmp_path, before, (replace(one, spoken=(*one.spoken, other)),)))

    assert made.worksheets[0]["F3"].value == "平整度≥95%\n名称另拟。"
    assert (
        "可以写成：平整度≥95%\n怎样改：名称另拟。\n" in made[SHEET]["E3"].comment.text
    )


def test_text_like_a_formula(after: bytes) -> None:
    """Text that begins like a formula is a string, also once somebody edits it."""
    sheet = load(after).worksheets[0]
    spots = ("E6", "G5", "G6", "G3")

    assert [sheet[spot].data_type for spot in spots] == ["s"] * 4
    assert [sheet[spot].quotePrefix for spot in spots] == [True, True, True, False]


def test_fits_a_page(after: bytes) -> None:
    """The list is printed on A4 across, one page wide, heads and numbers on each page."""
    sheet = load(after).worksheets[0]
    page = sheet.page_setup

    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:H7"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.print_area == "'审核意见'!$A$1:$H$7"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (page.paperSize, page.orientation) == (9, "landscape")
    assert (page.fitToWidth, page.fitToHeight) == (1, 0)
    assert sheet.oddFooter.right.text == "第 &P 页，共 &N 页"
    assert [sheet.column_dimensions[at].hidden for at in "AHI"] == [False, False, True]


def test_links_lead_to_the_cells(after: bytes) -> None:
    """Each place is a link to the main cell, quotes in a sheet name doubled."""
    sheet = load(after).worksheets[0]
    links = [sheet.cell(row, 3).hyperlink for row in range(3, 8)]

    assert [link and link.location for link in links] == [
        "'目标表''甲'!E3",
        "'目标表''甲'!E3",
        "'目标表''甲'!A2",
        "'目标表''甲'!E6",
        None,
    ]


def test_several_sheets(tmp_path: Path, before: bytes) -> None:
    """Where remarks are on several sheets, each row of the list names its own."""
    made = back(tmp_path, before, (on("E3"), on("B2", sheet="说明", key="2")))
    sheet = load(made).worksheets[0]

    assert [sheet.cell(row, 4).value for row in (3, 4)] == [
        f"{ROW}\n〔{SHEET}〕",
        f"{ROW}\n〔说明〕",
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
    """A later round replaces the list; what it no longer finds is no longer marked."""
    again = back(tmp_path, after, (on("E5", code="TST103"),))
    old, new = load(before), load(again)

    assert new.sheetnames == ["审核意见", *old.sheetnames]
    assert [row[8] for row in new.worksheets[0].values][2:] == [
        "TST103 0000000000000001"
    ]
    for spot in ("A2", "D3", "E3", "E6"):
        a, b = old[SHEET][spot], new[SHEET][spot]
        assert b.fill.fill_type == a.fill.fill_type
        assert b.fill.fgColor.rgb == a.fill.fgColor.rgb
        assert (b.comment and b.comment.text) == (a.comment and a.comment.text)
    assert new[SHEET]["E5"].fill.fgColor.rgb == "FFFFEA9B"
    assert new[SHEET]["E5"].number_format == "0%"
    assert new[SHEET]["E5"].comment.text == (
        f"① 应当改　指标值没有衡量标准\n“有效改善”没有衡量标准。\n怎样改：{MEND}\n{WHY}\nTST103"
    )
    assert boxes(again) == [*boxes(before), "_x0000_s1028"]


def test_last_round(tmp_path: Path, before: bytes, after: bytes) -> None:
    """Once nothing is found, list, marks and comments of ours are gone."""
    made = back(tmp_path, after, ())
    old, new = load(before), load(made)

    assert list(parts(made)) == list(parts(before))
    assert new.sheetnames == old.sheetnames
    assert new.active.title == old.active.title
    assert boxes(made) == boxes(before)
    for row in old[SHEET].iter_rows():
        for cell in row:
            twin = new[SHEET][cell.coordinate]
            assert twin.fill.fill_type == cell.fill.fill_type
            assert twin.fill.fgColor.rgb == cell.fill.fgColor.rgb
            assert str(twin.comment) == str(cell.comment)


def test_many_rounds_do_not_pile_up(tmp_path: Path, after: bytes) -> None:
    """The same remarks once more give the same file from the second round on."""
    second = back(tmp_path, after)

    assert back(tmp_path, second) == second


def test_own_sheet_of_that_name(tmp_path: Path) -> None:
    """A sheet that a unit has called 审核意见 itself stays where it is."""
    book = openpyxl.Workbook()
    book.active.title = "审核意见"
    book.active["A1"] = "财政所的意见"
    out = BytesIO()
    book.save(out)
    made = load(back(tmp_path, out.getvalue(), (on("A1", sheet="审核意见"),)))

    assert made.sheetnames == ["审核意见2", "审核意见"]
    assert made["审核意见"]["A1"].value == "财政所的意见"
