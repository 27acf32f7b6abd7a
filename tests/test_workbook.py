"""Workbooks of Excel: what each trait of a sheet reads as, and where its cells are."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("openpyxl", reason="builds the workbooks")

from jixiaolint.place import Place
from jixiaolint.read import read
from jixiaolint.source import Grid, unclaimed
from workbook_file import rows, with_part, workbook, xlsx

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FORM = [
    ["项目支出绩效目标表", "", "", ""],
    ["一级指标", "三级指标", "指标值", "完成日期"],
    ["产出指标", "清淤河道", "≥12公里", "2025年12月31日"],
    ["产出指标", "清淤合格率", "90%", "2025-06-30"],
    ["满意度指标", "居民满意度", "95.50%", ""],
]


def form(book: Workbook) -> None:
    """Fill a form whose title and first level are merged, values stored as numbers."""
    sheet = book.active
    sheet.title = "目标表"
    for row in FORM:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    for spot, value, code in (
        ("C4", 0.9, "0%"),
        ("C5", 0.955, "0.00%"),
        ("D3", date(2025, 12, 31), 'yyyy"年"m"月"d"日"'),
        ("D4", date(2025, 6, 30), "yyyy-mm-dd"),
    ):
        sheet[spot] = value
        sheet[spot].number_format = code


def test_a_form_reads_as_it_is_shown() -> None:
    """Percentages and dates are texts as shown; merged cells hold one text."""
    source = read("a.xlsx", workbook(form))
    title = FORM[0][0]
    assert source.reader == "xlsx"
    assert rows(source) == {"目标表": [[title] * 4, *FORM[1:]]}
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    assert all(cell is grid.rows[0][0] for cell in grid.rows[0])
    assert grid.rows[2][0] is grid.rows[3][0]
    assert source.text.splitlines() == [
        title,
        *FORM[1],
        *FORM[2],
        *FORM[3][1:],
        *FORM[4][:3],
    ]
    assert tuple(map(str, source.notices)) == ()


def test_every_character_knows_its_cell() -> None:
    """A place is the sheet and the cell, at the first character and inside."""
    source = read("a.xlsx", workbook(form))
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    cell = grid.rows[3][2]
    assert [source.place(cell.offset(at)) for at in (0, 2)] == [
        Place(sheet="目标表", cell="C4")
    ] * 2
    assert source.place(grid.rows[3][0].offset(0)) == Place(sheet="目标表", cell="A3")
    assert source.anchors[0] == (0, Place(sheet="目标表", cell="A1"))
    assert len(source.anchors) == len(source.anchors[:]) == 15


def test_values_of_every_kind() -> None:
    """Numbers have no noise, truths and errors are words, line breaks are kept."""

    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet.append([3, 3.0, 0.1 + 0.2, 1e-7, 123456789012345, "007", "３０％"])
        sheet.append([True, False, time(8, 30), timedelta(hours=30), " 甲 ", "乙\n丙"])
        sheet.append([datetime(2025, 3, 1, 9, 5), "#REF!", "=1/0", "<p>丁</p>", "'戊"])  # noqa: DTZ001  sheets know no time zone
        sheet["B3"].data_type = "e"
        sheet["C2"].number_format = "h:mm"
        sheet["D2"].number_format = "[h]:mm"
        sheet["A3"].number_format = "yyyy/m/d h:mm"

    source = read("a.xlsx", workbook(fill))
    assert rows(source) == {
        "Sheet": [
            ["3", "3", "0.3", "0.0000001", "123456789012345", "007", "３０％"],
            ["TRUE", "FALSE", "8:30", "30:00", "甲", "乙\n丙", ""],
            ["2025/3/1 9:05", "#REF!", "", "丁", "'戊", "", ""],
        ]
    }
    spans = [
        span
        for block in source.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
        for span in cell.spans()
    ]
    assert unclaimed(source, spans) == []


def test_a_formula_is_its_stored_result() -> None:
    """Results are read as stored; a formula without one is blank and noticed."""
    sheet = (
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>A1&amp;"次"</f><v>2次</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c>'
        '<c r="D1"><f>SUM(A1)</f></c><c r="E1"><f>A1</f><v></v></c>'
        '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="2"><c r="A12"><v>3</v></c><c r="B2"><v>4</v></c></row></sheetData>'
    )
    source = read("a.xlsx", xlsx(sheet))
    grid = rows(source)["表"]
    assert grid[0] == ["2", "2次", "", "", "", "#DIV/0!"]
    assert [grid[1][1], grid[11][0]] == ["4", "3"]
    (notice,) = tuple(map(str, source.notices))
    assert notice == (
        "工作表“表”有 2 个公式没有存下结果（如 D1），按空格处理；请用 Excel 或 WPS 打开并保存后再检查。"
    )


def test_rich_text_and_readings() -> None:
    """Pieces of one cell are one text, and how it is pronounced is no part of it."""
    strings = (
        '<si><r><t>养护</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 里程</t></r>'
        '<rPh sb="0" eb="2"><t>ヨウゴ</t></rPh></si>'
    )
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr">'
        "<is><r><t>≥</t></r><r><t>5公里</t></r></is></c>"
        '<c r="C1" t="inlineStr"><is><t>甲_x000D_\n乙</t></is></c></row></sheetData>'
    )
    source = read("a.xlsx", xlsx(sheet, strings))
    assert rows(source) == {"表": [["养护 里程", "≥5公里", "甲\n乙"]]}


def test_hidden_things_are_read_and_told() -> None:
    """Hidden sheets, rows and columns read like others; a notice names each."""

    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet.title = "甲"
        for at in range(1, 8):
            sheet.append([f"指标{at}", at])
        for at in (2, 3, 5, 20):
            sheet.row_dimensions[at].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = book.create_sheet("乙")
        other.append(["丙"])
        other.sheet_state = "veryHidden"
        book.create_sheet("空").sheet_state = "hidden"

    source = read("a.xlsx", workbook(fill))
    assert rows(source) == {
        "甲": [[f"指标{at}", str(at)] for at in range(1, 8)],
        "乙": [["丙"]],
    }
    assert tuple(map(str, source.notices)) == (
        "工作表“甲”第 2-3, 5 行已隐藏，仍作检查。",
        "工作表“甲”第 B 列已隐藏，仍作检查。",
        "工作表“乙”已隐藏，仍作检查。",
    )


def test_blank_edges_are_cut_and_charts_are_no_sheets() -> None:
    """Formats far off and blanks around make no cells; a chart sheet is none."""

    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet["C4"], sheet["E6"], sheet["H9"] = "甲", "乙", "  "
        sheet["XFD1048576"].number_format = "0.00"
        sheet.merge_cells("C4:D9")
        book.create_chartsheet("图")

    source = read("a.xlsx", workbook(fill))
    assert rows(source) == {
        "Sheet": [["甲", "甲", ""], ["甲", "甲", ""], ["甲", "甲", "乙"]]
    }
    assert source.place(len(source.text)) == Place(sheet="Sheet", cell="E6")


def test_what_a_merged_cell_covers() -> None:
    """A covered cell that repeats the first is forgotten; other words are not lost."""
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c>'
        '<c r="B1" t="str"><v>甲</v></c><c r="C1" t="str"><v>乙</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
    )
    source = read("a.xlsx", xlsx(sheet))
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    assert rows(source) == {"表": [["甲", "甲", "乙"]]}
    assert grid.rows[0][0] is grid.rows[0][1]
    spans = [span for cell in grid.rows[0] for span in cell.spans()]
    assert unclaimed(source, spans) == []


def test_cells_without_references() -> None:
    """Rows and cells that do not say where they are stand one after the other."""
    sheet = (
        "<sheetData><row><c><v>1</v></c><c s='1'><v>0.5</v></c></row>"
        "<row r='3'><c r='B3' s='1'><v>0.25</v></c><c s='1'><v>1</v></c></row></sheetData>"
    )
    styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='9'/></cellXfs>"
    source = read("a.xlsx", xlsx(sheet, styles=styles))
    assert rows(source) == {"表": [["1", "50%", ""], ["", "", ""], ["", "25%", "100%"]]}


def test_names_with_a_prefix() -> None:
    """A package whose elements bear a prefix reads like one without."""
    data = workbook(form)
    for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):

        def prefixed(xml: bytes) -> bytes:
            import re

            xml = re.sub(rb"<(/?)([A-Za-z]\w*)(?=[\s/>])", rb"<\1x:\2", xml)
            return xml.replace(b'xmlns="', b'xmlns:x="', 1)

        data = with_part(data, part, prefixed)
    assert rows(read("a.xlsx", data)) == rows(read("a.xlsx", workbook(form)))


def test_dates_that_count_from_1904() -> None:
    """Workbooks of old Macintoshes show the dates that they mean."""

    def fill(book: Workbook) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
        book.active["A1"] = date(2025, 12, 31)
        book.active["A1"].number_format = "yyyy-mm-dd"

    assert rows(read("a.xlsx", workbook(fill))) == {"Sheet": [["2025-12-31"]]}
