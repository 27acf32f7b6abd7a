"""The rows of a table and those of its next page in, the rows of one table out.

A cell that a page break parts is one again: a blank below a label means the label, and
the rest of a text goes to the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from jixiaolint.read.pdf.joined import edges_of, heads_repeated
from jixiaolint.read.pdf.lines import cell_text
from jixiaolint.read.pdf.panel import Box, Panel
from jixiaolint.read.pdf.rests import Above, Below, Cell, rests
from jixiaolint.read.pdf.rules import nearest
from jixiaolint.text import EMPTY, Text

Rows = list[list[Text]]


def rows_of_chain(chain: Sequence[Panel], texts: Sequence[Sequence[Text]]) -> Rows:
    """Return the rows of a table from its parts on successive pages.

    `texts` are those of the cells of each part. Heads that a page repeats stay rows.
    """
    edges = edges_of(chain)
    rows: Rows = []
    above: Above = {}
    for panel, found in zip(chain, texts, strict=True):
        more = _rows_on(panel, found, edges)
        bottom = _bottom(panel, edges)
        at = heads_repeated(chain[0], panel) if rows else 0
        below = {
            _columns(panel, box, edges): box for box in panel.boxes if box.top == at
        }
        parted, rest = rests(above, below, edges[-1] - edges[0])
        for columns in parted:
            _join(rows, more, columns, below[columns])
        if rows:
            _fill(rows[-1], more, (above, below), at)
        tail = more[at + rest :]
        if tail:
            rows += [*more[:at], *tail]
        else:
            # Heads over nothing but a rest stand above the row that it belongs to.
            rows[-1:-1] = more[:at]
        if tail or rest:
            above = _reached(above, bottom, rows[-1])
    return rows


def _rows_on(panel: Panel, texts: Sequence[Text], edges: Sequence[float]) -> Rows:
    """Return the rows of a part of a table in the columns of the whole."""
    rows = [[EMPTY] * (len(edges) - 1) for _ in panel.ys[1:]]
    for box, text in zip(panel.boxes, texts, strict=True):
        for row in rows[box.top : box.bottom]:
            for column in _columns(panel, box, edges):
                row[column] = text
    return rows


def _columns(panel: Panel, box: Box, edges: Sequence[float]) -> range:
    """Return the columns of the whole table that a cell takes."""
    shift = edges[0] - panel.xs[0]
    start = nearest(edges, panel.xs[box.left] + shift)
    return range(start, max(nearest(edges, panel.xs[box.right] + shift), start + 1))


def _bottom(panel: Panel, edges: Sequence[float]) -> Above:
    """Return the cells that reach to the last row."""
    return {
        _columns(panel, box, edges): Cell(box, panel.xs[box.left], panel.xs[box.right])
        for box in panel.boxes
        if box.bottom == len(panel.ys) - 1
    }


def _reached(above: Above, bottom: Above, last: Sequence[Text]) -> Above:
    """Return the cells that reach to the last row, by the page where their text ends.

    A cell that is blank there and has a text all the same has it from the page before.
    """
    return {
        columns: above.get(columns, cell)
        if last[columns.start].value and not cell.box.lines
        else cell
        for columns, cell in bottom.items()
    }


def _join(rows: Rows, more: Rows, columns: range, box: Box) -> None:
    """Make one text of the end of the last row and a cell, wherever both stand."""
    text, rest = rows[-1][columns.start], more[box.top][columns.start]
    whole = Text.join([text, Text.at("\n", text.offset(len(text))), rest])
    held = takewhile(lambda row: row[columns.start] is text, reversed(rows))
    for row in [*held, *more[box.top : box.bottom]]:
        for column in columns:
            row[column] = whole


def _fill(
    known: Sequence[Text], more: Rows, cells: tuple[Above, Below], at: int
) -> None:
    """Put the labels of the page before where the first row has blanks for them.

    A blank stands for the label above if it comes before all the row tells, or if it
    or the label is merged over rows.
    """
    above, below = cells
    leading = True
    if not any(box.lines for box in below.values()):
        return
    for columns, box in sorted(below.items(), key=lambda pair: pair[0].start):
        if box.lines:
            leading = False
            continue
        label = above[columns].box if columns in above else box
        if not label.lines or cell_text(label.lines).isdigit():
            continue
        if leading or box.bottom - box.top > 1 or label.bottom - label.top > 1:
            for row in more[at : at + box.bottom - box.top]:
                for column in columns:
                    row[column] = known[columns[0]]
