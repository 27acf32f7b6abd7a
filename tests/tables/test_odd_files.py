"""Faults of the container: what a file marks, breaks or prints, not what its form says.

Every form here is the five good rows of ``test_cases.py``; no test asks for the title.
"""

from __future__ import annotations

import html
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from books import drawn, unmerged
from test_cases import filled
from writers import WRITERS, xlsx

import word_file
import workbook_file
from workbook_file import with_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from seen import Fields, Look, Seen

FORM = """
2025年项目绩效目标表
项目名称|管网疏通|<|<
一级指标|二级指标|三级指标|指标值
$A
"""
BOOK = drawn(filled(FORM, merged=True))
SHEET = "xl/worksheets/sheet1.xml"
PLAIN = [list(row) for row in unmerged(BOOK[0].rows, repeat=True)]
KEYS = ("project", "level1", "level2", "name", "annual")
ROWS = [dict(zip(KEYS, ("管网疏通", *row), strict=True)) for row in PLAIN[3:]]


def is_whole(seen: Seen, rows: list[Fields] = ROWS) -> bool:
    """Return whether the rows are read and nothing is held against them."""
    assert seen.failure is None
    assert seen.indicators == rows
    assert (seen.findings, seen.notes) == ([], [])
    return True


@pytest.mark.parametrize("later", ["A4:A7", "A4:A5", "B2:D3", "A1:D2"])
def test_overlapping_merges(look: Look, later: str) -> None:
    """Of ranges that overlap, the later is dropped, and that is told."""
    extra = f'<mergeCell ref="{later}"/></mergeCells>'.encode()
    seen = look(
        "a.xlsx",
        with_part(xlsx(BOOK), SHEET, lambda it: it.replace(b"</mergeCells>", extra)),
    )

    assert is_whole(seen)
    assert len(seen.notices) == 1
    assert "合并" in seen.notices[0]


def test_overlapping_spans_of_a_page(look: Look) -> None:
    """Spans of a page may overlap too; each cell keeps its own words."""
    page = WRITERS["html"][1](BOOK).replace(b"rowspan=3", b"rowspan=4", 1)

    assert "片区居民满意度" in [
        row.get("name") for row in look("a.html", page).indicators
    ]


def test_a_fault_costs_one_sheet(look: Look) -> None:
    """A sheet that cannot be read never costs the others."""
    other = drawn("# 表2\n序号|姓名\n1|周某")[0]
    data = with_part(xlsx((*BOOK, other)), "xl/worksheets/sheet2.xml", lambda _: b"<x")
    seen = look("a.xlsx", data)

    assert seen.indicators == ROWS
    assert "表2" in seen.all()


def with_first(cell: str) -> bytes:
    """Return the form as a workbook whose first value is a cell given as XML."""

    def change(sheet: bytes) -> bytes:
        at = sheet.index(b'<c r="D4"')
        return sheet[:at] + cell.encode() + sheet[sheet.index(b"</c>", at) + 4 :]

    return with_part(xlsx(BOOK), SHEET, change)


def by_index(first: str) -> bytes:
    """Return the form as a workbook of shared strings, with an index for one value."""
    words = [cell for row in PLAIN for cell in row]
    rows = ""
    for at in range(len(PLAIN)):
        places = range(at * 4, at * 4 + 4)
        cells = (
            f'<c r="{"ABCD"[place % 4]}{at + 1}" t="s"><v>'
            f"{first if words[place] == '≥18公里' else place}</v></c>"
            for place in places
        )
        rows += f'<row r="{at + 1}">{"".join(cells)}</row>'
    strings = "".join(f"<si><t>{html.escape(each)}</t></si>" for each in words)
    return workbook_file.xlsx(f"<sheetData>{rows}</sheetData>", strings)


@pytest.mark.parametrize("index", ["abc", "9999", "-1"])
def test_a_bad_string_index(look: Look, index: str) -> None:
    """A cell whose string does not exist is told, never given another cell's."""
    seen = look("a.xlsx", by_index(index))

    first = {key: words for key, words in ROWS[0].items() if key != "annual"}
    rows = [dict(row) for row in seen.indicators]
    assert seen.failure or (rows == [first, *ROWS[1:]] and "D4" in seen.all())


def renamed(data: bytes, name: Callable[[str], str]) -> bytes:
    """Return a package with other names of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(name(part), old.read(part))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize(
    "name",
    [lambda part: part.replace("/", "\\"), str.upper, str.lower],
    ids=["backslash", "upper", "lower"],
)
def test_names_of_parts(look: Look, kind: str, name: Callable[[str], str]) -> None:
    """Parts are found under the names that Excel, Word and WPS accept."""

    def kept(part: str) -> str:
        return part if part.startswith("[") else name(part)

    assert is_whole(look(f"a.{kind}", renamed(WRITERS[kind][1](BOOK), kept)))


def test_dollars_in_references(look: Look) -> None:
    """A reference may have dollar signs."""

    def dollars(sheet: bytes) -> bytes:
        return sheet.replace(b'ref="A4:A6"', b'ref="$A$4:$A$6"')

    assert is_whole(look("a.xlsx", with_part(xlsx(BOOK), SHEET, dollars)))


STRUCK = {
    "xlsx": "<is><r><rPr><strike/></rPr><t>≥15公里</t></r><r><t>≥18公里</t></r></is>",
    "html": "<s>≥15公里</s>≥18公里",
    "docx": "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>≥15公里</w:t></w:r>"
    "<w:r><w:t>≥18公里</w:t></w:r></w:p>",
}


def struck(kind: str) -> bytes:
    """Return the form with a value behind one that is struck out."""
    inside = STRUCK[kind]
    if kind == "html":
        return WRITERS[kind][1](BOOK).replace("≥18公里".encode(), inside.encode())
    if kind == "xlsx":
        return with_first(f'<c r="D4" t="inlineStr">{inside}</c>')
    return word_file.document(_word_table(inside))


def _word_table(first: str) -> str:
    """Return the form as a table of Word, the first value made of given runs."""
    rows = ""
    for row in PLAIN[1:]:
        paragraphs = [
            first
            if words == "≥18公里"
            else f"<w:p><w:r><w:t>{html.escape(words)}</w:t></w:r></w:p>"
            for words in row
        ]
        rows += (
            "<w:tr>" + "".join(f"<w:tc>{one}</w:tc>" for one in paragraphs) + "</w:tr>"
        )
    return f"<w:tbl>{rows}</w:tbl>"


@pytest.mark.parametrize("kind", STRUCK)
def test_struck_out_words(look: Look, kind: str) -> None:
    """Words that are struck out are dropped, and that is told."""
    seen = look(f"a.{kind}", struck(kind))

    assert is_whole(seen)
    assert "删除线" in seen.all()


def test_a_picture_by_formula(look: Look) -> None:
    """A picture that WPS puts into a cell is a missing value, and that is told."""
    formula = (
        '<c r="D4" t="str"><f>_xlfn.DISPIMG(&quot;ID_5C0A77&quot;,1)</f>'
        "<v>=DISPIMG(&quot;ID_5C0A77&quot;,1)</v></c>"
    )
    seen = look("a.xlsx", with_first(formula))

    first = {key: words for key, words in ROWS[0].items() if key != "annual"}
    assert seen.indicators == [first, *ROWS[1:]]
    assert [said.about for said in seen.findings] == ["疏通排水管道长度"]
    assert "单元格里是图片" in seen.all()
