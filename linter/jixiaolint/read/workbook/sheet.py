"""The cells of sheets, each as it is shown, in; a source with a grid for each out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.read.archive import damaged
from jixiaolint.read.fragment import cell
from jixiaolint.read.workbook.box import Box, check_box
from jixiaolint.read.workbook.notices import notices
from jixiaolint.read.workbook.places import CellPlaces
from jixiaolint.source import Grid, Source
from jixiaolint.text import EMPTY, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jixiaolint.text import Span

    Filled = dict[int, list[tuple[int, Text]]]


class Sheet(NamedTuple):
    """A sheet: its rows by ascending number, each with its cells by ascending column.

    Rows and columns count from zero; a cell is its text as shown, blank ones may be left
    out. `rows` is read before the rest, which a reader may fill while it gives them.
    `uncounted` are formulas without a stored result.
    """

    name: str
    rows: Iterable[tuple[int, Iterable[tuple[int, str]]]]
    merges: Collection[Box] = ()
    hidden: bool = False
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()
    uncounted: Collection[tuple[int, int]] = ()


def source_of(path: str, reader: str, sheets: Iterable[Sheet]) -> Source:
    """Return a source with a grid for each sheet that holds anything.

    Blank rows and columns around the cells are left out; the cells that a merged one
    covers hold its text. Raises UnreadableError for a sheet beyond the limit of cells.
    """
    words = _Words()
    told: list[str] = []
    grids: list[Grid] = []
    for sheet in sheets:
        words.places.begin(sheet.name)
        filled = _filled(sheet, words)
        if filled:
            grids.append(_grid(path, sheet, filled, words.markup))
        told.extend(notices(sheet, filled))
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

    def __init__(self) -> None:
        self.values: list[str] = []
        self.markup: list[Span] = []
        self.places = CellPlaces()
        self._offset = 0

    def add(self, value: str, row: int, column: int) -> Text:
        """Return the text of a cell, without blanks around it and scraps of HTML."""
        if "\r" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n")
        offset = self._offset
        text = cell(Text(value, ((0, offset),)), self.markup)
        if text.value:
            self.places.add(offset, row, column)
            self.values.append(value)
            self._offset = offset + len(value) + 1
        return text


def _filled(sheet: Sheet, words: _Words) -> Filled:
    """Return the cells that hold text, by row."""
    filled: Filled = {}
    for row, cells in sheet.rows:
        texts = [(at, words.add(value, row, at)) for at, value in cells if value]
        texts = [pair for pair in texts if pair[1].value]
        if texts:
            filled[row] = texts
    return filled


def _grid(path: str, sheet: Sheet, filled: Filled, markup: list[Span]) -> Grid:
    """Return the rectangle of the cells as a grid, merged ranges filled."""
    box = Box(
        min(filled),
        min(cells[0][0] for cells in filled.values()),
        max(filled),
        max(cells[-1][0] for cells in filled.values()),
    )
    check_box(path, sheet.name, box)
    rows: list[list[Text] | None] = [None] * box.height
    for number, cells in filled.items():
        rows[number - box.top] = row = [EMPTY] * box.width
        for at, text in cells:
            row[at - box.left] = text
    _fill_merges(path, rows, box, sheet.merges, markup)
    blank = (EMPTY,) * box.width
    return Grid(tuple(tuple(row) if row else blank for row in rows), sheet.name)


def _fill_merges(
    path: str,
    rows: list[list[Text] | None],
    box: Box,
    merges: Iterable[Box],
    markup: list[Span],
) -> None:
    """Let the cells under merged ranges hold the text of the first cell.

    What a covered cell holds itself nobody sees; it stays only if it says something
    else. Ranges end where the cells of the sheet do.
    """
    left = box.height * box.width
    for merge in merges:
        top, first = merge.top - box.top, merge.left - box.left
        if not (0 <= top < box.height and 0 <= first < box.width):
            continue
        text = (rows[top] or (EMPTY,) * box.width)[first]
        if not text.value:
            continue
        last = min(merge.right, box.right) - box.left
        bottom = min(merge.bottom, box.bottom) - box.top
        left -= (bottom - top + 1) * (last - first + 1)
        if left < 0:
            raise damaged(path, ValueError("merged ranges overlap"))
        for number in range(top, bottom + 1):
            row = rows[number] = rows[number] or [EMPTY] * box.width
            _cover(row, first, last, text, markup)


def _cover(
    row: list[Text], first: int, last: int, text: Text, markup: list[Span]
) -> None:
    """Put the text of a merged cell over the cells of a row."""
    for at in range(first, last + 1):
        covered = row[at]
        if covered is not text and covered.value == text.value:
            markup.extend(covered.spans())
        if covered.value in {"", text.value}:
            row[at] = text
