"""A PDF file: ruled tables, and clear ones without rules, as grids; the rest as lines.

1. `native` and `bridged` give the records of `pdfium` from two builds of that engine;
   only they know it. `document` chooses one and gives the pages, `characters` and
   `strokes` what stands on them. `page` turns them upright.
2. `rules` finds which drawn lines form a table, `panel` the cells between them and
   the text in each; `lines` makes lines of glyphs, `unruled` tables of lines.
3. `layout` puts lines and tables of a page in order, `margins` knows page numbers.
4. `joined` finds tables that go on on the next page, `continued` puts them together.
5. `write` gives every text its place in one string.
"""

from __future__ import annotations

from jixiaolint.errors import UnreadableError
from jixiaolint.read.pdf.document import read_pages
from jixiaolint.read.pdf.layout import Item, items_of
from jixiaolint.read.pdf.write import write
from jixiaolint.said import Said
from jixiaolint.source import Source

_MOST_UNKNOWN = 0.3
"""If a greater share of the characters has no meaning, nothing can be read."""


def read_pdf(path: str, data: bytes) -> Source:
    """Return a PDF file as blocks; places are page and table row, or page and line.

    Raises UnreadableError if it is damaged, asks for a password, holds pictures instead
    of text, or exceeds the limits on size and pages.
    """
    items: list[list[Item]] = []
    pictures: list[int] = []
    told = unknown = 0
    for page in read_pages(path, data):
        told += sum(bool(glyph.char.strip()) for glyph in page.glyphs)
        unknown += page.unknown
        items.append(items_of(page))
        if page.picture:
            pictures.append(page.number)
    _refuse_pictures(path, told, unknown)
    return write(path, items, pictures)


def _refuse_pictures(path: str, told: int, unknown: int) -> None:
    """Raise UnreadableError if a document has no text, or none with a meaning."""
    if not told:
        raise UnreadableError(
            Said(
                "PDF 里没有文字，大概是扫描件，请先做文字识别（OCR），或向填报单位要 Excel 原件。",
                "the PDF holds no text, probably scanned pictures; run OCR first or ask for the Excel file.",
            ).at(path)
        )
    if unknown > _MOST_UNKNOWN * (told + unknown):
        raise UnreadableError(
            Said(
                "PDF 的字体没有文字编码，读出来是乱码，请重新导出，或向填报单位要 Excel 原件。",
                "the fonts of the PDF do not say which characters they show; export it again or ask for the Excel file.",
            ).at(path)
        )
