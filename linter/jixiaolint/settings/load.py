"""The settings file in, what it prefers out: read, built and held against what there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

from jixiaolint.cache.things import kept
from jixiaolint.errors import UsageError, nearest_path
from jixiaolint.given.folders import is_file
from jixiaolint.said import Said
from jixiaolint.settings.check import check
from jixiaolint.settings.file import Config, settings_path
from jixiaolint.settings.preferences import Preferences
from jixiaolint.settings.values import builders
from jixiaolint.yaml_values.located import Located


def load(config: Config, folders: Sequence[Path] = ()) -> Preferences:
    """Return the preferences of the file `config`, or of the nearest settings file.

    Folders of rules given here take the place of those in the file. Without a file
    the defaults hold. Raises UsageError with file and line for a wrong file.
    """
    document = document_of(config)
    if document is None:
        return Preferences(rules=tuple(folders))
    return stated_in(document, folders)


def stated_in(document: Located, folders: Sequence[Path]) -> Preferences:
    """Return the preferences that a document states; raises UsageError for wrong ones."""
    from jixiaolint.yaml_values.build import build, key_of

    keys = [key_of(part) for part in fields(Preferences)]
    data = {} if document.data is None else document.data
    made: Preferences = build(Preferences, document, (), data, builders(keys))
    made = replace(made, rules=tuple(folders) or made.rules)
    kept("settings", partial(check, document, made), made.rules, document.data)
    return made


def document_of(config: Config) -> Located | None:
    """Return what the settings file says, with its lines; nothing if there is none."""
    path = settings_path(config)
    if path is None:
        return None
    if not is_file(path):
        none = Said(f"没有设置文件“{path}”。", f"no settings file '{path}'.")
        raise UsageError(none + nearest_path(path))
    if path.suffix == ".toml":
        from jixiaolint.settings.toml import read_table

        return read_table(path)
    from jixiaolint.yaml_values.compose import read_located

    return read_located(path)
