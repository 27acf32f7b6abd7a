"""Fixes in workbooks and Word files: one part changes, and in it the words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

import forms
from fixing_case import SAFE, UNSAFE, mend, notes, table
from form_tables import TABLES
from jixiaolint.columns.indicators import said
from jixiaolint.read import read as reader
from jixiaolint.reading import taken
from returned_case import parts
from word_file import document, p, r, tbl, tc, tr
from workbook_file import with_part, xlsx

if TYPE_CHECKING:
    from pathlib import Path

MAIN = {"xlsx": "xl/worksheets/sheet1.xml", "docx": "word/document.xml"}
NAME, SUM = "养护公路里程", "按验收单上写明的里程统计"


def words(name: str, said: str) -> str:
    """Return a cell with a string of its own."""
    return f'<c r="{name}" t="inlineStr"><is><t>{said}</t></is></c>'


HEAD = "".join(
    words(f"{column}1", said)
    for column, said in zip(
        "ABCDE",
        ("项目名称", "二级指标", "三级指标", "指标解释", "年度指标值"),
        strict=True,
    )
)
FIRST = words("A2", "养护") + words("B2", "数量指标")


def sheet(row: str, strings: str = "", styles: str = "") -> bytes:
    """Return a workbook of one indicator: the cells C2, D2 and E2 are given."""
    rows = f'<row r="1">{HEAD}</row><row r="2">{FIRST}{row}</row>'
    return xlsx(f"<sheetData>{rows}</sheetData>", strings, styles)


def inner(data: bytes, part: str = "xl/worksheets/s.xml") -> str:
    """Return the cells C2 to E2 of a workbook of one indicator."""
    found = parts(data)[part].decode()
    return found[found.index('<c r="C2"') : found.index("</row></sheetData>")]


def test_blanks_at_the_end_of_words_are_kept(tmp_path: Path) -> None:
    """Where a label goes, what now stands first stays: a new line, told to programs."""
    cells = words("C2", NAME) + words("D2", SUM)
    came = mend(tmp_path, "表.xlsx", sheet(cells + words("E2", "标准：\n≥12公里")))
    right = words("E2", "\n≥12公里").replace("<t>", '<t xml:space="preserve">')
    assert inner(came.data) == cells + right


@pytest.mark.parametrize("kind", MAIN)
@pytest.mark.parametrize("unsafe", [False, True])
def test_all_parts_but_one_are_as_they_were(
    kind: str, unsafe: bool, tmp_path: Path
) -> None:
    """Other parts are equal byte for byte, and that one but for the words."""
    data = table(kind)
    came = mend(tmp_path, f"表.{kind}", data, unsafe=unsafe)
    pairs = SAFE | UNSAFE if unsafe else SAFE
    old, new = parts(data), parts(came.data)
    assert [*new] == [*old]
    assert [name for name in new if new[name] != old[name]] == [MAIN[kind]]
    should = old[MAIN[kind]].decode()
    for wrong, right in pairs.items():
        # openpyxl writes Chinese characters by their numbers.
        numbers = wrong.encode("ascii", "xmlcharrefreplace").decode()
        should = should.replace(numbers if kind == "xlsx" else wrong, right)
    assert new[MAIN[kind]].decode() == should
    assert came.fixed.gone == len(pairs)
    again = mend(tmp_path, f"表.{kind}", came.data, unsafe=unsafe)
    assert again.fixed.data is None


RUNS = (
    "<r><rPr><b/></rPr><t>养护{}</t></r><r><rPr><i/></rPr><t>含</t></r>"
    '<r><t xml:space="preserve">桥）里程</t></r>'
)
"""A string of three runs, the sign in the first given."""


@pytest.mark.parametrize(
    ("cell", "mended"),
    [
        (words("C2", "养护(含桥）里程"), words("C2", "养护（含桥）里程")),
        (
            f'<c r="C2" s="0" t="inlineStr"><is>{RUNS.format("(")}</is></c>',
            f'<c r="C2" s="0" t="inlineStr"><is>{RUNS.format("（")}</is></c>',
        ),
        (
            '<c r="C2" t="str"><v>养护(A&amp;B）里程</v></c>',
            '<c r="C2" t="str"><v>养护（A&amp;B）里程</v></c>',
        ),
        (
            '<c r="C2" t="s" s="0"><v>1</v></c>',
            f'<c r="C2" s="0" t="inlineStr"><is>{RUNS.format("（")}</is></c>',
        ),
    ],
)
def test_runs_of_a_cell_keep_their_look(cell: str, mended: str, tmp_path: Path) -> None:
    """Only the run changes that holds what is wrong; a shared string is copied."""
    spoken = '<rPh sb="0" eb="1"><t>yang</t></rPh>'
    strings = f"<si><t>别的</t></si><si>{RUNS.format('(')}{spoken}</si>"
    rest = words("D2", SUM) + words("E2", "≥12公里")
    came = mend(tmp_path, "表.xlsx", sheet(cell + rest, strings))
    assert inner(came.data) == mended + rest


def test_a_number_becomes_text_only_if_it_must(tmp_path: Path) -> None:
    """95% shown of 0.95 cannot read ≥95% as a number; 12.33 can."""
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
    rate = words("C2", "路面合格率") + words("D2", "合格里程÷养护里程×100%")
    came = mend(
        tmp_path,
        "表.xlsx",
        sheet(f'{rate}<c r="E2" s="1"><v>0.95</v></c>', "", styles),
        unsafe=True,
    )
    cell = '<c r="E2" s="1" t="inlineStr"><is><t>≥95%</t></is></c>'
    assert inner(came.data) == rate + cell
    mileage = words("C2", "人均养护里程") + words("D2", SUM)
    came = mend(
        tmp_path,
        "表.xlsx",
        sheet(f'{mileage}<c r="E2"><v>12.3333333333</v></c>'),
        unsafe=True,
    )
    assert 'r="E2"><v>12.33</v></c>' in inner(came.data)


def test_a_formula_is_left(tmp_path: Path) -> None:
    """What a formula gives is none of ours to write, which is said."""
    rest = '<c r="E2" t="str"><f>"标准："&amp;F2</f><v>标准：≥12公里</v></c>'
    data = sheet(words("C2", NAME) + words("D2", SUM) + rest)
    came = mend(tmp_path, "表.xlsx", data)
    assert came.fixed.data is None
    assert notes(came, tmp_path) == ("表.xlsx: 没有改 表!C2：这一格是公式。")


def test_how_cells_are_counted_does_not_matter(tmp_path: Path) -> None:
    """Cells and rows that leave out their numbers are found all the same."""
    data = sheet(words("C2", NAME) + words("D2", SUM) + words("E2", "标准：≥12公里"))

    def bare(part: bytes) -> bytes:
        """Return a sheet without numbers of rows and cells, under a prefix."""
        text = re.sub(r' r="[A-Z]?\d"', "", part.decode())
        text = re.sub(r"<(/?)(\w)", r"<\1x:\2", text)
        return text.replace(" xmlns=", " xmlns:x=").encode()

    data = with_part(data, "xl/worksheets/s.xml", bare)
    came = mend(tmp_path, "表.xlsx", data)
    old, new = (parts(one)["xl/worksheets/s.xml"].decode() for one in (data, came.data))
    assert new == old.replace("标准：", "")


def row(*cells: str) -> str:
    """Return a table of one indicator in Word, its last cells given."""
    head = ("项目名称", "二级指标", "三级指标", "指标解释", "年度指标值")
    return tbl(tr(*map(tc, head)), tr(tc("养护"), tc("数量指标"), *cells))


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        (
            p(r("养护(", "<w:b/>"), r("含桥）里程")),
            p(r("养护（", "<w:b/>"), r("含桥）里程")),
        ),
        (
            p(
                r("养护"),
                "<w:proofErr/>",
                r("(含"),
                "<w:ins>" + r("桥）里程") + "</w:ins>",
            ),
            p(
                r("养护"),
                "<w:proofErr/>",
                r("（含"),
                "<w:ins>" + r("桥）里程") + "</w:ins>",
            ),
        ),
        (
            p(r("养护(含桥）"), "<w:r><w:br/></w:r>", r("里程")),
            p(r("养护（含桥）"), "<w:r><w:br/></w:r>", r("里程")),
        ),
        (
            "<w:p><w:r><w:t>养护(A&amp;B）里程</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>养护（A&amp;B）里程</w:t></w:r></w:p>",
        ),
    ],
)
def test_runs_of_a_paragraph_keep_their_look(
    name: str, mended: str, tmp_path: Path
) -> None:
    """Only the run changes that holds what is wrong."""
    rest = (tc(SUM), tc("≥12公里"))
    came = mend(tmp_path, "表.docx", document(row(tc(name), *rest)))
    assert parts(came.data) == parts(document(row(tc(mended), *rest)))


def test_words_that_are_struck_out_or_numbered_are_left(tmp_path: Path) -> None:
    """Where the words of a line are not those that are read, nothing is risked."""
    struck = p(r("旧", "<w:strike/>"), r("标准：≥12公里"))
    came = mend(tmp_path, "表.docx", document(row(tc(NAME), tc(SUM), tc(struck))))
    assert came.fixed.data is None
    assert notes(came, tmp_path) == (
        "表.docx: 没有改 表1第2行第3格：文件里的字和读出来的不一样。"
    )
    (note,) = came.fixed.notes
    assert note.behind(note.zh.partition(": ")[0]).en == (
        "table 1, row 2, cell 3 is left as it is: the file holds it otherwise than it is"
        " shown."
    )


def test_the_comment_of_a_package_stays(tmp_path: Path) -> None:
    """A returned file stays one, and other files do not become one."""
    path = tmp_path / "回.xlsx"
    path.write_bytes(table("xlsx"))
    assert mend(tmp_path, "表.xlsx", path.read_bytes()).data[-2:] == b"\0\0"
    with ZipFile(path, "a") as archive:
        archive.comment = b"jixiaolint"
    came = mend(tmp_path, "表.xlsx", path.read_bytes())
    assert came.fixed.gone == len(SAFE)
    assert came.data.endswith(b"jixiaolint")


@pytest.mark.parametrize("name", ["coded", "numbered", "three-columns"])
def test_one_form_is_mended_alike_in_every_kind(name: str, tmp_path: Path) -> None:
    """Whatever a form looks like, the same rows read the same afterwards."""
    drawn = forms.drawn(TABLES[name])
    read: dict[str, list[tuple[str | None, ...]]] = {}
    for kind, write in forms.WRITERS.items():
        came = mend(tmp_path, f"表.{kind}", write(drawn), unsafe=True)
        assert came.fixed.gone > 0
        file = taken(reader(f"表.{kind}", came.data))
        read[kind] = [one for _, project in file.projects() for one in said(project)]
    assert [rows for rows in read.values() if rows != read["csv"]] == []
