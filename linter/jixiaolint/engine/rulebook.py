"""Which rules a table is held to: those of its profile, as the user selects them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jixiaolint.engine.hit import Condition
from jixiaolint.engine.judge import Judge
from jixiaolint.engine.load import load_rules
from jixiaolint.engine.profile import (
    AUTO,
    GENERAL,
    Choice,
    Profile,
    check_name,
    choices,
    combined,
    detected,
    load_profiles,
)
from jixiaolint.engine.rule import Language, Rule
from jixiaolint.engine.subject import TableView


@dataclass(frozen=True)
class Rulebook:
    """The rules of every profile in use, and a judge for each.

    `name` is the profile asked for; ``auto`` lets each table choose. `select` leaves
    out the rules that the user does not want; `options` are what the user says of
    single rules, over every profile.
    """

    folders: Sequence[Path]
    language: Language
    select: Callable[[Sequence[Rule]], tuple[Rule, ...]]
    name: str = AUTO
    options: Mapping[str, Choice] = field(default_factory=dict)
    judges: dict[str, Judge] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)

    def general(self) -> Judge:
        """Return the judge of what no table decides."""
        check_name(self._profiles(), self.name)
        return self.judge(self.general_name())

    def general_name(self) -> str:
        """Return the profile of what no table decides, and of a table without another."""
        return GENERAL if self.name == AUTO else self.name

    def judge_of(self, table: TableView) -> Judge:
        """Return the judge whose profile the table is held to."""
        if self.name != AUTO:
            return self.judge(self.name)
        return self.judge(detected(self._profiles().values(), table))

    def detecting(self) -> dict[str, Condition]:
        """Return how profiles detect their tables, in order, if tables are to choose."""
        known = self._profiles().values() if self.name == AUTO else ()
        return {one.name: one.detect for one in known if one.detect}

    def judge(self, name: str) -> Judge:
        """Return the judge of a profile; raise UsageError if there is none."""
        if name not in self.judges:
            profile = choices(self._profiles(), name)
            rules = load_rules(self.folders, combined(profile, self.options))
            self.judges[name] = Judge(self.select(rules), self.language)
        return self.judges[name]

    def _profiles(self) -> dict[str, Profile]:
        if not self.profiles:
            self.profiles.update(load_profiles(self.folders))
        return self.profiles
