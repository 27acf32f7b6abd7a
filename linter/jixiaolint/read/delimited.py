"""A file of delimited cells (CSV, TSV): one grid, each cell where it stands."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, chain, compress, count, islice, repeat
from operator import add
from pathlib import PurePath
from statistics import median

from jixiaolint.read.decode import decode
from jixiaolint.read.fragment import SIGNS, cell, without
from jixiaolint.read.text import grid_of
from jixiaolint.source import Source
from jixiaolint.text import EMPTY, Span, Text

_DELIMITERS = (",", "\t", ";")
_HINT = re.compile(r"sep=([,;\t|])\r?\n")
_LONE = re.compile(r"\r(?!\n)")
_SAMPLE = 200
_LONGEST = 2**31 - 1
_FIELDS = (
    r'(="[^"]*(?:""[^"]*)*"(?=[{0}\r\n]|\Z)|"[^"]*(?:""[^"]*)*"[^{0}\r\n]*|[^{0}\r\n]*)'
    r"({0}|\r?\n|\Z)"
)
"""A cell and what ends it; one that quotes by formula (``="a,b"``) is quoted too."""

_ODD = re.compile(rf'\A[\s="]|\s\Z|{SIGNS}').search
"""Finds what more than bare words is in a cell."""


def read_delimited(path: str, data: bytes) -> Source:
    """Return a CSV or TSV file as one grid; quotes and delimiters are markup.

    The delimiter is the one that the content suggests: comma, tab or semicolon. Short
    rows are filled. Raises UnreadableError if the file cannot be decoded.
    """
    text, encoding = decode(path, data)
    text = _LONE.sub("\n", text)
    hint = _HINT.match(text)
    start = hint.end() if hint else 0
    suffix = PurePath(path).suffix.lower()
    delimiter = (
        hint[1] if hint else delimiter_of(text, "\t" if suffix == ".tsv" else ",")
    )
    markup = [Span(0, start)]
    quoting = '"' in text and _quotes_close(text, start, delimiter)
    rows = list(_rows(text, start, delimiter, markup, quoting=quoting))
    source = Source(path, "csv", text, (grid_of(path, rows),), encoding, tuple(markup))
    return source if quoting else replace(source, separators=f"{delimiter}\r\n")


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
    text: str, at: int, delimiter: str, markup: list[Span], *, quoting: bool
) -> Iterator[list[Text]]:
    """Yield the records as cells that know where they stand; all between is markup.

    The cells of a file are made all at once, for a big one has millions.
    """
    pieces = _pieces(text, at, delimiter, quoting=quoting)
    values, separators = pieces[::2], pieces[1::2]
    starts = list(accumulate(map(len, pieces), initial=at))[:-1:2]
    if quoting:
        wrapped = [
            value[:1] == '"' == value[-1] and value.count('"') == 2 for value in values
        ]
        starts = list(map(add, starts, wrapped))
        cells = zip(values, wrapped, strict=True)
        values = [value[1:-1] if inside else value for value, inside in cells]
        ends = chain((at,), map(add, starts, map(len, values)))
        gaps = zip(ends, chain(starts, (len(text),)), strict=False)
        markup.extend(map(tuple.__new__, repeat(Span), gaps))
    # One string for all cells that read the same: it is hashed, and looked at, once.
    known: dict[str, str] = {}
    texts = Text.many(list(map(known.setdefault, values, values)), starts)
    odd = {value for value in known if not value or _ODD(value)}
    for place in compress(count(), map(odd.__contains__, values)):
        texts[place] = _cell(texts[place], quoting, markup)
    first = 0
    for last in compress(count(1), map(delimiter.__ne__, separators)):
        yield texts[first:last]
        first = last
    if texts[first:]:
        yield texts[first:]


def _pieces(text: str, at: int, delimiter: str, *, quoting: bool) -> list[str]:
    """Return cells and what ends each in turn: a delimiter, a line end or nothing."""
    sign = re.escape(delimiter)
    if quoting:
        fields = re.compile(_FIELDS.format(sign)).findall(text, at)
        return list(chain.from_iterable(fields[:-1]))
    pieces = re.split(rf"({sign}|\r?\n)", text[at:])
    return [*pieces, ""] if pieces[-1] else pieces[:-1]


def _cell(text: Text, quoting: bool, markup: list[Span]) -> Text:
    """Return a cell without its quotes and what else is no word of it.

    A doubled quote is one quote; what follows the closing quote belongs to the cell.
    """
    value = text.value
    if quoting and value[:1] == '"':
        last = value.rindex('"')
        doubled = (each.start() + 2 for each in re.finditer('""', value[1:last]))
        gone = [Span(each, each + 1) for each in (0, *doubled, last)]
        text = without(text, gone, markup)
    return cell(text, markup) if text.value else EMPTY
