"""Which tables go on on the next page, and how their rows are put together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from jixiaolint.read.pdf.layout import Item, Pages
from jixiaolint.read.pdf.lines import Line, cell_text
from jixiaolint.read.pdf.panel import Panel
from jixiaolint.read.pdf.rules import clusters
from jixiaolint.words.match import pattern

_SAME_WIDTH = 6.0
"""Tables whose widths differ by less, in points, are equally wide."""

_SHIFT = 60.0
"""So far may the binding edge of a page move a table aside."""

_SAME_HEIGHT = 12.0
"""A line that stands no farther, in points, from its place on another page is there."""

_MARK = pattern(
    r"[-—–·\s]*\d{1,4}[-—–·\s]*|\d{1,4}\s*/\s*\d{1,4}"
    r"|{form-word=ordinal}?\s*\d{1,4}\s*{form-word=page}.{0,12}"
    r"|[(（]?{form-word=continued}[)）]?\d*"
)
_MOST_HEADS = 8


def chains(pages: Pages) -> list[list[Panel]]:
    """Return the tables of a document, each as the parts of it on successive pages."""
    found: list[list[Panel]] = []
    for number, items in enumerate(pages):
        before = pages[number - 1] if number else ()
        for item in items:
            if not isinstance(item, Panel):
                continue
            if found and _goes_on(found[-1], item, before, items):
                found[-1].append(item)
            else:
                found.append([item])
    return found


def _goes_on(
    chain: Sequence[Panel], panel: Panel, before: Sequence[Item], items: Sequence[Item]
) -> bool:
    """Tell whether a table on a page goes on with one that ends the page before.

    Both are equally wide, and nothing stands between but page numbers, what each page
    repeats or, where the heads are repeated too, the lines above the table.
    """
    last = chain[-1]
    if last.page != panel.page - 1 or not _fits(last, panel):
        return False
    at = next(i for i, item in enumerate(items) if item is panel)
    end = next(i for i, item in enumerate(before) if item is last)
    above, below = items[:at], before[end + 1 :]
    if any(isinstance(item, Panel) for item in (*above, *below)):
        return False
    head, there = _texts(above), _texts(before)
    repeated = all(text in there or is_mark(text) for text in head)
    if head and repeated and not all(map(is_mark, head)):
        # A title above both is that of one table only if the heads are repeated too.
        repeated = heads_repeated(chain[0], panel) > 0
    foot = (item for item in below if isinstance(item, Line))
    return repeated and all(_is_foot(line, items) for line in foot)


def _fits(last: Panel, panel: Panel) -> bool:
    widths = [each.xs[-1] - each.xs[0] for each in (last, panel)]
    shift = abs(last.xs[0] - panel.xs[0])
    return abs(widths[0] - widths[1]) <= _SAME_WIDTH and shift <= _SHIFT


def _texts(items: Sequence[Item]) -> list[str]:
    return ["".join(i.text.split()) for i in items if isinstance(i, Line)]


def _is_foot(line: Line, items: Sequence[Item]) -> bool:
    """Tell whether a page ends with a line that the next one has at the same height.

    A title at the end of a page stands higher on the next, above another table.
    """
    (text,) = _texts([line])
    level = (
        item
        for item in items
        if isinstance(item, Line) and abs(item.y0 - line.y0) <= _SAME_HEIGHT
    )
    return is_mark(text) or text in _texts(list(level))


def is_mark(text: str) -> bool:
    """Tell whether a line is only a page number or says that a table goes on."""
    return _MARK.fullmatch(text) is not None


def heads_repeated(first: Panel, panel: Panel) -> int:
    """Return how many rows at the top of a table repeat heads of its first part."""
    known = rows_of(first)[: _MOST_HEADS * 2]
    rows = rows_of(panel)[:_MOST_HEADS]
    best = 0
    for at in range(len(known)):
        pairs = zip(rows, known[at:], strict=False)
        count = sum(1 for _ in takewhile(lambda pair: _repeats(*pair), pairs))
        best = max(best, count)
    return best if best and len("".join(rows[0])) > _SHORT else 0


_SHORT = 5
"""A head says more than this many characters."""


def _repeats(row: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether a row says what a known one says, a label merged down apart."""
    told = len(row) > 1 and row == known[1:]
    return bool(row) and (row == known or told)


def rows_of(panel: Panel) -> list[list[str]]:
    """Return the words of each row, as its cells begin in it."""
    rows: list[list[str]] = [[] for _ in panel.ys[1:]]
    for box in panel.boxes:
        text = "".join(cell_text(box.lines).split())
        if text:
            rows[box.top].append(text)
    return rows


def edges_of(chain: Sequence[Panel]) -> list[float]:
    """Return the edges of the columns of all parts, in the place of the first."""
    first = chain[0]
    if len(chain) == 1:
        return list(first.xs)
    return clusters(x + first.xs[0] - panel.xs[0] for panel in chain for x in panel.xs)
