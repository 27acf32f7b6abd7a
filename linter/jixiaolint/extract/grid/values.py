"""The columns of the values of an indicator: that of the period, that of the year."""

from __future__ import annotations

from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.column import Column, first_of


def periods_of(blocks: list[list[Column]]) -> list[str]:
    """Return for each block whether its values are ``cycle`` or ``annual``."""
    stated = [
        found.period if (found := first_of(each, "value")) else None for each in blocks
    ]
    if set(stated[:2]) == {"cycle", "annual"}:
        return [period or "annual" for period in stated]
    return ["cycle", *["annual"] * (len(blocks) - 1)]


def values_of(block: list[Column], year: int | None, rows: Rows) -> dict[str, int]:
    """Return the columns of the values: one is annual, of two one may be the cycle's.

    Of two that no row fills both, as of quantities and qualities, one goes on with the other.
    """
    found = [each for each in block if each.role == "value"]
    filled = [each for each in found if each.values] or found
    cycles = [each for each in found if each.period == "cycle"]
    others = [each for each in found if each.period != "cycle"]
    if not cycles or not others:
        own = _of_year(filled, year)
        more = [each for each in filled if own and _share(rows, own, each)]
        rest = {"annual_else": more[0].at} if more else {}
        return value_of("annual", block, own) | rest
    annual = [each for each in others if each.period == "annual"] or others
    cycle = value_of("cycle", block, cycles[0])
    return cycle | value_of("annual", block, _of_year(annual, year))


def _of_year(columns: list[Column], year: int | None) -> Column | None:
    """Return the column whose head names the year, else the first."""
    stated = (each for each in columns if year and str(year) in each.heads)
    return next(stated, columns[0] if columns else None)


def value_of(field_: str, block: list[Column], value: Column | None) -> dict[str, int]:
    """Return the columns of a value and of the operator and unit that go with it."""
    if value is None:
        return {}
    found = {field_: value.at}
    for role in ("sign", "unit"):
        near = [each for each in block if each.role == role]
        own = [each for each in near if each.period == value.period]
        if own or near:
            best = min(own or near, key=lambda each: abs(each.at - value.at))
            found[f"{field_}_{role}"] = best.at
    return found


def _share(rows: Rows, one: Column, other: Column) -> bool:
    """Return whether two columns share out the rows: both are filled, never in one row."""
    pairs = zip(*(rows.columns[each.at].values for each in (one, other)), strict=True)
    apart = not any((a or "").strip() and (b or "").strip() for a, b in pairs)
    return apart and bool(one.values and other.values)
