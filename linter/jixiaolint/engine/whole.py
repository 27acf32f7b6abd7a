"""A row as it could read as a whole: one rewrite for all that is found in it.

Rewrites know each other: a name comes before a value, a value before a place, for what is
renamed often need not be moved, and what is replaced need not be mended. Each step mends
one of the findings that are left, those that an earlier step raised included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from jixiaolint.engine.obey import Found, Obeying, rewritten
from jixiaolint.engine.proposal import Proposal
from jixiaolint.findings import Whole
from jixiaolint.rule.case import Rewrite
from jixiaolint.rule.hit import Hit
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import Row

_FIELDS = ("name", "annual", "cycle", "value", "measure_unit", "level2", "level1")
"""What is mended first; the fields that are not here come last."""

_MOST = 40
"""So many rows are tried."""

_PROPOSALS = 6
"""So many proposals are tried for one finding."""

_STEPS = 5


class _State(NamedTuple):
    """A row on the way: as it reads, as it is tried, what changed, which rules were met."""

    plain: Row
    tried: Row
    texts: Mapping[str, str]
    met: tuple[str, ...]


@dataclass(slots=True)
class _Search:
    """Tries one way after the other; `kept` are codes that may stay."""

    obeying: Obeying
    number: int
    kept: frozenset[str]
    left: int = _MOST
    best: _State | None = None
    fewest: int = field(default=1_000)

    def run(self, state: _State, steps: int = _STEPS) -> None:
        """Mend what is left one after the other; note the best that comes of it."""
        wrong = self._wrong(state.tried)
        if state.texts and len(wrong) < self.fewest and self._fits(state.tried):
            self.best, self.fewest = state, len(wrong)
        for found in sorted(wrong, key=_rank) if steps else ():
            if found[0].rewrite and self._mend(state, found, steps) and not self.fewest:
                return

    def _mend(self, state: _State, found: Found, steps: int) -> bool:
        """Go on with the first proposal that mends a finding, if there is one.

        One that raises others will do if what it raises can be mended.
        """
        rule, fired = found[0], self.obeying.judge.fired
        before = fired(state.tried)
        for told in _some(self.obeying.proposed(self.number, *found, state.plain)):
            new = self._after(state, told, rule.code)
            if new is None or self.obeying.judge.still(new.tried, *found):
                continue
            fewest = self.fewest
            self.run(new, steps - 1)
            if self.fewest < fewest:
                return True
            if fired(new.tried) < before and self._fits(new.tried):
                return True
        return False

    def _after(self, state: _State, told: Proposal, code: str) -> _State | None:
        """Return the row with a rewrite, unless that touches what is rewritten already."""
        texts = told.rewrite.texts
        if not self.left or not state.texts.keys().isdisjoint(texts):
            return None
        self.left -= 1
        return _State(
            rewritten(state.plain, texts),
            self.obeying.tried(state.tried, told.rewrite),
            {**state.texts, **texts},
            (*state.met, code),
        )

    def _wrong(self, row: Row) -> list[Found]:
        return [
            one for one in self.obeying.judge.found(row) if one[0].code not in self.kept
        ]

    def _fits(self, row: Row) -> bool:
        return self.obeying.fits(self.number, row)


@dataclass(slots=True)
class Mending:
    """How to mend what was found in a project: each finding, and if `whole` each row."""

    obeying: Obeying
    whole: bool
    _known: dict[int, Whole | None] = field(default_factory=dict)

    def of(
        self, number: int | None, rule: Rule, hit: Hit
    ) -> tuple[Proposal | None, Whole | None]:
        """Return how to mend a finding on a row, and how the whole row could read."""
        if number is None or self.obeying.left <= 0:
            return None, None
        told = self.obeying.rewrite(number, rule, hit)
        if told is None and rule.scope != "project":
            told = chained(self.obeying, number, (rule, hit))
        return told, self._whole(number, told, rule) if self.whole else None

    def _whole(self, number: int, told: Proposal | None, rule: Rule) -> Whole | None:
        if number not in self._known:
            found = self.obeying.judge.fired(self.obeying.view.rows[number])
            # One finding alone is mended by its rewrite, or not at all.
            only = found == {rule.code}
            self._known[number] = (
                _alone(told, rule) if only else whole(self.obeying, number)
            )
        return self._known[number]


def _alone(told: Proposal | None, rule: Rule) -> Whole | None:
    return told and Whole(told.rewrite.texts, (rule.code,), (), ())


def whole(obeying: Obeying, number: int) -> Whole | None:
    """Return a row of a project as it could read, nothing if no way to mend it is known."""
    row = obeying.view.rows[number]
    before = obeying.judge.fired(row)
    search = _Search(obeying, number, frozenset())
    search.run(_State(row, row, {}, ()))
    state = search.best
    if state is None or len(after := obeying.judge.fired(state.tried)) >= len(before):
        return None
    if after - before:
        return None
    settled = before - after
    return Whole(
        state.texts,
        tuple(sorted(settled)),
        tuple(sorted(after)),
        tuple(sorted(settled - set(state.met))),
    )


def chained(obeying: Obeying, number: int, found: Found) -> Proposal | None:
    """Return a rewrite of a finding that takes others with it: a new name, a new value."""
    rule, hit = found
    row = obeying.view.rows[number]
    before = obeying.judge.fired(row)
    for told in _some(obeying.proposed(number, rule, hit, row)):
        texts = told.rewrite.texts
        tried = obeying.tried(row, told.rewrite)
        if obeying.judge.still(tried, rule, hit):
            continue
        search = _Search(obeying, number, before - {rule.code}, left=_PROPOSALS)
        search.run(_State(rewritten(row, texts), tried, texts, (rule.code,)), 1)
        if search.best is not None and not search.fewest:
            made = dict(search.best.texts)
            text = made.pop(told.rewrite.field)
            # What else changes was never called safe.
            return Proposal(
                Rewrite(told.rewrite.field, text, made), replace(told.way, safe=False)
            )
    return None


def _some(told: Iterator[Proposal]) -> Iterator[Proposal]:
    return islice(told, _PROPOSALS)


def _rank(found: Found) -> int:
    field = found[0].field
    return _FIELDS.index(field) if field in _FIELDS else len(_FIELDS)
