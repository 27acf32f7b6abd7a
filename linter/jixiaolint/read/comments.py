"""Comments to this program: taken out of what a file says, before or after it is read.

A line of its own that begins with the name of the program is taken out before tables are
looked for, so that it parts none. What stands in a cell, or between the signs of HTML, is
found in the source as read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from jixiaolint.columns.rows import Rows
from jixiaolint.place import Place
from jixiaolint.read.order import is_order
from jixiaolint.source import Block, Comment, Grid, Lines, Source
from jixiaolint.text import EMPTY, Span, Text

_NAMES = ("jixiaolint", "Jixiaolint", "JIXIAOLINT")
_OPENS = re.compile(
    r'[\s"]*+(?:(?:#++|//|<!--|--)\s*+)?jixiaolint\s*+[:：]\s*+', re.IGNORECASE
)
_INSIDE = re.compile(r"<!--\s*+jixiaolint\s*+[:：]\s*+", re.IGNORECASE)
_ROW = re.compile(r"<(/?)tr\b", re.IGNORECASE)
_CLOSES = ' \t\r\n",;|'
_HTML_END = "-->"


def may_say(text: str) -> bool:
    """Tell whether there may be a comment in a text; most have none."""
    return any(name in text for name in _NAMES)


def words_of(value: str) -> str | None:
    """Return the words of a comment, without what it opens and closes with; else nothing.

    Prose about the program is no comment.
    """
    match = _OPENS.match(value)
    if match is None:
        return None
    words = value[match.end() :].strip(_CLOSES).removesuffix(_HTML_END).strip()
    return words if is_order(words) else None


def comment_lines(text: str) -> list[Comment]:
    """Return the comments that are lines of a text, in order."""
    if not may_say(text):
        return []
    found: list[Comment] = []
    start, line = 0, 1
    for match in re.finditer(r"(?i)^.*jixiaolint.*$", text, re.MULTILINE):
        words = words_of(match[0])
        if words is not None:
            line += text.count("\n", start, match.start())
            start = match.start()
            found.append(Comment(words, Place(line=line, column=1), match.end()))
    return found


def spans_of(text: str, comments: Sequence[Comment]) -> list[Span]:
    """Return the ranges of comments that are lines of a text."""
    return [Span(text.rfind("\n", 0, one.end) + 1, one.end) for one in comments]


def blanked(text: str, spans: Sequence[Span]) -> str:
    """Return a text with blanks in place of some ranges."""
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += text[last:start], " " * (end - start)
        last = end
    return "".join((*pieces, text[last:]))


def with_comments(source: Source) -> Source:
    """Return a source with the comments that it holds, and without them in its blocks."""
    if source.tables is not None or not may_say(source.text):
        return source  # Comments on cells are no part of the text.
    found = _Found(source)
    blocks = tuple(one for one in map(found.block, source.blocks) if one is not None)
    inside = list(_between_signs(source))
    every = sorted((*source.comments, *found.comments, *inside), key=_order)
    markup = tuple(sorted((*source.markup, *found.markup)))
    return replace(source, blocks=blocks, comments=tuple(every), markup=markup)


def _order(comment: Comment) -> tuple[int, int]:
    return (comment.spans[0].start if comment.spans else comment.end), comment.end


class _Found:
    """The comments in the blocks of a source, which are taken out of these."""

    def __init__(self, source: Source) -> None:
        self.comments: list[Comment] = []
        self.markup: list[Span] = []
        self._source = source

    def block(self, block: Block) -> Block | None:
        """Return a block without comments; nothing if it was one."""
        if isinstance(block, Grid):
            return self._grid(block)
        lines = tuple(line for line in block.lines if not self._is_line(line))
        return Lines(lines) if lines else None

    def _is_line(self, line: Text) -> bool:
        words = words_of(line.value) if may_say(line.value) else None
        if words is None:
            return False
        self._take(words, line, ())
        return True

    def _grid(self, grid: Grid) -> Grid | None:
        rows = grid.cells
        hits: dict[int, list[tuple[int, int]]] = {}
        for column, each in enumerate(rows.columns):
            for at, value in enumerate(each.values):
                if value and may_say(value) and words_of(value) is not None:
                    hits.setdefault(each.marks[at], []).append((at, column))
        if not hits:
            return grid
        alone = {at for (at, column), *_ in hits.values() if rows.is_alone(at, column)}
        for (at, column), *more in hits.values():
            text = rows.text(at, column)
            beside = {at, *(row for row, _ in more)} - alone
            spans = [span for row in sorted(beside) for span in row_spans(rows, row)]
            self._take(words_of(text.value) or "", text, spans)
        for at, column in chain.from_iterable(hits.values()):
            rows.columns[column].put(at, EMPTY)
        left = [at for at in range(rows.height) if at not in alone]
        return replace(grid, rows=rows.pick(left)) if left else None

    def _take(self, words: str, text: Text, spans: Sequence[Span]) -> None:
        place = self._source.place(text.offset(0))
        end = text.offset(len(text))
        self.comments.append(Comment(words, place, end, tuple(spans)))
        self.markup.extend(text.spans())


def row_spans(rows: Rows, at: int) -> Iterator[Span]:
    """Yield where the cells of a row stand."""
    for column in range(len(rows.columns)):
        yield from rows.text(at, column).spans()


def _between_signs(source: Source) -> Iterator[Comment]:
    """Yield the comments between the signs of HTML that are no lines of their own."""
    text = source.text
    lines = [one.end for one in source.comments if not one.spans]
    html = source.reader == "html"
    edges = [(one.start(), not one[1]) for one in _ROW.finditer(text)] if html else None
    for match in _INSIDE.finditer(text):
        end = text.find(_HTML_END, match.end())
        if end < 0 or _is_in(text, lines, match.end()):
            continue
        words = " ".join(text[match.end() : end].split())
        if not is_order(words):
            continue
        end += len(_HTML_END)
        spans = tuple(_around(text, edges, match.start(), end))
        yield Comment(words, source.place(match.start()), end, spans)


def _is_in(text: str, ends: Sequence[int], at: int) -> bool:
    """Tell whether a place is in one of the lines that end there."""
    number = bisect_left(ends, at)
    return number < len(ends) and text.find("\n", at, ends[number]) < 0


def _around(
    text: str, edges: Sequence[tuple[int, bool]] | None, start: int, end: int
) -> Iterator[Span]:
    """Yield the row in which a comment stands, if it is inside of one.

    On a page, `edges` tell where rows open and close; elsewhere a row is a line.
    """
    if edges is not None:
        at = bisect_left(edges, (start,))
        if at and edges[at - 1][1]:
            last = edges[at][0] if at < len(edges) else len(text)
            yield Span(edges[at - 1][0], last)
        return
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = last if last >= 0 else len(text)
    if f"{text[first:start]}{text[end:last]}".strip():
        yield Span(first, last)
