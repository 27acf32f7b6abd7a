"""What a program may say of a check, by keywords: the keys of a settings file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypedDict

from jixiaolint.errors import UsageError, speaking
from jixiaolint.rule.rule import Severity
from jixiaolint.said import Language
from jixiaolint.settings.file import Config
from jixiaolint.settings.load import load, stated_in
from jixiaolint.settings.preferences import Preferences, over
from jixiaolint.settings.run import Settings
from jixiaolint.yaml_values.build import unknown_key
from jixiaolint.yaml_values.located import Located

_Words = str | Iterable[str]
_Folders = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Options(TypedDict, total=False):
    """The keys of a settings file (``jixiaolint schema settings``), ``_`` for ``-``.

    `rules` are folders of rules of your own, `profile` the form that tables are held to,
    `lang` the language of messages (``zh`` or ``en``), `fail_on` the least severity that
    gives exit code 1, `select` and `ignore` rules by code, name or problem,
    `rule_options` by code what a rule does otherwise, `exclude` and `include` patterns of
    files in folders, as seen from the working folder, `force_exclude`, `strict` and
    `pass_by` flags,
    `limits` by name how much a file may ask for (``size-mb`` in MiB, ``seconds`` …),
    `letter` and `levels` words of letters, `jobs` a number of processes, `baseline` a file
    of known findings, which are not told again, `silence` findings that are not told for a
    reason, each by ``rule``, ``file``, ``project``, ``indicator``, ``fingerprint``,
    `min_severity` the least that is told, `overrides` what is otherwise for some ``files``
    or ``projects``.
    """

    rules: _Folders
    profile: str
    lang: Language
    fail_on: Severity
    min_severity: Severity
    select: _Words
    ignore: _Words
    rule_options: Mapping[str, Mapping[str, object] | Literal[False]]
    exclude: _Words
    include: _Words
    force_exclude: bool
    strict: bool
    pass_by: bool
    limits: Mapping[str, int]
    letter: Mapping[str, str]
    levels: Mapping[str, str]
    jobs: int
    baseline: str | os.PathLike[str]
    silence: Iterable[Mapping[str, str]]
    overrides: Iterable[Mapping[str, object]]


def preferences(
    caller: str, config: str | os.PathLike[str] | Literal[False] | None, given: Options
) -> Preferences:
    """Return what settings file and keywords ask for; the keywords go before.

    Raises UsageError, which names the caller and the keyword.
    """
    said = {key.replace("_", "-"): _plain(value) for key, value in given.items()}
    rules = said.pop("rules", [])
    folders = [rules] if isinstance(rules, str) else rules
    own = tuple(map(Path, folders))
    with speaking(given.get("lang")):
        _known(caller, given)
        file = load(_path(config), own)
        built = stated_in(Located(Path(caller), said, {}), file.rules)
    named: dict[str, Any] = {
        key: getattr(built, key) for key in given if key != "rules"
    }
    if "letter" in named:
        # What is said of letters goes before the file word by word.
        words = asdict(built.letter)
        named["letter"] = {name: word for name, word in words.items() if word}
    off: dict[str, Any] = {key: one for key, one in named.items() if one is False}
    made = over(file, named)
    return replace(made, **off, jobs=made.jobs or 1)


def _known(caller: str, given: Iterable[str]) -> None:
    """Refuse a keyword that there is none of; those that there are read as keywords."""
    keys = list(Options.__annotations__)
    for key in given:
        if key not in keys:
            raise UsageError(unknown_key(key, keys).at(caller))


def settings_of(asked: Preferences) -> Settings:
    """Return what a run goes by; raises UsageError for a baseline that is none."""
    settings = asked.run()
    if asked.baseline is None:
        return settings
    from jixiaolint.baseline.stored import read

    path = Path(asked.baseline)
    outputs = (*settings.outputs, path)
    return replace(settings, baseline=read(path), outputs=outputs)


def _path(config: str | os.PathLike[str] | Literal[False] | None) -> Config:
    return config if config is None or config is False else Path(config)


def _plain(value: object) -> Any:
    """Return a value as a settings file would say it."""
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return list(map(_plain, value))
    return value
