"""The ways in which the words of one line may stand in the columns of the table.

Words keep their order, so a line is read as level labels, then cells of ascending
columns; neighbouring words may share a cell. Each reading has a cost; which one holds
is decided with the lines around it, by `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from jixiaolint.extract.lines.cells import (
    HINT,
    ODD,
    RARE,
    WRONG,
    as_cell,
    as_value,
    ends_well,
    is_strong,
    runs_on,
    stands_alone,
)
from jixiaolint.extract.lines.labels import Forms, Label, on_one_line
from jixiaolint.extract.lines.terms import label_forms, stem_of
from jixiaolint.extract.lines.words import Word, said, width
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

PROSE = frozenset({"rating", "description", "other", "actual"})
_MOST = 10
"""How many readings of a line are followed up."""

_MARGIN = WRONG
"""How much dearer than the cheapest a reading may be."""

_MOST_LABELS = 3
_SHORT = 2
"""The most characters of a label that may as well be part of a name."""

_OPERATOR = re.compile(r"[≥≤＞＜=＝≧≦⩾⩽]{1,2}")
_GLUED = pattern(
    r"\S{1,8}?{form-word=indicator}(?=[^\s（(]{2})(?!{form-word=indicator})"
)
_TRAILING = pattern(r"^(\D{3,}[{HAN}])\d[\d.]*[^\d\s]{1,6}$")


class Piece(NamedTuple):
    """What one line holds of a cell: in `bare` without blanks, `width` with them."""

    column: int
    text: Text
    line: int
    bare: str
    width: int


class Reading(NamedTuple):
    """One way to read a line: its labels and its cells (column 0 is the name).

    `whole` tells that the line by itself makes a complete row.
    """

    cost: float
    labels: tuple[Label, ...]
    pieces: tuple[Piece, ...]
    whole: bool


def level_forms(written: Collection[str] = ()) -> Forms:
    """Return the level labels to look for in a form that has the written words.

    Where a form writes 数量指标, a 数量 by itself is a word of some name.
    """
    whole = label_forms()
    short = {form for form in whole if len(form) <= _SHORT}
    if any(form + "指标" in written for form in short):
        whole -= short
    return Forms.of(whole, label_forms())


def readings(
    line: Text, words: Sequence[Word], columns: Sequence[str], forms: Forms
) -> list[Reading]:
    """Return the ways to read a line, cheapest first; `columns` right of the names."""
    found: list[Reading] = []
    roles = ("name", *columns)
    needed = {n for n, role in enumerate(roles) if role in ("name", "value")}
    words = [part for word in words for part in _unglue(word)]
    for cost, labels, rest in _label_runs(words, forms):
        for more, pieces in _layouts(line, rest, roles):
            whole = len(pieces) == len(rest) and needed <= {p.column for p in pieces}
            whole = whole and all(stands_alone(piece.bare) for piece in pieces)
            found.append(Reading(cost + more, labels, pieces, whole))
    if any(one.whole and as_value(one.pieces[0].bare) >= ODD for one in found):
        # A line that may be a whole row is hardly anything else.
        found = [
            one if one.whole else one._replace(cost=one.cost + RARE) for one in found
        ]
    found.sort(key=lambda reading: reading.cost)
    return [r for r in found if r.cost <= found[0].cost + _MARGIN][:_MOST]


def _unglue(word: Word) -> Iterator[Word]:
    """Yield a word, cut before operators with targets and after a level label."""
    cuts = [0]
    while (label := _GLUED.match(word.value, cuts[-1])) and label[0] in label_forms():
        cuts.append(label.end())
    targets = [m.start() for m in _OPERATOR.finditer(word.value) if m.start() > 0]
    if not targets and (bare := _TRAILING.match(word.value)) and ends_well(bare[1]):
        targets = [bare.end(1)]
    if targets and is_strong(word.value[targets[-1] :]):
        cuts.extend(at for at in targets if at > cuts[-1])
    for start, end in zip(cuts, [*cuts[1:], len(word.value)], strict=True):
        yield word.part(start, end)


def _label_runs(
    words: Sequence[Word], forms: Forms
) -> Iterator[tuple[float, tuple[Label, ...], Sequence[Word]]]:
    """Yield the ways to take the leading words for labels, and what is left."""
    labels = labels_of(words, forms)
    ends = [0, *accumulate(len(label.words) for label in labels)]
    for count in range(len(labels), -1, -1):
        yield ODD * (len(labels) - count), tuple(labels[:count]), words[ends[count] :]


def labels_of(words: Sequence[Word], forms: Forms) -> list[Label]:
    """Return the labels that a line begins with, three at most."""
    labels: list[Label] = []
    at = 0
    while at < len(words) and len(labels) < _MOST_LABELS:
        count = on_one_line(words, forms, at)
        first = words[at].value
        if not count and "指标" in first and stem_of(first):
            count = 1
        if not count:
            break
        labels.append(Label(tuple(words[at : at + count])))
        at += count
    return labels


def _layouts(
    line: Text, words: Sequence[Word], roles: Sequence[str]
) -> list[tuple[float, tuple[Piece, ...]]]:
    """Return the cheapest ways to lay words out over ascending columns."""

    @cache
    def ways(at: int, column: int) -> list[tuple[float, tuple[Piece, ...]]]:
        """Return the ways for the words and the columns from these on."""
        if at == len(words):
            return [(0.0, ())]
        found: list[tuple[float, tuple[Piece, ...]]] = []
        for place in range(column, len(roles)):
            cost = 0.0
            for end in range(at + 1, len(words) + 1):
                if end > at + 1:
                    cost += _merging(roles[place], words[end - 2], words[end - 1])
                if cost > _MARGIN:
                    break
                text = line.slice(words[at].start, words[end - 1].end)
                bare, wide = said(words[at:end]), width(text.value)
                piece = Piece(place, text, words[at].line, bare, wide)
                odd = cost + (roles[place] not in PROSE) * as_cell(roles[place], bare)
                rests = ways(end, place + 1)
                found.extend((odd + more, (piece, *rest)) for more, rest in rests)
        return sorted(found, key=lambda way: way[0])[:_MOST]

    return ways(0, 0)


def _merging(role: str, before: Word, after: Word) -> float:
    """Return the cost of reading two neighbouring words as one cell."""
    if runs_on(before.value, after.value):
        return 0.0
    return HINT if after.gap == 0 or role in PROSE else ODD
