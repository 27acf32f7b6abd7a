"""Lines of an indicator table into rows: the cheapest reading of all lines together.

A line may begin a row, carry one on, or belong to none. Which it is shows only in what
follows, so all ways that are not hopeless are kept side by side (a Viterbi search) with
what each costs: an empty name, a missing target, a cell that does not look like its
column, a name that breaks off where there was room for more, a row whose wrapped name
does not stand evenly about its values. What distinguishes two ways is only the row in
hand, so of ways that agree in it the cheapest is kept, and time grows with the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.extract.lines.align import Reading, readings
from jixiaolint.extract.lines.cells import HINT, ODD, RARE, WRONG, is_name, is_strong
from jixiaolint.extract.lines.costs import (
    Layout,
    append_cost,
    layout_of,
    outlook,
    row_cost,
)
from jixiaolint.extract.lines.labels import Forms
from jixiaolint.extract.lines.row import Row, begin, longer
from jixiaolint.extract.lines.words import Word
from jixiaolint.text import Text

_MARGIN = (2 * WRONG, WRONG)
"""How much dearer than the best a way may be, while the best is not whole and then."""

_MOST = 40
"""How many ways are followed up."""

_TALLEST = 40
"""The most lines of a row."""


class _Chain(NamedTuple):
    row: Row
    before: _Chain | None


class _Way(NamedTuple):
    cost: float
    row: Row | None
    done: _Chain | None
    skipping: bool = False


def find_rows(
    lines: Sequence[Text],
    words: Sequence[tuple[Word, ...]],
    columns: Sequence[str],
    forms: Forms,
) -> tuple[float, list[Row]]:
    """Return the rows that the words make up, and their cost; other lines are left out.

    `words` has an entry for each line; a line without words is blank. Cell 0 of a row
    is the name, the others follow `columns`; `forms` are the level labels to look for.
    """
    form = layout_of(columns, words, forms)
    ways = [_Way(0.0, None, None)]
    for number, line in enumerate(words):
        if line:
            options = readings(lines[number], line, columns, forms)
            ways = _prune(_steps(ways, number, options, form), form)
    end = _cheapest_end(ways, form)
    chain = end.done
    rows: list[Row] = []
    while chain is not None:
        rows.append(chain.row)
        chain = chain.before
    return end.cost, rows[::-1]


def _steps(
    ways: Sequence[_Way],
    number: int,
    options: Sequence[Reading],
    form: Layout,
) -> Iterator[_Way]:
    """Yield every way with one more line that may still prove the cheapest."""
    skip = _skip_cost(options)
    again = RARE if any(map(_like_row, options)) else HINT
    end = _cheapest_end(ways, form)
    filled = [(code, one) for code, one in enumerate(options) if one.pieces]
    limit = float("inf")
    for code, option in filled:
        row = begin(option, number, number * 16 + code, len(form.columns) + 1)
        cost = end.cost + option.cost
        limit = min(limit, cost + outlook(row, form) + _MARGIN[0])
        yield _Way(cost, row, end.done)
    for way in ways:
        if way.cost > limit:
            continue
        if way.row is None:
            for option in options:
                if not option.pieces:
                    yield way._replace(cost=way.cost + option.cost, skipping=False)
        else:
            yield from _carried_on(way, way.row, number, options, form, limit)
        more = again if way.skipping and skip == WRONG else skip
        yield way._replace(cost=way.cost + more, skipping=True)


def _carried_on(
    way: _Way,
    row: Row,
    number: int,
    options: Sequence[Reading],
    form: Layout,
    limit: float,
) -> Iterator[_Way]:
    """Yield the ways in which the row in hand goes on with a line."""
    limit = min(limit, way.cost + _MARGIN[0])
    for code, option in enumerate(options):
        if not option.pieces:
            crossed = row._replace(crossed=row.crossed + len(option.labels))
            yield _Way(way.cost + option.cost, crossed, way.done)
        elif number - row.first <= _TALLEST and way.cost + option.cost <= limit:
            cost = way.cost + option.cost + append_cost(row, option, form)
            if cost <= limit:
                more = longer(row, option, number, number * 16 + code)
                yield _Way(cost, more, way.done)


def _like_row(option: Reading) -> bool:
    """Tell whether a line, read so, is a row or the name of one."""
    return option.whole or (option.mask == 1 and is_name(option.pieces[0].bare))


def _skip_cost(options: Sequence[Reading]) -> float:
    """Return the cost of leaving a line out: high where it shows a target or a level."""
    best = options[0]
    shown = any(is_strong(piece.bare) for piece in best.pieces if piece.column)
    return 2 * WRONG if shown or best.labels else WRONG


def _prune(ways: Iterator[_Way], form: Layout) -> list[_Way]:
    """Return the cheapest way for each row in hand, without the hopeless.

    Less is hopeless while the best row is not whole yet: others have paid already for
    what it may still come to lack.
    """
    best: dict[object, _Way] = {}
    for way in ways:
        row = way.row
        key = row and (row.key, row.crossed), way.skipping
        if key not in best or way.cost < best[key].cost:
            best[key] = way
    ranked = sorted(
        ((way.cost + outlook(way.row, form), way) for way in best.values()),
        key=lambda pair: pair[0],
    )
    lowest, first = ranked[0]
    row = first.row
    whole = row is None or row_cost(row, form) <= ODD
    limit = lowest + _MARGIN[whole]
    return [way for rank, way in ranked if rank <= limit][:_MOST]


def _cheapest_end(ways: Sequence[_Way], form: Layout) -> _Way:
    """Return the cheapest way with its row in hand complete, at the cost of its lacks."""
    best = ways[0]
    lowest = float("inf")
    for way in ways:
        cost = way.cost
        if cost < lowest and way.row is not None:
            cost += row_cost(way.row, form)
        if cost < lowest:
            best, lowest = way, cost
    done = best.done if best.row is None else _Chain(best.row, best.done)
    return _Way(lowest, None, done)
