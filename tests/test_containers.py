"""Old containers that systems export, by what they hold and whatever they are called."""

from __future__ import annotations

import base64
import quopri

import pytest

from jixiaolint.errors import UnreadableError
from jixiaolint.read import read
from jixiaolint.source import Grid, Source

ROWS = [
    ["一级指标", "三级指标", "指标值"],
    ["产出指标", "清淤河道", "≥12公里"],
    ["产出指标", "清淤合格率", "90%"],
]
SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
WORD = "http://schemas.microsoft.com/office/word/2003/wordml"
TABLE = "".join(
    f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS
)
PAGE = f"<html><head><title>甲</title></head><body><table>{TABLE}</table></body></html>"


def cells(source: Source) -> list[list[list[str]]]:
    """Return the cells of all tables."""
    return [
        [[cell.value for cell in row] for row in block.rows]
        for block in source.blocks
        if isinstance(block, Grid)
    ]


def spreadsheet(table: str, styles: str = "", head: str = "", rest: str = "") -> str:
    """Return a workbook of XML of one sheet."""
    return (
        f'{head}<Workbook xmlns="{SHEET}" xmlns:ss="{SHEET}"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="表"><Table>{table}</Table>{rest}</Worksheet></Workbook>'
    )


def row(*values: str, attributes: str = "") -> str:
    """Return a row of texts."""
    data = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    return f"<Row {attributes}>{''.join(map(data.format, values))}</Row>"


@pytest.mark.parametrize("name", ["a.xls", "a.xml", "a.xlsx", "a", "a.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_workbook_of_xml(name: str, encoding: str) -> None:
    """A workbook of XML is one in any encoding, and under any name."""
    head = f'<?xml version="1.0" encoding="{"GB2312" if encoding[0] == "g" else encoding}"?>'
    data = spreadsheet("".join(row(*each) for each in ROWS), head=head)
    source = read(name, data.encode(encoding))
    assert (source.reader, cells(source)) == ("xml2003", [ROWS])
    place = source.place(source.text.index("90%"))
    assert (place.sheet, place.cell) == ("表", "C3")


def test_cells_of_a_workbook_of_xml() -> None:
    """Formats, dates, merges, gaps, hidden rows and struck-out words are understood."""
    styles = (
        '<Style ss:ID="a"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="b"><NumberFormat ss:Format="yyyy/m/d"/></Style>'
        '<Style ss:ID="c"><Font ss:StrikeThrough="1"/></Style>'
    )
    number = '<Cell ss:StyleID="a"><Data ss:Type="Number">0.905</Data></Cell>'
    table = (
        '<Column ss:Index="4" ss:Hidden="1"/>'
        '<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">甲</Data>'
        f"</Cell>{number}</Row>"
        '<Row ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="Boolean">1</Data></Cell>'
        '<Cell ss:Formula="=R1C1"/></Row>'
        '<Row ss:Index="4"><Cell ss:StyleID="b">'
        '<Data ss:Type="DateTime">2025-12-31T00:00:00.000</Data></Cell>'
        '<Cell ss:StyleID="c"><Data ss:Type="String">旧</Data></Cell>'
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">'
        "<S>≥20</S><Font>≥12</Font></ss:Data></Cell>"
        '<Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>'
    )
    rest = (
        '<WorksheetOptions xmlns="x"><Visible>SheetHidden</Visible></WorksheetOptions>'
    )
    source = read("a.xls", spreadsheet(table, styles, rest=rest).encode())
    assert cells(source) == [
        [
            ["甲", "甲", "90.50%", ""],
            ["甲", "甲", "TRUE", ""],
            ["", "", "", ""],
            ["2025/12/31", "", "≥12", "#N/A"],
        ]
    ]
    assert [
        notice.removesuffix("。") for notice in tuple(map(str, source.notices))
    ] == [
        "工作表“表”已隐藏，仍作检查",
        "工作表“表”第 2 行已隐藏，仍作检查",
        "工作表“表”第 D 列已隐藏，仍作检查",
        (
            "工作表“表”有 1 个公式没有存下结果（如 D2），按空格处理；请用 Excel 或 WPS 打开并保存后再检查"
        ),
        "有带删除线的文字，未作检查：工作表“表”B4、工作表“表”C4",
    ]


def word(body: str) -> str:
    """Return a document as Word 2003 writes it in XML."""
    hint = "http://schemas.microsoft.com/office/word/2003/auxHint"
    aml = "http://schemas.microsoft.com/aml/2001/core"
    return (
        f'<?xml version="1.0"?><w:wordDocument xmlns:w="{WORD}" xmlns:wx="{hint}"'
        f' xmlns:aml="{aml}"><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>'
    )


def tc(words: str, properties: str = "") -> str:
    """Return a cell."""
    text = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"


@pytest.mark.parametrize("name", ["a.doc", "a.xml", "a.docx"])
def test_a_document_of_word_2003(name: str) -> None:
    """Sections, merged cells, tracked changes and list numbers are understood."""
    merged = '<w:vmerge w:val="{}"/>'.format
    change = (
        '<aml:annotation w:type="Word.{}"><aml:content><w:r><w:{}>{}</w:{}></w:r>'
        "</aml:content></aml:annotation>"
    ).format
    body = (
        '<w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr>'
        "<w:r><w:t>目标</w:t></w:r>"
        + change("Insertion", "t", "表", "t")
        + change("Deletion", "delText", "旧", "delText")
        + "</w:p><w:tbl>"
        + f"<w:tr>{''.join(map(tc, ROWS[0]))}</w:tr>"
        + f"<w:tr>{tc(ROWS[1][0], merged('restart'))}{tc(ROWS[1][1])}{tc(ROWS[1][2])}</w:tr>"
        + f"<w:tr>{tc('', '<w:vmerge/>')}{tc(ROWS[2][1])}{tc(ROWS[2][2])}</w:tr></w:tbl>"
    )
    source = read(name, word(body).encode())
    assert cells(source) == [ROWS]
    assert source.text.splitlines()[0] == "一、目标表"


def test_a_package_in_one_file() -> None:
    """A .docx that Word has saved as one file of XML reads like the package."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = "".join(f"<w:tr>{''.join(map(tc, each))}</w:tr>" for each in ROWS)
    data = (
        '<pkg:package xmlns:pkg="p"><pkg:part><pkg:xmlData>'
        f'<w:document xmlns:w="{main}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
        "</pkg:xmlData></pkg:part></pkg:package>"
    )
    assert cells(read("a.xml", data.encode())) == [ROWS]


def mhtml(*pages: tuple[str, str]) -> bytes:
    """Return a web archive of pages, each in an encoding of its transfer."""
    parts = []
    for number, (page, encoding) in enumerate(pages):
        data = page.encode("gb18030" if encoding == "base64" else "utf-8")
        coded = (
            base64.encodebytes(data)
            if encoding == "base64"
            else quopri.encodestring(data)
        )
        parts.append(
            f"--b\r\nContent-Location: file:///C:/{number}.htm\r\n"
            f"Content-Transfer-Encoding: {encoding}\r\nContent-Type: text/html\r\n\r\n"
            f"{coded.decode()}\r\n"
        )
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n'
    return f"{head}单个文件网页\r\n{''.join(parts)}--b--\r\n".encode()


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.mht", "a.mhtml", "a"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_web_archive(name: str, encoding: str) -> None:
    """A web archive is the page in it, whatever it is called."""
    for head in (b"", b"\r\n", b"From: <Saved by Blink>\r\nSubject: a\r\n"):
        source = read(name, head + mhtml((PAGE, encoding)))
        assert (source.reader, cells(source)) == ("html", [ROWS])


def test_a_web_archive_of_sheets() -> None:
    """Each page of an archive counts; one without any page says what to do."""
    data = mhtml((PAGE, "base64"), (PAGE, "quoted-printable"))
    assert cells(read("a.xls", data)) == [ROWS, ROWS]
    with pytest.raises(UnreadableError, match="单个文件网页"):
        read("a.doc", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx")


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.wps", "a.et"])
def test_a_page_with_the_name_of_an_office_file(name: str) -> None:
    """A page of HTML is read as one."""
    assert cells(read(name, PAGE.encode())) == [ROWS]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.html", "a.md"])
def test_cells_that_quote_by_formula(name: str) -> None:
    """A cell ``="…"`` is its text, with delimiters and doubled quotes inside."""
    mark = {"a.csv": ",", "a.tsv": "\t"}.get(name)
    rows = [["一级指标", "编号", "值"], ["产出指标", "007", "12公里"]]
    quoted = [[f'="{cell}"' for cell in each] for each in rows]
    if mark:
        quoted[1][2], rows[1][2] = f'="12{mark}500""米"', f'12{mark}500"米'
        text = "\r\n".join(mark.join(each) for each in quoted)
    elif name == "a.html":
        inside = "".join(
            f"<tr>{''.join(f'<td>{one}</td>' for one in each)}</tr>" for each in quoted
        )
        text = f"<table>{inside}</table>"
    else:
        lines = [f"|{'|'.join(each)}|" for each in quoted]
        text = "\n".join([lines[0], "|-|-|-|", lines[1]])
    source = read(name, text.encode())
    assert cells(source) == [rows]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.csv", "甲,乙,丙\n丁,<s>≥20</s>≥12,戊\n", "第2行第3列"),
        ("a.md", "|甲|乙|丙|\n|-|-|-|\n|丁|~~≥20~~≥12|戊|\n", "第3行第4列"),
        (
            "a.html",
            (
                "<table><tr><td>甲<td>乙<td>丙<tr><td>丁<td>"
                "<span style='text-decoration:line-through'>≥20</span>≥12<td>戊</table>"
            ),
            "第1行第83列",
        ),
    ],
)
def test_struck_out_words_in_text(name: str, text: str, place: str) -> None:
    """Struck-out words are dropped and told in files of text too."""
    source = read(name, text.encode())
    assert cells(source) == [[["甲", "乙", "丙"], ["丁", "≥12", "戊"]]]
    assert tuple(map(str, source.notices)) == (
        f"有带删除线的文字，未作检查：{place}。",
    )


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.csv", '甲,乙\n丙,"=DISPIMG(""ID_1"",1)"\n', "第2行第4列"),
        ("a.html", "<table><tr><td>甲<td>乙<tr><td>丙<td><img></table>", "第1行第35列"),
    ],
)
def test_pictures_as_values_in_text(name: str, text: str, place: str) -> None:
    """A picture as all that a cell holds is blank, and told."""
    source = read(name, text.encode())
    assert cells(source) == [[["甲", "乙"], ["丙", ""]]]
    assert tuple(map(str, source.notices)) == (
        f"单元格里是图片，按空格处理：{place}。",
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "产\u200b出,⾥程\n甲,乙\n"),
        ("a.tsv", "产\u200b出\t⾥程\n甲\t乙\n"),
        ("a.txt", "产\u200b出\t⾥程\n甲\t乙\n"),
        ("a.md", "|产\u200b出|⾥程|\n|-|-|\n|甲|乙|\n"),
        (
            "a.html",
            "<table><tr><td>产\u200b出<td>⾥程<tr><td>甲<td>乙</table>",
        ),
        ("a.xls", spreadsheet(row("产\u200b出", "⾥程") + row("甲", "乙"))),
        (
            "a.doc",
            word(
                f"<w:tbl><w:tr>{tc('产' + chr(0x200B) + '出')}{tc('⾥程')}</w:tr>"
                f"<w:tr>{tc('甲')}{tc('乙')}</w:tr></w:tbl>"
            ),
        ),
    ],
)
def test_characters_that_show_nothing(name: str, data: str) -> None:
    """Zero-width characters go in every reader; radicals stay as they are written."""
    assert cells(read(name, data.encode())) == [[["产出", "⾥程"], ["甲", "乙"]]]
