"""The settings that hold, written as a settings file that says where each comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import yaml

from jixiaolint import __version__
from jixiaolint.find.globs import Glob
from jixiaolint.said import Language, Said
from jixiaolint.settings.file import NAMES
from jixiaolint.silences.silence import Placed
from jixiaolint.yaml_values.build import key_of

if TYPE_CHECKING:
    from jixiaolint.settings.preferences import Preferences
    from jixiaolint.yaml_values.located import Located, Trail

_DEFAULT = Said("默认", "default")
_NOT_SET = Said("没有写", "not set")
_COMMA = Said("、", ", ")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where settings come from: the file as read, and by keys what went before it.

    `said` names the option or the variable that gave a key, or one name of several under
    it. `lang` is the language in which that is told.
    """

    document: Located | None
    said: Mapping[Trail, str] = field(default_factory=dict)
    lang: Language = "zh"

    def of(self, *trail: str | int) -> str:
        """Return where the value of a key comes from, or one of those under it."""
        if trail in self.said and trail[-1] not in _JOINED:
            return self.said[trail]
        file = self.document
        known = [file.where(trail)] if file is not None and trail in file.lines else []
        known += filter(None, [self.said.get(trail)])
        return _COMMA.of(self.lang).join(known) or _DEFAULT.of(self.lang)


_JOINED = ("exclude",)
"""Of these what an option says comes behind what the file says."""


def shown(preferences: Preferences, sources: Sources, folder: Path) -> Iterator[str]:
    """Yield the settings line by line, as they are seen from a folder."""
    head = Said(
        f"# jixiaolint {__version__}：现在生效的设置和来源。\n# 存为 {folder / NAMES[0]} 就一样。\n",
        f"# jixiaolint {__version__}: the settings that hold, and from where.\n"
        f"# Saved as {folder / NAMES[0]}, all of it holds as it does now.\n",
    )
    yield head.of(sources.lang)
    for part in fields(preferences):
        key = key_of(part)
        yield from _pair(key, plain(getattr(preferences, part.name), folder), sources)


def _pair(key: str, value: object, sources: Sources) -> Iterator[str]:
    """Yield the lines of a key: of several values, each has one."""
    match value:
        case None:
            yield f"# {key}: {_NOT_SET.of(sources.lang)}\n"
        case dict() if value:
            yield f"{key}:\n"
            for name, item in value.items():
                yield f"  {flow(name)}: {flow(item)}  # {sources.of(key, name)}\n"
        case [{}, *_]:
            yield f"{key}:\n"
            for number, item in enumerate(value):
                yield f"  - {flow(item)}  # {sources.of(key, number)}\n"
        case _:
            yield f"{key}: {flow(value)}  # {sources.of(key)}\n"


def flow(value: object) -> str:
    """Return a value as YAML in one line."""
    text: str = yaml.safe_dump(
        value,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=float("inf"),
    )
    return text.removesuffix("...\n").strip()


def plain(value: Any, folder: Path) -> object:  # noqa: ANN401  of any field
    """Return a value as YAML has it, paths and patterns as they are seen from a folder."""
    if isinstance(value, PurePath):
        return _relative(value, folder)
    if isinstance(value, Glob):
        return _pattern(value, folder)
    if isinstance(value, Placed):
        return plain(value.silence, folder)
    if is_dataclass(value):
        named = ((key_of(one), getattr(value, one.name)) for one in fields(value))
        return {
            key: plain(item, folder) for key, item in named if item not in (None, ())
        }
    if isinstance(value, Mapping):
        return {key: plain(item, folder) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item, folder) for item in value]
    return value


def _relative(path: PurePath, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).absolute().as_posix()


def _pattern(glob: Glob, folder: Path) -> str:
    """Return a pattern that stands for the same seen from another folder."""
    above, text = _relative(glob.base, folder), glob.text.removeprefix("!")
    if above == "." or "/" not in text.removesuffix("/"):
        return glob.text
    return "!" * glob.negated + f"{above}/{text.removeprefix('/')}"
