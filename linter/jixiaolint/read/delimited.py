"""A file of delimited cells (CSV, TSV): one grid, each cell where it stands."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, compress, count, islice, pairwise, repeat
from operator import add
from pathlib import PurePath
from statistics import median
from typing import NamedTuple

from jixiaolint.bounds.beyond import check_cells
from jixiaolint.columns.column import BLANK, Column, marked, new_odd
from jixiaolint.columns.rows import Rows
from jixiaolint.read.comments import blanked, comment_lines, spans_of
from jixiaolint.read.decode import decode
from jixiaolint.read.fragment import cell, is_odd, without
from jixiaolint.source import Grid, Source
from jixiaolint.text import EMPTY, Span, Text

_DELIMITERS = (",", "\t", ";", "|")
_HINT = re.compile(r"sep=([,;\t|])\r?\n")
_LONE = re.compile(r"\r(?!\n)")
_SAMPLE = 200
_LONGEST = 2**31 - 1
_PART = 2**19
"""So many characters are cut into cells at a time."""

_NOWHERE = array("q", [BLANK])
Fields = tuple[list[str], "array[int]", list[int]]
"""Cells one after the other, where each begins, and how many each record has."""

FIELDS = (
    r'(="[^"]*(?:""[^"]*)*"(?=[{0}\r\n]|\Z)|"[^"]*(?:""[^"]*)*"[^{0}\r\n]*|[^{0}\r\n]*)'
    r"({0}|\r?\n|\Z)"
)
"""A cell and what ends it; one that quotes by formula (``="a,b"``) is quoted too."""


def read_delimited(path: str, data: bytes) -> Source:
    """Return a CSV or TSV file as one grid; quotes and delimiters are markup.

    The delimiter is the one that the content suggests: comma, tab or semicolon. Short
    rows are filled. Raises UnreadableError if the file cannot be decoded.
    """
    text, encoding = decode(path, data)
    written = _LONE.sub("\n", text)
    comments = comment_lines(written)
    gone = spans_of(written, comments)
    text = blanked(written, gone) if gone else written
    start, delimiter, quoting = dialect(path, text)
    markup = [Span(0, start), *gone]
    rows = _rows(path, text, start, delimiter, markup, quoting=quoting)
    if gone:
        rows = _without(rows, {span.start for span in gone})
    source = Source(
        path,
        "csv",
        written,
        (Grid(rows),),
        encoding,
        tuple(markup),
        comments=tuple(comments),
    )
    return source if quoting else replace(source, separators=f"{delimiter}\r\n")


class Dialect(NamedTuple):
    """Where the first record begins, what parts cells, and whether quotes mean anything."""

    start: int
    delimiter: str
    quoting: bool


def dialect(path: str, text: str) -> Dialect:
    """Return how a text is delimited; its path tells the usual delimiter."""
    hint = _HINT.match(text)
    start = hint.end() if hint else 0
    suffix = PurePath(path).suffix.lower()
    delimiter = (
        hint[1] if hint else delimiter_of(text, "\t" if suffix == ".tsv" else ",")
    )
    quoting = '"' in text and _quotes_close(text, start, delimiter)
    return Dialect(start, delimiter, quoting)


def _without(rows: Rows, gone: set[int]) -> Rows:
    """Return the rows but for those that begin at some offsets."""
    assert rows.starts is not None
    return rows.pick([at for at, one in enumerate(rows.starts) if one not in gone])


def _records(text: str, start: int, delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each record as the csv module understands them."""
    csv.field_size_limit(_LONGEST)
    stream = io.StringIO(text, newline="")
    stream.seek(start)
    return csv.reader(stream, delimiter=delimiter)


def delimiter_of(text: str, usual: str) -> str:
    """Return the delimiter that gives the most cells to a usual record."""

    def cells(delimiter: str) -> tuple[float, bool]:
        """Return how many cells a usual record has; the usual delimiter wins a tie."""
        records = islice(_records(text, 0, delimiter), _SAMPLE)
        widths = [len(record) for record in records if any(record)]
        return median(widths) if widths else 0, delimiter == usual

    return max(_DELIMITERS, key=cells)


def _quotes_close(text: str, start: int, delimiter: str) -> bool:
    """Return whether every cell that a quote opens is closed.

    One stray quote would swallow the rest of the file into a cell; such a file is read
    with its quotes as mere characters.
    """
    records = _records(text + "\n.", start, delimiter)
    return deque(records, maxlen=1).pop() == ["."]


def _rows(
    path: str, text: str, at: int, delimiter: str, markup: list[Span], *, quoting: bool
) -> Rows:
    """Return the records as rows of cells; all between the cells is markup.

    The cells of a file are read all at once, for a big one has millions.
    """
    # One string for all cells that read the same: it is hashed, and looked at, once.
    known: dict[str, str] = {}
    if quoting:
        values, starts, widths = _quoted(text, at, delimiter, known, markup)
    else:
        values, starts, widths = _bare(text, at, delimiter, known)
    width = max(widths, default=0)
    check_cells(path, width * len(widths), len(values))
    starts.append(len(text))
    edges = array("q", map(starts.__getitem__, accumulate(widths, initial=0)))
    odd = new_odd()
    strange = {value for value in known if not value or is_odd(value)}
    for place in compress(count(), map(strange.__contains__, values)):
        text_ = _cell(values[place], starts[place], quoting, markup)
        value, starts[place] = text_.value, marked(text_, odd)
        values[place] = known.setdefault(value, value)
    if len(values) < width * len(widths):
        values, starts = _filled(values, starts, widths, width)
    columns = tuple(
        Column(list(values[one::width]), starts[one:-1:width], odd)
        for one in range(width)
    )
    return Rows(columns, len(widths), edges[:-1], edges[1:], merged=False)


def _bare(text: str, at: int, delimiter: str, known: dict[str, str]) -> Fields:
    """Return the cells of a text in which no quote means anything."""
    values: list[str] = []
    starts = array("q")
    widths: list[int] = []
    while at < len(text):
        # Part by part, so that cells are held once.
        end = text.find("\n", at + _PART) + 1 or len(text)
        lines = text[at:end].removesuffix("\n").split("\n")
        returns = accumulate(map(str.endswith, lines, repeat("\r")), initial=0)
        if "\r" in text:
            lines = [line.removesuffix("\r") for line in lines]
        lengths = [1 + found for found in map(str.count, lines, repeat(delimiter))]
        cells = delimiter.join(lines).split(delimiter)
        begins = map(add, accumulate(map(len, cells), initial=at), count())
        if "\r" in text:
            begins = map(
                add, begins, chain.from_iterable(map(repeat, returns, lengths))
            )
        starts.extend(islice(begins, len(cells)))
        values.extend(map(known.setdefault, cells, cells))
        widths.extend(lengths)
        at = end
    return values, starts, widths


def _quoted(
    text: str, at: int, delimiter: str, known: dict[str, str], markup: list[Span]
) -> Fields:
    """Return the cells of a text, simple quotes around them taken off."""
    pieces = _pieces(text, at, delimiter)
    values, separators = pieces[::2], pieces[1::2]
    starts = list(accumulate(map(len, pieces), initial=at))[:-1:2]
    wrapped = [
        value[:1] == '"' == value[-1] and value.count('"') == 2 for value in values
    ]
    starts = list(map(add, starts, wrapped))
    cells = zip(values, wrapped, strict=True)
    values = [value[1:-1] if inside else value for value, inside in cells]
    ends = chain((at,), map(add, starts, map(len, values)))
    gaps = zip(ends, chain(starts, (len(text),)), strict=False)
    markup.extend(map(tuple.__new__, repeat(Span), gaps))
    last = compress(count(1), map(delimiter.__ne__, separators))
    edges = dict.fromkeys((0, *last, len(values)))
    widths = [end - start for start, end in pairwise(edges)]
    return list(map(known.setdefault, values, values)), array("q", starts), widths


def _pieces(text: str, at: int, delimiter: str) -> list[str]:
    """Return cells and what ends each in turn: a delimiter, a line end or nothing."""
    fields = re.compile(FIELDS.format(re.escape(delimiter))).findall(text, at)
    return list(chain.from_iterable(fields[:-1]))


def _filled(
    values: list[str], starts: array[int], widths: Sequence[int], width: int
) -> tuple[list[str], array[int]]:
    """Return the cells with blank ones where a record is short."""
    every: list[str] = []
    places = array("q")
    first = 0
    for length in widths:
        every += values[first : first + length] + [""] * (width - length)
        places += starts[first : first + length] + _NOWHERE * (width - length)
        first += length
    places.append(BLANK)
    return every, places


def _cell(value: str, start: int, quoting: bool, markup: list[Span]) -> Text:
    """Return a cell without its quotes and what else is no word of it.

    A doubled quote is one quote; what follows the closing quote belongs to the cell.
    """
    text = Text.at(value, start)
    if quoting and value[:1] == '"':
        last = value.rindex('"')
        doubled = (each.start() + 2 for each in re.finditer('""', value[1:last]))
        gone = [Span(each, each + 1) for each in (0, *doubled, last)]
        text = without(text, gone, markup)
    return cell(text, markup) if text.value else EMPTY
