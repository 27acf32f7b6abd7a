"""What the program says of files: indicators, facts, findings and notes as plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from jixiaolint.model import Indicator, Project
from jixiaolint.run import lint
from jixiaolint.settings.run import Settings
from jixiaolint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jixiaolint.findings import Finding

Fields = dict[str, str]
"""Name of a field -> its words; a field without words is not there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding: code, the name of its indicator (if it is one's), what is told."""

    code: str
    about: str
    told: str

    def __str__(self) -> str:
        return f"{self.code} {self.about}".strip()


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is said of one file; notes are the findings on the file as such."""

    indicators: list[Fields]
    projects: list[Fields]
    findings: list[Said]
    notes: list[str]
    notices: tuple[str, ...]
    failure: str | None = None

    def all(self) -> str:
        """Return all that a person is told, in one string."""
        return "\n".join(
            [*(one.told for one in self.findings), *self.notes, *self.notices]
        )


def looked(paths: Iterable[Path]) -> dict[str, Seen]:
    """Return what is said of each file, by its path."""
    names = [str(path) for path in paths]
    result = lint(names, Settings())
    found = {file.path: file for file in result.files}
    failed = {failure.path: failure.message for failure in result.failures}
    said: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        said[finding.path].append(finding)
    noting = {rule.code for rule in result.rules if rule.scope == "file"}
    seen: dict[str, Seen] = {}
    for name in names:
        if name not in found:
            seen[name] = Seen([], [], [], [], (), failed[name])
            continue
        file, mine = found[name], said[name]
        rows = {(p.index, i.seq): _words(i, p) for _, p, i in file.indicators()}
        seen[name] = Seen(
            [*rows.values()],
            [_words(p) for table in file.tables for p in table.projects],
            sorted(
                (_said(each, rows) for each in mine if each.code not in noting), key=str
            ),
            [_told(each) for each in mine if each.code in noting],
            file.notices,
        )
    return seen


def _words(value: Indicator | Project, of: Project | None = None) -> Fields:
    """Return the texts of an indicator, with the name of its project, or of a project."""
    found = {"project": of.name.value} if of and of.name else {}
    for field in fields(value):
        text = getattr(value, field.name)
        if isinstance(text, Text) and text.value:
            found[field.name] = text.value
    if isinstance(value, Project) and value.amounts:
        found["amounts"] = " ".join(f"{a.label}={a.text.value}" for a in value.amounts)
    return found


def _said(finding: Finding, rows: dict[tuple[int, int], Fields]) -> Said:
    key = (finding.project_index or 0, finding.seq or 0)
    about = rows.get(key, {}).get("name", "") if finding.seq else ""
    return Said(finding.code, about, _told(finding))


def _told(finding: Finding) -> str:
    """Return all words by which a finding names a place or a thing."""
    sheet = finding.place.sheet or ""
    return f"{finding.message} {finding.evidence or ''} {sheet}"


def is_silent(result: Seen) -> bool:
    """Return whether a person who runs the program is told nothing at all."""
    return not (result.findings or result.notes or result.failure)


Look = Callable[[str, bytes], Seen]
"""What looks at the bytes of a file of that name."""
