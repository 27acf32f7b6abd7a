"""How the values of a settings file are built that are no plain ones: overrides, silences."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from jixiaolint.find.globs import Glob
from jixiaolint.rule_files.profile import Choice
from jixiaolint.said import Said
from jixiaolint.settings.level_names import LevelNames
from jixiaolint.settings.override import Override
from jixiaolint.settings.paths import file_at, pattern_at, rules_at
from jixiaolint.silences.silence import Placed
from jixiaolint.yaml_values.located import Located, Trail

if TYPE_CHECKING:
    from jixiaolint.yaml_values.build import Special


def builders(keys: Collection[str]) -> Special:
    """Return what builds the values of settings with such keys, by their types."""
    from jixiaolint.rule_files.profiles import read_choice

    return {
        Path: rules_at,
        PurePath: file_at,
        Choice: read_choice,
        Glob: pattern_at,
        Override: partial(_override, keys),
        Placed: _silence,
        LevelNames: _level_names,
    }


def _override(
    whole: Collection[str], document: Located, trail: Trail, value: object
) -> Override:
    """Return what holds otherwise; raise UsageError for what cannot, and for no whereabouts.

    `whole` are the keys of settings for a whole run.
    """
    from jixiaolint.rule_files.profiles import read_choice
    from jixiaolint.yaml_values.build import build

    if isinstance(value, dict):
        _check_override(whole, document, trail, value)
    special = {Choice: read_choice, Glob: pattern_at}
    made: Override = build(Override, document, trail, value, special)
    return made


def _check_override(
    whole: Collection[str], document: Located, trail: Trail, said: Mapping[str, object]
) -> None:
    from jixiaolint.yaml_values.build import key_of

    own = {key_of(field) for field in fields(Override)}
    for key in said:
        if key not in own and key in whole:
            raise document.fault(
                (*trail, key),
                Said(
                    f"{key} 是对整次检查的设置，不能只对某些文件或项目；可以的有 {'、'.join(sorted(own))}。",
                    f"{key} holds for a whole run and cannot be otherwise for some files or"
                    f" projects; {', '.join(sorted(own))} can.",
                ),
            )
    if "profile" in said and "projects" in said:
        raise document.fault(
            (*trail, "profile"),
            Said(
                "指标体系是整张表的，不能只对某些项目，请去掉 projects。",
                "a profile is that of a table, not of some projects in it; leave projects"
                " out.",
            ),
        )
    if not said.keys() & {"files", "projects"}:
        raise document.fault(
            trail,
            Said(
                "没写对哪些文件或项目，应有 files 或 projects。",
                "found no files and no projects that this is for; expected one of them.",
            ),
        )


def _level_names(document: Located, trail: Trail, value: object) -> LevelNames:
    """Return the names of the levels; raise UsageError where two could not be told apart."""
    from jixiaolint.yaml_values.build import build

    made: LevelNames = build(LevelNames, document, trail, value, {})
    given = [name for name in (made.must, made.should, made.may) if name]
    if len(set(given)) < len(given):
        raise document.fault(
            trail,
            Said(
                "几个级别的叫法不能相同。",
                "two levels have one name; expected several.",
            ),
        )
    return made


def _silence(document: Located, trail: Trail, value: object) -> Placed:
    from jixiaolint.silences.stated import read_silence

    return read_silence(document, trail, value, {Glob: pattern_at})
