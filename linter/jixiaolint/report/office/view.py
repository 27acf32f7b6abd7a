"""The values that the templates of the office page place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiaolint.report.office.charts import Bar, Heat, Row
from jixiaolint.report.view.model import AnswerView


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with its bar; `note` says how it is counted."""

    key: str
    title: str
    figure: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The charts of the first screen; `full_heat` has all units, as a table."""

    ranking: tuple[Row, ...]
    ranking_title: str
    heat: Heat
    full_heat: Heat


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the table of all, its numbers in the order of the columns."""

    name: str
    link: str
    numbers: tuple[str, ...]
    most: str


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The table of all units; `columns` are keys to sort by, and heads."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The whole page; `data` is what the script unfolds, `cut` says what it lacks.

    `level` says how grave the verdict is; the page is `compared` if there is an earlier
    report. `answers` are those to earlier remarks, `states` how things may stand with what
    is still to be mended of these, and `more_answers` says what is left out.
    """

    lang: str
    w: Mapping[str, str]
    version: str
    counts: str
    verdict: str
    level: str
    compared: bool
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    tiles: tuple[Tile, ...]
    pictures: Pictures
    units: UnitTable
    levels: Mapping[str, str]
    answers: tuple[AnswerView, ...]
    more_answers: str
    states: tuple[tuple[str, str], ...]
    cut: str
    data: str
