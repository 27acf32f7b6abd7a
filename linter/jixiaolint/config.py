"""What a run is asked to do, and which rules that leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.engine.rule import Language, Rule, Severity
from jixiaolint.errors import UsageError, nearest, shown
from jixiaolint.letterhead import NOTHING_SAID, Letterhead
from jixiaolint.level_names import AS_EVER, LevelNames
from jixiaolint.said import SILENCE, Said

if TYPE_CHECKING:
    from jixiaolint.baseline.known import Known
    from jixiaolint.engine.profile import Choice
    from jixiaolint.find.globs import Glob
    from jixiaolint.fixes.asked import Fixing
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


def check_words(settings: Settings) -> None:
    """Raise UsageError for a word that is no rule's code, name or problem.

    A word is right also where a profile has its rule off.
    """
    from jixiaolint.engine.shelf import shelf

    rules = shelf(settings.rules, settings.options).rules
    for word in {*settings.select, *settings.ignore}:
        find(rules, word)


def choose(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings select and do not ignore."""
    ignored = {word.casefold() for word in settings.ignore}
    selected = {word.casefold() for word in settings.select}
    return tuple(
        rule
        for rule in rules
        if not ignored & words_of(rule) and (not selected or selected & words_of(rule))
    )


def spared(
    named: Collection[str], ignore: Iterable[str], options: Mapping[str, Choice]
) -> tuple[tuple[str, ...], dict[str, Choice]]:
    """Return what is left to ignore, and to do otherwise, once rules are named outright."""
    meant = {word.casefold() for word in named}
    return (
        tuple(word for word in ignore if word.casefold() not in meant),
        {
            code: choice
            for code, choice in options.items()
            if choice is not False or code.casefold() not in meant
        },
    )


def find(rules: Iterable[Rule], word: str) -> tuple[Rule, ...]:
    """Return the rules whose code, name or problem is `word`; there is at least one.

    Large and small letters are one.
    """
    rules = tuple(rules)
    found = tuple(rule for rule in rules if word.casefold() in words_of(rule))
    if found:
        return found
    known = sorted({one for r in rules for one in (r.code, r.name, r.problem)})
    near = nearest(word, known)
    none = Said(
        f"没有代码、名称或问题为“{shown(word)}”的规则。",
        f"No rule has the code, name or problem '{shown(word)}'.",
    )
    raise UsageError(none + (_ALL if near == SILENCE else near))


_ALL = Said("全部规则见 jixiaolint rules。", " 'jixiaolint rules' lists them all.")


def words_of(rule: Rule) -> set[str]:
    """Return the words by which a rule can be called, in small letters."""
    return {rule.code.casefold(), rule.name.casefold(), rule.problem.casefold()}
