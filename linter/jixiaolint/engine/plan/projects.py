"""Which rules can fire on a project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from jixiaolint.checks import rows as counts
from jixiaolint.engine.plan.asked import Ask, Asked, sketched
from jixiaolint.engine.plan.leaves import Leaves, Present
from jixiaolint.engine.plan.outline import Outline
from jixiaolint.engine.plan.rows import RowPlan
from jixiaolint.engine.plan.truths import KEPT, Group, grouped
from jixiaolint.rule.hit import Condition, Wants
from jixiaolint.rule.needs import present
from jixiaolint.rule.reads import reads
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import ProjectView

_TEXTS = frozenset({"name", "goal", "cycle_goal", "content", "unit", "title"})
"""What a project, or its table, says in words."""


def outlined(rules: Sequence[Rule]) -> Outline:
    """Return the rules on projects as clauses."""
    leaves = Leaves(_is_known, _is_guessed)
    sketches = tuple(sketched(rule, leaves.bit) for rule in rules)
    return Outline(sketches, (), leaves.bits)


@dataclass(frozen=True, slots=True, eq=False)
class ProjectPlan:
    """The rules on projects.

    `counted` are the leaves that count rows, each with its bit and those of what it asks
    of rows; `wanting` are bits of leaves that can hold only where so many rows meet what
    another bit stands for.
    """

    asked: Asked
    rows: RowPlan
    counted: tuple[tuple[counts.Check, int, int, int], ...]
    wanting: tuple[tuple[int, int, int], ...]
    groups: tuple[Group, ...]
    _known: dict[tuple[int, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Sequence[Rule], rows: RowPlan, outline: Outline) -> ProjectPlan:
        """Return the plan of rules on projects; `rows` knows what they ask of rows."""
        asked = Asked.of(rules, outline.rules, outline.bits)
        places = {one: 1 << n for n, (one, _, _) in enumerate(rows.conditions)}
        counted = tuple(
            (leaf, bit, places[leaf.when], places[leaf.of] if leaf.of else 0)
            for leaf, bit in outline.bits.items()
            if isinstance(leaf, counts.Check)
        )
        wanting = tuple(
            (bit, places[wants.when], wants.rows)
            for leaf, bit in outline.bits.items()
            if (wants := _wants(leaf))
        )
        others = {
            leaf: bit
            for leaf, bit in outline.bits.items()
            if not isinstance(leaf, counts.Check) and _wants(leaf) is None
        }
        return cls(asked, rows, counted, wanting, grouped(others, _reads, _key, _TEXTS))

    def prepare(self, views: Sequence[ProjectView]) -> None:
        """Find out what is true of many projects."""
        for group in self.groups:
            group.ask(views)

    def candidates(self, view: ProjectView) -> tuple[Ask, ...]:
        """Return the rules that can fire on a project."""
        found = self._counts(view) if view.rows else 0
        return self.asked.where(found | self._said(view))

    def _said(self, view: ProjectView) -> int:
        """Return the bits of the leaves that are true of what the project says itself."""
        if self not in view.told:
            view.told[self] = reduce(or_, [g.truths(view) for g in self.groups], 0)
        found: int = view.told[self]
        return found

    def _counts(self, view: ProjectView) -> int:
        """Return the bits of the leaves that count enough rows."""
        held = tuple([self.rows.held(row) for row in view.rows])
        if held not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[held] = self._counted(held)
        return self._known[held]

    def _counted(self, held: tuple[int, ...]) -> int:
        """Return the bits of the leaves for which enough rows hold what they ask."""
        any_held = 0
        for one in held:
            any_held |= one
        found = 0
        for leaf, bit, when, of in self.counted:
            if of:
                number = sum(one & of != 0 and one & when != 0 for one in held)
                among = sum(one & of != 0 for one in held)
            else:
                number, among = 0, len(held)
                if any_held & when:
                    # One is as good as several where the leaf wants none or some.
                    few = leaf.most == 0 or (leaf.least == 1 and leaf.most >= among)
                    few = few and leaf.share is None
                    number = 1 if few else sum(one & when != 0 for one in held)
            if leaf.enough(number, among):
                found |= bit
        for bit, when, least in self.wanting:
            if any_held & when and sum(one & when != 0 for one in held) >= least:
                found |= bit
        return found


def asked_of_rows(condition: Any) -> Iterator[Condition]:
    """Yield the conditions that a leaf on a project counts rows by."""
    if isinstance(condition, counts.Check):
        yield from filter(None, [condition.when, condition.of])
    elif wants := _wants(condition):
        yield wants.when


def _wants(leaf: Any) -> Wants | None:
    """Return what rows a leaf can hold for only, if its kind says so."""
    found: Wants | None = getattr(leaf, "wants", None)
    return found


def _is_guessed(leaf: Any) -> bool:
    return _wants(leaf) is not None


def _is_known(leaf: Any) -> bool:
    if isinstance(leaf, counts.Check | Present) or _is_guessed(leaf):
        return True
    fields = _reads(leaf)
    return bool(fields) and fields <= _TEXTS


def _reads(leaf: Any) -> frozenset[str]:
    # A project has no unit column.
    return (
        frozenset({leaf.field})
        if isinstance(leaf, Present)
        else reads(leaf) - {"measure_unit"}
    )


def _key(fields: tuple[str, ...]) -> Callable[[ProjectView], object]:
    """Return what reads fields of a project: its texts, and whether it has the others."""

    def read(view: ProjectView) -> object:
        """Return what the fields say."""
        return tuple(
            [view.text(f) if f in _TEXTS else present(view, f) for f in fields]
        )

    return read
