"""An .xlsx or .xlsm package: its parts are XML."""

from __future__ import annotations

from jixiaolint.errors import UnreadableError
from jixiaolint.read.workbook.book import EPOCHS_APART, Book
from jixiaolint.read.workbook.box import Sheet
from jixiaolint.read.workbook.number_format import GENERAL
from jixiaolint.read.workbook.package import Parts, read_package
from jixiaolint.read.workbook.rich_text import TRUE, RichText
from jixiaolint.read.workbook.sheet_xml import SheetXml
from jixiaolint.read.workbook.usual_rows import take_rows
from jixiaolint.read.xml_events import scan, tree
from jixiaolint.source import Source

MAIN = "xl/workbook.xml"
"""Where the part that lists the sheets usually stands."""


def read_xlsx(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    parts = Parts(_styles, _strings, sheets_of, _sheet)
    return read_package(path, data, "xlsx", MAIN, parts)


def sheets_of(path: str, data: bytes, book: Book) -> list[tuple[str, str, bool]]:
    """Return the sheets that the workbook lists."""
    root = tree(path, data)
    if any(one.get("date1904") in TRUE for one in root.iter("workbookPr")):
        book.later = EPOCHS_APART
    return [
        (
            one.get("name", ""),
            one.get("id", ""),
            one.get("state", "visible") != "visible",
        )
        for one in root.iter("sheet")
    ]


def _sheet(path: str, data: bytes, book: Book) -> Sheet:
    """Return what a worksheet holds."""
    taken, rest = take_rows(data, book)
    try:
        sheet = _parsed(path, rest, book)
    except UnreadableError:
        sheet = None
    if sheet is None or taken.keys() & sheet.cells.keys():
        # What is wrong is told of the whole part.
        return _parsed(path, data, book)
    sheet.cells.update((row, cells) for row, cells in taken.items() if cells)
    return sheet


def _parsed(path: str, data: bytes, book: Book) -> Sheet:
    found = SheetXml(book)
    scan(path, data, found.start, found.end, found.words)
    return found.sheet


def _styles(path: str, data: bytes, book: Book) -> None:
    """Put the look of each style into the book."""
    root = tree(path, data)
    for one in root.iterfind("numFmts/numFmt"):
        code = one.get("formatCode", GENERAL)
        book.codes[_number(one.get("numFmtId"))] = code
    for font in root.iterfind("fonts/font"):
        marks = (one.get("val", "1") in TRUE for one in font.findall("strike"))
        book.fonts.append(any(marks))
    for style in root.iterfind("cellXfs/xf"):
        numbers = map(_number, map(style.get, ("numFmtId", "fontId")))
        book.looks[str(len(book.looks))] = book.look(*numbers)


def _number(written: str | None) -> int:
    """Return a number that styles go by; zero, which is the plain one, for others."""
    return int(written) if written is not None and written.isdecimal() else 0


def _strings(path: str, data: bytes, book: Book) -> None:
    """Put the strings that cells share into the book."""
    text = RichText()

    def start(name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        nonlocal text
        if name == "si":
            text = RichText()
        else:
            text.start(name, attributes)

    def end(name: str) -> None:
        """Take the end of an element."""
        if name == "si":
            book.strings[str(len(book.strings))] = text.string()
        else:
            text.end(name)

    scan(path, data, start, end, lambda words: text.words(words))
