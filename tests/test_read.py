"""Readers: what the blocks of a file are, and what is said of a file that has none."""

import random

import pytest

from jixiaolint.errors import UnreadableError
from jixiaolint.read import BINARY, READERS, WORKBOOKS, read
from jixiaolint.source import Grid, Lines, Source, unclaimed
from jixiaolint.text import Text

Blocks = list[list[str] | list[list[str]]]


def blocks(source: Source) -> Blocks:
    """Return the blocks of a source as plain values: lines, or rows of cells."""
    return [
        [line.value for line in block.lines]
        if isinstance(block, Lines)
        else [[cell.value for cell in row] for row in block.rows]
        for block in source.blocks
    ]


def cells(source: Source) -> list[Text]:
    """Return all texts of a source."""
    found: list[Text] = []
    for block in source.blocks:
        rows = [block.lines] if isinstance(block, Lines) else block.rows
        found.extend(cell for row in rows for cell in row)
    return found


def left_over(source: Source) -> list[str]:
    """Return what is neither in a block nor markup."""
    spans = unclaimed(source, [span for cell in cells(source) for span in cell.spans()])
    return [source.text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("巡河".encode(), "utf-8"),
        ("巡河".encode("utf-8-sig"), "utf-8-sig"),
        (b"\xff\xfe" + "巡河".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "巡河".encode("utf-16-be"), "utf-16-be"),
        ("巡河".encode("gb18030"), "gb18030"),
    ],
)
def test_encoding_is_found_and_told(data: bytes, encoding: str) -> None:
    """A byte order mark decides, then UTF-8, then GB18030; the mark is no character."""
    source = read("a.txt", data)
    assert (source.encoding, source.text, blocks(source)) == (
        encoding,
        "巡河",
        [["巡河"]],
    )


def test_text_lines_and_tabs() -> None:
    """Lines with tabs are a grid, other lines and a lone pair of cells are text."""
    text = "目标表\r\n单位：\t万元\r\n\r\n甲\t乙\t丙\r\n\t丁\r\n完"
    source = read("a.txt", text.encode())
    assert blocks(source) == [
        ["目标表", "单位：\t万元", ""],
        [["甲", "乙", "丙"], ["", "丁", ""]],
        ["完"],
    ]
    assert left_over(source) == []


def test_fragments_of_html_in_cells() -> None:
    """Tags go, entities are decoded, a block begins a line, and ``<5%`` is no tag."""
    text = "1\t<ol><li>巡河&nbsp;&ge;5次</li><li>a&lt;b</li></ol>\t<5%\n2\t<p>x\u200b</p>\t3\n"
    source = read("a.txt", text.encode())
    assert blocks(source) == [
        [["1", "巡河\xa0≥5次\na<b", "<5%"], ["2", "x", "3"]],
    ]
    assert left_over(source) == []
    cell = cells(source)[1]
    assert [text[cell.offset(at)] for at in (0, 3, 4, 6, 7)] == [
        "巡",
        "&",
        "5",
        "<",
        "a",
    ]


def test_quoted_cells() -> None:
    """Quotes, doubled quotes and inner line feeds are read as spreadsheets do."""
    text = '名称,"值\n""高"""\r\n"a,b",\n'
    source = read("a.csv", text.encode())
    assert blocks(source) == [[["名称", '值\n"高"'], ["a,b", ""]]]
    assert left_over(source) == []
    place = source.place(cells(source)[1].offset(3))
    assert (place.line, place.column) == (2, 3)


@pytest.mark.parametrize(
    ("path", "text", "rows"),
    [
        ("a.csv", "甲,乙;丁\n丙,戊\n", [["甲", "乙;丁"], ["丙", "戊"]]),
        ("a.csv", "甲;乙;丁\n丙,戊;;\n", [["甲", "乙", "丁"], ["丙,戊", "", ""]]),
        ("a.csv", "甲\t乙\n丙,\t戊\n", [["甲", "乙"], ["丙,", "戊"]]),
        ("a.tsv", "甲\t乙,丁\n丙\t戊\n", [["甲", "乙,丁"], ["丙", "戊"]]),
        ("a.csv", "sep=;\r\n甲;乙,丙\n丁\n", [["甲", "乙,丙"], ["丁", ""]]),
    ],
)
def test_delimiter_is_judged_by_content(
    path: str, text: str, rows: list[list[str]]
) -> None:
    """Commas, semicolons and tabs delimit where most records hold them."""
    source = read(path, text.encode())
    assert blocks(source) == [rows]
    assert left_over(source) == []


def test_a_quote_left_open() -> None:
    """A stray quote does not swallow the rows after it."""
    source = read("a.csv", '甲,"乙\n丙,丁\n'.encode())
    assert blocks(source) == [[["甲", '"乙'], ["丙", "丁"]]]


def test_cells_stand_where_they_stand() -> None:
    """Whatever quotes, delimiters and line ends a file holds, no letter moves or goes."""
    chance = random.Random(20)
    for _ in range(2000):
        text = "一" + "".join(chance.choices('ab",\n;一\t', k=chance.randint(0, 14)))
        source = read("a.csv", text.encode())
        assert left_over(source) == []
        for cell in cells(source):
            found = "".join(text[cell.offset(at)] for at in range(len(cell)))
            assert found == cell.value


def test_markdown() -> None:
    """Pipe tables are grids; marks of headings, lists and emphasis are markup."""
    text = "# 目标表\n\n- **项目名称：甲**\n\n|名称|值\\|单位|\n|--|:-:|\n|**巡河**|≥**%|\n\n完\n"
    source = read("a.md", text.encode())
    assert blocks(source) == [
        ["目标表", "", "项目名称：甲", ""],
        [["名称", "值|单位"], ["巡河", "≥**%"]],
        ["", "完"],
    ]
    assert left_over(source) == []


def test_html_tables() -> None:
    """Merged cells hold one text; blocks and breaks begin lines; left open tags close."""
    text = """<html><head><title>x</title><style>td{}</style></head><body>
<h1>目标表</h1><script>"<td>"</script>
<table><caption>单位：万元</caption><tr><th rowspan=2>产出<th colspan=2>数&nbsp;量
指标</tr><tr><td><p>甲</p><p>乙</p><td>a<br/>b &ge; 5</table>完</body></html>"""
    source = read("a.html", text.encode())
    assert blocks(source) == [
        ["目标表", "单位：万元"],
        [["产出", "数\xa0量 指标", "数\xa0量 指标"], ["产出", "甲\n乙", "a\nb ≥ 5"]],
        ["完"],
    ]
    grid = next(block for block in source.blocks if isinstance(block, Grid))
    assert grid.rows[0][0] is grid.rows[1][0]
    assert grid.rows[0][1] is grid.rows[0][2]
    assert left_over(source) == []


def test_html_nested_tables() -> None:
    """A table that lays out the page gives way to what it holds; others keep both."""
    text = """<table><tr><td>目标表<table><tr><td>甲<td>乙</table>
<tr><td><table><tr><td>丙<td>丁<table><tr><td>戊<td>己</table></table></table>"""
    source = read("a.htm", text.encode())
    assert blocks(source) == [
        ["目标表"],
        [["甲", "乙"]],
        [["丙", "丁"]],
        [["戊", "己"]],
    ]
    assert left_over(source) == []


@pytest.mark.parametrize(
    ("path", "text", "reader"),
    [
        ("export", "<html><table><tr><td>甲<td>乙</table></html>", "html"),
        ("export.xls", "<table><tr><td>甲<td>乙</table>", "html"),
        ("data.dat", "指标,值\n巡河,5\n", "csv"),
        ("notes.text.bak", "指标\t值\n巡河\t5\n", "text"),
        ("README", "|指标|值|\n|--|--|\n|巡河|5|\n", "markdown"),
    ],
)
def test_unknown_extension_is_judged_by_content(
    path: str, text: str, reader: str
) -> None:
    """A file whose extension says nothing is read as what it holds."""
    assert read(path, text.encode()).reader == reader


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("a.csv", b"", "文件是空的"),
        ("a.csv", b"\xef\xbb\xbf \r\n", "文件是空的"),
        ("a.pdf", b"%PDF-1.7", "PDF 已损坏"),
        ("a.xlsx", b"PK\x03\x04..xl/workbook.xml", "文件已损坏"),
        ("a.csv", b"PK\x03\x04..word/document.xml", "文件已损坏"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版 Office 文件"),
        ("a.txt", b"abc\x00\x01", "二进制文件"),
        ("a.csv", b"\xff \x81", "第 1 字节起"),
        ("a.cvs", b"hello", "是不是“.csv”？"),
    ],
)
def test_unreadable_files(path: str, data: bytes, words: str) -> None:
    """A file that cannot be read is one sentence that names it and what it is."""
    with pytest.raises(UnreadableError) as caught:
        read(path, data)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}: ")
    assert words in sentence
    assert "\n" not in sentence


def test_every_reader_of_the_registry_exists() -> None:
    """Each extension names a reader, which reads the words or tells what it expects."""

    def said(extension: str) -> str:
        try:
            return read(f"a{extension}", "指标".encode()).text
        except UnreadableError as error:
            return str(error).partition(": ")[0]

    plain = READERS.keys() - BINARY - {".json", ".jsonl"} | set(WORKBOOKS)
    assert {extension: said(extension) for extension in READERS} == {
        extension: "指标" if extension in plain else f"a{extension}"
        for extension in READERS
    }


def test_a_workbook_that_holds_something_else() -> None:
    """A known extension is not called unknown; what does not fit it is said."""
    with pytest.raises(UnreadableError) as caught:
        read("a.xlsx", b"PKxx")

    assert caught.value.said.zh == (
        "a.xlsx: 内容不是 .xlsx 文件，也不像表格，多半已损坏，请重新导出或另存。"
    )
