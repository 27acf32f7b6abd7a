"""A plain text file: lines, and tables where lines hold tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiaolint.bounds.beyond import check_cells
from jixiaolint.read.comments import comment_lines, spans_of
from jixiaolint.read.decode import decode
from jixiaolint.read.fragment import cell, has_signs, plain
from jixiaolint.source import Block, Grid, Lines, Source
from jixiaolint.text import EMPTY, Span, Text, split


def read_text(path: str, data: bytes) -> Source:
    """Return a text file as blocks: runs of lines with tabs are grids.

    A line of two cells alone is running text, and so is a line that has tabs only
    before or after its words. Raises UnreadableError if it cannot be decoded.
    """
    text, encoding = decode(path, data)
    comments = comment_lines(text)
    markup = spans_of(text, comments)
    blocks = tuple(_blocks(path, list(lines_of(text, markup)), markup))
    return Source(
        path, "text", text, blocks, encoding, tuple(markup), comments=tuple(comments)
    )


def lines_of(text: str, gone: Iterable[Span] = ()) -> Iterator[Text]:
    """Yield the lines of a file, without their ends, but for some that are `gone`."""
    start, left_out = 0, {span.start for span in gone}
    *lines, last = text.split("\n")
    for line in (*lines, last) if last else lines:
        value = line.removesuffix("\r")
        if start not in left_out:
            yield Text(value, ((0, start),)) if value else EMPTY
        start += len(line) + 1


def running(lines: Iterable[Text], markup: list[Span]) -> Lines:
    """Return lines as running text, without scraps of HTML."""
    found: list[Text] = []
    for line in lines:
        if not has_signs(line.value):
            found.append(line)
            continue
        bare, gone = plain(line)
        markup.extend(gone)
        found.extend(split(bare, "\n"))
    return Lines(tuple(found))


def joined(words: list[Text]) -> Text:
    """Return texts as one, a line feed between two lines, blank lines left out."""
    if len(words) == 1 and "\n" not in words[0].value:
        return words[0].strip()
    lines = [line.strip() for text in words for line in split(text, "\n")]
    filled = [line for line in lines if line.value]
    parts: list[Text] = []
    for line in filled:
        if parts:
            parts.append(Text.at("\n", parts[-1].offset(len(parts[-1]))))
        parts.append(line)
    return Text.join(parts)


def grid_of(path: str, rows: list[list[Text]]) -> Grid:
    """Return rows as a grid, the short ones filled with blank cells.

    Raises UnreadableError if that takes more cells than the limit.
    """
    width = max(map(len, rows), default=0)
    check_cells(path, width * len(rows), sum(map(len, rows)))
    return Grid(tuple(map(tuple, rows)))


def _blocks(path: str, lines: list[Text], markup: list[Span]) -> Iterator[Block]:
    """Yield runs of lines with tabs as grids and the lines between as they are."""
    if not any("\t" in line.value for line in lines):
        if lines:
            yield running(lines, markup)
        return
    tabbed = _table_lines(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and tabbed[end] == tabbed[start]:
            end += 1
        if tabbed[start]:
            filled = (line for line in lines[start:end] if line.value.strip())
            rows = [
                [cell(part, markup) for part in split(line, "\t")] for line in filled
            ]
            yield grid_of(path, rows)
        else:
            yield running(lines[start:end], markup)
        start = end


def _table_lines(lines: list[Text]) -> list[bool]:
    """Return for each line whether it is part of a table.

    A blank line between two rows of equal length is; two tables apart are not one.
    """
    widths = [line.value.count("\t") + 1 if line.value.strip() else 0 for line in lines]
    inner = ["\t" in line.value.strip() for line in lines]
    tabbed = [False] * len(lines)
    for start, end in _runs(widths):
        run = range(start, end)
        filled = [at for at in run if widths[at]]
        rows = sum(inner[at] for at in filled)
        if rows > 1 or (rows and max(widths[at] for at in filled) > 2):
            for at in run:
                tabbed[at] = True
    return tabbed


def _runs(widths: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines with tabs, blank lines within counted in."""
    start, last = None, 0
    for at, width in enumerate(widths):
        if not width:
            continue
        apart = start is not None and at > last + 1 and widths[last] != width
        if start is not None and (width == 1 or apart):
            yield start, last + 1
            start = None
        if width > 1:
            start = at if start is None else start
            last = at
    if start is not None:
        yield start, last + 1
