"""An .ods spreadsheet: its cells hold what they show, so that is what is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element

from jixiaolint.bounds.beyond import over
from jixiaolint.bounds.limits import limit
from jixiaolint.read.archive import (
    encrypted,
    find_part,
    guarded,
    open_archive,
    read_part,
)
from jixiaolint.read.decode import xml_of
from jixiaolint.read.workbook.box import Box, Sheet, Spot
from jixiaolint.read.workbook.number_format import plain
from jixiaolint.read.workbook.places import COLUMNS, ROWS
from jixiaolint.read.workbook.said import words_in
from jixiaolint.read.workbook.sheet import Loading, source_of
from jixiaolint.read.xml_events import number, tree
from jixiaolint.source import Source

_SILENT = frozenset(
    {"annotation", "shapes", "ruby-text", "tracked-changes", "frame", "table"}
)
"""Elements whose words are no part of a cell."""

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_GROUPS = ("-group", "-rows", "-columns")
"""So end the names of elements that only hold rows or columns together."""

_STRIKES = ("text-line-through-style", "text-line-through-type")
_MOST_BLANKS = 100
_BLANKS = re.compile(r"[ \t\r\n]+")


def read_ods(path: str, data: bytes) -> Source:
    """Return a spreadsheet as a grid for each sheet; raises UnreadableError.

    A spreadsheet in a single file of XML (.fods) is one as well.
    """
    if not data.startswith(b"PK"):
        part = xml_of(path, data)
    else:
        with open_archive(path, data) as archive:
            manifest = find_part(archive, "META-INF/manifest.xml")
            if manifest and b"encryption-data" in read_part(path, archive, manifest):
                raise encrypted(path)
            part = read_part(path, archive, "content.xml")
    content = _Content(path, tree(path, part), said=b"jixiaolint" in part.lower())
    with guarded(path):
        return source_of(path, "ods", content.sheets())


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows or columns of a table, those in groups among them."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag.endswith(_GROUPS):
            yield from _inside(child, wanted)


def _is_hidden(element: Element) -> bool:
    """Tell whether rows or columns are hidden or filtered out."""
    return element.get("visibility", "visible") != "visible"


class _Content:
    """A document: its sheets, the styles that hide them, and those that strike out.

    It may hold comments that are `said` to this program.
    """

    def __init__(self, path: str, root: Element, *, said: bool) -> None:
        self._said = said
        self._path = path
        self._root = root
        self._left = limit("cells")
        self._hidden: set[str | None] = set()
        self._struck: set[str | None] = set()
        for style in root.iter("style"):
            for one in style:
                if one.tag == "table-properties" and one.get("display") == "false":
                    self._hidden.add(style.get("name"))
                if any(one.get(name, "none") != "none" for name in _STRIKES):
                    self._struck.add(style.get("name"))

    def sheets(self) -> Iterator[Loading]:
        """Yield the sheets by name, and what reads them."""
        for holder in self._root.iter("spreadsheet"):
            for table in holder.findall("table"):
                yield table.get("name", ""), partial(self._sheet, table)

    def _sheet(self, table: Element) -> Sheet:
        """Return a sheet; UnreadableError if cells are beyond the limit."""
        sheet = Sheet(hidden=table.get("style-name") in self._hidden)
        first = 0
        for one in _inside(table, "table-column"):
            last = first + number(one, "number-columns-repeated", COLUMNS, 1)
            if _is_hidden(one):
                sheet.hidden_columns.update(range(first, min(last, COLUMNS)))
            first = last
        first = 0
        for one in _inside(table, "table-row"):
            last = first + number(one, "number-rows-repeated", ROWS, 1)
            self._row(sheet, one, range(first, last))
            # Rows without a word are hidden by the million.
            if _is_hidden(one) and first in sheet.cells:
                sheet.hidden_rows.update(range(first, last))
            first = last
        return sheet

    def _row(self, sheet: Sheet, element: Element, rows: range) -> None:
        """Put the cells of a row into its sheet, as often as it and they are repeated."""
        column = 0
        for cell in element:
            if cell.tag in _CELLS:
                last = column + number(cell, "number-columns-repeated", COLUMNS, 1)
                text = self._cell(sheet, cell, rows.start, column)
                self._left -= (last - column) * len(rows) if text else 0
                if self._left < 0:
                    raise over(
                        self._path,
                        "cells",
                        "重复的单元格太多",
                        "there are too many repeated cells",
                    )
                for row in rows if text else ():
                    for at in range(column, last):
                        sheet.put(row, at, text)
                column = last

    def _cell(self, sheet: Sheet, cell: Element, row: int, column: int) -> str:
        """Return what a cell shows; what it covers and what is odd goes to the sheet."""
        down = number(cell, "number-rows-spanned", ROWS, 1)
        across = number(cell, "number-columns-spanned", COLUMNS, 1)
        if down > 1 or across > 1:
            sheet.merges.append(Box(row, column, row + down - 1, column + across - 1))
        if next(cell.iter("image"), None) is not None:
            sheet.tell("picture", row, column)
        if self._said:
            self._comments(sheet, cell, (row, column))
        lines = [list(self._pieces(one, False)) for one in _paragraphs(cell)]
        whole = cell.get("style-name") in self._struck
        if any(
            (gone or whole) and words.strip() for line in lines for words, gone in line
        ):
            sheet.tell("struck", row, column)
        kept = ("".join(words for words, gone in line if not gone) for line in lines)
        text = "\n".join(kept) if lines else _stored(cell)
        return "" if whole else text

    def _comments(self, sheet: Sheet, cell: Element, spot: Spot) -> None:
        """Put what comments on a cell say to this program into its sheet."""
        for note in cell.findall("annotation"):
            lines = ("".join(p for p, _ in self._pieces(one, False)) for one in note)
            if words := list(words_in("\n".join(lines))):
                sheet.said.setdefault(spot, []).extend(words)

    def _pieces(self, element: Element, gone: bool) -> Iterator[tuple[str, bool]]:
        """Yield the words of a paragraph and whether they are struck out.

        Blanks are as in HTML.
        """
        gone = gone or element.get("style-name") in self._struck
        blanks = " " * number(element, "c", _MOST_BLANKS, 1)
        yield {"s": blanks, "tab": "\t", "line-break": "\n"}.get(element.tag, ""), False
        yield _BLANKS.sub(" ", element.text or ""), gone
        for child in element:
            if child.tag not in _SILENT:
                yield from self._pieces(child, gone)
            yield _BLANKS.sub(" ", child.tail or ""), gone


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs in a cell."""
    for child in element:
        if child.tag in {"p", "h"}:
            yield child
        elif child.tag not in _SILENT:
            yield from _paragraphs(child)


def _stored(cell: Element) -> str:
    """Return the value of a cell that does not say how it is shown."""
    kind, value = cell.get("value-type"), cell.get("value", "")
    match kind:
        case "percentage" | "float" | "currency" if value:
            percent = kind == "percentage"
            try:
                number = float(value)
            except ValueError:
                return value
            return plain(number * 100) + "%" if percent else plain(number)
        case "date":
            return cell.get("date-value", "").replace("T", " ")
        case "boolean":
            return cell.get("boolean-value", "").upper()
        case _:
            return cell.get(f"{kind}-value", "")
