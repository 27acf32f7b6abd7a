"""What settings say, held against the rules, profiles and limits that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.bounds.limits import above_zero, stated
from jixiaolint.errors import UsageError, nearest, shown
from jixiaolint.rule_files.profile import check_name
from jixiaolint.rule_files.shelf import shelf
from jixiaolint.said import Said
from jixiaolint.settings.chosen import find
from jixiaolint.yaml_values.located import Located, Trail

if TYPE_CHECKING:
    from jixiaolint.settings.override import Override
    from jixiaolint.settings.preferences import Preferences


def check(document: Located, made: Preferences) -> bool:
    """Raise UsageError with file and line for a profile, rule, option or limit unknown.

    Return that all are known, for the next run to find.
    """
    from jixiaolint.rule_files.files import rule_paths

    for name, value in made.limits.items():
        with _at(document, "limits", name):
            stated(str(name), str(value), str(name))
    if made.jobs is not None:
        with _at(document, "jobs"):
            above_zero(str(made.jobs), "jobs")
    # Only who has options asks for the paths.
    paths = cache(partial(rule_paths, made.rules))
    _check_rules(document, made.rules, paths, (), made)
    for number, one in enumerate(made.overrides):
        _check_rules(document, made.rules, paths, ("overrides", number), one)
    for index, (silence, _) in enumerate(made.silence):
        with _at(document, "silence", index, "rule"):
            if silence.rule is not None:
                find(shelf(made.rules).rules, silence.rule)
    return True


def _check_rules(
    document: Located,
    folders: Sequence[Path],
    paths: Callable[[], Mapping[str, Path]],
    trail: Trail,
    said: Preferences | Override,
) -> None:
    """Raise UsageError for what is said under a trail of rules that there are not."""
    from jixiaolint.rule_files.load import chosen
    from jixiaolint.rule_files.profiles import load_profiles

    if said.profile is not None:
        with _at(document, *trail, "profile"):
            check_name(load_profiles(folders), said.profile)
    rules = shelf(folders).rules
    for key, words in (("select", said.select or ()), ("ignore", said.ignore or ())):
        for word, index in {word: at for at, word in enumerate(words)}.items():
            with _at(document, *trail, key, index):
                find(rules, word)
    for code, choice in (said.rule_options or {}).items():
        with _at(document, *trail, "rule-options", code):
            if code not in paths():
                none = Said(
                    f"没有规则“{shown(code)}”。",
                    f"No rule has the code '{shown(code)}'.",
                )
                raise UsageError(none + nearest(str(code), paths()))
        for name, value in choice.items() if choice else ():
            # A rule refuses what it does not offer or cannot take.
            with _at(document, *trail, "rule-options", code, name):
                chosen({code: paths()[code]}, {code: {name: value}})


@contextmanager
def _at(document: Located, *trail: str | int) -> Iterator[None]:
    """Put file and line before a sentence that does not name the file."""
    try:
        yield
    except UsageError as error:
        if str(error).startswith(f"{document.path}:"):
            raise
        raise document.fault(trail, error.said) from error
