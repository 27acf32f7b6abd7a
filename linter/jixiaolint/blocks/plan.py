"""How a big table is read: where it can be cut, as its head and a sample of it tell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath

from jixiaolint.blocks.block import Block, Outline, read_plain, rows_of
from jixiaolint.blocks.cuts import Columns, cut
from jixiaolint.blocks.lines import NotPlainError, Record, Written, written
from jixiaolint.bounds.stage import stage
from jixiaolint.file_read import Reading

_BLOCKS = 16
"""A table has about so many blocks, lest one process be long at work on the last."""

LEAST = 500
_MOST = 10_000
"""A block has not fewer and not more rows, but for what is to come of its last project."""

_SAMPLE = 400
"""As many rows, and not twice as many, tell what the columns of a whole table hold."""

_DELIMITED = 400
"""So many lines tell the delimiter."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What all blocks of a table have in common, and the blocks."""

    outline: Outline
    blocks: tuple[Block, ...]


def plan(path: str, origin: str) -> Plan | None:
    """Return how to read a file by blocks; nothing for one that must be read whole.

    It may be of any size, for limits hold for each of its blocks.
    """
    try:
        with stage("reading", path):
            return _plan(path, written(origin))
    except Exception:
        # What is wrong with it is told by those who read it whole.
        return None


def _plan(path: str, file: Written) -> Plan:
    from jixiaolint.labels.heads import head_of
    from jixiaolint.read.delimited import delimiter_of

    if file.lines <= 2 * LEAST:
        raise NotPlainError
    beginning = list(islice(file.plain_lines(), _DELIMITED))
    usual = "\t" if PurePath(path).suffix.lower() == ".tsv" else ","
    delimiter = delimiter_of("".join(beginning), usual)
    labels = next(csv.reader(beginning[:1], delimiter=delimiter))
    if "key" in map(head_of, labels):
        # Lists of projects by code are joined to what they name, wherever it stands.
        raise NotPlainError
    rows = sum(1 for _ in file.records(delimiter)) if file.quotes else file.lines
    return _Table(path, file, delimiter, beginning[0], len(labels), rows - 1).plan()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that may be cut: how it is written and delimited, its head and size."""

    path: str
    file: Written
    delimiter: str
    head: str
    width: int
    rows: int

    def plan(self) -> Plan:
        """Return how the table is read; raises NotPlainError."""
        some = list(self._sample(max(1, self.rows // _SAMPLE)))
        sample = "".join(some)
        told = self._read(sample, len(some)).tables[0]
        columns = Columns.of(self.width, rows_of(self.path, self.head + sample))
        blocks = cut(columns, self._block(), self._body)
        if len(blocks) == 1:
            raise NotPlainError
        first = next(columns.projects(self._body()))
        beginning = self.file.text(first.first.start, first.last.end)
        ahead = self._read(beginning, first.rows).tables[0]
        outline = Outline(
            self.file,
            self.path,
            self.head,
            self.width,
            replace(ahead, projects=(), columns=told.columns),
            self.head + beginning,
            sample,
        )
        return Plan(outline, blocks)

    def _block(self) -> int:
        """Return how many rows a block has."""
        return min(_MOST, max(LEAST, self.rows // _BLOCKS))

    def _read(self, text: str, rows: int) -> Reading:
        return read_plain(self.path, self.head + text, rows, self.width)

    def _body(self) -> Iterator[Record]:
        """Yield the records below the head."""
        return islice(self.file.records(self.delimiter), 1, None)

    def _sample(self, step: int) -> Iterator[str]:
        """Yield the text of one record in so many."""
        if not self.file.quotes:
            return islice(self.file.plain_lines(), 1, None, step)
        some = islice(self._body(), 0, None, step)
        return (self.file.text(record.start, record.end) for record in some)
