"""Who submitted what: units by the names that they go by on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiaolint.findings import Finding
from jixiaolint.report.office.targets import kind
from jixiaolint.report.view.units import Unit, units
from jixiaolint.results.result import Result


@dataclass(frozen=True, slots=True)
class Part:
    """A project as submitted, its values counted by kind."""

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
    """Units by name, with their projects; `owners` says whose a project or file is."""

    units: Mapping[str, Unit]
    parts: Mapping[str, Sequence[Part]]
    owners: Mapping[tuple[str, int | None], str]

    def unit(self, said: Finding) -> str:
        """Return the name of the unit that something is said to."""
        return self.owners[said.path, said.project_index]


def submitted(result: Result) -> Submitted:
    """Return what the units of a run submitted."""
    named = {unit.called: unit for unit in units(result)}
    return Submitted(
        named,
        {name: tuple(_parts(unit)) for name, unit in named.items()},
        {key: name for name, unit in named.items() for key in unit.remarks},
    )


def _parts(unit: Unit) -> Iterator[Part]:
    for file, project in unit.projects:
        name = project.name.value if project.name else ""
        kinds = Counter(map(kind, project.indicators))
        yield Part(file.path, project.index, name, kinds)
