"""Bytes of a PDF in, its pages out: pdfium is chosen here, and its troubles are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module

from jixiaolint.bounds.beyond import over
from jixiaolint.bounds.limits import limit
from jixiaolint.errors import UnreadableError
from jixiaolint.read.library import library
from jixiaolint.read.pdf.characters import MOST, read_glyphs
from jixiaolint.read.pdf.page import Page, upright
from jixiaolint.read.pdf.pdfium import BrokenError, Document, LockedError, Sheet
from jixiaolint.read.pdf.strokes import has_picture, read_rules
from jixiaolint.said import Said

_OF_A_PAGE = "jixiaolint_pdfium"
"""What a web page registers as a module, with pdfium as WebAssembly behind it."""


def read_pages(path: str, data: bytes) -> Iterator[Page]:
    """Yield the pages of a document.

    Raises UnreadableError if it is damaged, asks for a password, or has more pages than
    the limit.
    """
    with closing(_opened(path, data)) as document:
        count = document.count
        if count > limit("pages"):
            raise over(
                path, "pages", f"PDF 有 {count} 页", f"the PDF has {count} pages"
            )
        yield from (_page(path, document, at) for at in range(1, count + 1))


def _opened(path: str, data: bytes) -> Document:
    """Open a document; raises UnreadableError."""
    opened = _engine(path)
    try:
        return opened(data)
    except LockedError as error:
        raise UnreadableError(
            Said(
                "PDF 设了打开密码，请去掉密码后再检查。",
                "the PDF asks for a password; save it without one.",
            ).at(path)
        ) from error
    except BrokenError as error:
        raise UnreadableError(
            Said(
                "PDF 已损坏或不是 PDF，打不开，请重新导出。",
                "the PDF is damaged or is none; export it again.",
            ).at(path)
        ) from error


def _engine(path: str) -> Callable[[bytes], Document]:
    """Return what opens a document: pdfium of this system, else that of a web page.

    Raises UnreadableError that says what to install if there is neither.
    """
    if not _found("pypdfium2") and _found(_OF_A_PAGE):
        from jixiaolint.read.pdf.bridged import opened
    else:
        library(path, "pypdfium2", "pdf")
        from jixiaolint.read.pdf.native import opened
    return opened


def _found(module: str) -> bool:
    """Tell whether a module can be imported."""
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def _page(path: str, document: Document, number: int) -> Page:
    """Return a page; raises UnreadableError if it cannot be loaded."""
    try:
        with closing(document.sheet(number)) as sheet:
            return upright(_told(path, sheet, number))
    except BrokenError as error:
        raise UnreadableError(
            Said(
                f"PDF 第 {number} 页已损坏，请重新导出。",
                f"page {number} of the PDF is damaged; export it again.",
            ).at(path)
        ) from error


def _told(path: str, sheet: Sheet, number: int) -> Page:
    """Return what stands on a page; raises UnreadableError if that is too much."""
    found = read_glyphs(sheet)
    if found is None:
        raise UnreadableError(
            Said(
                f"PDF 第 {number} 页超过 {MOST} 个字符，不像给人看的表格，请重新导出。",
                f"page {number} holds more than {MOST} characters; export the table again.",
            ).at(path)
        )
    glyphs, unknown = found
    rules, picture = read_rules(sheet), not glyphs and has_picture(sheet)
    return Page(number, tuple(glyphs), tuple(rules), unknown, picture)
