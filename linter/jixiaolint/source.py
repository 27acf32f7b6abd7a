"""What a reader hands on: the characters of a file and the blocks they form."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from jixiaolint.columns.rows import Rows
from jixiaolint.place import Place
from jixiaolint.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.model import Table
    from jixiaolint.text import Span, Text


_FRAMES = "\u2500-\u257f"
"""The characters that draw frames around cells in a text: nobody reads them."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Running text: one `Text` for each physical line, blank lines included."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells; rows shorter than others end with blank ones.

    A blank cell is an empty `Text`. The cells that a merged cell covers all hold the
    *same object*, so that ``is`` tells a merge from a repetition. `title` is the name
    of the sheet or the caption, where there is one. However given, rows are held by
    columns (`Rows`). A part of a table has a `sample` of all of it, which tells what its
    columns hold.
    """

    rows: Sequence[tuple[Text, ...]]
    title: str | None = None
    sample: Rows | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", Rows.of(self.rows))

    @property
    def cells(self) -> Rows:
        """The rows, to be looked at by columns."""
        return Rows.of(self.rows)


Block = Lines | Grid


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says to this program in a file: the words behind its name.

    It speaks of the row in whose cells (`spans`) it stands, or whose cell it is on. A line
    of its own has none; it ends at `end`, and speaks of what comes next.
    """

    text: str
    place: Place
    end: int = 0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Source:
    """One file as read: all its characters in one string, and its blocks in order.

    `text` holds every character that can be read; the blocks' `Text` values point into
    it by offset. `markup` are the ranges that are syntax of the format (tags, quotes,
    delimiters), which nobody needs to account for, and so are the `separators`, Latin
    characters, wherever nobody claims them. `anchors` give the place at chosen
    offsets for formats whose places are not lines and columns. `notices` are sentences
    about what does not meet the eye, such as hidden sheets. `tables` are set where the
    file is itself a list of indicators, so that there is nothing to extract. Of a part of
    a file, so many lines are `skipped` behind its first one. `comments` are for this
    program, and in no block.
    """

    path: str
    reader: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str | None = None
    markup: tuple[Span, ...] = ()
    anchors: Sequence[tuple[int, Place]] = field(default=(), repr=False)
    notices: tuple[Said, ...] = ()
    tables: tuple[Table, ...] | None = field(default=None, repr=False)
    separators: str = ""
    skipped: int = 0
    comments: tuple[Comment, ...] = ()

    def place(self, offset: int) -> Place:
        """Return where the character at `offset` stands."""
        if self.anchors:
            index = bisect_right(self._offsets, offset) - 1
            return self.anchors[max(index, 0)][1]
        line, column = self.spot(offset)
        return Place(line=line, column=column)

    def around(self, offset: int) -> Span:
        """Return the characters that have the place of one: those of its cell, its paragraph."""
        from jixiaolint.text import Span

        index = bisect_right(self._offsets, offset)
        last = self._offsets[index : index + 1] or [len(self.text)]
        return Span(self._offsets[index - 1], last[0])

    def spot(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at `offset`, in a file of lines."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        return line + self.skipped if line > 1 else line, column

    @cached_property
    def _offsets(self) -> Sequence[int]:
        """The offsets of the anchors, at once where these are made as they are asked for."""
        known: Sequence[int] | None = getattr(self.anchors, "offsets", None)
        return [offset for offset, _ in self.anchors] if known is None else known

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts


def unclaimed(source: Source, claimed: Iterable[tuple[int, int]]) -> list[Span]:
    """Return the ranges of the source that hold something and that nobody claims."""
    text = source.text
    syntax = re.escape(source.separators)
    words = re.compile(f"[^{syntax}{_FRAMES}]+")
    return [
        span
        for start, end in _free(len(text), claimed, source.markup)
        for found in words.finditer(text, start, end)
        if not found[0].isspace()
        for span in _words(text, *found.span())
    ]


def _free(
    length: int, *claimed: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the ranges that no claim covers."""
    at = 0
    # A text that many rows share is claimed by each of them.
    for start, end in sorted(set(chain.from_iterable(claimed))):
        if at < start < end:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


def _words(text: str, start: int, end: int) -> Iterable[Span]:
    """Yield the stretches between `start` and `end` without outer white space."""
    from jixiaolint.text import Span

    for piece in text[start:end].splitlines(keepends=True):
        bare = piece.strip("\ufeff \t\r\n\x0b\x0c\x85\xa0\u2028\u2029\u3000")
        if bare:
            at = start + piece.index(bare)
            yield Span(at, at + len(bare))
        start += len(piece)
