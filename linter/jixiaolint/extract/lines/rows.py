"""Lines of an indicator table into rows: the cheapest reading of all lines together.

A line may begin a row, carry one on, or belong to none. Which it is shows only in what
follows, so all ways that are not hopeless are kept side by side (a Viterbi search) with
what each costs: see `costs`. What distinguishes two ways is only the row in hand, so of
ways that agree in it the cheapest is kept, and time grows with the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.extract.lines.align import Reading, labels_of, readings
from jixiaolint.extract.lines.cells import HINT, ODD, RARE, WRONG, is_name, is_strong
from jixiaolint.extract.lines.costs import (
    Layout,
    Row,
    append_cost,
    outlook,
    row_cost,
)
from jixiaolint.extract.lines.labels import Forms, Label
from jixiaolint.extract.lines.words import Word, width
from jixiaolint.text import Text

_MARGIN = 2 * WRONG
"""How much dearer than the best a way may be."""

_MOST = 40
"""How many ways are followed up."""

_NARROWEST, _WIDEST = 16, 64
"""How wide a column of names is at least, and at most."""

_TALLEST = 100
"""How many pieces of lines a row may take: a cell of thousands is none."""


class Way(NamedTuple):
    """How the lines so far are read: what it costs, the row in hand, those before it.

    `labels` are the level labels met, `crossed` how many of them stand on lines of
    their own since the row in hand went on.
    """

    cost: float = 0.0
    row: Row | None = None
    done: tuple[Row, ...] = ()
    labels: tuple[Label, ...] = ()
    crossed: int = 0
    skipping: bool = False


def find_rows(
    lines: Sequence[Text],
    words: Sequence[tuple[Word, ...]],
    columns: Sequence[str],
    forms: Forms,
) -> Way:
    """Return the rows that the words make up, and their cost; other lines are left out.

    `words` has an entry for each line; a line without words is blank. Cell 0 of a row
    is the name, the others follow `columns`; `forms` are the level labels to look for.
    """
    form = Layout(tuple(columns), _name_width(words, forms))
    ways = [Way()]
    for number, line in enumerate(words):
        if line:
            options = readings(lines[number], line, columns, forms)
            ways = _cheapest(_steps(ways, options, form), form)
    return _end(ways, form)


def _name_width(words: Sequence[Sequence[Word]], forms: Forms) -> int:
    """Return how wide the column of names is: the width of its fullest lines."""
    firsts = (
        line[count].value
        for line in words
        if (count := sum(len(one.words) for one in labels_of(line, forms))) < len(line)
    )
    widths = (width(first) for first in firsts if not is_strong(first))
    return max((w for w in widths if _NARROWEST < w <= _WIDEST), default=_NARROWEST)


def _steps(
    ways: Sequence[Way], options: Sequence[Reading], form: Layout
) -> Iterator[Way]:
    """Yield every way with one more line: as a new row, with the row in hand, without."""
    again = RARE if any(map(_like_row, options)) else HINT
    end = _end(ways, form)
    limit = float("inf")
    for option in options:
        if option.pieces:
            row = Row.of(option, form)
            labels = end.labels + option.labels
            yield Way(end.cost + option.cost, row, end.done, labels)
            limit = min(limit, end.cost + option.cost + outlook(row, form) + _MARGIN)
    for way in ways:
        if way.cost > limit:
            continue
        most = min(limit, way.cost + _MARGIN)
        for option in options:
            cost, labels = way.cost + option.cost, way.labels + option.labels
            if not option.pieces:
                crossed = way.crossed + len(option.labels)
                yield Way(cost, way.row, way.done, labels, crossed)
            elif way.row and len(way.row.lines) < _TALLEST and cost <= most:
                cost += append_cost(way.row, option, form, way.crossed)
                if cost <= most:
                    yield Way(cost, way.row.longer(option), way.done, labels)
        skip = again if way.skipping else WRONG
        yield way._replace(cost=way.cost + skip, skipping=True)


def _like_row(option: Reading) -> bool:
    """Tell whether a line, read so, is a row or the name of one."""
    name = option.pieces[0] if len(option.pieces) == 1 else None
    return option.whole or bool(name and not name.column and is_name(name.bare))


def _cheapest(ways: Iterator[Way], form: Layout) -> list[Way]:
    """Return the cheapest way for each row in hand, without the hopeless."""
    best: dict[object, Way] = {}
    for way in ways:
        key = id(way.row), way.crossed, way.skipping
        if key not in best or way.cost < best[key].cost:
            best[key] = way
    ranked = sorted(
        ((way.cost + outlook(way.row, form), way) for way in best.values()),
        key=lambda pair: pair[0],
    )
    lowest, first = ranked[0]
    whole = first.row is None or row_cost(first.row, form) <= ODD
    limit = lowest + (WRONG if whole else _MARGIN)
    return [way for rank, way in ranked if rank <= limit][:_MOST]


def _end(ways: Sequence[Way], form: Layout) -> Way:
    """Return the cheapest way with its row in hand complete, at the cost of its lacks."""
    best, lowest = ways[0], float("inf")
    for way in ways:
        cost = way.cost
        if cost < lowest and way.row is not None:
            cost += row_cost(way.row, form)
        if cost < lowest:
            best, lowest = way, cost
    done = best.done if best.row is None else (*best.done, best.row)
    return Way(lowest, None, done, best.labels)
