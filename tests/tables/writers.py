"""The same book as each kind of file, with nothing but Python."""

from __future__ import annotations

import csv
import io
import quopri
from typing import TYPE_CHECKING

from books import Book, document, unmerged
from markup import docx, ods, word2003, xml2003

import forms
from forms import Form
from pdf_files import Drawing
from workbook_file import workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook


def lines(book: Book) -> bytes:
    """Return text: a cell after the other with a blank between."""
    rows = (row for sheet in book for row in unmerged(sheet.rows, repeat=False))
    return "\n".join(" ".join(filter(None, row)) for row in rows).encode()


def _delimited(book: Book, mark: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(forms.stacked(document(book)))
    return out.getvalue().encode("utf-8-sig")


def md(book: Book) -> bytes:
    """Return Markdown: lines above as paragraphs, then a table with pipes."""
    parts: list[str] = []
    for form in document(book):
        parts += [f"{line}\n" for line in form.above]
        rows = [[words.replace("\n", "<br>") for words in row] for row in form.plain()]
        made = [f"| {' | '.join(row)} |" for row in rows]
        made.insert(1, "|---" * form.width + "|")
        parts.append("\n".join(made) + "\n")
    return "\n".join(parts).encode()


def xlsx(book: Book) -> bytes:
    """Return a workbook of texts with merged cells."""

    def fill(made: Workbook) -> None:
        for at, sheet in enumerate(book):
            put = made.active if at == 0 else made.create_sheet()
            assert put is not None
            put.title = sheet.name
            for cell in Form((), sheet.rows).cells():
                row, column = 1 + cell.row, 1 + cell.column
                # The type is given, so that "=DISPIMG" stays a text.
                put.cell(row, column, cell.words or None)
                last = row + cell.down - 1, column + cell.across - 1
                if cell.down * cell.across > 1:
                    put.merge_cells(None, row, column, *last)

    return workbook(fill)


def pdf(book: Book) -> bytes:
    """Return pages with ruled tables, a page for each sheet, as large as it needs."""
    forms_ = document(book)
    widths = [_widths(form) for form in forms_]
    wide = max(sum(each) for each in widths)
    high = max(sum(_lines(row) for row in form.plain()) for form in forms_)
    page = Drawing(size=(wide + 80, high * 22 + 140))
    for form, each in zip(forms_, widths, strict=True):
        top = 40.0
        for line in form.above:
            page.text(40, top, line)
            top += 18
        cells = [
            (cell.row, cell.column, cell.down, cell.across, cell.words)
            for cell in form.cells()
        ]
        page.table(40, top, each, cells)
        page.next_page()
    return page.done()


def _lines(row: list[str]) -> int:
    return max(words.count("\n") for words in row) + 1


def _widths(form: Form) -> list[float]:
    """Return how wide columns must be for the cells that take only one."""
    found = [20.0] * form.width
    for cell in form.cells():
        if cell.across == 1:
            longest = max(len(line) for line in cell.words.split("\n"))
            found[cell.column] = max(found[cell.column], longest * 10.0 + 12)
    return found


def mhtml(book: Book) -> bytes:
    """Return a page as a part of a message, as Word and Excel save "single files"."""
    head = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;"
        ' boundary="----=_Part"\r\n\r\n------=_Part\r\n'
        "Content-Location: file:///C:/form.htm\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        'Content-Type: text/html; charset="utf-8"\r\n\r\n'
    )
    page = quopri.encodestring(forms.html_(document(book)))
    return head.encode() + page + b"\r\n------=_Part--\r\n"


WRITERS: dict[str, tuple[str, Callable[[Book], bytes]]] = {
    "txt": ("txt", lines),
    "csv": ("csv", lambda book: _delimited(book, ",")),
    "tsv": ("tsv", lambda book: _delimited(book, "\t")),
    "md": ("md", md),
    "html": ("html", lambda book: forms.html_(document(book))),
    "htmlxls": ("xls", lambda book: forms.html_(document(book))),
    "xlsx": ("xlsx", xlsx),
    "ods": ("ods", ods),
    "xml2003": ("xls", xml2003),
    "docx": ("docx", docx),
    "word2003": ("doc", word2003),
    "mhtml": ("doc", mhtml),
    "pdf": ("pdf", pdf),
}
"""Kind -> extension, and what writes it."""
