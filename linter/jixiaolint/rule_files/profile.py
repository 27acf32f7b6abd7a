"""Profiles: which rules a form is held to, how severely and with what thresholds.

A profile is a YAML file that extends another in a few lines. ``detect`` is a condition
on a table; the first profile whose condition holds is the one a table is judged by,
unless the user names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jixiaolint.errors import UsageError, one_of
from jixiaolint.means import means
from jixiaolint.rule.hit import Condition, holds
from jixiaolint.rule.rule import Words
from jixiaolint.said import Said

AUTO = "auto"
"""The name that lets each table choose its profile."""

GENERAL = "mixed"
"""The profile of a table that no other profile detects."""

_PROFILE = Said("指标体系", "profile")

Choice = Mapping[str, Any] | Literal[False]
"""What a profile says of a rule: options, severity and basis, or that it is off."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as its file states it; `rules` are choices by rule code."""

    name: str
    title: Words
    extends: str | None = None
    detect: Condition | None = None
    rules: Mapping[str, Choice] | None = None


def check_name(profiles: Mapping[str, Profile], name: str) -> None:
    """Raise UsageError, which names the nearest, unless it is a profile or ``auto``."""
    try:
        one_of(_PROFILE, name, (AUTO, *profiles))
    except UsageError as error:
        raise UsageError(error.said + means("profile")) from None


def choices(profiles: Mapping[str, Profile], name: str) -> dict[str, Choice]:
    """Return what a profile and those that it extends say of rules, the nearest first.

    Raises UsageError for an unknown name or a circle.
    """
    chain: list[Profile] = []
    step: str | None = name
    while step is not None:
        profile = profiles[one_of(_PROFILE, step, tuple(profiles))]
        if profile in chain:
            raise UsageError(
                Said(
                    f"指标体系“{step}”以自身为基础。",
                    f"The profile '{step}' extends itself.",
                )
            )
        chain.append(profile)
        step = profile.extends
    made: dict[str, Choice] = {}
    for profile in reversed(chain):
        made = combined(made, profile.rules or {})
    return made


def combined(
    choices: Mapping[str, Choice], over: Mapping[str, Choice]
) -> dict[str, Choice]:
    """Return both choices for each rule; where they disagree, `over` decides."""
    made = dict(choices)
    for code, choice in over.items():
        before = made.get(code)
        made[code] = {**before, **choice} if before and choice else choice
    return made


def detected(profiles: Iterable[Profile], table: object) -> str:
    """Return the name of the first profile that detects the table, or the general one."""
    for profile in profiles:
        if profile.detect and holds(profile.detect, table):
            return profile.name
    return GENERAL
