"""The settings file ``jixiaolint.yaml``: what a folder of tables is always checked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from jixiaolint.bounds.limits import above_zero, stated
from jixiaolint.config import Settings, find
from jixiaolint.engine.located import Located, Trail
from jixiaolint.engine.profile import AUTO, Choice, check_name
from jixiaolint.engine.rule import Language, Severity
from jixiaolint.engine.shelf import shelf
from jixiaolint.errors import UsageError, debugging, nearest, nearest_path, shown
from jixiaolint.find.globs import Glob
from jixiaolint.given import is_file, is_folder
from jixiaolint.kept.things import kept
from jixiaolint.letterhead import NOTHING_SAID, Letterhead
from jixiaolint.level_names import AS_EVER, LevelNames
from jixiaolint.settings_file import nearest_file


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of jixiaolint; whatever the command line gives takes their place.

    `rules` are folders of rules beside our own, seen from the settings file. `profile`
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
    the settings file, that are not told again.
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

    def run(self) -> Settings:
        """Return what of this a run goes by."""
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
        )


def load(config: Path | None, folders: Sequence[Path] = ()) -> Preferences:
    """Return the preferences of the file `config`, or of the nearest ``jixiaolint.yaml``.

    Folders of rules given here take the place of those in the file. Without a file
    the defaults hold. Raises UsageError with file and line for a wrong file.
    """
    path = config or nearest_file(Path.cwd())
    if path is None:
        return Preferences(rules=tuple(folders))
    if not is_file(path):
        raise UsageError(
            f"没有设置文件 (no settings file) '{path}'.{nearest_path(path)}"
        )
    from jixiaolint.engine.compose import read_located

    return stated_in(read_located(path), folders)


def stated_in(document: Located, folders: Sequence[Path] = ()) -> Preferences:
    """Return the preferences that a document states; raises UsageError for wrong ones."""
    from jixiaolint.engine.build import build
    from jixiaolint.engine.profiles import read_choice

    made: Preferences = build(
        Preferences,
        document,
        (),
        {} if document.data is None else document.data,
        {Path: _folder, PurePath: _beside, Choice: read_choice, Glob: _glob},
    )
    made = replace(made, rules=tuple(folders) or made.rules)
    kept("settings", partial(_check, document, made), made.rules, document.data)
    return made


def over(preferences: Preferences, given: Mapping[str, Any]) -> Preferences:
    """Return the preferences with what the command line gave in their place.

    What it selects by code or name is applied even if the file ignores it or has it off.
    """
    named = set(given.get("select") or ())
    kept = {
        code: choice
        for code, choice in preferences.rule_options.items()
        if choice is not False or code not in named
    }
    ignore = tuple(word for word in preferences.ignore if word not in named)
    said = {key: value for key, value in given.items() if value}
    if given.get("letter"):
        said["letter"] = replace(preferences.letter, **given["letter"])
    said["exclude"] = (*preferences.exclude, *(given.get("exclude") or ()))
    return replace(preferences, **{"ignore": ignore, "rule_options": kept, **said})


def _folder(document: Located, trail: Trail, value: object) -> Path:
    if not isinstance(value, str):
        raise document.fault(trail, f"found '{shown(value)}', expected a folder.")
    place = document.path.parent / value
    if not is_folder(place):
        raise document.fault(trail, f"no folder '{value}'.{nearest_path(place)}")
    return place


def _beside(document: Located, trail: Trail, value: object) -> Path:
    """Return a file as seen from the settings, be it there or not."""
    if not isinstance(value, str) or not value:
        raise document.fault(trail, f"found '{shown(value)}', expected a file.")
    return document.path.parent / value


def _glob(document: Located, trail: Trail, value: object) -> Glob:
    if not isinstance(value, str):
        raise document.fault(trail, f"found '{shown(value)}', expected a pattern.")
    return Glob(value, document.path.parent)


def _check(document: Located, made: Preferences) -> bool:
    """Raise UsageError with file and line for a profile, rule, option or limit unknown.

    Return that all are known, for the next run to find.
    """
    from jixiaolint.engine.load import load_rules, rule_paths
    from jixiaolint.engine.profiles import load_profiles

    for name, value in made.limits.items():
        with _at(document, "limits", name):
            stated(str(name), str(value), str(name))
    if made.jobs is not None:
        with _at(document, "jobs"):
            above_zero(str(made.jobs), "jobs")
    with _at(document, "profile"):
        check_name(load_profiles(made.rules), made.profile)
    rules = shelf(made.rules).rules
    for key, words in (("select", made.select), ("ignore", made.ignore)):
        for word, index in {word: at for at, word in enumerate(words)}.items():
            with _at(document, key, index):
                find(rules, word)
    paths = rule_paths(made.rules)
    for code, choice in made.rule_options.items():
        with _at(document, "rule-options", code):
            if code not in paths:
                hint = nearest(str(code), paths)
                raise UsageError(f"No rule has the code '{shown(code)}'.{hint}")
        for name, value in choice.items() if choice else ():
            # A rule refuses what it does not offer or cannot take.
            with _at(document, "rule-options", code, name):
                load_rules(made.rules, {code: {name: value}})
    return True


@contextmanager
def _at(document: Located, *trail: str | int) -> Iterator[None]:
    """Put file and line before a sentence that does not name the file."""
    try:
        yield
    except UsageError as error:
        if str(error).startswith(f"{document.path}:"):
            raise
        raise document.fault(trail, str(error)) from error
