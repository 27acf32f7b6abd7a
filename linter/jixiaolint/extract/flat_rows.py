"""Lines of an indicator table into rows: the cheapest reading of all lines together.

A line may begin a row, carry one on, or belong to none. Which it is shows only in what
follows, so all ways that are not hopeless are kept side by side (a Viterbi search) with
what each costs: an empty name, a missing target, a cell that does not look like its
column, a name that breaks off where there was room for more, a row whose wrapped name
does not stand evenly about its values. What distinguishes two ways is only the row in
hand, so of ways that agree in it the cheapest is kept, and time grows with the lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.extract.flat_align import readings
from jixiaolint.extract.flat_cells import is_strong
from jixiaolint.extract.flat_costs import Row, append_cost, name_width, row_cost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.extract.flat_align import Reading
    from jixiaolint.extract.flat_lines import Word
    from jixiaolint.text import Text

_SKIPPED = (5.0, 1.0)
_SKIPPED_TARGET = 14.0
_SKIPPED_LABEL = 10.0
_RESUMED = 4.0
_BLANK_LINE = 0.3
_MARGIN = 18.0
_MOST = 240
_TALLEST = 40


class _Chain(NamedTuple):
    row: Row
    before: _Chain | None


class _Way(NamedTuple):
    cost: float
    row: Row | None
    done: _Chain | None
    skipping: bool = False


def find_rows(
    lines: Sequence[Text], words: Sequence[tuple[Word, ...]], columns: Sequence[str]
) -> list[Row]:
    """Return the rows that the words make up, in order; lines of no row are left out.

    `words` has an entry for each line; a line without words is blank. Cell 0 of a row
    is the name, the others follow `columns`.
    """
    full = name_width(words)
    ways = [_Way(0.0, None, None)]
    blank = False
    for number, line in enumerate(words):
        if not line:
            blank = True
            continue
        options = readings(lines[number], line, columns)
        ways = _prune(_steps(ways, number, options, columns, full, blank))
        blank = False
    ends = [_closed(way, columns, full) for way in ways]
    chain = min(ends, key=lambda way: way.cost).done if ends else None
    rows: list[Row] = []
    while chain is not None:
        rows.append(chain.row)
        chain = chain.before
    return rows[::-1]


def _steps(
    ways: Sequence[_Way],
    number: int,
    options: Sequence[Reading],
    columns: Sequence[str],
    full: int,
    blank: bool,
) -> Iterator[_Way]:
    """Yield every way with one more line."""
    skip = _skip_cost(options)
    for way in ways:
        closed = _closed(way, columns, full)
        for option in options:
            if not option.pieces:
                yield _with_labels(way, option)
                continue
            row = _begin(option, number, len(columns))
            yield _Way(closed.cost + option.cost, row, closed.done)
            if way.row is not None and number - way.row.first <= _TALLEST:
                cost = append_cost(way.row, option, full)
                cost += _BLANK_LINE * blank + _RESUMED * way.skipping
                yield _Way(
                    way.cost + option.cost + cost,
                    _longer(way.row, option, number),
                    way.done,
                )
        again = way.skipping and skip == _SKIPPED[0]
        yield way._replace(
            cost=way.cost + (_SKIPPED[1] if again else skip), skipping=True
        )


def _skip_cost(options: Sequence[Reading]) -> float:
    """Return the cost of leaving a line out: high where it shows a target or a level."""
    best = options[0]
    if any(is_strong(piece.value.strip()) for piece in best.pieces if piece.column):
        return _SKIPPED_TARGET
    return _SKIPPED_LABEL if best.labels else _SKIPPED[0]


def _prune(ways: Iterator[_Way]) -> list[_Way]:
    """Return the cheapest way for each row in hand, without the hopeless."""
    best: dict[object, _Way] = {}
    for way in ways:
        key = (way.row and way.row.key(), way.skipping)
        if key not in best or way.cost < best[key].cost:
            best[key] = way
    kept = sorted(best.values(), key=lambda way: way.cost)
    return [way for way in kept if way.cost <= kept[0].cost + _MARGIN][:_MOST]


def _begin(option: Reading, number: int, columns: int) -> Row:
    """Return a row that begins with this line."""
    cells = [()] * (columns + 1)  # type: list[tuple[Piece, ...]]
    for piece in option.pieces:
        cells[piece.column] = (piece,)
    return Row(tuple(cells), option.labels, number, number)


def _longer(row: Row, option: Reading, number: int) -> Row:
    """Return a row with the cells and labels of one more line."""
    cells = list(row.cells)
    for piece in option.pieces:
        cells[piece.column] = (*cells[piece.column], piece)
    return Row(tuple(cells), row.labels + option.labels, row.first, number, row.crossed)


def _with_labels(way: _Way, option: Reading) -> _Way:
    """Return a way that has passed a line of labels alone."""
    row = way.row and way.row._replace(crossed=True)
    return way._replace(row=row, cost=way.cost + option.cost, skipping=False)


def _closed(way: _Way, columns: Sequence[str], full: int) -> _Way:
    """Return a way whose row in hand is complete, at the cost of what it lacks."""
    if way.row is None:
        return way
    cost = way.cost + row_cost(way.row, columns, full)
    return _Way(cost, None, _Chain(way.row, way.done))
