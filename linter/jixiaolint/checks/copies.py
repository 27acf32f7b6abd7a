"""Projects of a table that have been copied from each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import ProjectView, TableView


@dataclass(frozen=True, slots=True)
class Check:
    """Two projects or more have the same indicators with the same values.

    ``rows``: projects of different names; ``project``: the same name and amount too.
    Projects with fewer than `least` rows, and those whose name holds a word of
    `unless`, do not count.
    """

    how: Literal["rows", "project"] = "rows"
    least: int = 3
    unless: Terms | None = None

    def find(self, subject: TableView) -> Iterator[Hit]:
        """Yield a hit for every copy after the first, naming the first."""
        groups: dict[tuple[object, ...], list[ProjectView]] = defaultdict(list)
        for project in subject.projects:
            if len(project.rows) >= self.least and not self._spared(project):
                groups[self._key(project)].append(project)
        for first, *others in groups.values():
            for other in others:
                if self.how == "project" or _name(other) != _name(first):
                    slots = {"first": _name(first), "copies": str(len(others) + 1)}
                    yield Hit("name", project=other.project.index, slots=slots)

    def _key(self, project: ProjectView) -> tuple[object, ...]:
        rows = tuple((row.name, row.cycle, row.annual) for row in project.rows)
        if self.how == "rows":
            return rows
        amounts = tuple(amount.number for amount in project.project.amounts)
        return (_name(project), amounts, rows)

    def _spared(self, project: ProjectView) -> bool:
        return bool(
            self.unless and any(True for _ in self.unless.spans(_name(project)))
        )


def _name(project: ProjectView) -> str:
    return project.text("name") or ""
