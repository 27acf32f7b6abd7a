"""A row that is to read otherwise in; the edits of the source that it takes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import chain

from jixiaolint.fixes.choosing import Row, Wish
from jixiaolint.fixes.edit import Edit, Kind
from jixiaolint.model import INDICATOR_TEXTS, Indicator, Project
from jixiaolint.text import JUDGED, Span, Text


class NotPlacedError(Exception):
    """No edit can be told; the text is the word for why, of ``edit.REASONS``."""


def placed(wish: Wish, project: Project, kind: Kind, source: str) -> list[Edit]:
    """Return the edits that a wish takes, ascending; raises NotPlacedError.

    What stands in several places, or is of several rows, is left alone.
    """
    number = number_of(project, wish.row[1])
    row = project.indicators[number]
    made: dict[Span, Edit] = {}
    for name, said in wish.texts:
        text: Text | None = getattr(row, name)
        if text is None or not text.runs:
            raise NotPlacedError("blank")
        if len(text) > JUDGED:
            raise NotPlacedError("long")
        _refuse_shared(project, number, name, text)
        for span, words in _changes(text, said, kind, source):
            edit = Edit(*span, words, wish.row, text.offset(0))
            # Two fields may be one text: a value for both, which is written once.
            if made.setdefault(span, edit).text != words:
                raise NotPlacedError("shared")
    return sorted(made.values())


def number_of(project: Project, seq: int) -> int:
    """Return the place of the row with a number among the rows of a project."""
    rows = project.indicators
    usual = range(len(rows))[seq - 1 : seq] if seq > 0 else ()
    return next(at for at in chain(usual, range(len(rows))) if rows[at].seq == seq)


def row_of(projects: Mapping[int, Project], row: Row) -> Indicator:
    """Return a row of one of the projects of a file."""
    project = projects[row[0]]
    return project.indicators[number_of(project, row[1])]


def _changes(
    text: Text, said: str, kind: Kind, source: str
) -> Iterator[tuple[Span, str]]:
    """Yield what changes in a text that is to say something else: nothing that stays."""
    matcher = SequenceMatcher(None, text.value, said, autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what != "equal":
            yield _where(text, start, end, kind, source), said[first:last]


def _where(text: Text, start: int, end: int, kind: Kind, source: str) -> Span:
    """Return where characters of a text stand in the source, in one piece."""
    if start == end and start:
        before = text.offset(start - 1)
        at = before + kind.width(source, before)
        return Span(at, at)
    first = at = text.offset(start)
    for position in range(start, end):
        offset = text.offset(position)
        if offset != at:
            raise NotPlacedError("scattered")
        at = offset + kind.width(source, offset)
    return Span(first, at)


def _refuse_shared(project: Project, number: int, name: str, text: Text) -> None:
    """Raise NotPlacedError for a text that is said of another row too, or another field.

    A merged or inherited cell is that of a neighbour.
    """
    rows = project.indicators
    for at in (number - 1, number + 1):
        if 0 <= at < len(rows) and _meets(getattr(rows[at], name), text):
            raise NotPlacedError("shared")
    row: Indicator = rows[number]
    for other in INDICATOR_TEXTS:
        found = getattr(row, other)
        if other != name and _meets(found, text) and found.value != text.value:
            raise NotPlacedError("shared")


def _meets(one: Text | None, other: Text) -> bool:
    """Tell whether two texts have characters of the source in common."""
    if one is None:
        return False
    return any(
        mine.start < its.end and its.start < mine.end
        for mine in one.spans()
        for its in other.spans()
    )
