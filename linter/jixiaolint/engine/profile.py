"""Profiles: which rules a form is held to, how severely and with what thresholds.

A profile is a YAML file that extends another in a few lines. ``detect`` is a condition
on a table; the first profile whose condition holds is the one a table is judged by,
unless the user names one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from jixiaolint.engine.build import build
from jixiaolint.engine.conditions import specials
from jixiaolint.engine.hit import Condition
from jixiaolint.engine.located import read_located
from jixiaolint.engine.rule import Words
from jixiaolint.errors import UsageError, nearest
from jixiaolint.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

AUTO = "auto"
"""The name that lets each table choose its profile."""

GENERAL = "mixed"
"""The profile of a table that no other profile detects."""

Choice = dict[str, Any] | Literal[False]
"""What a profile says of a rule: its options and severity, or that it is off."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as its file states it; `rules` are choices by rule code."""

    name: str
    title: Words
    extends: str | None = None
    detect: Condition | None = None
    rules: Mapping[str, Any] | None = None


def load_profiles(folders: Sequence[Path] = ()) -> dict[str, Profile]:
    """Return our own profiles and those in ``profiles/`` of the given folders, by name.

    A later one of the same name takes the place of an earlier. Raises UsageError with
    file and line for a wrong file.
    """
    found: dict[str, Profile] = {}
    for place in (folder("rules"), *folders):
        for path in sorted((place / "profiles").glob("*.yaml")):
            profile = _read(path)
            found[profile.name] = profile
    return found


@cache
def _read(path: Path) -> Profile:
    document = read_located(path)
    profile: Profile = build(Profile, document, (), document.data, specials())
    for code, choice in (profile.rules or {}).items():
        if choice is not False and not isinstance(choice, dict):
            raise UsageError(
                f"{document.where(('rules', code))}: '{code}' is '{choice}', expected "
                "false or options."
            )
    return profile


def choices(profiles: Mapping[str, Profile], name: str) -> dict[str, Choice]:
    """Return what a profile and those that it extends say of rules, the nearest first.

    Raises UsageError for an unknown name or a circle.
    """
    chain: list[Profile] = []
    step: str | None = name
    while step is not None:
        if step not in profiles:
            raise UsageError(
                f"Unknown profile '{step}': use {', '.join(profiles)}.{nearest(step, profiles)}"
            )
        if any(step == known.name for known in chain):
            raise UsageError(f"The profile '{step}' extends itself.")
        chain.append(profiles[step])
        step = profiles[step].extends
    made: dict[str, Choice] = {}
    for profile in reversed(chain):
        for code, choice in (profile.rules or {}).items():
            before = made.get(code)
            made[code] = {**before, **choice} if before and choice else choice
    return made


def detected(profiles: Iterable[Profile], table: object) -> str:
    """Return the name of the first profile that detects the table, or the general one."""
    for profile in profiles:
        if profile.detect and any(True for _ in profile.detect.find(table)):
            return profile.name
    return GENERAL
