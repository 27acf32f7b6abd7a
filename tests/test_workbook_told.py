"""What a workbook holds beside its words: struck-out text, pictures, broken parts."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

pytest.importorskip("openpyxl", reason="builds the workbooks")

from jixiaolint.read import read
from jixiaolint.read.soffice import convert, program
from jixiaolint.source import Grid
from test_workbook_kinds import ods, real
from workbook_file import binary_sheet, rows, with_part, words, workbook, xlsb, xlsx

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

needs_office = pytest.mark.skipif(program() is None, reason="LibreOffice is not here")
STRIKE = "<rPr><strike/></rPr>"
KEPT = '<rPr><strike val="0"/></rPr>'
TOLD = "有带删除线的文字，未作检查：{}。"
PICTURE = "单元格里是图片，按空格处理：{}。"


def sheet(*cells: str) -> str:
    """Return a sheet with one row of cells, given as XML."""
    return f'<sheetData><row r="1">{"".join(cells)}</row></sheetData>'


def test_struck_out_pieces() -> None:
    """A struck-out piece of a string goes, shared or inline; the rest stays."""
    strings = (
        f"<si><r>{STRIKE}<t>≥20公里</t></r><r><t>≥12公里</t></r></si>"
        f"<si><r>{KEPT}<t>甲</t></r></si>"
    )
    source = read(
        "a.xlsx",
        xlsx(
            sheet(
                '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
                f'<c r="C1" t="inlineStr"><is><r>{STRIKE}<t>旧</t></r><r><t>新</t></r></is></c>'
            ),
            strings,
        ),
    )
    assert rows(source) == {"表": [["≥12公里", "甲", "新"]]}
    assert tuple(map(str, source.notices)) == (
        TOLD.format("工作表“表”A1、工作表“表”C1"),
    )


def test_struck_out_cells() -> None:
    """A cell whose font strikes it out is blank, a number as well as a text."""
    styles = (
        "<fonts><font/><font><strike/></font></fonts>"
        '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="1"/></cellXfs>'
    )
    source = read(
        "a.xlsx",
        xlsx(
            sheet(
                '<c r="A1" t="str"><v>甲</v></c><c r="B1" s="1"><v>0.5</v></c>'
                '<c r="C1" s="1" t="str"><v>乙</v></c><c r="D1" s="1"/>'
                '<c r="E1"><v>1</v></c>'
            ),
            styles=styles,
        ),
    )
    assert rows(source) == {"表": [["甲", "", "", "", "1"]]}
    assert tuple(map(str, source.notices)) == (
        TOLD.format("工作表“表”B1、工作表“表”C1"),
    )


def struck(book: Workbook) -> None:
    """Fill a sheet with a whole cell and a piece that are struck out."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Font

    found = book.active
    found.append(["甲", "乙", "丙", ""])
    found["B1"].font = Font(strike=True)
    gone = TextBlock(InlineFont(strike=True), "≥20次")
    found["C1"] = CellRichText(gone, TextBlock(InlineFont(b=True), "≥12次"))
    found["D1"] = "丁"


@needs_office
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_struck_out_in_every_kind(kind: str) -> None:
    """What is struck out is dropped and told whatever the kind of workbook."""
    source = read(f"a.{kind}", convert("a.xlsx", workbook(struck), ".xlsx", kind))
    assert rows(source) == {"Sheet": [["甲", "", "≥12次", "丁"]]}
    assert tuple(map(str, source.notices)) == (
        TOLD.format("工作表“Sheet”B1、工作表“Sheet”C1"),
    )


def test_binary_strings_and_styles() -> None:
    """An .xlsb says of indexes that lead nowhere and of struck-out pieces the same."""
    piece = b"\x01" + words("旧新") + struct.pack("<IHHHH", 2, 0, 1, 1, 0)
    data = xlsb(
        {
            "表": binary_sheet(
                {
                    (0, 0): (7, 0, struct.pack("<I", 9)),
                    (0, 1): (5, 7, real(0.5)),
                    (0, 2): (62, 0, piece),
                    (0, 3): (8, 0, words('=DISPIMG("ID_1",1)') + bytes(10)),
                    (0, 4): (6, 0, words("甲")),
                }
            )
        },
        {},
        [0],
    )
    fonts = b"".join(
        b"\x2b\x04" + struct.pack("<HH", 200, flags) for flags in (0, 0x08)
    )
    source = read("a.xlsb", with_part(data, "xl/styles.bin", lambda old: fonts + old))
    assert rows(source) == {"表": [["0.5", "新", "", "甲"]]}
    assert [one.partition("，")[0] for one in tuple(map(str, source.notices))] == [
        "有带删除线的文字",
        "单元格里是图片",
        "单元格引用的文字在文件里找不到",
        "单元格引用的格式在文件里找不到",
    ]


@pytest.mark.parametrize("index", ["abc", "7", "-1", "1.5"])
def test_a_string_that_is_not_there(index: str) -> None:
    """A broken index of a string makes a blank cell and is told; no other text comes."""
    source = read(
        "a.xlsx",
        xlsx(
            sheet(f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>{index}</v></c>'),
            "<si><t>甲</t></si>",
        ),
    )
    assert rows(source) == {"表": [["甲"]]}
    assert tuple(map(str, source.notices)) == (
        (
            "单元格引用的文字在文件里找不到，按空格处理，请用 Excel 或 WPS 打开核对后另存：工作表“表”B1。"
        ),
    )


def test_a_style_that_is_not_there() -> None:
    """A number whose style is not in the file is read as stored, and told."""
    source = read(
        "a.xlsx",
        xlsx(
            sheet('<c r="A1" s="1"><v>0.5</v></c><c r="B1" s="x"><v>0.25</v></c>'),
            styles='<cellXfs><xf numFmtId="9"/></cellXfs>',
        ),
    )
    assert rows(source) == {"表": [["0.5", "0.25"]]}
    assert tuple(map(str, source.notices)) == (
        (
            "单元格引用的格式在文件里找不到，按存储的数值读，请用 Excel 或 WPS 打开核对后另存：工作表“表”A1、工作表“表”B1。"
        ),
    )


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
        '<c r="B1" t="str"><v>=_xlfn.DISPIMG("ID_1",1)</v></c>',
        '<c r="B1" t="e"><f>_xlfn.DISPIMG("ID_1",1)</f><v>#NAME?</v></c>',
        '<c r="B1"><f>_xlfn.IMAGE("https://a.example/1.png")</f></c>',
        '<c r="B1" t="e" vm="2"><v>#VALUE!</v></c>',
    ],
)
def test_a_picture_as_the_value(cell: str) -> None:
    """A picture in a cell, as WPS and Excel put it there, is blank and told."""
    source = read(
        "a.xlsx", with_images(xlsx(sheet('<c r="A1" t="str"><v>甲</v></c>', cell)))
    )
    assert rows(source) == {"表": [["甲"]]}
    assert tuple(map(str, source.notices)) == (PICTURE.format("工作表“表”B1"),)


def with_images(data: bytes) -> bytes:
    """Return a workbook whose second rich value is a picture, the first an error."""
    types = "http://schemas.microsoft.com/office/2017/06/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        f"{office}/sheetMetadata": (
            "metadata.xml",
            (
                '<metadata xmlns:x="y"><futureMetadata name="XLRICHVALUE">'
                '<bk><extLst><ext><x:rvb i="0"/></ext></extLst></bk>'
                '<bk><extLst><ext><x:rvb i="1"/></ext></extLst></bk></futureMetadata>'
                '<cellMetadata><bk><rc t="2" v="0"/></bk></cellMetadata>'
                '<valueMetadata><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk>'
                "</valueMetadata></metadata>"
            ),
        ),
        f"{types}/rdRichValue": (
            "rv.xml",
            '<rvData><rv s="0"><v>1</v></rv><rv s="1"><v>0</v></rv></rvData>',
        ),
        f"{types}/rdRichValueStructure": (
            "rvs.xml",
            '<rvStructures><s t="_error"/><s t="_localImage"/></rvStructures>',
        ),
    }
    lists = "".join(
        f'<Relationship Id="i{at}" Type="{kind}" Target="{name}"/>'
        for at, (kind, (name, _)) in enumerate(parts.items())
    )
    for name, part in parts.values():
        data = with_part(data, f"xl/{name}", lambda _, part=part: part.encode())
    return with_part(
        data,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            b"</Relationships>", f"{lists}</Relationships>".encode()
        ),
    )


def test_an_error_is_no_picture() -> None:
    """An error that has a rich value of its own stays an error."""
    cell = '<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>'
    source = read("a.xlsx", with_images(xlsx(sheet(cell))))
    assert (rows(source), tuple(map(str, source.notices))) == (
        {"表": [["#VALUE!"]]},
        (),
    )


def test_pictures_that_lie_on_cells() -> None:
    """A picture on a blank cell of a row is told, one on words or below is not."""

    def fill(book: Workbook) -> None:
        from openpyxl.drawing.image import Image
        from PIL import Image as Pixels

        found = book.active
        found.append(["甲", "乙", ""])
        found.append(["丙", "", "丁"])
        found.append(["戊", "", ""])
        found.merge_cells("A3:B3")
        for spot in ("A1", "C1", "B2", "B3", "A9"):
            out = BytesIO()
            Pixels.new("RGB", (4, 4)).save(out, "PNG")
            found.add_image(Image(out), spot)

    source = read("a.xlsx", workbook(fill))
    assert rows(source)["Sheet"] == [
        ["甲", "乙", ""],
        ["丙", "", "丁"],
        ["戊", "戊", ""],
    ]
    assert tuple(map(str, source.notices)) == (
        PICTURE.format("工作表“Sheet”C1、工作表“Sheet”B2"),
    )


def test_a_picture_in_an_open_document() -> None:
    """A picture in a cell of an .ods is told if the cell has no words."""
    frame = "<draw:frame><draw:image/></draw:frame>"
    table = (
        f"<table:table-row><table:table-cell><text:p>甲</text:p>{frame}</table:table-cell>"
        f"<table:table-cell>{frame}</table:table-cell></table:table-row>"
    )
    source = read("a.ods", ods(table))
    assert rows(source) == {"表": [["甲"]]}
    assert tuple(map(str, source.notices)) == (PICTURE.format("工作表“表”B1"),)


def test_merges_that_overlap() -> None:
    """Of merged ranges that overlap the later is dropped, and told."""
    cells = sheet(
        '<c r="A1" t="str"><v>甲</v></c><c r="C1" t="str"><v>乙</v></c>'
        '<c r="E1" t="str"><v>丙</v></c>'
    )
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:B1", "$B$1:$D$1"))
    source = read("a.xlsx", xlsx(f"{cells}<mergeCells>{merges}</mergeCells>"))
    assert rows(source) == {"表": [["甲", "甲", "乙", "", "丙"]]}
    assert tuple(map(str, source.notices)) == (
        ("合并单元格与前面的重叠，不作合并：工作表“表”B1。"),
    )


def test_nested_merges_of_one_text() -> None:
    """Where overlapping ranges all hold the same words, these are one text."""
    cell = '<row r="{0}"><c r="A{0}" t="str"><v>甲</v></c></row>'
    cells = f"<sheetData>{''.join(cell.format(at) for at in (1, 2, 3))}</sheetData>"
    merges = "".join(f'<mergeCell ref="A{at}:A3"/>' for at in (3, 2, 1))
    source = read("a.xlsx", xlsx(f"{cells}<mergeCells>{merges}</mergeCells>"))
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    assert len({id(cell) for row in grid.rows for cell in row}) == 1


def test_a_broken_sheet_costs_no_other() -> None:
    """The sheets that can be read are; the broken one is told, and stays unread text."""

    def fill(book: Workbook) -> None:
        book.active.append(["甲"])
        book.create_sheet("坏").append(["乙"])
        book.create_sheet("丙").append(["丁"])

    data = with_part(workbook(fill), "xl/worksheets/sheet2.xml", lambda xml: xml[:-9])
    source = read("a.xlsx", data)
    assert rows(source) == {"Sheet": [["甲"]], "丙": [["丁"]]}
    assert source.text.splitlines() == ["甲", "〔工作表“坏”没有读〕", "丁"]
    (notice,) = tuple(map(str, source.notices))
    assert notice.startswith("工作表“坏”没有读：文件已损坏，读不出来")


@pytest.mark.parametrize(
    "name",
    [
        lambda name: name.replace("/", "\\"),
        str.upper,
        lambda name: f"/{name}",
        lambda name: name if name.endswith("rels") else name.title(),
    ],
)
@pytest.mark.parametrize("target", ["/xl/{}", ".\\{}", "../xl/{}", "{}"])
def test_names_of_parts(name: object, target: str) -> None:
    """Slashes may lean to either side, case may differ, targets be whole or relative."""
    out = BytesIO()
    data = with_part(
        xlsx(sheet('<c r="$A$1" t="s"><v>0</v></c>'), "<si><t>甲</t></si>"),
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(b'Target="', b'Target="' + target.format("").encode()),
    )
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(name(member), old.read(member))  # type: ignore[operator]
    assert rows(read("a.xlsx", out.getvalue())) == {"表": [["甲"]]}
