"""A Markdown file: pipe tables as grids, the rest as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiaolint.read.comments import comment_lines, spans_of
from jixiaolint.read.decode import decode
from jixiaolint.read.fragment import cell, without
from jixiaolint.read.text import grid_of, lines_of, running
from jixiaolint.source import Block, Source
from jixiaolint.text import Span, Text

_DASHES = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[-*+]\s+)+|\s*(?:```.*|~~~.*|-{3,}|={3,})$")
_STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^~]+~~(?!~)")
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])([^*_]+)(?<=[^\s*_])\1$")
_STRONG_PART = re.compile(
    r"(?<![^\s:：])\*\*(?=\w)[^*]+(?:(?<=[:：])\*\*|(?<=\S)\*\*(?![^\s:：]))"
)
"""What is strong of a line: a label, or what stands behind its colon."""


def read_markdown(path: str, data: bytes) -> Source:
    """Return a Markdown file as blocks; raises UnreadableError if not decodable."""
    text, encoding = decode(path, data)
    comments = comment_lines(text)
    markup = spans_of(text, comments)
    blocks = tuple(_blocks(path, list(lines_of(text, markup)), markup))
    return Source(
        path,
        "markdown",
        text,
        blocks,
        encoding,
        tuple(markup),
        comments=tuple(comments),
    )


def _blocks(path: str, lines: list[Text], markup: list[Span]) -> Iterator[Block]:
    """Yield each pipe table as a grid and the lines between, without their marks."""
    start = 0
    while start < len(lines):
        end = _table_end(lines, start)
        if end:
            rows = lines[start:end]
            if _is_rule(rows[1].value):
                markup.extend(rows.pop(1).spans())
            framed = rows[0].value.lstrip().startswith("|")
            yield grid_of(path, [_cells(row, markup, framed=framed) for row in rows])
        else:
            end = start + 1
            while end < len(lines) and not _table_end(lines, end):
                end += 1
            yield running((_bare(line, markup) for line in lines[start:end]), markup)
        start = end


def _table_end(lines: list[Text], start: int) -> int:
    """Return where the table that begins here ends, or 0 if none begins.

    It begins at a line with pipes before a line of dashes, or at two lines that both
    stand between pipes.
    """
    first, second = (
        lines[at].value.strip() if at < len(lines) else "" for at in (start, start + 1)
    )
    ruled = "|" in first and "|" in second and _is_rule(second)
    framed = all(
        line.startswith("|") and line.count("|") > 1 for line in (first, second)
    )
    if not ruled and not framed:
        return 0
    end = start
    while end < len(lines) and "|" in lines[end].value:
        end += 1
    return end


def _is_rule(line: str) -> bool:
    """Tell whether a line holds dashes alone between its pipes: what parts the heads."""
    bare = line.strip().removeprefix("|").removesuffix("|")
    return all(_DASHES.fullmatch(piece.strip()) for piece in bare.split("|"))


def _cells(line: Text, markup: list[Span], *, framed: bool) -> list[Text]:
    """Return the cells of a table line; pipes and their escapes are markup.

    In a table whose head is not `framed` by pipes a row may begin with a blank cell.
    """
    bars = [match.start() for match in _PIPE.finditer(line.value)]
    markup.extend(Span(line.offset(bar), line.offset(bar) + 1) for bar in bars)
    edges = [-1, *bars, len(line.value)]
    cells = [
        _unescaped(line.slice(left + 1, right), markup)
        for left, right in pairwise(edges)
    ]
    if framed and not cells[0].value:
        cells = cells[1:]
    return cells[:-1] if len(cells) > 1 and not cells[-1].value else cells


def _unescaped(text: Text, markup: list[Span]) -> Text:
    """Return a cell without the escapes of pipes, tags and marks of emphasis."""
    found = [match.start() for match in re.finditer(r"\\\|", text.value)]
    text = without(text, [Span(at, at + 1) for at in found], markup)
    return cell(_weak(text.strip(), markup), markup)


def _bare(line: Text, markup: list[Span]) -> Text:
    """Return a line without the marks of headings, lists, quotes and emphasis."""
    match = _MARKS.match(line.value)
    marks = [Span(0, match.end())] if match else []
    return _weak(without(line, marks, markup), markup)


def _weak(text: Text, markup: list[Span]) -> Text:
    """Return a text without struck-out words, and stars that make all or a side strong.

    Stars inside stay: ``≥**%`` is a blank that nobody has filled.
    """
    struck = [Span(*match.span()) for match in _STRUCK.finditer(text.value)]
    text = without(text, struck, markup).strip() if struck else text
    whole = _STRONG.fullmatch(text.value)
    found = [whole] if whole else _STRONG_PART.finditer(text.value)
    ends = [(match.start(), match.end() - 2) for match in found]
    strong = [Span(at, at + 2) for pair in ends for at in pair]
    return without(text, strong, markup)
