"""Which rules a table is held to: those of its profile, as the user selects them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from jixiaolint.cache.things import kept
from jixiaolint.engine.judge import Judge
from jixiaolint.findings import Finding, Kind, at_least
from jixiaolint.rule.hit import Condition
from jixiaolint.rule.rule import SEVERITIES, Rule, Severity
from jixiaolint.rule.subject import TableView
from jixiaolint.rule_files.profile import (
    AUTO,
    GENERAL,
    Choice,
    check_name,
    choices,
    combined,
    detected,
)
from jixiaolint.rule_files.shelf import Shelf, shelf
from jixiaolint.said import Language

Held = tuple[int, ...]
"""The numbers of overrides that hold for a file or a project."""


@dataclass(frozen=True)
class Rulebook:
    """The rules of every profile in use, and a judge for each.

    `name` is the profile asked for; ``auto`` lets each table choose. `select` leaves
    out the rules that the user does not want; `options` are what the user says of
    single rules, over every profile. If `whole`, findings tell how the whole row could
    read. From the severity `fails` on findings fail the run, from `least` on they are told.
    `held` are the overrides that this is under; `of_project` gives the rulebook of a
    project by its name where another holds for some.
    """

    folders: Sequence[Path]
    language: Language
    select: Callable[[Sequence[Rule]], tuple[Rule, ...]]
    name: str = AUTO
    options: Mapping[str, Choice] = field(default_factory=dict)
    whole: bool = False
    judges: dict[tuple[Held, str], Judge] = field(default_factory=dict)
    fails: Severity = "warning"
    least: Severity = SEVERITIES[-1]
    held: Held = ()
    of_project: Callable[[str], Rulebook] | None = None

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
        key = self.held, name
        if key not in self.judges:
            rules = self.select(self._rules(name))
            choices = (
                name,
                sorted(self.options.items()),
                [rule.code for rule in rules],
            )
            keep = partial(kept, "plan", folders=self.folders, choices=choices)
            judge = Judge(rules, self.language, keep, whole=self.whole)
            self.judges[key] = judge
            if self.of_project is not None:
                judge.others = partial(self._other, judge, self.of_project, name)
        return self.judges[key]

    def _other(
        self, judge: Judge, of_project: Callable[[str], Rulebook], name: str, said: str
    ) -> Judge:
        """Return who judges a project; what crashes there has crashed here as well."""
        other = of_project(said).judge(name)
        other.crashed = judge.crashed
        return other

    def kind_of(self, finding: Finding) -> Kind:
        """Return what counts of a finding."""
        book = self
        if self.of_project is not None and finding.project_index is not None:
            book = self.of_project(finding.project or "")
        severity = finding.severity
        return Kind(
            finding.code,
            finding.name,
            finding.problem,
            severity,
            fails=at_least(severity, book.fails),
            told=at_least(severity, book.least),
        )

    def _rules(self, name: str) -> tuple[Rule, ...]:
        if name in self._shelf.held:
            return self._shelf.held[name]
        # What is wrong with the profile is said by reading it once more.
        from jixiaolint.rule_files.load import load_rules

        profile = choices(self._shelf.profiles, name)
        return load_rules(self.folders, combined(profile, self.options))

    @cached_property
    def _shelf(self) -> Shelf:
        return shelf(self.folders, self.options)
