"""The same book as each kind of file, with nothing but Python."""

from __future__ import annotations

import csv
import html
import io
import quopri
from typing import TYPE_CHECKING

from books import Book, Sheet, unmerged

import forms
import word_file
from forms import Cell, Form
from pdf_files import Drawing
from word_file import zipped
from workbook_file import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from openpyxl.workbook import Workbook


def document(book: Book) -> forms.Document:
    """Return a book as forms below each other; a sheet without title has its name."""
    found = [(sheet.name, sheet.form()) for sheet in book]
    if len(book) == 1:
        return (found[0][1],)
    return tuple(
        form if form.above else Form((name,), form.rows) for name, form in found
    )


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


def _rows(
    sheet: Sheet, row: Callable[[Iterable[str]], str], one: Callable[[Cell], str]
) -> str:
    """Return the rows of a sheet, each made of its cells."""
    cells = list(Form((), sheet.rows).cells())
    places = range(len(sheet.rows))
    return "".join(row(one(cell) for cell in cells if cell.row == at) for at in places)


def xml2003(book: Book) -> bytes:
    """Return the XML that Excel 2003 writes."""

    def one(cell: Cell) -> str:
        words = html.escape(cell.words).replace("\n", "&#10;")
        return (
            f'<Cell ss:Index="{cell.column + 1}" ss:MergeAcross="{cell.across - 1}"'
            f' ss:MergeDown="{cell.down - 1}"><Data ss:Type="String">{words}</Data></Cell>'
        )

    sheets = "".join(
        f'<Worksheet ss:Name="{sheet.name}"><Table>'
        + _rows(sheet, lambda cells: f"<Row>{''.join(cells)}</Row>", one)
        + "</Table></Worksheet>"
        for sheet in book
    )
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{name}" xmlns:ss="{name}">{sheets}</Workbook>'
    ).encode()


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def ods(book: Book) -> bytes:
    """Return an OpenDocument workbook."""
    sheets = "".join(
        f'<table:table table:name="{sheet.name}">{_ods_rows(sheet)}</table:table>'
        for sheet in book
    )
    content = (
        f"<office:document-content {_NAMES}><office:body><office:spreadsheet>{sheets}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{_ODS}"/></m:manifest>'
    )
    return zipped(
        {
            "mimetype": _ODS,
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def _ods_rows(sheet: Sheet) -> str:
    """Return the rows of a sheet; a cell that a merge covers stands there as such."""
    cells = {(cell.row, cell.column): cell for cell in Form((), sheet.rows).cells()}
    found = ""
    for at, row in enumerate(sheet.rows):
        found += "<table:table-row>"
        for column in range(len(row)):
            cell = cells.get((at, column))
            found += _ods_cell(cell) if cell else "<table:covered-table-cell/>"
        found += "</table:table-row>"
    return found


def _ods_cell(cell: Cell) -> str:
    if not cell.words:
        return "<table:table-cell/>"
    words = "".join(
        f"<text:p>{html.escape(line)}</text:p>" for line in cell.words.split("\n")
    )
    return (
        '<table:table-cell office:value-type="string"'
        f' table:number-columns-spanned="{cell.across}"'
        f' table:number-rows-spanned="{cell.down}">{words}</table:table-cell>'
    )


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


def docx(book: Book) -> bytes:
    """Return a Word file: lines above as paragraphs, then a table with merged cells."""
    parts: list[str] = []
    for form in document(book):
        parts += map(_paragraph, form.above)
        rows = "".join(map(_docx_row, _spans(form)))
        parts.append(f"<w:tbl>{rows}</w:tbl>" if rows else "")
    return word_file.document("".join(parts))


def _spans(form: Form) -> list[list[tuple[int, str, str]]]:
    """Return the cells of each row: columns taken, how it is merged down, its words."""
    found: list[dict[int, tuple[int, str, str]]] = [{} for _ in form.rows]
    for cell in form.cells():
        first = "restart" if cell.down > 1 else ""
        found[cell.row][cell.column] = (cell.across, first, cell.words)
        for at in range(cell.row + 1, cell.row + cell.down):
            found[at][cell.column] = (cell.across, "continue", "")
    return [[row[column] for column in sorted(row)] for row in found]


def _docx_row(cells: list[tuple[int, str, str]]) -> str:
    found = ""
    for across, down, words in cells:
        merged = f'<w:vMerge w:val="{down}"/>' if down else ""
        paragraphs = "".join(map(_paragraph, words.split("\n")))
        found += (
            f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{merged}</w:tcPr>'
            f"{paragraphs}</w:tc>"
        )
    return f"<w:tr>{found}</w:tr>"


def word2003(book: Book) -> bytes:
    """Return the XML that Word 2003 writes."""
    parts: list[str] = []
    for form in document(book):
        parts += map(_paragraph, form.above)
        parts.append("<w:tbl>")
        for row in form.plain():
            cells = "".join(f"<w:tc>{_paragraph(words)}</w:tc>" for words in row)
            parts.append(f"<w:tr>{cells}</w:tr>")
        parts.append("</w:tbl>")
    name = "http://schemas.microsoft.com/office/word/2003/wordml"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<?mso-application progid="Word.Document"?>\n'
        f'<w:wordDocument xmlns:w="{name}"><w:body>{"".join(parts)}</w:body>'
        "</w:wordDocument>"
    ).encode()


def _paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{html.escape(words)}</w:t></w:r></w:p>"


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
