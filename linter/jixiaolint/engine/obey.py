"""The law of obedience: a rewrite removes its finding and causes no other.

What the ways of a rule propose is tried in order: the row is judged again with the text in
place, its blanks filled, and so is its project. The first proposal that obeys is told.

Of a project with many rows only some are judged again: those near the row and those of its
old and its new name, before and after. What a project costs grows with its rows then, and
not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import tee
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.engine.blanks import filled
from jixiaolint.engine.proposal import Proposal
from jixiaolint.model import JUDGED_TEXTS
from jixiaolint.rule.case import Case, Rewrite
from jixiaolint.rule.hit import Hit, holds
from jixiaolint.rule.reads import FILLED
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import DERIVED, ProjectView, Row, row_saying
from jixiaolint.words.fold import bare

if TYPE_CHECKING:
    from jixiaolint.engine.judge import Judge

Found = tuple[Rule, Hit]
Key = tuple[str, int | None, tuple[tuple[str, str], ...]]
Keys = dict[Key, int]
"""How many findings on a project there are of each."""

_ALL = 40
"""So many rows of a project are judged together."""

_NEAR = 4
"""Of more, so many on either side of a row."""

_ALIKE = 3
"""And so many of each name."""

_MOST = 2_000
"""For so many findings of a project a rewrite is looked for; no real one has as many."""

_GOAL = 200
"""So many characters of a goal are as dear as a finding: each try reads it again."""


class _Part(NamedTuple):
    """Rows that are judged together, where the one in question stands, what is found."""

    view: ProjectView
    at: int
    keys: Keys


@dataclass
class Obeying:
    """A project whose rows may be rewritten: what its rules found as it is."""

    judge: Judge
    view: ProjectView
    found: Sequence[Found]
    left: int = _MOST
    _parts: dict[tuple[int, ...], Keys] = field(default_factory=dict)
    _tried: dict[tuple[int, Row], Keys] = field(default_factory=dict)
    _proposed: dict[tuple[object, ...], Iterator[Proposal]] = field(
        default_factory=dict
    )

    def rewrite(self, number: int, rule: Rule, hit: Hit) -> Proposal | None:
        """Return how to rewrite a row that breaks a rule, if a way is known."""
        if not rule.rewrite or self.left <= 0:
            return None
        self.left -= self._cost
        return next(self._obeying(number, rule, hit), None)

    def _obeying(self, number: int, rule: Rule, hit: Hit) -> Iterator[Proposal]:
        row = self.view.rows[number]
        before = self.judge.fired(row)
        gone = rule.code if rule.scope == "project" else None
        for told in self.proposed(number, rule, hit):
            new = self.tried(row, told.rewrite)
            # Most that does not obey breaks the same rule again: that is asked first.
            if self.judge.still(new, rule, hit) or not self.judge.fired(new) <= before:
                continue
            if self.fits(number, new, gone):
                yield told

    def proposed(
        self, number: int, rule: Rule, hit: Hit, row: Row | None = None
    ) -> Iterator[Proposal]:
        """Return what the ways of a rule propose, obedient or not; it is made only once.

        `row` is the row as it reads by now, where some of it is rewritten already.
        """
        row = row or self.view.rows[number]
        if hit.field == "cycle":
            row = row.sides[-1]
        key = number, row, rule.code, hit.seq, hit.field, hit.span, *hit.slots.items()
        made = self._proposed.get(key) or self._propose(number, rule, hit, row)
        self._proposed[key], told = tee(made)
        return told

    def _propose(
        self, number: int, rule: Rule, hit: Hit, row: Row
    ) -> Iterator[Proposal]:
        near = self.view if len(self.view.rows) <= _ALL else self._part(number).view
        for way in rule.rewrite:
            if way.when is not None and not holds(way.when, row):
                continue
            field = _field(way.field or rule.field, row)
            for made in way.how.propose(Case(near, row, hit, field)):
                yield Proposal(_both(made, row), way)

    def tried(self, row: Row, rewrite: Rewrite) -> Row:
        """Return a row as it is once it is rewritten and its blanks are filled."""
        texts = rewrite.texts.items()
        return rewritten(row, {name: filled(text, name, row) for name, text in texts})

    def fits(self, number: int, new: Row, gone: str | None = None) -> bool:
        """Tell whether a new row raises nothing on the project.

        `gone` is the rule on the project that it must no longer break.
        """
        part = self._part(number, new)
        after = self._tried.get((number, new))
        if after is None:
            after = self._tried[number, new] = self._with(part, new)
        key = (gone or "", part.at + 1, ())
        if gone is not None and after.get(key, 0) >= part.keys.get(key, 0):
            return False
        return all(number <= part.keys.get(key, 0) for key, number in after.items())

    def _with(self, part: _Part, new: Row) -> Keys:
        """Return what the rules on projects find with a new row."""
        rows = list(part.view.rows)
        changed = _changed(rows[part.at], new)
        rows[part.at] = new
        view = part.view.with_rows(tuple(rows), part.at)
        after = _counted(self.judge.of_project(view, changed))
        # A rule that looks at none of what changed finds what it found.
        unmoved = self.judge.touches.unmoved(changed)
        after.update({k: n for k, n in part.keys.items() if k[0] in unmoved})
        return after

    def _part(self, number: int, new: Row | None = None) -> _Part:
        """Return the rows that are judged together when one is rewritten."""
        rows = self.view.rows
        if len(rows) <= _ALL:
            return _Part(self.view, number, self._keys)
        near = set(range(max(number - _NEAR, 0), min(number + _NEAR + 1, len(rows))))
        for row in (rows[number], new) if new else (rows[number],):
            near.update(self._alike.get(bare(row.name or ""), ())[:_ALIKE])
        numbers = tuple(sorted(near))
        view = self.view.with_rows(tuple([rows[one] for one in numbers]))
        if numbers not in self._parts:
            # The next row has other neighbours.
            self._parts.clear()
            self._parts[numbers] = _counted(self.judge.of_project(view))
        return _Part(view, numbers.index(number), self._parts[numbers])

    @cached_property
    def _cost(self) -> int:
        """How much of what may be looked for one finding takes."""
        return 1 + len(self.view.text("goal") or "") // _GOAL

    @cached_property
    def _keys(self) -> Keys:
        """What was found in all of the project."""
        return _counted(self.found)

    @cached_property
    def _alike(self) -> Mapping[str, Sequence[int]]:
        """The places of the rows by their names."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.view.rows):
            found[bare(row.name or "")].append(number)
        return found


_FIELDS = (*JUDGED_TEXTS, FILLED)
_said: Callable[[Row], tuple[object, ...]] = attrgetter(*_FIELDS)


def rewritten(row: Row, texts: Mapping[str, str]) -> Row:
    """Return the row that says other texts in some fields, blank ones as none."""
    said = tuple([texts.get(one, getattr(row, one)) or None for one in JUDGED_TEXTS])
    return row_saying(said, row.columns, row.year, row.start_year, row.end_year)


def _changed(row: Row, new: Row) -> frozenset[str]:
    """Return the fields in which two rows differ."""
    pairs = zip(_FIELDS, _said(row), _said(new), strict=True)
    return frozenset([name for name, one, other in pairs if one != other])


def _counted(found: Iterable[Found]) -> Keys:
    """Return findings counted by their keys: mostly none, for which a Counter is dear."""
    keys: Keys = {}
    for rule, hit in found:
        key = _key(rule, hit)
        keys[key] = keys.get(key, 0) + 1
    return keys


def _key(rule: Rule, hit: Hit) -> Key:
    """Return what tells one finding on a project from another."""
    said = (
        ()
        if hit.seq is not None
        else tuple(
            (name, text) for name, text in hit.slots.items() if isinstance(text, str)
        )
    )
    return rule.code, hit.seq, said


def _field(name: str, row: Row) -> str:
    """Return the field of a row that a name stands for."""
    return row.judged if name == "value" else DERIVED.get(name, name)


def _both(made: Rewrite, row: Row) -> Rewrite:
    """Return the rewrite of a value for both, where the two of them read the same."""
    annual = made.texts.get("annual")
    if annual is None or row.cycle is None or row.cycle != row.annual:
        return made
    return made._replace(also={**made.also, "cycle": annual})
