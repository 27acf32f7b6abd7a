"""An .xlsx or .xlsm package: its sheets, what its cells show, what lies on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jixiaolint.read.archive import open_archive, read_part
from jixiaolint.read.relations import Relation, of_kind, relations
from jixiaolint.read.workbook.number_format import BUILTIN, GENERAL
from jixiaolint.read.workbook.pictures import in_cells, on_cells
from jixiaolint.read.workbook.rich_text import TRUE, RichText
from jixiaolint.read.workbook.sheet import EPOCHS_APART, Loading, Sheet, source_of
from jixiaolint.read.workbook.sheet_xml import Book, SheetXml
from jixiaolint.read.xml_events import bare_names, scan
from jixiaolint.source import Source

if TYPE_CHECKING:
    from zipfile import ZipFile

_WORKBOOK = "xl/workbook.xml"
_NOWHERE = Relation("worksheet", "xl/worksheets/")
"""Where a sheet stands whose part nothing leads to: it is missing, which is said."""


def read_xlsx(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    with open_archive(path, data) as archive:
        main = of_kind(relations(path, archive, ""), "officeDocument") or _WORKBOOK
        related = relations(path, archive, main)
        styles, strings = of_kind(related, "styles"), of_kind(related, "sharedStrings")
        book = Book(images=in_cells(path, archive, related))
        sheets: list[Loading] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "workbookPr" and attributes.get("date1904") in TRUE:
                book.later = EPOCHS_APART
            elif name == "sheet":
                known = bare_names(attributes)
                sheet = related.get(known.get("id", ""), _NOWHERE)
                if sheet.kind == "worksheet":
                    hidden = known.get("state", "visible") != "visible"
                    load = partial(_load, path, archive, sheet.part, book, hidden)
                    sheets.append((known.get("name", ""), load))

        scan(path, read_part(path, archive, main), start)
        if styles:
            _read_styles(path, read_part(path, archive, styles), book)
        if strings:
            _read_strings(path, read_part(path, archive, strings), book)
        return source_of(path, "xlsx", sheets)


def _load(path: str, archive: ZipFile, part: str, book: Book, hidden: bool) -> Sheet:
    """Return a sheet with the pictures that lie on its cells."""
    found = SheetXml(book)
    found.sheet.hidden = hidden
    scan(path, read_part(path, archive, part), found.start, found.end, found.words)
    for spot in on_cells(path, archive, part):
        found.sheet.tell("picture", *spot)
    return found.sheet


def _read_styles(path: str, data: bytes, book: Book) -> None:
    """Put the number format of each style into the book, and which are struck out."""
    own: dict[str, str] = {}
    struck: list[bool] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        within = inside[-1] if inside else ""
        if name in {"cellXfs", "numFmts", "fonts"}:
            inside.append(name)
        elif name == "numFmt" and within == "numFmts":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif name == "font" and within == "fonts":
            struck.append(False)
        elif name == "strike" and within == "fonts" and struck:
            struck[-1] = attributes.get("val", "1") in TRUE
        elif name == "xf" and within == "cellXfs":
            style, number = str(len(book.codes)), attributes.get("numFmtId", "0")
            book.codes[style] = own.get(number) or _builtin(number)
            font = attributes.get("fontId", "0")
            if font.isdecimal() and int(font) < len(struck) and struck[int(font)]:
                book.struck_styles.add(style)

    def end(name: str) -> None:
        if inside and inside[-1] == name:
            inside.pop()

    scan(path, data, start, end)


def _builtin(number: str) -> str:
    """Return the format that every workbook knows under a number."""
    return BUILTIN.get(int(number), GENERAL) if number.isdecimal() else GENERAL


def _read_strings(path: str, data: bytes, book: Book) -> None:
    """Put the strings that cells share into the book."""
    text = RichText()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal text
        if name == "si":
            text = RichText()
        else:
            text.start(name, attributes)

    def end(name: str) -> None:
        if name == "si":
            book.strings[str(len(book.strings))] = text.string()
        else:
            text.end(name)

    scan(path, data, start, end, lambda words: text.words(words))
