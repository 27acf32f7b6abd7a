"""LibreOffice opens what is returned and finds in it what was put there."""

from io import BytesIO
from pathlib import Path

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
docx = pytest.importorskip("docx", reason="python-docx is not installed")

from jixiaolint.place import Place  # noqa: E402
from jixiaolint.read.soffice import convert, program  # noqa: E402
from returned_case import SHEET, back, on, original  # noqa: E402
from test_returned_word import comments, form  # noqa: E402

pytestmark = pytest.mark.skipif(
    program() is None, reason="LibreOffice is not installed"
)


def test_workbook(tmp_path: Path) -> None:
    """Values, comments, marks and the list survive LibreOffice's own saving."""
    made = back(tmp_path, original())
    again = convert("表.xlsx", made, ".xlsx", "xlsx")
    old, new = (openpyxl.load_workbook(BytesIO(data)) for data in (made, again))

    assert new.sheetnames == old.sheetnames
    for sheet in old.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                twin = new[sheet.title][cell.coordinate]
                formula = cell.data_type == "f"
                assert twin.value == cell.value or formula
                assert (twin.comment is None) == (cell.comment is None)
    assert new[SHEET]["E3"].comment.text == old[SHEET]["E3"].comment.text
    assert new[SHEET]["E3"].fill.fgColor.rgb == "FFFFC8CD"
    assert new.worksheets[0]["E6"].value == "-更加便利"
    assert new.worksheets[0]["E6"].data_type == "s"
    assert new.worksheets[0].auto_filter.ref == "A2:H7"
    assert new.worksheets[0]["C3"].hyperlink.location.replace("$", "") == (
        "'目标表''甲'!E3"
    )


def test_second_round_after_libreoffice(tmp_path: Path) -> None:
    """Nothing piles up where LibreOffice has forgotten who wrote the comments."""
    first = back(tmp_path, original())
    second = back(tmp_path, convert("表.xlsx", first, ".xlsx", "xlsx"))
    old, new = (openpyxl.load_workbook(BytesIO(data)) for data in (first, second))

    assert new.sheetnames == old.sheetnames
    assert list(new.worksheets[0].values) == list(old.worksheets[0].values)
    for row in old[SHEET].iter_rows():
        for cell in row:
            twin = new[SHEET][cell.coordinate]
            assert _words(twin) == _words(cell)


def _words(cell: object) -> str:
    comment = getattr(cell, "comment", None)
    return comment.text if comment else ""


def test_document_after_libreoffice(tmp_path: Path) -> None:
    """The list of a Word file is replaced, and gone at last, after LibreOffice too."""
    found = (on(Place(table=1, row=4, cell="D4")),)
    before = form(own_comment=False)
    saved = convert("表.docx", back(tmp_path, before, found), ".docx", "docx")
    again, last = (
        docx.Document(BytesIO(back(tmp_path, saved, remarks)))
        for remarks in (found, ())
    )
    first = docx.Document(BytesIO(before))

    assert [len(one.tables) for one in (first, again, last)] == [1, 2, 1]
    assert [len(one.sections) for one in (first, again, last)] == [1, 2, 1]
    assert [one.text for one in last.paragraphs] == [
        one.text for one in first.paragraphs
    ]
    assert len([*again.comments]) == 1
    assert not [*last.comments]


def test_workbook_as_pdf(tmp_path: Path) -> None:
    """The workbook can be printed."""
    made = convert("表.xlsx", back(tmp_path, original()), ".xlsx", "pdf")

    assert made.startswith(b"%PDF")


def test_word(tmp_path: Path) -> None:
    """Comments are read by LibreOffice and saved again."""
    made = back(tmp_path, form(), (on(Place(table=1, row=4, cell="D4")),))
    again = convert("表.docx", made, ".docx", "docx")

    assert sorted(comments(again)) == sorted(comments(made))
