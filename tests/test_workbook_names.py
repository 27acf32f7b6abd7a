"""Workbooks under wrong names, and other things under the names of workbooks."""

from __future__ import annotations

import pytest

pytest.importorskip("openpyxl", reason="builds the workbooks")

from jixiaolint.read import read
from test_workbook import form
from workbook_file import rows, workbook


@pytest.mark.parametrize("name", ["a.xlsm", "a.xls", "a.csv", "a.docx", "a"])
def test_a_workbook_is_known_by_what_it_holds(name: str) -> None:
    """The extension of a workbook does not matter."""
    assert rows(read(name, workbook(form))) == rows(read("a.xlsx", workbook(form)))


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("export.xls", "<table><tr><td>指标<td>≥5次</table>", "html"),
        ("export.xlsx", "指标,值\n巡河,≥5次\n", "csv"),
        ("export.et", "指标\t值\n巡河\t≥5次\n", "text"),
    ],
)
def test_text_called_a_workbook(name: str, text: str, reader: str) -> None:
    """What systems export as .xls is often HTML or CSV, and is read as that."""
    assert read(name, text.encode("gb18030")).reader == reader
