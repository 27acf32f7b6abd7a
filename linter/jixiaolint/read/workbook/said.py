"""What comments on the cells of a package of Excel say to this program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from jixiaolint.errors import UnreadableError
from jixiaolint.place import Place, position
from jixiaolint.read.archive import read_part
from jixiaolint.read.comments import may_say, row_spans, words_of
from jixiaolint.read.relations import relations
from jixiaolint.read.workbook.places import cell_name
from jixiaolint.read.xml_events import tree
from jixiaolint.source import Comment
from jixiaolint.text import Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

    from jixiaolint.columns.rows import Rows
    from jixiaolint.read.workbook.box import Box, Spot

_KINDS = {"comments": "comment", "threadedComment": "threadedComment"}
"""The parts that hold comments on cells, and the elements that are such."""

_RULE = "────"
"""What parts the words of others from what we wrote behind them."""

_NOWHERE = Span(0, 0)
"""The cells of a row that has none."""


def on_cells(path: str, archive: ZipFile, part: str) -> dict[Spot, list[str]]:
    """Return the words of comments for this program by cell; most sheets have none."""
    found: dict[Spot, list[str]] = {}
    for kind, where in relations(path, archive, part).values():
        for one in _comments(path, archive, kind, where):
            spot = position(one.get("ref"))
            words = list(words_in("".join(text.text or "" for text in one.iter())))
            if spot and words:
                known = found.setdefault((spot[0] - 1, spot[1] - 1), [])
                # A thread stands in the other part as well.
                known.extend(one for one in words if one not in known)
    return found


def _comments(path: str, archive: ZipFile, kind: str, part: str) -> Iterator[Element]:
    """Yield the comments of a part; none of one that is damaged, which costs no sheet."""
    if kind not in _KINDS:
        return
    with suppress(UnreadableError):
        data = read_part(path, archive, part)
        if b"jixiaolint" in data.lower():
            yield from tree(path, data).iter(_KINDS[kind])


def words_in(comment: str) -> Iterator[str]:
    """Yield what lines of a comment say to this program, with the lines that go on.

    A blank line ends it. What programs put before it, such as the name of who wrote it,
    does not count.
    """
    held: list[str] = []
    for line in [*comment.partition(_RULE)[0].splitlines(), ""]:
        words = words_of(line) if may_say(line) else None
        if words is None and line.strip() and held:
            held.append(line.strip())
            continue
        if held:
            yield " ".join(held)
        held = [] if words is None else [words]
    if held:
        yield " ".join(held)


def comments_on(
    said: Mapping[Spot, list[str]], box: Box, rows: Rows, name: str
) -> Iterator[Comment]:
    """Yield what is said on the cells of a sheet, each with the cells of its row."""
    for (row, column), words in sorted(said.items()):
        inside = box.top <= row <= box.bottom
        spans = tuple(row_spans(rows, row - box.top)) if inside else ()
        place = Place(sheet=name, cell=cell_name(row, column))
        for one in words:
            yield Comment(one, place, 0, spans or (_NOWHERE,))
