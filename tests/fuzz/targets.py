"""The targets: each takes bytes, and raises if the program did what it never may."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from budget import Target, target
from commands import checked, ruled
from packages import with_part

from jixiaolint.extract import extract
from jixiaolint.model import texts
from jixiaolint.parsing.explanation import parse_explanation
from jixiaolint.parsing.figure import figures
from jixiaolint.parsing.indicator import parts
from jixiaolint.parsing.name import parse_name
from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.values import Target as Demand
from jixiaolint.read import read
from jixiaolint.source import Block, Grid, Lines, Source
from jixiaolint.text import EMPTY, Text
from jixiaolint.unread import unread
from jixiaolint.words.fold import fold

WRITTEN = ("txt", "md", "csv", "tsv", "html", "mht", "json", "jsonl", "xls", "doc")
"""The extensions of files that are text; as .xls and .doc, XML and HTML pass."""


@target
def text(data: bytes) -> None:
    """Read a file of text; the first byte chooses its extension."""
    hold_source(read(f"input.{_chosen(data, WRITTEN)}", data[1:]))


@target
def binary(data: bytes) -> None:
    """Read a file that is known by its content: packages, old Office files, PDF."""
    hold_source(read("input.dat", data))


@target
def package(data: bytes) -> None:
    """Read a package whose part is the input; the first byte chooses which part."""
    hold_source(read(*with_part(data)))


@target
def extraction(data: bytes) -> None:
    """Extract from blocks of text: form feeds part blocks, ``|`` the cells of a grid."""
    source = _source(_decoded(data))
    found = extract(source)
    spans = [*found.read, *(s for t in texts(found.tables) for s in t.spans())]
    _inside(spans, len(source.text))
    for gap in unread(source, found.read):
        assert gap.text(source).strip()
        gap.place(source)


@target
def grammar(data: bytes) -> None:
    """Parse a name, a value, its unit, an explanation, a goal and a coded string.

    They are parted by tabs. Of each, all that is found stands inside it; a value in
    other white space demands the same.
    """
    name, value, unit, told, goal, coded, *_ = [*_decoded(data).split("\t"), *[""] * 5]
    _hold_demand(parse_target(value, unit or None), len(value))
    bare, padded = parse_target(value), parse_target(f" {value}\n")
    assert (bare.kind, bare.op, bare.value) == (padded.kind, padded.op, padded.value)
    measure = parse_name(name)
    if measure.head_span:
        assert name[slice(*measure.head_span)] == measure.head
    if measure.limit:
        _hold_demand(measure.limit, len(name))
    explained = parse_explanation(told, name or None, value or None)
    _inside([explained.span] if explained.span else [], len(told))
    _inside((figure.span for figure in figures(goal)), len(goal))
    spans = sorted(parts(fold(coded)).spans.values())
    _inside(spans, len(coded))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@target
def rules(data: bytes) -> None:
    """Check a table with a strange rule, profile, lexicon or settings file."""
    ruled(data)


@target
def check(data: bytes) -> None:
    """Run the command on a file; the first byte chooses extension and outputs."""
    checked(data)


TARGETS: dict[str, Target] = {
    one.__name__: one
    for one in (text, binary, package, extraction, grammar, rules, check)
}
"""Name -> target."""


def hold_source(source: Source) -> None:
    """Raise unless all that a reader hands on stands in the text of its source."""
    length = len(source.text)
    _inside(source.markup, length)
    offsets = [offset for offset, _ in source.anchors]
    assert offsets == sorted(offsets)
    for block in source.blocks:
        for one in _held(block):
            _inside(one.spans(), length)
        if isinstance(block, Grid):
            assert len({len(row) for row in block.rows}) <= 1


def _held(block: Block) -> Iterable[Text]:
    """Return the texts of a block."""
    if isinstance(block, Lines):
        return block.lines
    return (cell for row in block.rows for cell in row)


def _inside(spans: Iterable[tuple[int, int]], length: int) -> None:
    """Raise unless the spans stand in a text of that length."""
    for start, end in spans:
        assert 0 <= start <= end <= length, (start, end, length)


def _hold_demand(demand: Demand, length: int) -> None:
    """Raise unless the spans of a target are inside and its numbers are numbers."""
    _inside([demand.span] if demand.span else [], length)
    demand.number(), demand.high_number()
    for part in demand.parts:
        _hold_demand(part, length)


def _chosen(data: bytes, words: tuple[str, ...]) -> str:
    """Return the word that the first byte chooses."""
    return words[data[0] % len(words)] if data else words[0]


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "ignore")


def _source(text: str) -> Source:
    """Return the blocks that a text draws: ``<`` is merged to the left, ``^`` above."""
    blocks: list[Block] = []
    at = 0
    for part in text.split("\f"):
        lines: list[Text] = []
        for line in part.split("\n"):
            lines.append(Text.at(line, at))
            at += len(line) + 1
        blocks.append(_grid(lines) if "|" in part else Lines(tuple(lines)))
    return Source("input.txt", "text", text, tuple(blocks), "utf-8")


def _grid(lines: list[Text]) -> Grid:
    """Return a grid drawn in lines, as wide as its widest row."""
    rows = [_cells(line) for line in lines]
    width = max(map(len, rows))
    found: list[list[Text]] = []
    for row in rows:
        made: list[Text] = []
        for at, cell in enumerate([*row, *[EMPTY] * (width - len(row))]):
            if cell.value == "<" and at:
                made.append(made[-1])
            elif cell.value == "^" and found:
                made.append(found[-1][at])
            else:
                made.append(cell)
        found.append(made)
    return Grid(tuple(map(tuple, found)))


def _cells(line: Text) -> list[Text]:
    """Return the cells of a row."""
    cells: list[Text] = []
    at = 0
    for words in line.value.split("|"):
        cells.append(line.slice(at, at + len(words)))
        at += len(words) + 1
    return cells
