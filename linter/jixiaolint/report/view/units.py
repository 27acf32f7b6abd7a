"""What a run found, sorted by the units that are to hear of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from jixiaolint.answers.standing import Standing
from jixiaolint.file_report import FileReport
from jixiaolint.model import Project, Table, plain
from jixiaolint.remarks.remark import Remark
from jixiaolint.results.result import Result
from jixiaolint.width import sentence


@dataclass(slots=True)
class Unit:
    """A unit and what it submitted: files, tables, projects, and the remarks on them.

    `name` is None where no table says whose it is; each file is then one by itself.
    `called` is what the unit goes by, no two of a run the same. `answers` are those to
    what it was sent before.
    """

    name: str | None
    called: str = ""
    files: list[FileReport] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    projects: list[tuple[FileReport, Project]] = field(default_factory=list)
    remarks: dict[tuple[str, int | None], list[Remark]] = field(
        default_factory=lambda: defaultdict(list)
    )
    answers: list[Standing] = field(default_factory=list)

    def all_remarks(self) -> list[Remark]:
        """Return the remarks in the order in which they are told."""
        files = [(file.path, None) for file in self.files]
        inside = [(file.path, one.index) for file, one in self.projects]
        return [one for key in (*files, *inside) for one in self.remarks.get(key, ())]


def units(result: Result) -> list[Unit]:
    """Return the units in the order in which they come.

    A project belongs to the unit that it names, else to that of its table. What is said
    of a file as a whole goes to the first unit in it.
    """
    found: dict[tuple[str | None, str], Unit] = {}
    said: dict[tuple[str, int | None], list[Remark]] = defaultdict(list)
    for remark in result.remarks:
        said[remark.path, remark.project_index].append(remark)
    for file in result.files:
        first: Unit | None = None
        for name, table, projects in _parts(file):
            key = (name, "" if name else file.path)
            unit = found.setdefault(key, Unit(name))
            first = first or unit
            _add(unit, file, table, projects)
            for one in projects:
                unit.remarks[file.path, one.index] = said[file.path, one.index]
        if first is not None:
            first.remarks[file.path, None] = said[file.path, None]
    made = list(found.values())
    _call(made)
    _answer(made, result.answers)
    return made


def _answer(found: Sequence[Unit], answers: Iterable[Standing]) -> None:
    """Give each unit the answers on its projects, else on its files as a whole."""
    of_file: dict[str, Unit] = {}
    of_project: dict[tuple[str, str], Unit] = {}
    for unit in found:
        for file in unit.files:
            of_file.setdefault(file.path, unit)
        for file, project in unit.projects:
            of_project.setdefault((file.path, plain(project.name) or ""), unit)
    for one in answers:
        first = of_file.get(one.path)
        if first is not None:
            key = one.path, one.answer.project
            of_project.get(key, first).answers.append(one)


def _call(found: Sequence[Unit]) -> None:
    """Give each unit what it goes by: its name, else that of its file, else its path."""
    names = [one.name or PurePath(one.files[0].path).name for one in found]
    shared = {name for name, number in Counter(names).items() if number > 1}
    taken: set[str] = set()
    for unit, name in zip(found, names, strict=True):
        by_path = unit.name is None and name in shared
        called = sentence(unit.files[0].path if by_path else name)
        while called in taken:
            called += "′"
        taken.add(called)
        unit.called = called


def _add(
    unit: Unit, file: FileReport, table: Table, projects: Iterable[Project]
) -> None:
    if not unit.files or unit.files[-1] is not file:
        unit.files.append(file)
    unit.tables.append(table)
    unit.projects.extend((file, one) for one in projects)


def _parts(file: FileReport) -> Iterator[tuple[str | None, Table, Sequence[Project]]]:
    """Yield the projects of each table by the unit that they belong to."""
    for table in file.tables:
        groups: dict[str | None, list[Project]] = {}
        for project in table.projects:
            name = plain(project.unit) or plain(table.unit)
            groups.setdefault(name, []).append(project)
        if not groups:
            groups = {plain(table.unit): []}
        for name, projects in groups.items():
            yield name, table, projects
