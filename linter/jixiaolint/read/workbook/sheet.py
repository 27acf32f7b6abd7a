"""The cells of sheets, each as it is shown, in; a source with a grid for each out."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from jixiaolint.bounds.beyond import HARMLESS, check_ratio
from jixiaolint.columns.column import Column, marked, new_odd
from jixiaolint.columns.rows import Rows
from jixiaolint.errors import UnreadableError
from jixiaolint.place import Place
from jixiaolint.read.fragment import cell, is_odd
from jixiaolint.read.told import sentences
from jixiaolint.read.workbook.box import Box, Sheet, check_box
from jixiaolint.read.workbook.notices import notices
from jixiaolint.read.workbook.places import CellPlaces, cell_name
from jixiaolint.read.workbook.said import comments_on
from jixiaolint.review_sheet import is_review_sheet
from jixiaolint.said import Said
from jixiaolint.source import Comment, Grid, Source
from jixiaolint.text import Span, Text

Loading = tuple[str, "Callable[[], Sheet]"]
"""A sheet by its name, and what reads it, or raises UnreadableError."""


def source_of(path: str, reader: str, sheets: Iterable[Loading]) -> Source:
    """Return a source with a grid for each sheet that holds anything.

    Blank rows and columns around the cells are left out; the cells that a merged one
    covers hold its text. A sheet that is damaged or beyond a limit costs no other: what
    is wrong is told, and stands as a text that nobody reads. Raises UnreadableError if
    no sheet can be read.
    """
    words = _Words(path)
    told: list[Said] = []
    grids: list[Grid] = []
    failures: list[UnreadableError] = []
    read = 0
    for name, load in sheets:
        words.places.begin(name)
        try:
            sheet = load()
            whole = _box(sheet.cells)
            written = sum(map(len, sheet.cells.values()))
            check_box(path, name, whole, written)
        except UnreadableError as error:
            failures.append(error)
            told.append(words.failure(name, error))
            continue
        read += 1
        box, rows = _rows(sheet, whole, words)
        _fill_merges(rows, box, sheet, words.markup)
        filled = {box.top + at for at, one in enumerate(rows.filled()) if one}
        grids.extend([Grid(rows, name)] if filled else ())
        told.extend(_notices(name, sheet, box, rows, filled))
        words.comments.extend(comments_on(sheet.said, box, rows, name))
    if failures and not read:
        raise failures[0]
    return words.source(reader, grids, told)


class _Words:
    """The texts of all cells, joined by line feeds, as they come, and comments on cells."""

    def __init__(self, path: str) -> None:
        self.values: list[str] = []
        self.markup: list[Span] = []
        self.places = CellPlaces()
        self.comments: list[Comment] = []
        self.odd = new_odd()
        self.offset = 0
        self._path = path
        self._known: dict[str, str] = {}
        self._given = 0

    def add(self, value: str, row: int, column: int) -> tuple[str, int]:
        """Return the text of a cell and its mark, without blanks and scraps of HTML.

        Raises UnreadableError where cells repeat a few long texts beyond measure.
        """
        known, offset = self._known.get(value), self.offset
        if known is not None:
            found = known, offset
        else:
            value = value.replace("\r\n", "\n").replace("\r", "\n")
            found = value, offset
            if is_odd(value):
                text = cell(Text(value, ((0, offset),)), self.markup)
                found = text.value, marked(text, self.odd)
                if not text.value:
                    return found
            else:
                self._known[value] = value
        self.places.add(offset, row, column)
        self.values.append(value)
        self.offset = offset + len(value) + 1
        self._given += 1 if known is not None else len(value)
        if self.offset > HARMLESS:
            check_ratio(
                self._path,
                self.offset,
                self._given,
                "单元格的文字",
                "the texts of cells",
            )
        return found

    def source(
        self, reader: str, grids: Iterable[Grid], told: Iterable[Said]
    ) -> Source:
        """Return the workbook that they are the texts of."""
        return Source(
            self._path,
            reader,
            "\n".join(self.values),
            tuple(grids),
            markup=tuple(sorted(self.markup)),
            anchors=self.places.told(),
            notices=tuple(told),
            comments=tuple(self.comments),
        )

    def failure(self, name: str, error: UnreadableError) -> Said:
        """Take a sheet that cannot be read, and return the sentence that says so."""
        self.add(f"〔工作表“{name}”没有读〕", 0, 0)
        why = error.said.behind(self._path)
        return Said(
            f"工作表“{name}”没有读：{why.zh}",
            f"the sheet '{name}' is not read: {why.en}",
        )


def _box(cells: Mapping[int, Mapping[int, object]]) -> Box:
    """Return the rectangle of the cells; one cell if there are none."""
    return Box(
        min(cells, default=0),
        min((min(row) for row in cells.values()), default=0),
        max(cells, default=0),
        max((max(row) for row in cells.values()), default=0),
    )


def _rows(sheet: Sheet, box: Box, words: _Words) -> tuple[Box, Rows]:
    """Return the rectangle of the cells that hold text, and its rows, given that of all."""
    columns = [Column.blank(box.height, words.odd, "") for _ in range(box.width)]
    edges = array("q")
    for at in range(box.height):
        edges.append(words.offset)
        cells = sheet.cells.get(box.top + at, {})
        for column in sorted(cells):
            value, mark = words.add(cells[column], box.top + at, column)
            found = columns[column - box.left]
            found.values[at], found.marks[at] = value, mark
    edges.append(words.offset)
    rows = Rows(
        tuple(columns), box.height, edges[:-1], edges[1:], merged=bool(sheet.merges)
    )
    return _trimmed(box, rows)


def _trimmed(box: Box, rows: Rows) -> tuple[Box, Rows]:
    """Return a rectangle and its rows without the blank ones around."""
    high = [at for at, filled in enumerate(rows.filled()) if filled] or [0]
    wide = [at for at, one in enumerate(rows.columns) if any(one.values)] or [0]
    top, bottom, left, right = high[0], high[-1], wide[0], wide[-1]
    inner = Box(box.top + top, box.left + left, box.top + bottom, box.left + right)
    return inner, rows[top : bottom + 1].between(left, right + 1)


def _fill_merges(rows: Rows, box: Box, sheet: Sheet, markup: list[Span]) -> None:
    """Let the cells under merged ranges hold the text of the first cell.

    What a covered cell holds itself nobody sees; it stays only if it says something
    else. Ranges end where the cells of the sheet do; one that overlaps another before
    it covers only what repeats its text, and nothing once so many overlap that twice
    the cells of the sheet have been looked at.
    """
    taken = bytearray(box.height * box.width)
    left = 2 * len(taken)
    for merge in sheet.merges:
        top, first = merge.top - box.top, merge.left - box.left
        if not (0 <= top < box.height and 0 <= first < box.width):
            continue
        last = min(merge.right, box.right) - box.left + 1
        value, mark = rows.columns[first].values[top], rows.columns[first].marks[top]
        under = range(top, min(merge.bottom, box.bottom) - box.top + 1)
        left -= len(under) * max(last - first, 0)
        if left < 0:
            sheet.tell("overlap", merge.top, merge.left)
            continue
        spans = [(at * box.width + first, at * box.width + last) for at in under]
        covers = {"", value}
        if any(1 in taken[start:end] for start, end in spans):
            sheet.tell("overlap", merge.top, merge.left)
            covers = {value}
        for start, end in spans:
            taken[start:end] = b"\1" * (end - start)
        for at in under if value else ():
            for column in rows.columns[first:last]:
                if column.marks[at] != mark and column.values[at] in covers:
                    covered = column.text(at)
                    markup.extend(covered.spans() if covered else ())
                    column.values[at], column.marks[at] = value, mark


def _notices(
    name: str, sheet: Sheet, box: Box, rows: Rows, filled: Collection[int]
) -> Iterator[Said]:
    """Yield what a person is told of a sheet; what our own lists hide is nobody's concern."""
    if not is_review_sheet(Grid(rows, name)):
        yield from notices(name, sheet, filled)
        yield from sentences(_told(name, sheet, box, rows))


def _told(name: str, sheet: Sheet, box: Box, rows: Rows) -> dict[str, list[Place]]:
    """Return the places of what is to be told of cells, by kind.

    A picture on a cell with words, or beside the table, is none of its values.
    """
    spots = {kind: sorted(found) for kind, found in sheet.told.items()}
    if "picture" in spots:
        filled = rows.filled()
        spots["picture"] = [
            (row, at)
            for row, at in spots["picture"]
            if box.top <= row <= box.bottom
            and filled[row - box.top]
            and not (
                box.holds(row, at) and rows.columns[at - box.left].values[row - box.top]
            )
        ]
    return {
        kind: [Place(sheet=name, cell=cell_name(*spot)) for spot in found]
        for kind, found in spots.items()
    }
