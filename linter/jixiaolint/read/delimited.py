"""A file of delimited cells (CSV, TSV): one grid, each cell where it stands."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from itertools import islice
from pathlib import PurePath
from statistics import median
from typing import TYPE_CHECKING

from jixiaolint.read.decode import decode
from jixiaolint.read.fragment import cell, has_signs
from jixiaolint.read.text import grid_of
from jixiaolint.source import Source
from jixiaolint.text import EMPTY, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = (",", "\t", ";")
_HINT = re.compile(r"sep=([,;\t|])\r?\n")
_SAMPLE = 200
_LONGEST = 2**31 - 1


def read_delimited(path: str, data: bytes) -> Source:
    """Return a CSV or TSV file as one grid; quotes and delimiters are markup.

    The delimiter is the one that the content suggests: comma, tab or semicolon. Short
    rows are filled. Raises UnreadableError if the file cannot be decoded.
    """
    text, encoding = decode(path, data)
    hint = _HINT.match(text)
    markup = [Span(*hint.span())] if hint else []
    start = hint.end() if hint else 0
    suffix = PurePath(path).suffix.lower()
    delimiter = hint[1] if hint else _delimiter(text, "\t" if suffix == ".tsv" else ",")
    quoting = _quotes_close(text, start, delimiter)
    rows = list(_rows(text, start, delimiter, quoting, markup))
    return Source(path, "csv", text, (grid_of(rows),), encoding, tuple(markup))


def _records(
    text: str, start: int, delimiter: str, quoting: bool
) -> Iterator[list[str]]:
    """Yield the cells of each record as the csv module understands them."""
    csv.field_size_limit(_LONGEST)
    stream = io.StringIO(text, newline="")
    stream.seek(start)
    if quoting:
        return csv.reader(stream, delimiter=delimiter)
    return csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def _delimiter(text: str, usual: str) -> str:
    """Return the delimiter that gives the most cells to a usual record."""

    def cells(delimiter: str) -> tuple[float, bool]:
        records = islice(_records(text, 0, delimiter, quoting=True), _SAMPLE)
        widths = [len(record) for record in records if any(record)]
        return median(widths) if widths else 0, delimiter == usual

    return max(_DELIMITERS, key=cells)


def _quotes_close(text: str, start: int, delimiter: str) -> bool:
    """Return whether every cell that a quote opens is closed.

    One stray quote would swallow the rest of the file into a cell; such a file is read
    with its quotes as mere characters.
    """
    if '"' not in text:
        return False
    records = _records(text + "\n.", start, delimiter, quoting=True)
    return deque(records, maxlen=1).pop() == ["."]


def _rows(
    text: str, start: int, delimiter: str, quoting: bool, markup: list[Span]
) -> Iterator[list[Text]]:
    """Yield the records as cells that know where they stand."""
    at = start
    known: dict[str, str] = {}
    tagged = has_signs(text)
    for record in _records(text, start, delimiter, quoting):
        row: list[Text] = []
        for value in record:
            if quoting and text.startswith('"', at):
                found, at = _quoted(text, at, len(value), markup)
                row.append(cell(found, markup) if value else EMPTY)
            elif value:
                # One string for all cells that read the same: it is hashed once.
                found = Text(known.setdefault(value, value), ((0, at),))
                at += len(value)
                row.append(cell(found, markup) if tagged else found.strip())
            else:
                row.append(EMPTY)
            if text.startswith(delimiter, at):
                if value:
                    markup.append(Span(at, at + 1))
                else:
                    _mark(markup, at, at + 1)
                at += 1
        while text.startswith(("\r", "\n"), at):
            at += 1
            if text[at - 1] == "\n":
                break
        yield row


def _quoted(text: str, at: int, length: int, markup: list[Span]) -> tuple[Text, int]:
    """Return the text of a cell that a quote opens, and where it ends.

    A doubled quote is one quote; what follows the closing quote belongs to the cell.
    """
    _mark(markup, at, at + 1)
    parts: list[Text] = []
    begin = at + 1
    end = text.find('"', begin)
    while text.startswith('""', end):
        parts.append(Text.at(text[begin : end + 1], begin))
        _mark(markup, end + 1, end + 2)
        begin = end + 2
        end = text.find('"', begin)
    parts.append(Text.at(text[begin:end], begin))
    _mark(markup, end, end + 1)
    after = length - sum(map(len, parts))
    parts.append(Text.at(text[end + 1 : end + 1 + after], end + 1))
    return Text.join(parts), end + 1 + after


def _mark(markup: list[Span], start: int, end: int) -> None:
    """Add a range of markup, joined to the one before it where they touch."""
    if markup and markup[-1][1] == start:
        markup[-1] = Span(markup[-1].start, end)
    else:
        markup.append(Span(start, end))
