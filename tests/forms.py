"""Forms drawn as text, and the same form written as each kind of file."""

from __future__ import annotations

import csv
import html
import io
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

from jixiaolint.read.soffice import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

for _each in ("openpyxl", "docx", "xlrd", "pypdfium2"):
    pytest.importorskip(_each, reason=f"{_each} is not installed")

LEFT, ABOVE = "<", "^"
"""Signs of a cell that is merged into the one to its left, or above it."""

FORMATS = ("txt", "csv", "html", "xlsx", "xls", "docx", "pdf")
FONT = "Noto Serif CJK SC"

_NUMBER = re.compile(r"(?P<whole>0|[1-9]\d*)(?:\.(?P<part>\d+))?(?P<percent>%?)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as drawn: its corner from zero, the rows and columns it takes, its words."""

    row: int
    column: int
    down: int
    across: int
    words: str


@dataclass(frozen=True)
class Form:
    """Lines of text and the table below; `rows` hold words, `LEFT` and `ABOVE`."""

    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @cached_property
    def width(self) -> int:
        """The number of columns, the same in every row."""
        (width,) = {len(row) for row in self.rows}
        return width

    def cells(self) -> Iterator[Cell]:
        """Yield the cells row by row, those that are merged as one."""
        for at, row in enumerate(self.rows):
            for column, words in enumerate(row):
                if words not in (LEFT, ABOVE):
                    across = 1 + _run(row[column + 1 :], LEFT)
                    below = [line[column] for line in self.rows[at + 1 :]]
                    yield Cell(at, column, 1 + _run(below, ABOVE), across, words)

    def plain(self) -> list[list[str]]:
        """Return the rows with blanks where a merged cell covers."""
        signs = {LEFT: "", ABOVE: ""}
        return [[signs.get(words, words) for words in row] for row in self.rows]


Document = tuple[Form, ...]
"""What stands in one file, from top to bottom."""


def drawn(text: str) -> Document:
    """Return forms drawn as text: ``|`` parts cells, a blank line ends a form.

    Lines without ``|`` stand above the table; ``/`` alone begins a line in a cell.
    """
    forms: list[Form] = []
    for part in re.split(r"\n{2,}", text.strip()):
        lines = part.split("\n")
        above = tuple(line for line in lines if "|" not in line)
        rows = tuple(
            tuple(cell.strip().replace(" / ", "\n") for cell in line.split("|"))
            for line in lines
            if "|" in line
        )
        forms.append(Form(above, rows))
    return tuple(forms)


def txt(document: Document) -> bytes:
    """Return what a spreadsheet puts on the clipboard: tabs between cells."""
    lines: list[str] = []
    for form in document:
        lines += form.above
        for row in form.plain():
            lines.append("\t".join(words.replace("\n", " ") for words in row))
        lines.append("")
    return "\r\n".join(lines).encode("gb18030")


def csv_(document: Document) -> bytes:
    """Return the forms one below the other, a blank row between."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(stacked(document))
    return out.getvalue().encode("utf-8-sig")


def stacked(document: Document) -> list[list[str]]:
    """Return the rows of all forms with the lines above them as rows."""
    rows: list[list[str]] = []
    for form in document:
        rows += [[line] for line in form.above]
        rows += [*form.plain(), []]
    return rows


def html_(document: Document) -> bytes:
    """Return a page with ``rowspan`` and ``colspan``."""
    page = ['<!DOCTYPE html><meta charset="utf-8"><body>']
    for form in document:
        page += [f"<p>{html.escape(line)}</p>" for line in form.above]
        cells = list(form.cells())
        page.append('<table border="1">')
        for at in range(len(form.rows)):
            inside = (_td(cell) for cell in cells if cell.row == at)
            page.append(f"<tr>{''.join(inside)}</tr>")
        page.append("</table>")
    return "\n".join(page).encode()


def _td(cell: Cell) -> str:
    words = html.escape(cell.words).replace("\n", "<br>")
    return f"<td rowspan={cell.down} colspan={cell.across}>{words}</td>"


def xlsx(document: Document) -> bytes:
    """Return a workbook: numbers are numbers, percentages fractions with a format."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    top = 1
    for form in document:
        for line in form.above:
            sheet.cell(top, 1, line)
            _merge(sheet, top, Cell(0, 0, 1, form.width, line))
            top += 1
        for cell in form.cells():
            put = sheet.cell(top + cell.row, 1 + cell.column)
            put.value, put.number_format = _stored(cell.words)
            _merge(sheet, top, cell)
        top += len(form.rows) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _merge(sheet: Any, top: int, cell: Cell) -> None:
    """Merge the cells that one takes."""
    if cell.down * cell.across > 1:
        row, column = top + cell.row, 1 + cell.column
        last = row + cell.down - 1, column + cell.across - 1
        sheet.merge_cells(None, row, column, *last)


def _stored(words: str) -> tuple[str | float | None, str]:
    """Return what a workbook holds for a cell, and the format that shows it."""
    match = _NUMBER.fullmatch(words)
    if not match:
        return words or None, "General"
    code = "0" + ("." + "0" * len(match["part"]) if match["part"] else "")
    number = float(words.rstrip("%"))
    return (number / 100, f"{code}%") if match["percent"] else (number, code)


def docx(document: Document) -> bytes:
    """Return a Word file on wide pages, a table for each form."""
    from docx import Document as New
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    made = New()
    style: Any = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    made.sections[0].page_width, made.sections[0].page_height = Cm(29.7), Cm(21)
    for form in document:
        for line in form.above:
            made.add_paragraph(line)
        table = made.add_table(len(form.rows), form.width)
        table.style = "Table Grid"
        # python-docx finds a cell anew at each call, which takes long.
        grid, width = table._cells, form.width
        for cell in form.cells():
            first = grid[cell.row * width + cell.column]
            last = (cell.row + cell.down - 1) * width + cell.column + cell.across - 1
            if cell.down * cell.across > 1:
                first.merge(grid[last])
            first.text = cell.words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


WRITERS: dict[str, Callable[[Document], bytes]] = {
    "txt": txt,
    "csv": csv_,
    "html": html_,
    "xlsx": xlsx,
    "docx": docx,
}
"""Kind of file -> what writes it; the others are made of these by LibreOffice."""


def written(documents: dict[str, Document], folder: Path) -> None:
    """Write each document as ``NAME.KIND`` in every kind that needs no LibreOffice."""
    for name, document in documents.items():
        for kind, write in WRITERS.items():
            (folder / f"{name}.{kind}").write_bytes(write(document))


def converted(files: Iterable[Path], kind: str) -> None:
    """Let LibreOffice turn files into another kind, all at once, beside them.

    The test is skipped if there is no LibreOffice.
    """
    paths = sorted(files)
    office = program()
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = paths[0].parent
    home = f"-env:UserInstallation={(folder / 'office-home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run(
        [*command, str(folder), *map(str, paths)],
        check=True,
        capture_output=True,
        timeout=120,
    )


def _run(words: Sequence[str], sign: str) -> int:
    """Return how often a sign stands at the beginning."""
    return next((at for at, each in enumerate(words) if each != sign), len(words))
