"""The lines and records of a file of delimited values, however big it is."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_PIECE = 2**20
_CODECS = ("utf-8", "gb18030")
_LONGEST = 2**31 - 1
_END = "."
"""Stands alone behind the last record if every quote before it is closed."""


class NotPlainError(ValueError):
    """A table that is not regular enough to be read by blocks."""


class Record(NamedTuple):
    """The cells of a row, its first line (from one), and the bytes that it takes."""

    cells: list[str]
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written: its encoding, and how many lines it has.

    `encoding` is told, by `codec` it is decoded; its text begins at `begin`, behind a
    byte order mark. There may be `quotes` in it.
    """

    path: str
    encoding: str
    codec: str
    begin: int
    lines: int
    quotes: bool

    def records(self, delimiter: str) -> Iterator[Record]:
        """Yield the records as the csv module understands them; raises NotPlainError."""
        csv.field_size_limit(_LONGEST)
        with Path(self.path).open("rb") as file:
            file.seek(self.begin)
            at, line = self.begin, 0

            def decoded() -> Iterator[str]:
                """Yield the lines, and count them and their bytes."""
                nonlocal at, line
                for each in file:
                    at += len(each)
                    line += 1
                    yield each.decode(self.codec)
                line += 1
                yield _END

            start, first = at, 1
            for cells in csv.reader(decoded(), delimiter=delimiter):
                if line > self.lines:
                    if cells != [_END]:
                        raise NotPlainError
                    return
                yield Record(cells, first, start, at)
                start, first = at, line + 1

    def plain_lines(self) -> Iterator[str]:
        """Yield the lines."""
        with Path(self.path).open("rb") as file:
            file.seek(self.begin)
            yield from (each.decode(self.codec) for each in file)

    def text(self, start: int, end: int) -> str:
        """Return the characters in a range of bytes."""
        with Path(self.path).open("rb") as file:
            file.seek(start)
            return file.read(end - start).decode(self.codec)


def written(path: str) -> Written:
    """Return how a file is written; raises NotPlainError where lines do not tell its rows."""
    with Path(path).open("rb") as file:
        marked = file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    begin = len(codecs.BOM_UTF8) if marked else 0
    for codec in _CODECS[: 1 if marked else None]:
        try:
            lines, quotes = _counted(path, begin, codec)
        except UnicodeDecodeError:
            continue
        encoding = "utf-8-sig" if marked else codec
        return Written(path, encoding, codec, begin, lines, quotes)
    raise NotPlainError


def _counted(path: str, begin: int, codec: str) -> tuple[int, bool]:
    """Return how many lines a file has, and whether there are quotes in it.

    Raises NotPlainError for line ends of old and for zeros, UnicodeDecodeError.
    """
    decoder = codecs.getincrementaldecoder(codec)()
    lines = returns = pairs = 0
    quotes, last = False, b"\n"
    with Path(path).open("rb") as file:
        file.seek(begin)
        while piece := file.read(_PIECE):
            decoder.decode(piece)
            lines += piece.count(b"\n")
            returns += piece.count(b"\r")
            pairs += piece.count(b"\r\n") + (last == b"\r" and piece[:1] == b"\n")
            quotes = quotes or b'"' in piece
            if b"\0" in piece:
                raise NotPlainError
            last = piece[-1:]
        decoder.decode(b"", final=True)
    if returns != pairs:
        raise NotPlainError
    return lines + (last != b"\n"), quotes
