"""A book in the XML of office programs, with merged cells."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from books import document

import word_file
from forms import Cell, Form
from word_file import zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from books import Book, Sheet


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
