"""Profiles of our own and of folders of rules, read from their files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jixiaolint.errors import UsageError, shown
from jixiaolint.given.folders import check_links
from jixiaolint.given.texts import version
from jixiaolint.resources import folder
from jixiaolint.rule_files.conditions import specials
from jixiaolint.rule_files.files import profile_files
from jixiaolint.rule_files.profile import Choice, Profile, choices
from jixiaolint.said import Said
from jixiaolint.yaml_values.build import build
from jixiaolint.yaml_values.compose import read_located
from jixiaolint.yaml_values.located import Located, Trail


def load_profiles(folders: Sequence[Path] = ()) -> dict[str, Profile]:
    """Return our own profiles and those in ``profiles/`` of the given folders, by name.

    A later one of the same name takes the place of an earlier. Raises UsageError with
    file and line for a wrong file.
    """
    found: dict[str, Profile] = {}
    written: dict[str, Located] = {}
    for place in (folder("rules"), *folders):
        paths = profile_files(place)
        if place in folders:
            check_links(place, [place / "profiles", *paths])
        for path in paths:
            profile, document = _read(path, version(path))
            found[profile.name] = profile
            written[profile.name] = document
    for name, document in written.items():
        try:
            choices(found, name)
        except UsageError as error:
            raise document.fault(("extends",), error.said) from error
    return found


@cache
def _read(path: Path, _: tuple[int, int]) -> tuple[Profile, Located]:
    """Return what a file of this version says; nothing is read twice."""
    document = read_located(path)
    special = {**specials(), Choice: read_choice}
    return build(Profile, document, (), document.data, special), document


def read_choice(document: Located, trail: Trail, value: Any) -> Choice:
    """Return what a file says of a rule; raise UsageError if it is no choice."""
    if value is False or isinstance(value, dict):
        choice: Choice = value
        return choice
    raise document.fault(
        trail,
        Said(
            f"“{shown(trail[-1])}”是“{shown(value)}”，应为 false 或选项。",
            f"'{shown(trail[-1])}' is '{shown(value)}', expected false or options.",
        ),
    )
