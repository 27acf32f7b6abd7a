"""Rows of a project that measure one thing in other words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import ClassVar, NamedTuple

from jixiaolint.checks.fields import Filled
from jixiaolint.parsing.spoken import Spoken, family_of, spoken
from jixiaolint.parsing.unit import unit_class
from jixiaolint.rule.hit import Beside, Hit, Others, Wants
from jixiaolint.rule.subject import ProjectView, Row
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.words.fold import bare, fold

_THINGS = (None, "count", "document")
_TIMES = "次"
_PERSONS = frozenset({"人", "名", "位", "人次"})
_BY_FIGURE = frozenset({"count", "money", "time"})
"""Families of which two rows with other figures may be two things."""

_MOST = 40
"""So many rows of one figure are compared each with each; more are a list of their own."""

_FIELD = FieldName("name")
_WANTED = Wants(Filled((_FIELD, FieldName("level2"))), rows=2)


class _Measured(NamedTuple):
    """A row by its name, how much is demanded in what, and its formula."""

    title: str
    name: str
    family: str
    figure: tuple[Decimal, bool] | None
    unit: str
    counted: str
    formula: str

    @property
    def spoken(self) -> Spoken:
        """What the name speaks of; few rows are so far alike that it is asked."""
        found = spoken(self.title)
        assert found is not None
        return found


_Numbered = tuple[int, _Measured]


@dataclass(frozen=True)
class Check:
    """Two rows of one 二级指标 measure the same in other words.

    The names speak of one thing where the words that say something are the same (购置 and
    采购, 及时率 and 按时率 are): in one order, or in any order with the same figure. One
    that only lacks words which tell what things are meant (抽检数量, 食品抽检批次) does so
    where both have one figure of at least `least`. Names of fewer than `letters` characters
    need such a figure, too. Equal names are no other words, and two formulas that differ
    tell rows apart.
    """

    READS: ClassVar[tuple[str, ...]] = ("rows",)
    SLOTS: ClassVar[tuple[str, ...]] = ("others",)
    rows_read: ClassVar[tuple[str, ...]] = ("name", "level2", "value", "measure_unit")
    wants: ClassVar[Wants] = _WANTED
    least: int = 20
    letters: int = 4

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield a hit for every such row, each naming the others by their numbers."""
        found: dict[int, set[int]] = defaultdict(set)
        for rows in _grouped(subject):
            for one, other in self._pairs(rows):
                found[one].add(other)
                found[other].add(one)
        for seq in sorted(found):
            others = Others.of(sorted({seq, *found[seq]}), seq)
            beside = tuple(Beside(_FIELD, seq=int(one)) for one in others.named)
            yield Hit(_FIELD, seq=seq, slots={"others": others}, beside=beside)

    def _pairs(self, rows: Sequence[_Numbered]) -> Iterator[tuple[int, int]]:
        """Yield the numbers of rows of one group that measure the same, two by two."""
        for alike in _by(rows, lambda row: row.spoken.words):
            yield from _fitting(alike, self._in_one_order)
        figured = [row for row in rows if row[1].figure]
        for alike in _by(figured, lambda row: row.figure):
            yield from _fitting(alike, self._of_one_figure)

    def _in_one_order(self, one: _Measured, other: _Measured) -> bool:
        """Say whether names of the same words are long enough to be one, figures aside."""
        sure = one.family not in _BY_FIGURE or one.unit == other.unit != ""
        return sure and self._long(one, other)

    def _of_one_figure(self, one: _Measured, other: _Measured) -> bool:
        """Say whether names with one figure say the same in any order, or one less."""
        if one.counted and other.counted and one.counted != other.counted:
            return False
        if sorted(one.spoken.words) == sorted(other.spoken.words):
            return self._long(one, other) or self._many(one)
        return self._many(one) and (
            _says_less(one.spoken, other.spoken) or _says_less(other.spoken, one.spoken)
        )

    def _long(self, *rows: _Measured) -> bool:
        return all(len(row.name) >= self.letters for row in rows)

    def _many(self, row: _Measured) -> bool:
        """Say whether a row counts so many that two do not agree by chance."""
        number, percent = row.figure or (0, True)
        return not percent and number >= self.least


def _fitting(
    rows: Sequence[_Numbered], fits: Callable[[_Measured, _Measured], bool]
) -> Iterator[tuple[int, int]]:
    """Yield rows that fit each other, have other names, and no formulas that differ."""
    for (seq, one), (other_seq, other) in combinations(rows[:_MOST], 2):
        if one.formula and other.formula and one.formula != other.formula:
            continue
        if one.name != other.name and fits(one, other):
            yield seq, other_seq


def _grouped(subject: ProjectView) -> list[list[_Numbered]]:
    """Return the rows of one 二级指标 and one family together, if they are several."""
    rows, new = subject.rows, subject.new
    levels = [bare(row.level2 or "") for row in rows]
    if new is not None and levels.count(levels[new]) == 1:
        return []
    number = Counter(levels if new is None else filter(levels[new].__eq__, levels))
    groups: dict[tuple[str, str], list[_Numbered]] = defaultdict(list)
    for seq, (level, row) in enumerate(zip(levels, rows, strict=True), 1):
        if row.level2 and number[level] > 1 and (said := _measured(row)):
            groups[level, said.family].append((seq, said))
    counted = (_of_one_unit(alike) for alike in groups.values() if len(alike) > 1)
    return [[row for row in alike if row[1].spoken.words] for alike in counted]


def _of_one_unit(rows: list[_Numbered]) -> list[_Numbered]:
    """Return rows of a family without those that count what no other one does."""
    units = Counter(row.counted for _, row in rows)
    if rows[0][1].family not in _BY_FIGURE or units[""]:
        return rows
    return [row for row in rows if units[row[1].counted] > 1]


def _by(
    rows: Sequence[_Numbered], key: Callable[[_Measured], Hashable]
) -> list[list[_Numbered]]:
    """Return the rows that have one key together, if they are several."""
    groups: dict[Hashable, list[_Numbered]] = defaultdict(list)
    for row in rows:
        groups[key(row[1])].append(row)
    return [alike for alike in groups.values() if len(alike) > 1]


def _measured(row: Row) -> _Measured | None:
    """Return a row by what it speaks of and demands, if it gives one a measure."""
    if _measured not in row.memo:
        row.memo[_measured] = _read(row)
    found: _Measured | None = row.memo[_measured]
    return found


def _read(row: Row) -> _Measured | None:
    measure = row.measure
    family = family_of(measure) if measure else None
    if measure is None or family is None:
        return None
    target = row.annual_target or row.cycle_target
    number = target.number() if target and target.kind == "quantity" else None
    percent = bool(target and target.percent)
    figure = None if number is None else (number, percent)
    unit = fold("%" if percent else (target and target.unit) or measure.unit or "")
    told = row.explanation
    formula = bare("/".join(told.operands if told else ()))
    title, counted = row.name or "", _counted_in(unit)
    return _Measured(title, bare(title), family, figure, unit, counted, formula)


def _counted_in(unit: str) -> str:
    """Return one unit for all things: 份 and 册 may count the same, times count others."""
    if unit in _PERSONS:
        return "人"
    thing = unit and not unit.endswith(_TIMES) and unit_class(unit) in _THINGS
    return "个" if thing else unit


def _says_less(one: Spoken, other: Spoken) -> bool:
    """Say whether a name is another without words that tell what things are meant."""
    left = list(one.words)
    for word, plain in zip(other.words, other.plain, strict=True):
        if left and word == left[0]:
            del left[0]
        elif not plain:
            return False
    return not left and one.words[-1] == other.words[-1]
