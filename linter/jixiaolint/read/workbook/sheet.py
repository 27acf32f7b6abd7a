"""The cells of sheets, each as it is shown, in; a source with a grid for each out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from jixiaolint.bounds.beyond import HARMLESS, check_ratio
from jixiaolint.errors import UnreadableError
from jixiaolint.place import Place
from jixiaolint.read.fragment import cell
from jixiaolint.read.told import sentences
from jixiaolint.read.workbook.box import Box, Sheet, check_box
from jixiaolint.read.workbook.notices import notices
from jixiaolint.read.workbook.places import CellPlaces, cell_name
from jixiaolint.source import Grid, Source
from jixiaolint.text import EMPTY, Span, Text

Filled = dict[int, dict[int, Text]]

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
    told: list[str] = []
    grids: list[Grid] = []
    failures: list[UnreadableError] = []
    read = 0
    for name, load in sheets:
        words.places.begin(name)
        try:
            sheet = load()
            written = sum(map(len, sheet.cells.values()))
            check_box(path, name, _box(sheet.cells), written)
        except UnreadableError as error:
            failures.append(error)
            told.append(words.failure(name, error))
            continue
        read += 1
        filled = _filled(sheet, words)
        grid = _grid(name, sheet, filled, words.markup)
        grids.extend([grid] if filled else ())
        told.extend(notices(name, sheet, filled))
        told.extend(sentences(_told(name, sheet, filled, grid)))
    if failures and not read:
        raise failures[0]
    return Source(
        path,
        reader,
        "\n".join(words.values),
        tuple(grids),
        markup=tuple(sorted(words.markup)),
        anchors=words.places,
        notices=tuple(told),
    )


class _Words:
    """The texts of all cells, joined by line feeds, as they come."""

    def __init__(self, path: str) -> None:
        self.values: list[str] = []
        self.markup: list[Span] = []
        self.places = CellPlaces()
        self._path = path
        self._offset = 0
        self._distinct: set[str] = set()
        self._given = 0

    def add(self, value: str, row: int, column: int) -> Text:
        """Return the text of a cell, without blanks around it and scraps of HTML.

        Raises UnreadableError where cells repeat a few long texts beyond measure.
        """
        if "\r" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n")
        offset = self._offset
        text = cell(Text(value, ((0, offset),)), self.markup)
        if text.value:
            self.places.add(offset, row, column)
            self.values.append(value)
            self._offset = offset + len(value) + 1
            self._given += 1 if value in self._distinct else len(value)
            self._distinct.add(value)
            if self._offset > HARMLESS:
                check_ratio(
                    self._path,
                    self._offset,
                    self._given,
                    "单元格的文字",
                    "the texts of cells",
                )
        return text

    def failure(self, name: str, error: UnreadableError) -> str:
        """Take a sheet that cannot be read, and return the sentence that says so."""
        self.add(f"〔工作表“{name}”没有读〕", 0, 0)
        return f"工作表“{name}”没有读：{str(error).removeprefix(f'{self._path}: ')}"


def _box(cells: Mapping[int, Mapping[int, object]]) -> Box:
    """Return the rectangle of the cells; one cell if there are none."""
    return Box(
        min(cells, default=0),
        min((min(row) for row in cells.values()), default=0),
        max(cells, default=0),
        max((max(row) for row in cells.values()), default=0),
    )


def _filled(sheet: Sheet, words: _Words) -> Filled:
    """Return the cells that hold text, by row."""
    filled: Filled = {}
    for row, cells in sorted(sheet.cells.items()):
        texts = {at: words.add(cells[at], row, at) for at in sorted(cells)}
        kept = {at: text for at, text in texts.items() if text.value}
        if kept:
            filled[row] = kept
    return filled


def _grid(name: str, sheet: Sheet, filled: Filled, markup: list[Span]) -> Grid:
    """Return the rectangle of the cells as a grid, merged ranges filled."""
    box = _box(filled)
    rows: list[list[Text] | None] = [None] * box.height
    for number, cells in filled.items():
        rows[number - box.top] = row = [EMPTY] * box.width
        for at, text in cells.items():
            row[at - box.left] = text
    _fill_merges(rows, box, sheet, markup)
    blank = (EMPTY,) * box.width
    return Grid(tuple(tuple(row) if row else blank for row in rows), name)


def _fill_merges(
    rows: list[list[Text] | None], box: Box, sheet: Sheet, markup: list[Span]
) -> None:
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
        text = (rows[top] or (EMPTY,) * box.width)[first]
        under = range(top, min(merge.bottom, box.bottom) - box.top + 1)
        left -= len(under) * max(last - first, 0)
        if left < 0:
            sheet.tell("overlap", merge.top, merge.left)
            continue
        spans = [(at * box.width + first, at * box.width + last) for at in under]
        covers = {"", text.value}
        if any(1 in taken[start:end] for start, end in spans):
            sheet.tell("overlap", merge.top, merge.left)
            covers = {text.value}
        for start, end in spans:
            taken[start:end] = b"\1" * (end - start)
        for number in under if text.value else ():
            row = rows[number] = rows[number] or [EMPTY] * box.width
            for at in range(first, last):
                if row[at] is not text and row[at].value in covers:
                    markup.extend(row[at].spans())
                    row[at] = text


def _told(
    name: str, sheet: Sheet, filled: Filled, grid: Grid
) -> dict[str, list[Place]]:
    """Return the places of what is to be told of cells, by kind.

    A picture on a cell with words, or beside the table, is none of its values.
    """
    spots = {kind: sorted(found) for kind, found in sheet.told.items()}
    if "picture" in spots:
        box = _box(filled)
        spots["picture"] = [
            (row, at)
            for row, at in spots["picture"]
            if row in filled
            and not (
                box.holds(row, at) and grid.rows[row - box.top][at - box.left].value
            )
        ]
    return {
        kind: [Place(sheet=name, cell=cell_name(*spot)) for spot in found]
        for kind, found in spots.items()
    }
