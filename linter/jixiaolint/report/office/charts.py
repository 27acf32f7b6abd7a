"""Charts as numbers and shapes; the templates place them, and a table behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from urllib.parse import quote

from jixiaolint.remarks.remark import Level
from jixiaolint.report.office.standing import WEIGHTS, Standing
from jixiaolint.width import window

SHADES = 5
"""So many shades a heat map has, from 1 to this one; 0 is a cell with nothing in it."""

_NAME, _SHORT, _HEAD = 36, 18, 16
"""So many columns a chart has room for: of a unit's name, beside more, of a problem's."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar, from `start` on, in percent of the whole width."""

    key: str
    word: str
    number: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Label:
    """A unit or a problem, as much of its name as there is room for, and where it leads."""

    name: str
    short: str
    link: str


@dataclass(frozen=True, slots=True)
class Row:
    """A unit with its bar, and the numbers in words that it is made of."""

    unit: Label
    numbers: tuple[tuple[str, int], ...]
    points: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a unit has a problem; the shade says how often in a hundred rows."""

    number: int
    shade: int
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a heat map; one that stands for several units has no link."""

    unit: Label
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map: problems across, units down."""

    heads: tuple[Label, ...]
    lines: tuple[Line, ...]


def link(**chosen: str) -> str:
    """Return the address, within the page, of what is so chosen."""
    pairs = (f"{key}={quote(value, safe='')}" for key, value in chosen.items() if value)
    return "#" + "&".join(pairs)


def bar(numbers: Iterable[tuple[str, str, int]], whole: int) -> tuple[Bar, ...]:
    """Return a bar of pieces, each with key, word and number, on a scale to `whole`."""
    made = []
    start = 0.0
    for key, word, number in numbers:
        width = 100 * number / max(1, whole)
        made.append(Bar(key, word, number, round(start, 2), round(width, 2)))
        start += width
    return tuple(made)


def ranking(
    standings: Sequence[Standing], levels: Mapping[Level, str]
) -> tuple[Row, ...]:
    """Return the units with bars as long as their points, the first the longest."""
    most = max((one.points for one in standings), default=1)
    return tuple(
        Row(
            _label(one.name, _NAME, link(unit=one.name)),
            tuple((word, one.levels[key]) for key, word in levels.items()),
            one.points,
            bar(
                [
                    (key, word, WEIGHTS[key] * one.levels[key])
                    for key, word in levels.items()
                ],
                most,
            ),
        )
        for one in standings
    )


def heat(
    units: Sequence[Standing],
    sums: Sequence[Standing],
    problems: Mapping[str, str],
) -> Heat:
    """Return the heat map of units, and below them of what sums units up."""
    rows = [(one, True) for one in units] + [(one, False) for one in sums]
    most = max((_rate(one, key) for one, _ in rows for key in problems), default=0)
    lines = tuple(
        Line(
            _label(one.name, _SHORT, link(unit=one.name) if linked else ""),
            tuple(
                Cell(
                    one.problems[key],
                    _shade(_rate(one, key), most),
                    link(unit=one.name if linked else "", problem=key),
                )
                for key in problems
            ),
        )
        for one, linked in rows
    )
    heads = tuple(
        _label(word, _HEAD, link(problem=key)) for key, word in problems.items()
    )
    return Heat(heads, lines)


def _label(name: str, room: int, leads: str) -> Label:
    return Label(name, window(name, None, room).text, leads)


def _rate(one: Standing, problem: str) -> float:
    return one.problems[problem] / max(1, one.indicators)


def _shade(rate: float, most: float) -> int:
    """Return the shade of a rate; its root, or one common problem makes all others pale."""
    return ceil(SHADES * sqrt(rate / most)) if rate else 0
