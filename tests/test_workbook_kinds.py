"""The same workbook as .xls, .ods and .xlsb reads like the .xlsx it comes from."""

from __future__ import annotations

import struct
from datetime import date
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("xlrd", reason="needs jixiaolint[office]")
pytest.importorskip("openpyxl", reason="builds the workbooks")

from jixiaolint.place import Place
from jixiaolint.read import read
from jixiaolint.read.soffice import convert, program
from jixiaolint.source import Grid
from workbook_file import binary_sheet, package, rows, words, workbook, xlsb

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

needs_office = pytest.mark.skipif(program() is None, reason="LibreOffice is not here")

SHOWN = {
    "目标表": [
        ["项目支出绩效目标表"] * 4,
        ["一级指标", "三级指标", "指标值", "完成日期"],
        ["产出指标", "清淤河道", "≥12公里", "2025年12月31日"],
        ["产出指标", "清淤\n合格率", "90%", "2025-06-30"],
        ["成本指标", "每公里成本", "1,250.50", "≥95%"],
        ["成本指标", "总成本", "12", "TRUE"],
        ["", "差额", "#DIV/0!", "2"],
    ],
    "附表": [["甲", "007"]],
}
TOLD = (
    "工作表“目标表”第 5 行已隐藏，仍作检查。",
    "工作表“目标表”第 D 列已隐藏，仍作检查。",
    "工作表“附表”已隐藏，仍作检查。",
)


def fill(book: Workbook) -> None:
    """Fill a workbook with each kind of value, merges and things hidden."""
    sheet = book.active
    sheet.title = "目标表"
    for row in SHOWN["目标表"]:
        sheet.append([None if cell == "" else cell for cell in row])
    for spot, value, code in (
        ("D3", date(2025, 12, 31), 'yyyy"年"m"月"d"日"'),
        ("C4", 0.9, "0%"),
        ("D4", date(2025, 6, 30), "yyyy-mm-dd"),
        ("C5", 1250.5, "#,##0.00"),
        ("D5", 0.95, '"≥"0%'),
        ("C6", 12, "General"),
        ("D6", True, "General"),
        ("C7", "=1/0", "General"),
        ("D7", "=1+1", "General"),
    ):
        sheet[spot] = value
        sheet[spot].number_format = code
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("A5:A6")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = book.create_sheet("附表")
    other.append(["甲", "007"])
    other.sheet_state = "hidden"


@needs_office
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_kinds_that_libreoffice_writes(kind: str) -> None:
    """Every kind gives the same cells, merges, places and notices."""
    name = f"form.{kind}"
    source = read(name, convert(name, workbook(fill), ".xlsx", kind))
    assert source.reader == kind
    assert rows(source) == SHOWN
    assert tuple(map(str, source.notices)) == TOLD
    grid = source.blocks[0]
    assert isinstance(grid, Grid)
    assert grid.rows[0][3] is grid.rows[0][0]
    assert grid.rows[3][0] is grid.rows[2][0]
    assert grid.rows[5][0] is grid.rows[4][0]
    place = source.place(grid.rows[4][3].offset(1))
    assert place == Place(sheet="目标表", cell="D5")


def real(number: float) -> bytes:
    """Return a number as binary workbooks hold it."""
    return struct.pack("<d", number)


BINARY = xlsb(
    {
        "目标表": binary_sheet(
            {
                (0, 0): (6, 0, words("目标表")),
                (1, 0): (6, 0, words("产出指标")),
                (1, 1): (5, 1, real(0.9)),
                (1, 2): (5, 2, real(46022)),
                (2, 1): (2, 1, struct.pack("<I", 12 << 2 | 2)),
                (2, 2): (9, 0, real(0.1 + 0.2) + bytes(10)),
                (3, 0): (3, 0, b"\x17"),
                (3, 1): (11, 0, b"\x07" + bytes(10)),
                (3, 2): (4, 0, b"\x01"),
                (4, 0): (8, 0, words("≥5次") + bytes(10)),
                (4, 1): (7, 0, struct.pack("<I", 1)),
                (4, 2): (62, 0, b"\0" + words("甲乙")),
                (9, 9): (1, 1, b""),
            },
            merges=[(0, 0, 0, 2), (1, 2, 0, 0)],
            hidden=[3],
        ),
        "附表": binary_sheet({(2, 1): (6, 0, words("甲"))}),
    },
    {164: 'yyyy"年"m"月"d"日"'},
    [0, 9, 164],
    ["甲", "共用\n文字"],
)


def test_binary_workbook() -> None:
    """An .xlsb gives values, formats, errors, merges and what is hidden."""
    source = read("a.xlsb", BINARY)
    assert source.reader == "xlsb"
    assert rows(source) == {
        "目标表": [
            ["目标表", "目标表", "目标表"],
            ["产出指标", "90%", "2025年12月31日"],
            ["产出指标", "1200%", "0.3"],
            ["#REF!", "#DIV/0!", "TRUE"],
            ["≥5次", "共用\n文字", "甲乙"],
        ],
        "附表": [["甲"]],
    }
    assert tuple(map(str, source.notices)) == (
        "工作表“目标表”第 4 行已隐藏，仍作检查。",
        TOLD[2],
    )
    assert source.place(len(source.text)) == Place(sheet="附表", cell="B3")


@needs_office
def test_binary_workbook_is_a_real_one() -> None:
    """LibreOffice shows the same formats in the file that we build ourselves."""
    shown = convert("a.xlsb", BINARY, ".xlsb", "csv").decode("utf-8", "replace")
    assert [line.split(",")[1] for line in shown.splitlines()[1:3]] == ["90%", "1200%"]


OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods(table: str) -> bytes:
    """Return a spreadsheet of one sheet whose rows are given as XML."""
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {OPEN}><office:body>"
            f'<office:spreadsheet><table:table table:name="表">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def test_blanks_that_a_count_stands_for_are_a_hundred_at_most() -> None:
    """No cell of an open document has a thousand blanks in a few bytes."""
    cell = '甲<text:s text:c="9999"/>乙'
    source = read(
        "a.ods",
        ods(
            f"<table:table-row><table:table-cell><text:p>{cell}</text:p>"
            "</table:table-cell></table:table-row>"
        ),
    )
    assert rows(source) == {"表": [[f"甲{' ' * 100}乙"]]}


def test_open_document_cells() -> None:
    """Repeated cells and rows, breaks, blanks, comments and cells that show nothing."""
    cell = '<table:table-cell office:value-type="{}" office:{}="{}"/>'
    source = read(
        "a.ods",
        ods(
            "<table:table-row><table:table-cell><text:p>养护<text:span>里<text:s/>程"
            "</text:span></text:p><text:p>（公里<text:line-break/>）</text:p>"
            "<office:annotation><text:p>批注</text:p></office:annotation>"
            '</table:table-cell><table:table-cell table:number-columns-repeated="2">'
            "<text:p>≥5</text:p></table:table-cell>"
            '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
            "<table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>"
            "<table:table-row>"
            + cell.format("percentage", "value", "0.905")
            + cell.format("float", "value", "3.0")
            + cell.format("date", "date-value", "2025-12-31")
            + "</table:table-row>"
            '<table:table-row table:number-rows-repeated="1048572"><table:table-cell/>'
            "</table:table-row>"
        ),
    )
    assert rows(source) == {
        "表": [
            ["养护里 程\n（公里\n）", "≥5", "≥5"],
            ["", "甲", ""],
            ["", "甲", ""],
            ["90.5%", "3", "2025-12-31"],
        ]
    }
