"""What holds otherwise for some files, or for some projects in them: ``overrides``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jixiaolint.find.globs import Glob, covers
from jixiaolint.rule.rule import Severity
from jixiaolint.rule_files.profile import Choice


@dataclass(frozen=True, slots=True)
class Override:
    """What holds otherwise for some files or projects; of several the later ones win.

    `files` are patterns as in .gitignore, seen from the settings file; without them it
    holds for every file. `projects` are names of projects, ``*`` and ``?`` in them for
    any characters; without them it holds for whole files. `profile` is as for all files,
    and not for some projects, since a table has one. `select`, `ignore`, `fail-on` and
    `min-severity` take the place of what holds for all. `rule-options` come over what
    holds for all.
    """

    files: tuple[Glob, ...] = ()
    projects: tuple[str, ...] = ()
    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    rule_options: Mapping[str, Choice] | None = field(
        default=None, metadata={"key": "rule-options"}
    )
    fail_on: Severity | None = field(default=None, metadata={"key": "fail-on"})
    min_severity: Severity | None = field(
        default=None, metadata={"key": "min-severity"}
    )

    def is_on_file(self, path: str) -> bool:
        """Tell whether a file, or projects in it, are meant."""
        return not self.files or covers(self.files, path)
