"""Which rules can fire on a row, and which conditions hold for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import attrgetter, or_

from jixiaolint.engine.plan.asked import Ask, Asked, sketched
from jixiaolint.engine.plan.clauses import Clauses, enough, met, needed
from jixiaolint.engine.plan.leaves import Leaves
from jixiaolint.engine.plan.outline import Outline
from jixiaolint.engine.plan.truths import KEPT, Group, grouped
from jixiaolint.rule.hit import Condition, holds
from jixiaolint.rule.reads import reads
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import Row

_NAME, _LIKE_NAME = frozenset({"name"}), frozenset({"like_name"})
_VARIED = _NAME | {"description", "annual", "cycle", "value", "rating"} | _LIKE_NAME
"""The fields of a row that hold a text of their own in most rows."""


def _is_known(leaf: object) -> bool:
    """Say whether a leaf is worth a look before the rules are asked."""
    return bool(reads(leaf)) and not getattr(leaf, "LAST", False)


def _deciding(leaf: object) -> frozenset[str]:
    """Return the fields that decide a leaf; names like 第3标段 and 第4标段 are one to most."""
    fields = reads(leaf)
    if fields & _VARIED == _NAME and getattr(leaf, "figures_aside", False):
        return fields - _NAME | _LIKE_NAME
    return fields


def outlined(rules: Sequence[Rule], conditions: Iterable[Condition]) -> Outline:
    """Return the rules on rows as clauses, and the conditions asked of rows."""
    leaves = Leaves(_is_known)
    sketches = tuple(sketched(rule, leaves.bit) for rule in rules)
    asked = tuple(
        (needed(one, leaves.bit), enough(one, leaves.bit)) for one in conditions
    )
    return Outline(sketches, asked, leaves.bits)


@dataclass(frozen=True, slots=True, eq=False)
class RowPlan:
    """The rules on rows, and the conditions that other rules ask of rows.

    A condition stands with what must be met before it can hold and with what is enough;
    it is known by the bit of its place.
    """

    asked: Asked
    conditions: tuple[tuple[Condition, Clauses, Clauses], ...]
    groups: tuple[Group, ...]
    _bounds: dict[int, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, rules: Sequence[Rule], conditions: Iterable[Condition], outline: Outline
    ) -> RowPlan:
        """Return the plan of rules on rows and of conditions asked of rows."""
        asked = Asked.of(rules, outline.rules, outline.bits)
        others = zip(conditions, outline.asked, strict=True)
        groups = grouped(
            outline.bits, _deciding, lambda fields: attrgetter(*fields), _VARIED
        )
        return cls(asked, tuple((one, *known) for one, known in others), groups)

    def prepare(self, rows: Iterable[Row]) -> None:
        """Find out what is true of many rows, and of their sides."""
        subjects = list({one: None for row in rows for one in (row, *row.sides)})
        truths = [0] * len(subjects)
        for group in self.groups:
            truths = list(map(or_, truths, group.ask(subjects)))
        for subject, found in zip(subjects, truths, strict=True):
            subject.memo[self] = found

    def truths(self, row: Row) -> int:
        """Return the bits of the leaves that are true of a row, as it is judged."""
        found: int | None = row.memo.get(self)
        if found is None:
            found = row.memo[self] = reduce(
                or_, [g.truths(row) for g in self.groups], 0
            )
        return found

    def candidates(self, row: Row) -> tuple[Ask, ...]:
        """Return the rules that can fire on a row, as it is judged."""
        return self.asked.where(self.truths(row))

    def held(self, row: Row) -> int:
        """Return the bits of the conditions that hold for a row."""
        found: int | None = row.memo.get(self.asked)
        if found is None:
            found, open_ = self._known(self.truths(row))
            for number, (condition, _, _) in enumerate(
                self.conditions if open_ else ()
            ):
                if open_ >> number & 1 and holds(condition, row):
                    found |= 1 << number
            row.memo[self.asked] = found
        return found

    def _known(self, truths: int) -> tuple[int, int]:
        """Return the conditions that hold for sure, and those that may."""
        known = self._bounds.get(truths)
        if known is None:
            if len(self._bounds) >= KEPT:
                self._bounds.clear()
            sure = open_ = 0
            for number, (_, least, most) in enumerate(self.conditions):
                if met(most, truths):
                    sure |= 1 << number
                elif met(least, truths):
                    open_ |= 1 << number
            known = self._bounds[truths] = sure, open_
        return known
