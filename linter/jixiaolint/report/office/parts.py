"""Who submitted what: the projects of a run, each with its unit and what its values say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from jixiaolint.findings import Finding
from jixiaolint.model import Indicator, Project, Table
from jixiaolint.remarks.remark import Remark
from jixiaolint.result import FileReport
from jixiaolint.width import sentence

_KINDS = {
    "quantity": "figure",
    "range": "figure",
    "compound": "figure",
    "date": "date",
    "grade": "grade",
    "yes_no": "grade",
    "relative": "words",
    "text": "words",
    "placeholder": "none",
    "empty": "none",
}
KINDS = tuple(dict.fromkeys(_KINDS.values()))
"""What a value says, as the office counts it: the firmest first."""

QUANTIFIED = ("figure", "date")
"""What counts as a quantified target: a figure, or a day by which."""


@dataclass(frozen=True, slots=True)
class Part:
    """A project as submitted: whose and where it is, its values counted by kind."""

    unit: str
    path: str
    index: int
    name: str
    kinds: Mapping[str, int]

    @property
    def indicators(self) -> int:
        """The number of its rows."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Submitted:
    """All projects, in the order of files, and the unit of each file as a whole."""

    parts: Sequence[Part]
    homes: Mapping[str, str]
    owners: Mapping[tuple[str, int], str]

    def unit(self, said: Finding | Remark) -> str:
        """Return the unit that something is said to."""
        home = self.homes.get(said.path) or _stem(said.path)
        return self.owners.get((said.path, said.project_index or 0), home)


def submitted(files: Iterable[FileReport]) -> Submitted:
    """Return what the files of a run hold.

    A unit goes by the name that its table states, else by that of the file.
    """
    parts: list[Part] = []
    homes: dict[str, str] = {}
    for file in files:
        own = list(_parts(file))
        parts += own
        stated = (sentence(table.unit.value) for table in file.tables if table.unit)
        homes[file.path] = next(filter(None, stated), None) or (
            own[0].unit if own else _stem(file.path)
        )
    return Submitted(parts, homes, {(one.path, one.index): one.unit for one in parts})


def _parts(file: FileReport) -> Iterator[Part]:
    for table in file.tables:
        for project in table.projects:
            yield Part(
                _owner(table, project) or _stem(file.path),
                file.path,
                project.index,
                project.name.value if project.name else "",
                Counter(map(_kind, project.indicators)),
            )


def _owner(table: Table, project: Project) -> str:
    """Return the unit that submits a project, empty if none is stated."""
    stated = project.unit or table.unit
    return sentence(stated.value) if stated else ""


def _stem(path: str) -> str:
    return sentence(PurePath(path).stem or path)


def _kind(indicator: Indicator) -> str:
    """Return what the value of a row demands: that of the year, or the only one."""
    target = indicator.annual_target or indicator.cycle_target
    if target is None:
        return "none"
    measured = target.kind == "relative" and target.value is not None
    return "figure" if measured else _KINDS[target.kind]
