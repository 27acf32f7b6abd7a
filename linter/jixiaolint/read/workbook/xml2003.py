"""A workbook as Excel 2003 and many systems write it: one file of XML (SpreadsheetML)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from xml.etree.ElementTree import Element

from jixiaolint.read.archive import guarded
from jixiaolint.read.decode import xml_of
from jixiaolint.read.workbook.book import Book, Look, String
from jixiaolint.read.workbook.box import Box, Sheet, Spot
from jixiaolint.read.workbook.number_format import GENERAL, Number
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.rich_text import TRUE
from jixiaolint.read.workbook.sheet import source_of
from jixiaolint.read.xml_events import number, tree
from jixiaolint.source import Source

_FORMATS = {
    "General Number": GENERAL,
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "yyyy-mm-dd",
    "Short Date": "yyyy/m/d",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Currency": '"¥"#,##0.00',
}
"""Formats that such files call by a name -> what they mean in a Chinese Excel."""

_DEFAULT = "Default"
"""The style of cells that name none."""

_STRUCK = frozenset({"S", "Strike", "Del"})
"""Elements of rich text whose words are struck out."""


def read_xml2003(path: str, data: bytes) -> Source:
    """Return a workbook as a grid for each sheet; raises UnreadableError."""
    root = tree(path, xml_of(path, data))
    book = Book(looks={_DEFAULT: Look()})
    for style in root.iter("Style"):
        book.looks[style.get("ID", "")] = _look(style)
    sheets = (
        (one.get("Name", ""), partial(_sheet, one, book))
        for one in root.iter("Worksheet")
    )
    with guarded(path):
        return source_of(path, "xml2003", sheets)


def _look(style: Element) -> Look:
    """Return the look that a style gives to cells."""
    form, font = style.find("NumberFormat"), style.find("Font")
    code = GENERAL if form is None else form.get("Format", GENERAL)
    struck = font is not None and font.get("StrikeThrough") in TRUE
    return Look(_FORMATS.get(code, code), struck)


def _reach(element: Element, last: int, most: int) -> tuple[int, int]:
    """Return the first and last row or column that an element is about.

    One without a number stands behind the last one before.
    """
    first = (number(element, "Index", most) or last + 2) - 1
    return first, first + number(element, "Span", most)


def _sheet(worksheet: Element, book: Book) -> Sheet:
    """Return a sheet, hidden ones with what they hold."""
    visible = "".join(one.text or "" for one in worksheet.iter("Visible"))
    sheet = Sheet(hidden=visible in {"SheetHidden", "SheetVeryHidden"})
    for table in worksheet.findall("Table"):
        last = -1
        for one in table.findall("Column"):
            first, last = _reach(one, last, COLUMNS)
            if one.get("Hidden") in TRUE:
                sheet.hidden_columns.update(range(first, min(last + 1, COLUMNS)))
        last = -1
        for one in table.findall("Row"):
            _, last = _reach(one, last, ROWS)
            if one.get("Hidden") in TRUE:
                sheet.hidden_rows.add(last)
            column = -1
            for cell in one.findall("Cell"):
                column, _ = _reach(cell, column, COLUMNS)
                column += _put(cell, sheet, (last, column), book)
    return sheet


def _put(cell: Element, sheet: Sheet, spot: Spot, book: Book) -> int:
    """Put a cell into its sheet; return how many columns more it takes."""
    row, column = spot
    across, down = (
        number(cell, "MergeAcross", COLUMNS),
        number(cell, "MergeDown", ROWS),
    )
    if across or down:
        sheet.merges.append(Box(row, column, row + down, column + across))
    data = cell.find("Data")
    pieces = [] if data is None else list(_pieces(data, False))
    kept = "".join(words for words, gone in pieces if not gone)
    struck = any(gone and words.strip() for words, gone in pieces)
    kind = "" if data is None else data.get("Type", "String")
    if cell.get("Formula") and not kept and not struck and kind != "String":
        sheet.uncounted.add(spot)
    value = _value(kept, kind, struck)
    book.put(sheet, spot, value, cell.get("StyleID", _DEFAULT))
    return across


def _pieces(element: Element, gone: bool) -> Iterator[tuple[str, bool]]:
    """Yield the words in an element and whether they are struck out."""
    gone = gone or element.tag in _STRUCK
    yield element.text or "", gone
    for child in element:
        yield from _pieces(child, gone)
        yield child.tail or "", gone


def _value(words: str, kind: str, struck: bool) -> String | Number:
    """Return what a cell holds: words, or a number that its format shows."""
    try:
        match kind:
            case "Number":
                return float(words)
            case "DateTime":
                return datetime.fromisoformat(words)
            case "Boolean":
                words = "TRUE" if words.strip() in TRUE else "FALSE"
    except ValueError:
        pass
    return String(words, struck)
