"""Bytes of a PDF in, its pages out: the only place, with its two readers, that knows pdfium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jixiaolint.bounds.beyond import over
from jixiaolint.bounds.limits import limit
from jixiaolint.errors import UnreadableError
from jixiaolint.read.library import library
from jixiaolint.read.pdf.page import Handle, Page, upright
from jixiaolint.said import Said


def read_pages(path: str, data: bytes) -> Iterator[Page]:
    """Yield the pages of a document.

    Raises UnreadableError if it is damaged, asks for a password, or has more pages than
    the limit.
    """
    with _opened(path, data) as document:
        count = len(document)
        if count > limit("pages"):
            raise over(
                path, "pages", f"PDF 有 {count} 页", f"the PDF has {count} pages"
            )
        yield from (_page(path, document, at) for at in range(1, count + 1))


@contextmanager
def _opened(path: str, data: bytes) -> Iterator[Handle]:
    """Open a document and close it; raises UnreadableError."""
    pypdfium2 = library(path, "pypdfium2", "pdf")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_why(path, error)) from error
    try:
        yield document
    finally:
        document.close()


def _why(path: str, error: Exception) -> Said:
    """Return the sentence for a document that does not open."""
    import pypdfium2.raw as raw

    code = getattr(error, "err_code", None)
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return Said(
            "PDF 设了打开密码，请去掉密码后再检查。",
            "the PDF asks for a password; save it without one.",
        ).at(path)
    return Said(
        "PDF 已损坏或不是 PDF，打不开，请重新导出。",
        "the PDF is damaged or is none; export it again.",
    ).at(path)


def _page(path: str, document: Handle, number: int) -> Page:
    """Return a page; raises UnreadableError if it cannot be loaded."""
    from pypdfium2 import PdfiumError

    from jixiaolint.read.pdf.characters import MOST_GLYPHS, read_glyphs
    from jixiaolint.read.pdf.strokes import has_picture, read_rules

    try:
        page = document[number - 1]
        try:
            glyphs, unknown = read_glyphs(page)
            if len(glyphs) > MOST_GLYPHS:
                raise UnreadableError(
                    Said(
                        f"PDF 第 {number} 页超过 {MOST_GLYPHS} 个字符，不像给人看的表格，请重新导出。",
                        f"page {number} holds more than {MOST_GLYPHS} characters; export the table again.",
                    ).at(path)
                )
            rules, picture = read_rules(page), not glyphs and has_picture(page)
            return upright(Page(number, tuple(glyphs), tuple(rules), unknown, picture))
        finally:
            page.close()
    except PdfiumError as error:
        raise UnreadableError(
            Said(
                f"PDF 第 {number} 页已损坏，请重新导出。",
                f"page {number} of the PDF is damaged; export it again.",
            ).at(path)
        ) from error
