"""What a folder of tables is always checked with, and what takes the place of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePath
from time import strftime
from typing import TYPE_CHECKING, Any

from jixiaolint.errors import debugging
from jixiaolint.find.globs import Glob
from jixiaolint.rule.rule import Severity
from jixiaolint.rule_files.profile import AUTO, Choice
from jixiaolint.said import Language
from jixiaolint.settings.chosen import spared
from jixiaolint.settings.letterhead import NOTHING_SAID, Letterhead
from jixiaolint.settings.level_names import AS_EVER, LevelNames
from jixiaolint.settings.override import Override
from jixiaolint.settings.run import Settings
from jixiaolint.silences.silence import Placed

if TYPE_CHECKING:
    from jixiaolint.silences.index import Silences


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of jixiaolint; whatever the command line gives takes their place.

    `rules` are files and folders of rules beside our own, seen from the settings file. `profile`
    is the name of a profile, or auto for the one that fits each table. `lang` is the
    language of messages. `fail-on` is the least severity that gives exit code 1.
    `select` are the only rules to apply, by code, name or problem. `ignore` are rules
    not to apply. `rule-options` holds by rule code what a rule shall do otherwise: its
    options, its severity and the document that it rests on (`basis`), or false for a rule that is off. `exclude` are patterns, as
    in .gitignore and seen from the settings file, of what is not looked at in folders;
    those of the command line come behind them. `include` are patterns of the files to
    check in folders, in place of all that can be read. With `force-exclude` both hold
    for what is named on the command line too. With `strict` a file in a folder that
    holds no table fails the run; with `pass-by` one that is named outright and holds none
    is passed over without a word, as a hook needs it. `limits` says by name how much one file may ask of the
    machine. `letter` is what letters to units say at their head. `levels` are the names of
    must, should and may in all that people read. `jobs` is the number of processes, by
    default as many as the work is worth. `baseline` is a file of known findings, seen from
    the settings file, that are not told again. `silence` are findings that are not told
    either, each with a reason. Findings below `min-severity` are not told, but `fail-on`
    still asks for them. With `overrides` some of this is otherwise for some files, or for
    some projects in them; the later ones win.
    """

    rules: tuple[Path, ...] = ()
    profile: str = AUTO
    lang: Language = "zh"
    fail_on: Severity = field(default="warning", metadata={"key": "fail-on"})
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rule_options: Mapping[str, Choice] = field(
        default_factory=dict, metadata={"key": "rule-options"}
    )
    exclude: tuple[Glob, ...] = ()
    include: tuple[Glob, ...] = ()
    force_exclude: bool = field(default=False, metadata={"key": "force-exclude"})
    strict: bool = False
    pass_by: bool = field(default=False, metadata={"key": "pass-by"})
    limits: Mapping[str, int] = field(default_factory=dict)
    letter: Letterhead = NOTHING_SAID
    levels: LevelNames = AS_EVER
    jobs: int | None = None
    baseline: PurePath | None = None
    silence: tuple[Placed, ...] = ()
    min_severity: Severity = field(default="info", metadata={"key": "min-severity"})
    overrides: tuple[Override, ...] = ()

    def run(self) -> Settings:
        """Return what of this a run goes by, today."""
        today = strftime("%Y-%m-%d")
        return Settings(
            rules=self.rules,
            lang=self.lang,
            select=self.select,
            ignore=self.ignore,
            profile=self.profile,
            options=self.rule_options,
            exclude=self.exclude,
            include=self.include,
            force_exclude=self.force_exclude,
            strict=self.strict,
            pass_by=self.pass_by,
            letterhead=self.letter,
            levels=self.levels,
            jobs=self.jobs,
            debug=debugging(),
            silences=_silences(self.silence, today),
            today=today,
            fail_on=self.fail_on,
            min_severity=self.min_severity,
            overrides=self.overrides,
        )


def _silences(placed: Sequence[Placed], today: str) -> Silences | None:
    """Return the silences of the settings, if there are any."""
    if not placed:
        return None
    from jixiaolint.silences.index import Silences

    return Silences.of(placed, today)


def over(preferences: Preferences, given: Mapping[str, Any]) -> Preferences:
    """Return the preferences with what the command line gave in their place.

    What it selects by code or name is applied even if the file ignores it or has it off.
    """
    named = given.get("select") or ()
    ignore, kept = spared(named, preferences.ignore, preferences.rule_options)
    said = {key: value for key, value in given.items() if value}
    if given.get("letter"):
        said["letter"] = replace(preferences.letter, **given["letter"])
    if "overrides" not in said:
        said["overrides"] = tuple(_under(one, said) for one in preferences.overrides)
    said["exclude"] = (*preferences.exclude, *(given.get("exclude") or ()))
    return replace(preferences, **{"ignore": ignore, "rule_options": kept, **said})


def _under(override: Override, said: Mapping[str, Any]) -> Override:
    """Return an override without what the command line says otherwise."""
    named = said.get("select") or ()
    ignore, options = spared(named, override.ignore or (), override.rule_options or {})
    left: dict[str, Any] = {
        "ignore": None if override.ignore is None else ignore,
        "rule_options": None if override.rule_options is None else options,
    }
    own = {field.name for field in fields(Override)}
    return replace(override, **{**left, **dict.fromkeys(own & said.keys())})
