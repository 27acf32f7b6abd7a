"""The head of a grid and some rows below it in, the columns of an indicator's parts out."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiaolint.columns.column import distinct
from jixiaolint.columns.rows import Rows
from jixiaolint.extract.grid.column import Column, columns_of, first_of
from jixiaolint.extract.grid.heads import Head, find_heads
from jixiaolint.labels.heads import NAMES, NAMING, bound_of, role_of
from jixiaolint.labels.levels import is_level
from jixiaolint.model import INDICATOR_TEXTS

_FIELDS = (
    "description",
    "unit",
    "rating",
    "nature",
    "sign",
    "actual",
    "points",
    "reason",
)
_FIELD_NAMES = {
    "code1": "level1_code",
    "code2": "level2_code",
    "unit": "measure_unit",
    "annual_unit": "measure_unit",
    "cycle_unit": "measure_unit",
}
"""The fields of an indicator that are not named as the columns are."""

_ABOVE = frozenset(("level1", "level2", "code1", "code2"))
"""The columns at the left that hold for both sides."""

_TELLING = frozenset(("annual", "cycle", "description"))
"""What no list of words has beside levels."""

_SAMPLE = 200
"""So many rows tell words to choose from."""

_SHARED = ("project", "org", "year", "content", "goal", "cycle")
"""What may have a column beside the indicators."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a grid hold.

    Each of `sides` maps the parts of one indicator to columns: two where a form has the
    indicators of the whole period at the left and those of the year at the right.
    `shared` maps the facts that stand beside the indicators; `amounts` are (column, label);
    `notes` are columns that are frame; `first_name` is the first column of names.
    """

    sides: tuple[dict[str, int], ...]
    shared: dict[str, int] = field(default_factory=dict)
    amounts: tuple[tuple[int, str], ...] = ()
    notes: frozenset[int] = frozenset()
    first_name: int = 0

    def known(self) -> set[int]:
        """Return the columns whose meaning is known."""
        beside = (*self.shared.values(), *(at for at, _ in self.amounts))
        return {at for side in self.sides for at in side.values()}.union(
            beside, self.notes
        )

    def fields(self) -> set[str]:
        """Return the names of the indicator fields that have a column."""
        roles = {role for side in self.sides for role in side}
        renamed = {_FIELD_NAMES.get(role, role) for role in roles}
        return renamed.intersection(INDICATOR_TEXTS)


def understand(head: Head, rows: Rows, year: int | None) -> Columns:
    """Return the roles of the columns of a head, judged by the rows given."""
    columns = columns_of(head, rows)
    blocks = _blocks(columns)
    sides = [_side(block) for block in blocks]
    if len(blocks) == 1:
        sides[0] |= _values_of(blocks[0], year, rows)
    else:
        for block, side, field_ in zip(blocks, sides, _periods_of(blocks), strict=True):
            side |= _value_of(field_, block, first_of(block, "value"))
            side |= {
                role: sides[0][role] for role in _ABOVE & sides[0].keys() - side.keys()
            }
    beside = ((role, first_of(columns, role)) for role in _SHARED)
    shared = {"unit" if role == "org" else role: one.at for role, one in beside if one}
    amounts = tuple((each.at, each.label) for each in columns if each.role == "amount")
    used = {at for side in sides for at in side.values()} | set(shared.values())
    used |= {at for at, _ in amounts}
    notes = {each.at for each in columns if each.role and each.at not in used}
    first_name = min((side["name"] for side in sides if "name" in side), default=0)
    return Columns(tuple(sides), shared, amounts, frozenset(notes), first_name)


def measures(rows: Rows) -> bool:
    """Return whether rows have the heads of indicators, and more than words to choose from.

    Such words are levels alone, beside neither value nor explanation.
    """
    head = next(find_heads(rows), None)
    if head is None or "value" in {role_of(label) for p in head.paths for label in p}:
        return head is not None
    body = rows[head.end : head.end + _SAMPLE]
    side = understand(head, body, None).sides[0]
    if "name" not in side or not side.keys().isdisjoint(_TELLING):
        return True
    names = {n for n in distinct(body.columns[side["name"]].values) if n.strip()}
    return not names or not all(map(is_level, names))


def _blocks(columns: list[Column]) -> list[list[Column]]:
    """Return the columns in blocks, each with a name and a value of its own."""
    blocks: list[list[Column]] = [[]]
    roles: set[str | None] = set()
    for each in columns:
        again = each.role in roles and each.role in NAMING
        if again and "value" in roles and not roles.isdisjoint(NAMES):
            blocks.append([])
            roles = set()
        blocks[-1].append(each)
        roles.add(each.role)
    return blocks


def _side(block: list[Column]) -> dict[str, int]:
    """Return the columns of an indicator's parts, its values left out."""
    side: dict[str, int] = {}
    for role in ("code1", "code2", "level1", "level2", *_FIELDS):
        found = first_of(block, role)
        if found:
            side[role] = found.at
    names = [found for role in NAMES if (found := first_of(block, role))]
    telling = [each for each in names if each.values and each.content != "level"]
    filled = telling or [each for each in names if each.values] or names
    if filled:
        side["name"] = filled[0].at
    elif "level2" in side:
        side["name"] = side.pop("level2")
    elif "level1" in side:
        side["name"] = side.pop("level1")
    spare = [
        each
        for each in filled[1:]
        if each.role == "item" and len(each.values) * 2 > len(filled[0].values)
    ]
    if spare and "description" not in side:
        side["description"] = spare[0].at
    # Of several columns of points the row's own is the first behind the name.
    scores = [each.at for each in block if each.role == "score"]
    behind = [at for at in scores if at > side.get("name", 0)]
    if scores:
        side["score"] = (behind or scores)[0]
    return side


def _periods_of(blocks: list[list[Column]]) -> list[str]:
    """Return for each block whether its values are ``cycle`` or ``annual``."""
    stated = [
        found.period if (found := first_of(each, "value")) else None for each in blocks
    ]
    if set(stated[:2]) == {"cycle", "annual"}:
        return [period or "annual" for period in stated]
    return ["cycle", *["annual"] * (len(blocks) - 1)]


def _values_of(block: list[Column], year: int | None, rows: Rows) -> dict[str, int]:
    """Return the columns of the values: one is annual, of two one may be the cycle's.

    Of two that no row fills both, as of quantities and qualities, one goes on with the
    other; so do a lower and an upper bound.
    """
    found = [each for each in block if each.role == "value"]
    filled = [each for each in found if each.values] or found
    cycles = [each for each in found if each.period == "cycle"]
    others = [each for each in found if each.period != "cycle"]
    if not cycles or not others:
        own = _of_year(filled, year)
        more = [each for each in filled if own and _goes_on(rows, own, each)]
        rest = {"annual_else": more[0].at} if more else {}
        return _value_of("annual", block, own) | rest
    annual = [each for each in others if each.period == "annual"] or others
    cycle = _value_of("cycle", block, cycles[0])
    return cycle | _value_of("annual", block, _of_year(annual, year))


def _of_year(columns: list[Column], year: int | None) -> Column | None:
    """Return the column whose head names the year, else the first."""
    stated = (each for each in columns if year and str(year) in each.heads)
    return next(stated, columns[0] if columns else None)


def _value_of(field_: str, block: list[Column], value: Column | None) -> dict[str, int]:
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


def _goes_on(rows: Rows, one: Column, other: Column) -> bool:
    """Return whether a column has more of what another holds."""
    bounds = {bound_of(one.label), bound_of(other.label)} - {None}
    return len(bounds) > 1 or _share(rows, one, other)


def _share(rows: Rows, one: Column, other: Column) -> bool:
    """Return whether two columns share out the rows: both are filled, never in one row."""
    pairs = zip(*(rows.columns[each.at].values for each in (one, other)), strict=True)
    apart = not any((a or "").strip() and (b or "").strip() for a, b in pairs)
    return apart and bool(one.values and other.values)
