"""Labels that were broken over words or lines, put together again.

A label cell is narrow, so its text comes as `服务对象 满意度指标` on one line, as `服务对象`
above `满意度指标`, or as 产 / 出 / 指 / 标 down the left edge with the rows between. All are
found alike: the words at the left end of a line, and of the next lines, that together
make a known label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jixiaolint.extract.lines.terms import stem_of
from jixiaolint.extract.lines.words import Word, said
from jixiaolint.labels.facts import bare
from jixiaolint.labels.levels import parents_of
from jixiaolint.text import Text

_REACH = 6
"""How many lines may pass between two pieces of one label."""

_ROWS = 1
"""How many lines may pass between a known label and what makes a longer one of it."""

_PIECES = 12
"""How many words one label may be broken into."""


class Label(NamedTuple):
    """A label and its pieces, in reading order."""

    words: tuple[Word, ...]

    @property
    def value(self) -> str:
        """The characters of the label."""
        return said(self.words)

    @property
    def text(self) -> Text:
        """The label as one text."""
        return Text.join(word.text for word in self.words).squeeze()


class Forms(NamedTuple):
    """The labels looked for, and all their beginnings."""

    whole: frozenset[str]
    starts: frozenset[str]

    @classmethod
    def of(cls, whole: Iterable[str], more: Iterable[str] = ()) -> Forms:
        """Return labels with all beginnings of theirs, and of more that may be begun."""
        whole = frozenset(whole)
        every = {*whole, *more}
        starts = (form[:end] for form in every for end in range(1, len(form) + 1))
        return cls(whole, frozenset(starts))


def on_one_line(words: Sequence[Word], forms: Forms, at: int = 0) -> int:
    """Return how many words from a place on make the longest label (0: none does)."""
    best, value = 0, ""
    for count, word in enumerate(words[at : at + _PIECES], 1):
        piece = bare(word.value)
        if not _joins(value, piece, forms):
            break
        value += piece
        if value in forms.whole:
            best = count
    return best


def _joins(value: str, piece: str, forms: Forms) -> bool:
    """Tell whether a piece carries a label on: 产出 and 数量指标 are two labels."""
    if value + piece not in forms.starts:
        return False
    if value not in forms.whole or piece not in forms.whole:
        return True
    return (stem_of(piece) or "") in parents_of(stem_of(value) or "")


def over_lines(
    lines: Sequence[tuple[Word, ...]], forms: Forms
) -> tuple[list[Label], list[tuple[Word, ...]]]:
    """Return the labels whose pieces stand on several lines, and the lines without them."""
    rest = list(lines)
    labels: list[Label] = []
    for number in range(len(rest)):
        at = 0
        while at < len(rest[number]):
            taken = _collect(rest, number, at, forms)
            again = {label.value for label in labels[-2:]}
            if taken and (len(taken[0].value) > 1 or said(taken) not in again):
                labels.append(Label(tuple(taken)))
                gone = set(taken)
                for line in {word.line for word in taken}:
                    rest[line] = tuple(word for word in rest[line] if word not in gone)
            elif count := on_one_line(rest[number], forms, at):
                at += count
            else:
                break
    return labels, rest


def _collect(
    lines: Sequence[tuple[Word, ...]], number: int, at: int, forms: Forms
) -> list[Word]:
    """Return the pieces of a label that begins at a word and ends on a later line."""
    count = on_one_line(lines[number], forms, at) or 1
    pieces = list(lines[number][at : at + count])
    value = "".join(bare(word.value) for word in pieces)
    if value not in forms.starts:
        return []
    whole: list[Word] = []
    last = number
    for line in range(number + 1, len(lines)):
        if line - last > _REACH:
            break
        more = _next_piece(lines[line], value, forms)
        if more is None:
            if value in forms.whole and lines[line] and line - last > _ROWS:
                break
            continue
        pieces.append(more)
        value += more.value
        last = line
        if value in forms.whole:
            whole = list(pieces)
    return whole


def _next_piece(words: tuple[Word, ...], value: str, forms: Forms) -> Word | None:
    """Return the first of the two leading words that carries the label on."""
    return next((word for word in words[:2] if _joins(value, word.value, forms)), None)
