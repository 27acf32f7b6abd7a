"""What is dropped on the page: folders of tables, one in every format that is read."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from browsers import ROOT

import form_tables
import forms
import returned_case
import workspace
from jixiaolint.read.soffice import program
from word_file import zipped

SHARED = ROOT.parent / "shared"
OUTSIDE = ("seeds", "elsewhere/tables", "cases/tables", "cases/text")
"""Folders beside the checkout with tables that are not part of the project."""

LIST = "| 三级指标 | 年度指标值 |\n|---|---|\n| 养护里程 | 有所增加 |\n"


def own(folder: Path) -> None:
    """Write the project's own examples and one form in every format, and an archive."""
    for part in ("clean", "faulty"):
        shutil.copytree(ROOT / "examples" / part, folder / part)
    form = forms.drawn(form_tables.LEVELS)
    forms.written({"养护": form}, folder)
    _converted(folder / "养护.xlsx")
    (folder / "图表.xlsx").write_bytes(returned_case.original())
    (folder / "清单.md").write_text(LIST, "utf-8")
    archive = {"甲/表.csv": workspace.FAULTY.encode(), "乙.xlsx": forms.xlsx(form)}
    (folder / "打包.zip").write_bytes(zipped(archive))
    (folder / "说明.txt").write_text("今天天气很好。\n", "utf-8")


def _converted(book: Path) -> None:
    """Write a workbook in the kinds that LibreOffice writes for us, where there is one."""
    if program() is None:
        return
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copy(book, folder))
        for kind in ("xls", "ods", "pdf"):
            forms.converted([copy], kind)
            shutil.copy(copy.with_suffix(f".{kind}"), book.parent)


def outside(folder: Path) -> None:
    """Copy the tables that lie beside the checkout."""
    for part in OUTSIDE:
        shutil.copytree(SHARED / part, folder / part)
