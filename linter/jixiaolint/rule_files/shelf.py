"""All rules, as they are and as each profile has them: read once, then kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jixiaolint.cache.things import kept
from jixiaolint.errors import UsageError
from jixiaolint.rule.rule import Rule
from jixiaolint.rule_files.profile import Choice, Profile, choices, combined


@dataclass(frozen=True, slots=True)
class Shelf:
    """Our own rules and those of some files and folders.

    `rules` are all of them as their files state them, `held` by the name of a profile
    those that it holds tables to, with its choices and the user's. A profile whose
    choices are wrong is missing there.
    """

    rules: tuple[Rule, ...]
    profiles: Mapping[str, Profile]
    held: Mapping[str, tuple[Rule, ...]]


def shelf(
    folders: Sequence[Path] = (), options: Mapping[str, Choice] | None = None
) -> Shelf:
    """Return our own rules and those of the folders, under the options of the user.

    Raises UsageError for a wrong file or folder.
    """
    make = partial(_made, folders, options or {})
    return kept("rules", make, folders, sorted((options or {}).items()))


def _made(folders: Sequence[Path], options: Mapping[str, Choice]) -> Shelf:
    from jixiaolint.rule_files.files import rule_paths
    from jixiaolint.rule_files.load import chosen
    from jixiaolint.rule_files.profiles import load_profiles

    paths = rule_paths(folders)
    rules, profiles = chosen(paths, {}), load_profiles(folders)
    held = {}
    for name in profiles:
        # Who asks for the profile is told what is wrong with it.
        with suppress(UsageError):
            held[name] = chosen(paths, combined(choices(profiles, name), options))
    return Shelf(rules, profiles, held)
