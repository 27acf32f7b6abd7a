"""A project without a goal in a table whose form has a place for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiaolint.engine.hit import HOLDS, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView
    from jixiaolint.model import Project


@dataclass(frozen=True, slots=True)
class Check:
    """The project has no goal though another project of the table has one."""

    def find(self, subject: ProjectView) -> Iterator[Hit]:
        """Yield one bare hit if the goal is missing."""
        others = subject.table.projects
        if not _has_goal(subject.project) and any(map(_has_goal, others)):
            yield HOLDS


def _has_goal(project: Project) -> bool:
    return project.goal is not None or project.cycle_goal is not None
