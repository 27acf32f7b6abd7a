"""The head of a grid and some rows below it in, what each column holds out.

Heads mean different things in different places (指标性质 is 定性, 正向 or ≥), so where
a head leaves a choice the cells below decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.values import (
    Column,
    first_of,
    periods_of,
    value_of,
    values_of,
)
from jixiaolint.extract.labels.heads import LEVELS, NAMES, is_period, period_of, role_of
from jixiaolint.extract.labels.levels import is_first, is_level
from jixiaolint.extract.labels.looks import is_filler, prevailing
from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.parse.target import parse_target
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.grid.heads import Head, Row

_NAMING = frozenset(NAMES) | LEVELS
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
_INDICATOR = pattern(r"{form-word=indicator}$")
_LOOK = 30
"""So many cells are read to see whether they are values."""

_FIELD_NAMES = {
    "code1": "level1_code",
    "code2": "level2_code",
    "unit": "measure_unit",
    "annual_unit": "measure_unit",
    "cycle_unit": "measure_unit",
}
"""The fields of an indicator that are not named as the columns are."""

_SHARED = ("project", "org", "year", "content")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a grid hold.

    Each of `sides` maps the parts of one indicator to columns: two where a form has the
    indicators of the whole period at the left and those of the year at the right.
    `shared` maps what stands beside the indicators; `amounts` are (column, label);
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


def understand(head: Head, rows: Sequence[Row], year: int | None) -> Columns:
    """Return the roles of the columns of a head, judged by the rows given."""
    columns = [_column(head, at, rows) for at in range(len(head.paths))]
    _settle_goals(columns)
    _settle_blanks(columns)
    blocks = _blocks(columns)
    sides = [_side(block) for block in blocks]
    if len(blocks) == 1:
        sides[0] |= values_of(blocks[0], year)
    else:
        for block, side, field_ in zip(blocks, sides, periods_of(blocks), strict=True):
            side |= value_of(field_, block, first_of(block, "value"))
            if "level1" not in side and "level1" in sides[0]:
                side["level1"] = sides[0]["level1"]
    shared = {role: found.at for role in _SHARED if (found := first_of(columns, role))}
    shared |= {
        role: found.at
        for role in ("goal", "cycle")
        if (found := first_of(columns, role))
    }
    amounts = tuple((each.at, each.label) for each in columns if each.role == "amount")
    used = {at for side in sides for at in side.values()} | set(shared.values())
    used |= {at for at, _ in amounts}
    notes = {each.at for each in columns if each.role and each.at not in used}
    first_name = min((side["name"] for side in sides if "name" in side), default=0)
    return Columns(tuple(sides), shared, amounts, frozenset(notes), first_name)


def _column(head: Head, at: int, rows: Sequence[Row]) -> Column:
    """Return a column with the role that its lowest telling head gives it."""
    path = head.paths[at]
    label = head.label(at)
    values = [
        row[at].value for row in rows if row[at].value.strip() and row[at] is not label
    ]
    kind = prevailing(value for value in values if not is_filler(value))
    named = next((words for words in reversed(path) if role_of(words)), "")
    role = role_of(named)
    if role is None and path and is_period(path[-1]):
        role = "value"
    if role is None and path and _INDICATOR.search(path[-1]):
        # 细化指标, 工作指标: no level, so what is measured.
        role = None if is_level(path[-1]) else "item"
    role = _by_content(role, kind, values)
    heads = "".join(path)
    return Column(at, role, named, heads, period_of(heads), kind, values)


def _by_content(role: str | None, kind: str | None, values: list[str]) -> str | None:
    """Return the role that the cells leave a column with an open head."""
    match role:
        case "sign" | "sort" | "level":
            choice = {"sign": "sign", "nature": "nature", "level": "level"}
            usual = {"sign": "nature", "sort": "level", "level": "level"}[role]
            found = choice.get(kind or "", usual)
        case "unit":
            found = {"body": "org", "text": "org", "number": "value"}.get(
                kind or "", role
            )
        case "value" | "description" | None if kind == "sign":
            found = "sign"
        case _:
            return role
    if found == "level" and values:
        firsts = sum(is_first(value) for value in values)
        return "level1" if firsts * 2 > len(values) else "level2"
    return found


def _settle_goals(columns: list[Column]) -> None:
    """Turn heads such as 年度目标 into values where the head has no other value."""
    if any(each.role == "value" for each in columns):
        levels = [each.at for each in columns if each.role in _NAMING]
        last = max(levels, default=len(columns))
        for each in columns:
            between = each.at > last and each.role in {"goal", "cycle"}
            if between and prevailing(each.values) in {"number", "word"}:
                each.role = "value"
        return
    for each in columns:
        if each.role in {"goal", "cycle"}:
            each.role = "value"
    names = [each.at for each in columns if each.role in NAMES and each.values]
    if names and not any(each.role == "value" for each in columns):
        open_ = [
            each for each in columns if each.role in {"item", None} and each.values
        ]
        candidates = [each for each in open_ if each.at > min(names)]
        if len(candidates) > 1:
            candidates = [each for each in candidates if _aims(each.values)]
        if len(candidates) == 1:
            candidates[0].role = "value"


def _aims(values: Sequence[str]) -> bool:
    """Return whether most of some cells hold figures or dates to be reached."""
    kinds = [parse_target(value).kind for value in values[:_LOOK]]
    return sum(kind in {"quantity", "range", "date"} for kind in kinds) * 2 > len(kinds)


def _settle_blanks(columns: list[Column]) -> None:
    """Give columns that share the head of a value its operator, number or unit.

    A head may reach over three columns, or stand over the first with nothing beside.
    """
    for before, each in pairwise(columns):
        same = each.role == "value" and each.label == before.label
        if before.role not in {"value", "sign"} or not (same or each.role is None):
            continue
        if each.role is None and (not each.values or each.label):
            continue
        if before.role == "sign":
            each.role, each.period = "value", each.period or before.period
        elif each.content == "word" and before.content == "number":
            each.role = "unit"


def _blocks(columns: list[Column]) -> list[list[Column]]:
    """Return the columns in blocks, each with a name and a value of its own."""
    blocks: list[list[Column]] = [[]]
    roles: set[str | None] = set()
    for each in columns:
        again = each.role in roles and each.role in _NAMING
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
    score = _score(block, side.get("name", 0))
    return side if score is None else side | {"score": score.at}


def _score(block: list[Column], name: int) -> Column | None:
    """Return the column of the row's own points: of several, the first behind the name."""
    found = [each for each in block if each.role == "score"]
    behind = [each for each in found if each.at > name]
    return next(iter(behind or found), None)
