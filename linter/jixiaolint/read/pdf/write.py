"""The pages of a PDF in, its source out: one string, its blocks, and where all stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from jixiaolint.place import Place
from jixiaolint.read.pdf.beside import beside
from jixiaolint.read.pdf.continued import rows_of_chain
from jixiaolint.read.pdf.joined import chains
from jixiaolint.read.pdf.layout import Item, Pages
from jixiaolint.read.pdf.lines import Line, cell_text
from jixiaolint.read.pdf.margins import page_numbers
from jixiaolint.read.pdf.panel import Panel
from jixiaolint.said import Said
from jixiaolint.source import Block, Grid, Lines, Source
from jixiaolint.text import EMPTY, Text

Texts = dict[int, tuple[Text, ...]]


@dataclass(slots=True)
class _Sheet:
    """The string as it grows, and the places in it."""

    values: list[str] = field(default_factory=list)
    anchors: list[tuple[int, Place]] = field(default_factory=list)
    length: int = 0

    def add(self, value: str, place: Place) -> Text:
        """Add a text on a line of its own and return it."""
        if not value:
            return EMPTY
        text = Text.at(value, self.length)
        self.values.append(value)
        self.anchors.append((self.length, place))
        self.length += len(value) + 1
        return text


def write(path: str, pages: Pages, pictures: Collection[int]) -> Source:
    """Return the source that the lines and tables of pages are.

    A table that goes on over pages is one grid, where it begins; a bare page number is
    markup; a page among `pictures` holds nothing and is a line that says so.
    """
    sheet = _Sheet()
    texts: Texts = {}
    for number, items in enumerate(pages, 1):
        if number in pictures:
            sheet.add(f"〔第{number}页是图片，没有文字〕", Place(page=number))
        texts.update(_written(number, items, sheet))
    numbers = page_numbers(pages)
    told: list[Said] = []
    blocks = tuple(_blocks(pages, texts, numbers, told))
    markup = tuple(
        span for at in numbers for text in texts[at] for span in text.spans()
    )
    words, anchors = "\n".join(sheet.values), tuple(sheet.anchors)
    return Source(path, "pdf", words, blocks, None, markup, anchors, tuple(told))


def _written(
    page: int, items: Sequence[Item], sheet: _Sheet
) -> Iterator[tuple[int, tuple[Text, ...]]]:
    """Yield the texts of each line and table of a page, by its identity."""
    number = 0
    for item in items:
        if isinstance(item, Line):
            number += 1
            text = sheet.add(item.text, Place(page=page, line=number))
            yield id(item), (text,)
            continue
        rows = (box.top + 1 for box in item.boxes)
        places = [Place(page=page, table=item.number, row=row) for row in rows]
        words = [cell_text(box.lines) for box in item.boxes]
        yield id(item), tuple(map(sheet.add, words, places))


def _blocks(
    pages: Pages, texts: Texts, skipped: set[int], told: list[Said]
) -> Iterator[Block]:
    """Yield the lines between tables and each table once."""
    grids = {id(parts[0][0]): parts for parts in beside(chains(pages), pages)}
    lines: list[Text] = []
    for item in (item for items in pages for item in items):
        if isinstance(item, Line):
            if id(item) not in skipped:
                lines.extend(texts[id(item)])
        elif id(item) in grids:
            if lines:
                yield Lines(tuple(lines))
            lines = []
            yield from _grids(grids[id(item)], texts, told)
    if lines:
        yield Lines(tuple(lines))


def _grids(
    parts: Sequence[Sequence[Panel]], texts: Texts, told: list[Said]
) -> Iterator[Grid]:
    """Yield a table with all its parts, one after the other and side by side.

    Parts side by side whose rows differ in number are tables of their own, which is told.
    """
    halves = [
        rows_of_chain(part, [texts[id(panel)] for panel in part]) for part in parts
    ]
    if len(set(map(len, halves))) == 1:
        halves = [[list(chain.from_iterable(row)) for row in zip(*halves, strict=True)]]
    else:
        pages = "、".join(str(part[0].page) for part in parts)
        told.append(
            Said(
                f"第 {pages} 页起的表格像是一张宽表分页打印的几部分，但行数不同，已分开读取，请核对。",
                f"the parts of a wide table from page {pages} on have different numbers of"
                " rows and are read apart.",
            )
        )
    for rows in halves:
        yield Grid(tuple(map(tuple, rows)))
