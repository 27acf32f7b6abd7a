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


def test_workbook_as_pdf(tmp_path: Path) -> None:
    """The workbook can be printed."""
    made = convert("表.xlsx", back(tmp_path, original()), ".xlsx", "pdf")

    assert made.startswith(b"%PDF")


def test_word(tmp_path: Path) -> None:
    """Comments are read by LibreOffice and saved again."""
    made = back(tmp_path, form(), (on(Place(table=1, row=4, cell="D4")),))
    again = convert("表.docx", made, ".docx", "docx")

    assert sorted(comments(again)) == sorted(comments(made))
