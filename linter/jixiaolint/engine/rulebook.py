"""Which rules a table is held to: those of its profile, as the user selects them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from jixiaolint.engine.hit import Condition
from jixiaolint.engine.judge import Judge
from jixiaolint.engine.profile import (
    AUTO,
    GENERAL,
    Choice,
    check_name,
    choices,
    combined,
    detected,
)
from jixiaolint.engine.rule import Language, Rule
from jixiaolint.engine.shelf import Shelf, shelf
from jixiaolint.engine.subject import TableView
from jixiaolint.kept.things import kept


@dataclass(frozen=True)
class Rulebook:
    """The rules of every profile in use, and a judge for each.

    `name` is the profile asked for; ``auto`` lets each table choose. `select` leaves
    out the rules that the user does not want; `options` are what the user says of
    single rules, over every profile. If `whole`, findings tell how the whole row could
    read.
    """

    folders: Sequence[Path]
    language: Language
    select: Callable[[Sequence[Rule]], tuple[Rule, ...]]
    name: str = AUTO
    options: Mapping[str, Choice] = field(default_factory=dict)
    whole: bool = False
    judges: dict[str, Judge] = field(default_factory=dict)

    def rules(self) -> tuple[Rule, ...]:
        """Return all rules as their files state them."""
        return self._shelf.rules

    def general(self) -> Judge:
        """Return the judge of what no table decides."""
        check_name(self._shelf.profiles, self.name)
        return self.judge(self.general_name())

    def general_name(self) -> str:
        """Return the profile of what no table decides, and of a table without another."""
        return GENERAL if self.name == AUTO else self.name

    def judge_of(self, table: TableView) -> Judge:
        """Return the judge whose profile the table is held to."""
        if self.name != AUTO:
            return self.judge(self.name)
        return self.judge(detected(self._shelf.profiles.values(), table))

    def detecting(self) -> dict[str, Condition]:
        """Return how profiles detect their tables, in order, if tables are to choose."""
        known = self._shelf.profiles.values() if self.name == AUTO else ()
        return {one.name: one.detect for one in known if one.detect}

    def judge(self, name: str) -> Judge:
        """Return the judge of a profile; raise UsageError if there is none."""
        if name not in self.judges:
            rules = self.select(self._rules(name))
            choices = (
                name,
                sorted(self.options.items()),
                [rule.code for rule in rules],
            )
            keep = partial(kept, "plan", folders=self.folders, choices=choices)
            self.judges[name] = Judge(rules, self.language, keep, whole=self.whole)
        return self.judges[name]

    def _rules(self, name: str) -> tuple[Rule, ...]:
        if name in self._shelf.held:
            return self._shelf.held[name]
        # What is wrong with the profile is said by reading it once more.
        from jixiaolint.engine.load import load_rules

        profile = choices(self._shelf.profiles, name)
        return load_rules(self.folders, combined(profile, self.options))

    @cached_property
    def _shelf(self) -> Shelf:
        return shelf(self.folders, self.options)
