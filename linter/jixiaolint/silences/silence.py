"""A silence of the settings: which findings are not told, for what reason, until when."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.find.globs import Glob, covers

if TYPE_CHECKING:
    from jixiaolint.findings import Finding


@dataclass(frozen=True, slots=True)
class Silence:
    """Findings that are not told: those of which all that is stated here holds.

    `rule` is a code, a name or a problem, `file` a pattern as in .gitignore, seen from the
    settings file; `project` and `indicator` are names, ``*`` and ``?`` in them for any
    characters; `fingerprint` is that of a single finding. Without a `reason` nothing is silenced, nor
    after the day `until`, such as 2027-03-31.
    """

    rule: str | None = None
    file: Glob | None = None
    project: str | None = None
    indicator: str | None = None
    fingerprint: str | None = None
    reason: str = ""
    until: str | None = None

    def is_of(self, path: str) -> bool:
        """Tell whether it speaks of a file, among others or alone."""
        return self.file is None or covers((self.file,), path)

    def fits(self, finding: Finding, indicator: str | None) -> bool:
        """Tell whether it speaks of a finding on an indicator of a name, in a file of its own."""
        rule = self.rule is None or self.rule.casefold() in words_for(finding)
        return (
            rule
            and _named(self.project, finding.project)
            and _named(self.indicator, indicator)
            and self.fingerprint in (None, finding.fingerprint)
        )


class Placed(NamedTuple):
    """A silence, and file and line where it stands."""

    silence: Silence
    where: str


def words_for(finding: Finding) -> tuple[str, str, str]:
    """Return the words by which the rule of a finding can be called, in small letters."""
    code, name, problem = finding.code, finding.name, finding.problem
    return code.casefold(), name.casefold(), problem.casefold()


def _named(pattern: str | None, name: str | None) -> bool:
    """Tell whether a name is as wanted, if any is."""
    if pattern is None:
        return True
    return name is not None and (pattern == name or fnmatchcase(name, pattern))
