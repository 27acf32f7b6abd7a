"""The law of obedience: a rewrite removes its finding and causes no other.

What the ways of a rule propose is tried in order: the row is judged again with the text in
place, its blanks filled, and so is its project. The first proposal that obeys is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.engine.blanks import filled
from jixiaolint.engine.case import Case, Rewrite
from jixiaolint.engine.hit import Hit, holds
from jixiaolint.engine.reads import FILLED
from jixiaolint.engine.rule import Rule, Way
from jixiaolint.engine.subject import DERIVED, ProjectView, Row, row_saying
from jixiaolint.model import JUDGED_TEXTS

if TYPE_CHECKING:
    from jixiaolint.engine.judge import Judge

Found = tuple[Rule, Hit]
Key = tuple[str, int | None, tuple[tuple[str, str], ...]]


class Told(NamedTuple):
    """A rewrite that obeys, and the way that proposed it."""

    rewrite: Rewrite
    way: Way


@dataclass(slots=True)
class Obeying:
    """A project whose rows may be rewritten: what its rules found as it is."""

    judge: Judge
    view: ProjectView
    found: Sequence[Found]
    _before: Counter[Key] | None = field(default=None)
    _tried: dict[tuple[int, Row], Counter[Key]] = field(default_factory=dict)

    def rewrite(self, number: int, rule: Rule, hit: Hit) -> Told | None:
        """Return how to rewrite a row that breaks a rule, if a way is known."""
        if not rule.rewrite:
            return None
        return next(self._obeying(number, rule, hit), None)

    def _obeying(self, number: int, rule: Rule, hit: Hit) -> Iterator[Told]:
        row = self.view.rows[number]
        of_project = rule.scope == "project"
        before = self.judge.fired(row)
        for told in self.proposed(number, rule, hit):
            new = self.tried(row, told.rewrite)
            fired = self.judge.fired(new)
            if fired - before or rule.code in fired:
                continue
            gone = _key(rule, hit) if of_project else None
            if self.fits(number, new, gone):
                yield told

    def proposed(
        self, number: int, rule: Rule, hit: Hit, row: Row | None = None
    ) -> Iterator[Told]:
        """Yield what the ways of a rule propose, obedient or not.

        `row` is the row as it reads by now, where some of it is rewritten already.
        """
        row = row or self.view.rows[number]
        if hit.field == "cycle":
            row = row.sides[-1]
        for way in rule.rewrite:
            if way.when is not None and not holds(way.when, row):
                continue
            field = _field(way.field or rule.field, row)
            for made in way.how.propose(Case(self.view, row, hit, field)):
                yield Told(_both(made, row), way)

    def tried(self, row: Row, rewrite: Rewrite) -> Row:
        """Return a row as it is once it is rewritten and its blanks are filled."""
        texts = rewrite.texts.items()
        return rewritten(row, {name: filled(text, name, row) for name, text in texts})

    def fits(self, number: int, new: Row, gone: Key | None = None) -> bool:
        """Tell whether a new row raises nothing on the project, and `gone` is gone."""
        if self._before is None:
            self._before = Counter(_keys(self.found))
        after = self._tried.get((number, new))
        if after is None:
            after = self._tried[number, new] = self._with(number, new)
        if gone is not None and after[gone] >= self._before[gone]:
            return False
        return after <= self._before

    def _with(self, number: int, new: Row) -> Counter[Key]:
        """Return what the rules on projects find with a new row."""
        rows = list(self.view.rows)
        changed = {
            name
            for name in (*JUDGED_TEXTS, FILLED)
            if getattr(rows[number], name) != getattr(new, name)
        }
        rows[number] = new
        view = replace(self.view, rows=tuple(rows))
        # A rule that looks at none of what changed finds what it found.
        after = self.judge.of_project(view, changed)
        left = [one for one in self.found if not self.judge.looks(one[0], changed)]
        return Counter(_keys((*after, *left)))


def rewritten(row: Row, texts: Mapping[str, str]) -> Row:
    """Return the row that says other texts in some fields, blank ones as none."""
    said = tuple([texts.get(one, getattr(row, one)) or None for one in JUDGED_TEXTS])
    return row_saying(said, row.columns, row.year, row.start_year, row.end_year)


def _keys(found: Iterable[Found]) -> Iterator[Key]:
    return (_key(rule, hit) for rule, hit in found)


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
