"""The table of all units, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jixiaolint.remarks.remark import LEVELS
from jixiaolint.report.office.charts import link
from jixiaolint.report.office.standing import Standing
from jixiaolint.report.office.tiles import share
from jixiaolint.report.office.view import UnitRow, UnitTable
from jixiaolint.report.words import problems, word
from jixiaolint.said import Language


def unit_table(
    units: Iterable[Standing],
    levels: Mapping[str, str],
    w: Mapping[str, str],
    lang: Language,
    *,
    compared: bool,
) -> UnitTable:
    """Return the table of units in their order."""
    columns = [
        *((key, w[key]) for key in ("rank", "projects", "indicators", "share")),
        *((key, levels[key]) for key in (*LEVELS.values(), "clean")),
        ("points", w["points"]),
        *((key, w[key]) for key in ("fixed", "new") if compared),
    ]
    rows = (_row(at, one, lang, compared=compared) for at, one in enumerate(units, 1))
    return UnitTable(tuple(columns), tuple(rows))


def _row(at: int, one: Standing, lang: Language, *, compared: bool) -> UnitRow:
    most = max(one.problems, key=lambda key: (one.problems[key], key), default=None)
    return UnitRow(
        name=one.name,
        link=link(unit=one.name),
        numbers=tuple(map(str, _numbers(at, one, compared=compared))),
        most=word(problems(), most, lang) if most else "",
    )


def _numbers(at: int, one: Standing, *, compared: bool) -> Iterator[int | str]:
    """Yield the numbers of a unit in the order of the columns."""
    yield from (at, len(one.parts), one.indicators)
    yield share(one.quantified, one.indicators)
    yield from (one.levels[level] for level in LEVELS.values())
    yield from (one.rows["clean"], one.points)
    if compared:
        yield from (one.fixed, one.new)
