"""The elements of a document in; its words, their places and the boxes around them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from jixiaolint.place import Place, letters
from jixiaolint.read.word.boxes import Cell, Node, Table
from jixiaolint.read.word.inline import Inline
from jixiaolint.read.word.names import (
    CELL,
    GONE,
    PARAGRAPH,
    ROW,
    TABLE,
    W,
    deep,
    inside,
    value,
)
from jixiaolint.read.word.names import number as attribute
from jixiaolint.read.word.numbering import Numbering
from jixiaolint.read.word.styles import Styles
from jixiaolint.text import Text

_COLUMN = 1000
"""The width of a column that has none."""

_MOST_COLUMNS = 1000
"""Beyond this a span of columns is a mistake."""


class Body:
    """Walks through a document and keeps what it says.

    Tables and the paragraphs outside them are counted from one, blank ones included, in
    the order of the file; those in text boxes come after the paragraph that they hang
    on. A place in a table has the row and, as the formulas of Word have it, a cell: C2
    is the third cell of the second row. `visit` is told of each cell's or paragraph's
    element with its place; `told` are the places of what a person is told of, by kind.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        visit: Callable[[Element, Place], object] | None = None,
    ) -> None:
        self.anchors: list[tuple[int, Place]] = []
        self.told: dict[str, list[Place]] = {}
        self._parts: list[str] = []
        self._length = 0
        self._tables = 0
        self._paragraphs = 0
        self._styles = styles
        self._numbering = numbering
        self._visit = visit

    @property
    def text(self) -> str:
        """Return all words so far, a paragraph to a line."""
        return "".join(self._parts)

    def read(self, parent: Element, cell: Place | None = None) -> list[Node]:
        """Return what stands in an element: the body, a cell (at `cell`), a text box."""
        nodes: list[Node] = []
        before = ""
        for child in inside(parent, PARAGRAPH, TABLE):
            if child.tag == TABLE:
                nodes.append(self._table(child))
                continue
            shown = Inline(child, self._styles)
            goes_on = _is_joined_to_next(child)
            label = "" if goes_on else self._numbering.label(child)
            place = cell or self._place(child)
            for kind in shown.told if cell else shown.told - {"picture"}:
                self.told.setdefault(kind, []).append(place)
            before += shown.words
            if not goes_on:
                nodes.append(self._say(label + before, place))
                before = ""
            for box in shown.boxes:
                nodes.extend(self.read(box, cell))
        if before:
            nodes.append(self._say(before, cell or Place(paragraph=self._paragraphs)))
        return nodes

    def _place(self, paragraph: Element) -> Place:
        """Return the place of a paragraph outside tables."""
        self._paragraphs += 1
        place = Place(paragraph=self._paragraphs)
        if self._visit:
            self._visit(paragraph, place)
        return place

    def _say(self, words: str, place: Place) -> Text:
        """Take the words of a paragraph and return them as text."""
        start = self._length
        if words and (not self.anchors or self.anchors[-1][1] != place):
            self.anchors.append((start, place))
        self._parts.append(f"{words}\n")
        self._length += len(words) + 1
        return Text.at(words, start)

    def _table(self, element: Element) -> Table:
        """Return a table; what a vertical merge covers belongs to the cell above."""
        self._tables += 1
        number = self._tables
        edges = _edges(element)
        table = Table(edges)
        above: dict[int, Cell] = {}
        for at, row in enumerate(inside(element, ROW), 1):
            if _is_struck(row, "trPr"):
                continue
            below: dict[int, Cell] = {}
            cells: list[Cell] = []
            for name, one, first, last in _cells(row):
                left, right = _edge(edges, first), _edge(edges, last)
                table.width = max(table.width, right)
                merge = _merge(one)
                if merge == "continue" and first in above:
                    below[first] = above[first]
                    below[first].down += 1
                    continue
                found = Cell(left, right)
                place = Place(table=number, row=at, cell=f"{letters(name)}{at}")
                if self._visit:
                    self._visit(one, place)
                found.nodes = self.read(one, place)
                self._drop_pictures(found, place)
                cells.append(found)
                if merge:
                    below[first] = found
            above = below
            table.rows.append(cells)
        return table

    def _drop_pictures(self, cell: Cell, place: Place) -> None:
        """Forget a picture that stands beside words: it is no value."""
        words = any(isinstance(one, Table) or one.value.strip() for one in cell.nodes)
        pictures = self.told.get("picture", [])
        while words and pictures and pictures[-1] == place:
            pictures.pop()


def _is_joined_to_next(paragraph: Element) -> bool:
    """Tell whether a tracked change struck out the end of a paragraph."""
    marks = deep(paragraph, "pPr", "rPr")
    return marks is not None and any(one.tag in GONE for one in marks)


def _is_struck(element: Element, properties: str) -> bool:
    """Tell whether a tracked change struck out a row or a cell."""
    found = deep(element, properties)
    names = (f"{W}del", f"{W}cellDel")
    return found is not None and any(one.tag in names for one in found)


def _cells(row: Element) -> Iterator[tuple[int, Element, int, int]]:
    """Yield the cells of a row: ordinal, element, first column, the one after its last."""
    column = min(attribute(deep(row, "trPr", "gridBefore")), _MOST_COLUMNS)
    for ordinal, cell in enumerate(inside(row, CELL), 1):
        if _is_struck(cell, "tcPr"):
            continue
        across = attribute(deep(cell, "tcPr", "gridSpan"), otherwise=1)
        end = column + min(max(across, 1), _MOST_COLUMNS)
        yield ordinal, cell, column, end
        column = end


def _merge(cell: Element) -> str:
    """Return ``restart`` or ``continue`` for a cell of a vertical merge, else nothing."""
    mark = deep(cell, "tcPr", "vMerge")
    mark = deep(cell, "tcPr", "vmerge") if mark is None else mark
    if mark is not None:
        return value(mark) or "continue"
    tracked = value(deep(cell, "tcPr", "cellMerge"), "vMerge")
    return {"rest": "restart", "cont": "continue"}.get(tracked, "")


def _edges(table: Element) -> list[int]:
    """Return where the columns of a table begin and end; even ones if it is not said."""
    widths = [attribute(one, "w") for one in table.findall(f"{W}tblGrid/{W}gridCol")]
    if any(width <= 0 for width in widths):
        widths = [_COLUMN] * len(widths)
    edges = [0]
    for width in widths[:_MOST_COLUMNS]:
        edges.append(edges[-1] + width)
    return edges


def _edge(edges: list[int], column: int) -> int:
    """Return where a column begins, those beyond the stated ones having one width."""
    beyond = max(column - len(edges) + 1, 0)
    return edges[min(column, len(edges) - 1)] + beyond * _COLUMN
