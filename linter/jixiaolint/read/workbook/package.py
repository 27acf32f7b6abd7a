"""A package of Excel: its parts, of XML or of binary records, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.read.archive import damaged, guarded, open_archive, read_part
from jixiaolint.read.relations import Relation, of_kind, relations
from jixiaolint.read.workbook.book import Book
from jixiaolint.read.workbook.box import Sheet
from jixiaolint.read.workbook.pictures import in_cells, on_cells
from jixiaolint.read.workbook.said import on_cells as said
from jixiaolint.read.workbook.sheet import Loading, source_of
from jixiaolint.source import Source

if TYPE_CHECKING:
    from zipfile import ZipFile

_NOWHERE = Relation("worksheet", "xl/worksheets/")
"""Where a sheet stands whose part nothing leads to: it is missing, which is said."""


class Parts(NamedTuple):
    """What reads the parts of a package: each takes its path, its bytes and the book.

    `sheets` gives for each sheet its name, the relation to it, whether it is hidden.
    """

    styles: Callable[[str, bytes, Book], None]
    strings: Callable[[str, bytes, Book], None]
    sheets: Callable[[str, bytes, Book], Iterable[tuple[str, str, bool]]]
    sheet: Callable[[str, bytes, Book], Sheet]


def read_package(
    path: str, data: bytes, reader: str, main: str, parts: Parts
) -> Source:
    """Return a workbook as a grid for each worksheet; charts and macros are none.

    `main` is the usual name of the part that lists the sheets. Raises UnreadableError.
    """
    with open_archive(path, data) as archive, guarded(path):
        main = of_kind(relations(path, archive, ""), "officeDocument") or main
        related = relations(path, archive, main)
        book = Book(images=in_cells(path, archive, related))

        def sheets() -> Iterator[Loading]:
            """Yield the worksheets by name, and what reads them."""
            listed = parts.sheets(path, read_part(path, archive, main), book)
            seen: set[str] = set()
            for name, to, hidden in listed:
                kind, part = related.get(to, _NOWHERE)
                if kind == "worksheet":
                    yield name, partial(twice if part in seen else load, part, hidden)
                    seen.add(part)

        def twice(part: str, _: bool) -> Sheet:
            """Refuse a part that is another sheet already."""
            raise damaged(path, ValueError(f"two sheets are one part, {part}"))

        def load(part: str, hidden: bool) -> Sheet:
            """Return a sheet with what lies on its cells."""
            with guarded(path):
                found = parts.sheet(path, read_part(path, archive, part), book)
                found.hidden = hidden
                _lay_on_cells(found, path, archive, part)
            return found

        for kind, take in (("styles", parts.styles), ("sharedStrings", parts.strings)):
            part = of_kind(related, kind)
            if part:
                take(path, read_part(path, archive, part), book)
        return source_of(path, reader, sheets())


def _lay_on_cells(sheet: Sheet, path: str, archive: ZipFile, part: str) -> None:
    """Note the pictures and the comments that lie on the cells of a sheet."""
    for spot in on_cells(path, archive, part):
        sheet.tell("picture", *spot)
    sheet.said = said(path, archive, part)
