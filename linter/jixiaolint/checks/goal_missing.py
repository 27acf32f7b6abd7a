"""A project without a goal in a table whose form has a place for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import TableView
from jixiaolint.model import Project


@dataclass(frozen=True, slots=True)
class Check:
    """A project with indicators has no goal, though half of the projects have one.

    Where goals are rare, the form has no regular place for them.
    """

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield a hit on every project without a goal."""
        projects = [one for one in subject.table.projects if one.indicators]
        bare = [one for one in projects if not _has_goal(one)]
        if len(bare) * 2 <= len(projects):
            for project in bare:
                yield Hit("goal", project=project.index)


def _has_goal(project: Project) -> bool:
    return project.goal is not None or project.cycle_goal is not None
