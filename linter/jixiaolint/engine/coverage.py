"""How often each rule fired, stayed quiet, or did not apply."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jixiaolint.engine.judge import Judge
from jixiaolint.engine.verdicts import assigned
from jixiaolint.findings import Finding
from jixiaolint.rule.needs import applies, nameable, present
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import FileView, ProjectView, Row, TableView


@dataclass(frozen=True, slots=True)
class Coverage:
    """The subjects of one rule, counted: rows, projects, tables or files by `scope`.

    `not_applied` counts those to which the rule did not apply: its `where` did not hold,
    something that it needs or speaks of was not stated, or the profile had it off.
    """

    code: str
    name: str
    scope: str
    fired: int
    quiet: int
    not_applied: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many subjects of each scope there were, and how rules, by code, took them.

    `rules` gives the name and the scope of each that judged anything.
    """

    rules: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    subjects: Counter[str] = field(default_factory=Counter)
    fired: Counter[str] = field(default_factory=Counter)
    quiet: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Counts) -> Counts:
        """Return what was counted here and there."""
        return Counts(
            {**self.rules, **other.rules},
            self.subjects + other.subjects,
            self.fired + other.fired,
            self.quiet + other.quiet,
        )

    def coverage(self) -> tuple[Coverage, ...]:
        """Return the counts of every rule that judged anything, by code."""
        return tuple(
            Coverage(
                code,
                *self.rules[code],
                self.fired[code],
                self.quiet[code],
                self.subjects[self.rules[code][1]]
                - self.fired[code]
                - self.quiet[code],
            )
            for code in sorted(self.rules)
        )


class Counting:
    """Counts subjects as they are judged; equal rows are looked at once, at the end."""

    def __init__(self) -> None:
        self._subjects: Counter[str] = Counter()
        self._fired: Counter[str] = Counter()
        self._quiet: Counter[str] = Counter()
        self._rows: dict[Judge, Counter[Row]] = defaultdict(Counter)

    def file(self, judge: Judge, view: FileView, found: Sequence[Finding]) -> None:
        """Count a file and what was found in it as a whole."""
        self._rows[judge].update(())
        self._count(judge, "file", view, {finding.code for finding in found})

    def table(self, judge: Judge, view: TableView, found: Sequence[Finding]) -> None:
        """Count a table, its projects and its rows, and what was found in them."""
        inside: dict[int | None, list[Finding]] = defaultdict(list)
        for finding in found:
            inside[finding.project_index].append(finding)
        scopes = {rule.code: rule.scope for rule in judge.rules}
        for other, projects in assigned(judge, view.projects):
            scopes |= {rule.code: rule.scope for rule in other.rules}
            for project in projects:
                self._project(other, project, inside[project.project.index], scopes)
        on_table = {one.code for one in found if scopes[one.code] == "table"}
        self._count(judge, "table", view, on_table)

    def _project(
        self,
        judge: Judge,
        view: ProjectView,
        found: Sequence[Finding],
        scopes: Mapping[str, str],
    ) -> None:
        """Count a project and its rows, and what was found in them."""
        by_row = {
            (one.code, one.seq) for one in found if scopes[one.code] == "indicator"
        }
        self._fired.update(code for code, _ in by_row)
        on_project = {one.code for one in found if scopes[one.code] == "project"}
        self._count(judge, "project", view, on_project)
        self._subjects["indicator"] += len(view.rows)
        self._rows[judge].update(view.rows)

    def counts(self) -> Counts:
        """Return all that was counted."""
        quiet = self._quiet.copy()
        rules = {rule.code: rule for judge in self._rows for rule in judge.rules}
        for judge, rows in self._rows.items():
            for row, number in rows.items():
                for code in _quiet_on(judge, row):
                    quiet[code] += number
        known = {code: (rule.name, rule.scope) for code, rule in rules.items()}
        return Counts(known, self._subjects, self._fired, quiet)

    def _count(self, judge: Judge, scope: str, view: Any, fired: set[str]) -> None:
        self._subjects[scope] += 1
        for rule in judge.on(scope):
            if rule.code in fired:
                self._fired[rule.code] += 1
            elif rule.code not in judge.crashed and _concerns(rule, view):
                self._quiet[rule.code] += 1


def _quiet_on(judge: Judge, row: Row) -> list[str]:
    """Return the codes of the rules that judged a row and found nothing."""
    fired = judge.fired(row)
    sides = row.sides
    known: dict[object, bool] = {}
    quiet = []
    for rule in judge.on("indicator"):
        if rule.code in fired or rule.code in judge.crashed:
            continue
        # Most rules ask the same: no `where`, no `needs`, one of a few fields.
        asks = (id(rule.where), rule.needs, rule.field)
        if asks not in known:
            judged = sides if rule.field == "value" else sides[:1]
            known[asks] = any(_concerns(rule, side) for side in judged)
        if known[asks]:
            quiet.append(rule.code)
    return quiet


def _concerns(rule: Rule, view: Any) -> bool:
    """Say whether the rule applies and what it speaks of is stated."""
    speaks = rule.field not in nameable(rule.scope) or present(view, rule.field)
    return speaks and applies(rule, view)
