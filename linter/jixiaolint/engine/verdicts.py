"""What a judge finds becomes findings, with place, words, evidence, and what would mend it.

Where other settings hold for some projects of a table, others judge these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from jixiaolint.engine.judge import Judge
from jixiaolint.engine.obey import Obeying
from jixiaolint.engine.whole import Mending
from jixiaolint.engine.write import Spot, project_at, write
from jixiaolint.findings import Finding
from jixiaolint.model import Project
from jixiaolint.rule.hit import Hit
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import FileView, ProjectView, TableView
from jixiaolint.source import Source

_BATCH = 200
"""So many projects are looked at together."""


def on_file(judge: Judge, view: FileView, source: Source) -> Iterator[Finding]:
    """Yield the findings on a file as a whole."""
    for rule, hit in judge.asked("file", view):
        spot = Spot(source, unread=view.unread, silences=view.silences)
        yield write(rule, hit, spot, judge.language)


def in_table(judge: Judge, view: TableView, source: Source) -> Iterator[Finding]:
    """Yield the findings in one table; nothing is sorted."""
    yield from in_projects(judge, view, source)
    yield from on_table(judge, view, source)


def on_table(judge: Judge, view: TableView, source: Source) -> Iterator[Finding]:
    """Yield the findings on a table as a whole, and none in its projects."""
    for rule, hit in judge.asked("table", view):
        yield from said(judge, rule, hit, Spot(source, view.table))


def in_projects(judge: Judge, view: TableView, source: Source) -> Iterator[Finding]:
    """Yield the findings in the projects of a table, and none on it as a whole."""
    for other, projects in assigned(judge, view.projects):
        other.prepare(projects)
        for project in projects:
            yield from _in_project(other, project, source)


def _in_project(judge: Judge, view: ProjectView, source: Source) -> Iterator[Finding]:
    """Yield the findings in one project, and on it."""
    project, found = view.project, judge.of_project(view)
    mending = Mending(Obeying(judge, view, found), whole=judge.whole)
    places = ((n, each) for n, row in enumerate(view.rows) for each in judge.found(row))
    on_project = (
        (None if hit.seq is None else hit.seq - 1, (rule, hit)) for rule, hit in found
    )
    for number, (rule, hit) in chain(places, on_project):
        row = None if number is None else project.indicators[number]
        spot = Spot(source, view.table, project, row)
        mended = mending.of(number, rule, hit)
        yield write(rule, hit, spot, judge.language, *mended)


def assigned(
    judge: Judge, projects: Sequence[ProjectView]
) -> Iterator[tuple[Judge, Sequence[ProjectView]]]:
    """Yield judges with projects for each to look at together: mostly one has all."""
    groups: dict[Judge, list[ProjectView]] = defaultdict(list)
    for one in projects:
        who = judge.others(name_of(one.project)) if judge.others else judge
        groups[who].append(one)
    for other, group in groups.items():
        for start in range(0, len(group), _BATCH):
            yield other, group[start : start + _BATCH]


def said(judge: Judge, rule: Rule, hit: Hit, spot: Spot) -> Iterator[Finding]:
    """Yield what a rule on tables says of one, as it holds for the project concerned."""
    held: Rule | None = rule
    if judge.others is not None and hit.project is not None and spot.table is not None:
        project = project_at(spot.table, hit.project)
        rules = judge.others(name_of(project)).on(rule.scope)
        held = next((one for one in rules if one.code == rule.code), None)
    if held is not None:
        yield write(held, hit, spot, judge.language)


def name_of(project: Project | None) -> str:
    """Return the name by which settings call a project, empty if it has none."""
    return project.name.value if project and project.name else ""
