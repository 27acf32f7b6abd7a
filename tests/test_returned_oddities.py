"""Workbooks as other programs write them: bare, strict, with macros, controls, threads."""

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

from jixiaolint.errors import UnreadableError  # noqa: E402
from returned_case import back, original, parts  # noqa: E402
from returned_case import on as remark  # noqa: E402

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    KINDS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_XML = f"""<x:worksheet xmlns:x="{MAIN}"><x:sheetData>\
<x:row><x:c t="inlineStr"><x:is><x:t>养护里程</x:t></x:is></x:c>\
<x:c><x:v>3</x:v></x:c></x:row>\
<x:row r="4"><x:c r="C4"><x:v>4</x:v></x:c></x:row></x:sheetData>\
<x:pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>\
</x:worksheet>"""
BARE = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/book.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
<Override PartName="/tables/one.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="a" Type="{KINDS}/officeDocument" Target="/book.xml"/></Relationships>""",
    "book.xml": f"""<x:workbook xmlns:x="{MAIN}" xmlns:r="{KINDS}"><x:sheets>\
<x:sheet name="表" sheetId="7" r:id="k"/></x:sheets><x:calcPr/></x:workbook>""",
    "_rels/book.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="k" Type="{KINDS}/worksheet" Target="tables/one.xml"/></Relationships>""",
    "tables/one.xml": SHEET_XML,
}


def packed(named: dict[str, str | bytes]) -> bytes:
    """Return parts as a package."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in named.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(data: bytes, **named: Any) -> bytes:
    """Return a package with some parts made anew: functions of their text."""
    known = parts(data)
    for name, change in named["parts"].items():
        known[name] = change(known.get(name, b"").decode()).encode()
    return packed({**known, **named.get("more", {})})


def on(cell: str, sheet: str = "表", **changes: object) -> Any:
    """Return a remark on a cell of the bare workbook."""
    return remark(cell, sheet=sheet, **changes)


def test_names_with_backslashes(tmp_path: Path) -> None:
    """Parts whose names have slashes that lean back come back with upright ones."""
    leaning = {name.replace("/", "\\"): part for name, part in BARE.items()}
    lean, straight = (
        back(tmp_path, packed(one), (on("B1"),)) for one in (leaning, BARE)
    )

    assert parts(lean) == parts(straight)


def test_a_sheet_that_leads_nowhere(tmp_path: Path) -> None:
    """A list of remarks of an earlier round that is lost hinders no later round."""
    sheet = '<x:sheet name="审核意见" sheetId="8" r:id="gone"/></x:sheets>'
    book = BARE["book.xml"].replace("</x:sheets>", sheet)

    made = parts(back(tmp_path, packed({**BARE, "book.xml": book}), (on("B1"),)))

    assert "审核意见2" in made["book.xml"].decode()


def test_bare_workbook(tmp_path: Path) -> None:
    """No styles, no numbers of rows and cells, a prefix of its own: marked all the same."""
    made = back(tmp_path, packed(BARE), (on("A1"), on("B1"), on("B4"), on("A3")))
    book = openpyxl.load_workbook(BytesIO(made))
    sheet = book["表"]

    assert book.sheetnames == ["审核意见", "表"]
    assert [[cell.value for cell in row] for row in sheet["A1:C4"]] == [
        ["养护里程", 3, None],
        [None, None, None],
        [None, None, None],
        [None, None, 4],
    ]
    marked = {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.fill.fgColor.rgb == "FFFFEA9B"
    }
    assert marked == {"A1", "B1", "B4", "A3"}
    rows = ElementTree.fromstring(parts(made)["tables/one.xml"]).iter(f"{{{MAIN}}}row")
    assert [[cell.get("r") for cell in row] for row in rows] == [
        [None, None],
        ["A3"],
        ["B4", "C4"],
    ]


def test_strict_workbook(tmp_path: Path) -> None:
    """A workbook of the strict kind gets parts of the strict kind."""

    def strict(text: str) -> str:
        for usual, other in STRICT.items():
            text = text.replace(usual, other)
        return text

    made = back(
        tmp_path,
        packed({name: strict(text) for name, text in BARE.items()}),
        (on("A1"),),
    )
    new = {name: data for name, data in parts(made).items() if name.endswith(".xml")}
    book = ElementTree.fromstring(new["book.xml"])

    assert [one.get("name") for one in book[0]] == ["审核意见", "表"]
    assert all(one.get(f"{{{STRICT[KINDS]}}}id") for one in book[0])
    assert not [name for name, data in new.items() if MAIN.encode() in data]


def test_macros_stay(tmp_path: Path) -> None:
    """The macros of an .xlsm file are not touched, and it remains one."""
    plain, enabled = (
        "openxmlformats-officedocument.spreadsheetml.sheet.main",
        "ms-excel.sheet.macroEnabled.main",
    )
    macros = b"\xd0\xcf\x11\xe0 not really"
    data = changed(
        packed(BARE),
        parts={"[Content_Types].xml": lambda text: text.replace(plain, enabled)},
        more={"vbaProject.bin": macros},
    )
    new = parts(back(tmp_path, data, (on("A1"),)))

    assert new["vbaProject.bin"] == macros
    assert enabled.encode() in new["[Content_Types].xml"]


def test_controls_share_their_drawing(tmp_path: Path) -> None:
    """A sheet whose drawing holds buttons keeps them beside the new comments."""
    button = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
        '<o:idmap v:ext="edit" data="3"/></o:shapelayout><v:shape id="_x0000_s3075"'
        ' type="#_x0000_t201"><v:textbox><div>填<br>报</div></v:textbox></v:shape></xml>'
    )
    data = changed(
        packed(BARE),
        parts={
            "tables/one.xml": lambda text: text.replace(
                "</x:worksheet>",
                f'<x:legacyDrawing xmlns:r="{KINDS}" r:id="v"/></x:worksheet>',
            )
        },
        more={
            "tables/_rels/one.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="v"'
                f' Type="{KINDS}/vmlDrawing" Target="../v.vml"/></Relationships>'
            ),
            "v.vml": button,
        },
    )
    new = parts(back(tmp_path, data, (on("A1"),)))
    drawing = new["v.vml"].decode()

    assert drawing.startswith(button.removesuffix("</xml>"))
    assert drawing.count("<v:shape ") == 2
    assert 'id="_x0000_s3076"' in drawing
    assert drawing.count('<v:shapetype id="_x0000_t202"') == 1
    assert [name for name in new if name.endswith(".vml")] == ["v.vml"]


def test_threads_are_left_alone(tmp_path: Path) -> None:
    """A threaded comment is kept elsewhere; the cell is marked and listed only."""
    data = changed(
        original(),
        parts={
            "xl/comments/comment1.xml": lambda text: text.replace(
                "王会计", "tc={A1B2}", 1
            )
        },
    )
    old, new = parts(data), parts(back(tmp_path, data, (remark("D3"),)))
    book = openpyxl.load_workbook(BytesIO(packed(dict(new))))

    name = "xl/comments/comment1.xml"
    assert canonical(new[name]) == canonical(old[name])
    assert book.worksheets[1]["D3"].fill.fgColor.rgb == "FFFFEA9B"


def canonical(data: bytes) -> str:
    """Return XML in the one form that all ways of writing it share."""
    return ElementTree.canonicalize(data.decode())


def test_many_remarks_on_one_cell(tmp_path: Path) -> None:
    """A comment names a dozen and sends the reader to the list for the rest."""
    made = back(tmp_path, packed(BARE), [on("A1", key=f"{at}") for at in range(40)])
    book = openpyxl.load_workbook(BytesIO(made))
    text = book["表"]["A1"].comment.text

    assert text.count(" 应当改　") == 12
    assert text.endswith("\n\n另有 28 条，见“审核意见”表。")
    assert book["审核意见"].max_row == 42


def test_place_that_is_not_there(tmp_path: Path) -> None:
    """A remark on a sheet that the file lacks is listed without a link."""
    made = back(tmp_path, packed(BARE), (on("A1", sheet="别的表"),))
    sheet = openpyxl.load_workbook(BytesIO(made)).worksheets[0]

    assert sheet["C3"].value == "A1"
    assert sheet["C3"].hyperlink is None


@pytest.mark.parametrize("cut", ["book.xml", "tables/one.xml"])
def test_damaged_part(tmp_path: Path, cut: str) -> None:
    """XML that is broken is a sentence and no traceback."""
    data = changed(packed(BARE), parts={cut: lambda text: text[:-9]})

    with pytest.raises(UnreadableError, match=r"目标表\.xlsx: 文件已损坏"):
        back(tmp_path, data, (on("A1"),))
