"""What a run is asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.rule.rule import Severity
from jixiaolint.said import Language
from jixiaolint.settings.letterhead import NOTHING_SAID, Letterhead
from jixiaolint.settings.level_names import AS_EVER, LevelNames

if TYPE_CHECKING:
    from jixiaolint.baseline.known import Known
    from jixiaolint.find.globs import Glob
    from jixiaolint.rule_files.profile import Choice
    from jixiaolint.settings.fixing import Fixing
    from jixiaolint.settings.override import Override
    from jixiaolint.silences.index import Silences

LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""The languages of messages, the default first."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of a run.

    `rules` are files and folders of rules beside our own. `select` and `ignore` hold codes, names
    or problems; an empty `select` means all rules. `profile` is a name, or ``auto`` for
    the one that fits each table; `options` are choices for single rules, by code.
    `exclude` and `include` choose among files in folders, with `force_exclude` among
    those named outright too; `strict` makes a file without indicators in a folder a
    failure, `pass_by` none of one named outright; `outputs` are files and folders that the run writes to. `coverage` asks to
    count how often each rule spoke. `letterhead` is what letters say at their head,
    `levels` what the office calls the levels of remarks. `jobs` is the number of
    processes, None for as many as the work is worth. With `debug`, an internal error is raised instead of reported.
    What `baseline` knows is not told; with `accept`, all that is found is to be known.
    `fixing` asks to mend the files.
    Nor is told what `silences` name; comments in files may end before `today` (2027-03-31).
    From `fail_on` on findings fail the run, from `min_severity` on they are told. Later
    `overrides` go before earlier ones, and all of them before the rest.
    """

    rules: tuple[Path, ...] = ()
    lang: Language = "zh"
    stdin_filename: str = "<stdin>"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "auto"
    options: Mapping[str, Choice] = field(default_factory=dict)
    exclude: tuple[Glob, ...] = ()
    include: tuple[Glob, ...] = ()
    force_exclude: bool = False
    strict: bool = False
    pass_by: bool = False
    outputs: tuple[Path, ...] = ()
    coverage: bool = False
    letterhead: Letterhead = NOTHING_SAID
    levels: LevelNames = AS_EVER
    jobs: int | None = 1
    debug: bool = False
    baseline: Known | None = None
    accept: bool = False
    silences: Silences | None = None
    today: str = ""
    fixing: Fixing | None = None
    fail_on: Severity = "warning"
    min_severity: Severity = "info"
    overrides: tuple[Override, ...] = ()

    @property
    def sifts(self) -> bool:
        """Tell whether any of what is found may be set aside, wherever it is."""
        return self.baseline is not None or self.silences is not None

    @property
    def whole(self) -> bool:
        """Tell whether a file is to be seen as a whole, however big it is."""
        return self.coverage or self.sifts or self.fixing is not None
