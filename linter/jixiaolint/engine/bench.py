"""Who judges which project of a table, where other settings hold for some of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jixiaolint.engine.write import Spot, project_at, write

if TYPE_CHECKING:
    from jixiaolint.engine.judge import Judge
    from jixiaolint.findings import Finding
    from jixiaolint.model import Project
    from jixiaolint.rule.hit import Hit
    from jixiaolint.rule.rule import Rule
    from jixiaolint.rule.subject import ProjectView

_BATCH = 200
"""So many projects are looked at together."""


def assigned(
    judge: Judge, projects: Sequence[ProjectView]
) -> Iterator[tuple[Judge, Sequence[ProjectView]]]:
    """Yield judges with projects for each to look at together: mostly one has all."""
    groups: dict[Judge, Sequence[ProjectView]] = {}
    if judge.others is None:
        groups[judge] = projects
    else:
        found: dict[Judge, list[ProjectView]] = {}
        for one in projects:
            found.setdefault(judge.others(name_of(one.project)), []).append(one)
        groups |= found
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
