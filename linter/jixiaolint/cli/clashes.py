"""What is read is never written onto: outputs are held against inputs before a run."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.errors import UsageError
from jixiaolint.find.document import STDIN, Document
from jixiaolint.find.identity import Identity, marks, written_to
from jixiaolint.find.inputs import Inputs
from jixiaolint.find.unpack import ARCHIVES
from jixiaolint.given.folders import is_file
from jixiaolint.output.writing import is_stream
from jixiaolint.reading import found
from jixiaolint.report import RETURNED
from jixiaolint.resources import folder as data_folder
from jixiaolint.said import Said
from jixiaolint.settings.file import Config, settings_path

if TYPE_CHECKING:
    from jixiaolint.settings.run import Settings

Outputs = Sequence[tuple[str, Path]]
"""Formats, and the file or folder that each goes to."""

_ITSELF = (".xlsx", ".xlsm", ".docx", ".docm", *ARCHIVES)
"""What comes back under its own name, archives as folders; all else gains an ending."""

_RULES = ("**/*.yaml", "**/*.yml", "**/lexicons/*.txt")
"""What is read in a folder of rules."""


def keep_apart(
    outputs: Outputs,
    paths: Sequence[str],
    settings: Settings,
    config: Config,
    compare: Path | None = None,
) -> Inputs:
    """Return the inputs of a run; raises UsageError if it would write onto one.

    Nor may two outputs go to one place; standard output and error count as well.
    """
    streams = written_to(())
    if not outputs and not streams:
        return Inputs({}, {})
    documents = [one for one in found(paths, settings) if isinstance(one, Document)]
    known = settings.baseline.path if settings.baseline else None
    given = filter(None, [compare, known])
    besides = [*given, *_besides(settings.rules, config)]
    inputs = _inputs(documents, besides)
    for mark in streams & inputs.named.keys():
        raise UsageError(
            Said(
                "标准输出写进了要读的文件，请换一个。",
                "standard output goes into this file, which is read; send it to another.",
            ).at(inputs.named[mark])
        )
    folders = {mark for path in paths if os.path.isdir(path) for mark in marks(path)}  # noqa: PTH112  it never raises
    taken = set(streams)
    for form, path in outputs:
        asked = f"--output {form}:{path}"
        if folders & marks(path):
            raise UsageError(
                Said(
                    "这是要检查的目录，请换一个，可以是其中的子目录。",
                    "this folder is to be checked; name another, which may lie in it.",
                ).at(asked)
            )
        taken |= _places(asked, _targets(form, path, documents), inputs, taken)
    return inputs


def _places(
    asked: str, targets: Iterable[Path], inputs: Inputs, taken: Collection[Identity]
) -> set[Identity]:
    """Return what an output takes; raises UsageError for inputs and what is taken."""
    places: set[Identity] = set()
    for target in targets:
        inputs.keep_off(target, asked)
        places |= set() if is_stream(target) else marks(target)
    if places.isdisjoint(taken):
        return places
    raise UsageError(
        Said(
            "另一份输出也写到这里，请换一个位置。",
            "another output goes there too; name another place.",
        ).at(asked)
    )


def _inputs(documents: Iterable[Document], besides: Iterable[Path]) -> Inputs:
    """Return what is read, documents and others."""
    named = {mark: str(path) for path in besides for mark in marks(path)}
    inside: dict[Identity, str] = {}
    for one in documents:
        if one.origin == STDIN:
            named |= dict.fromkeys(_behind_stdin(), one.path)
        else:
            known = named if one.given is None else inside
            known |= dict.fromkeys(marks(one.origin), one.origin)
    return Inputs(named, inside)


def _behind_stdin() -> Iterator[Identity]:
    """Yield the file that standard input comes from, if it is one."""
    with suppress(OSError):
        status = os.fstat(0)
        if stat.S_ISREG(status.st_mode):
            yield status.st_dev, status.st_ino


def _besides(folders: Collection[Path], config: Config) -> Iterator[Path]:
    """Yield the files of settings and rules that are read."""
    settings = settings_path(config)
    if settings:
        yield settings
    for place in (data_folder("rules"), *folders):
        if is_file(place):
            yield from (place, *place.parent.glob("problems.yaml"))
            yield from place.parent.parent.glob("lexicons/*.txt")
        for pattern in _RULES:
            yield from place.glob(pattern)
        yield from place.parent.glob("lexicons/*.txt")


def _targets(form: str, path: Path, documents: Sequence[Document]) -> Iterator[Path]:
    """Yield where an output goes, or may go before a file is read."""
    yield path
    if form not in RETURNED:
        return
    from jixiaolint.find.products import GAIN
    from jixiaolint.output.folder import homes

    for one, home in zip(
        documents, homes([one.path for one in documents]), strict=True
    ):
        if one.path.lower().endswith(_ITSELF):
            yield path / home
        yield path / home.with_name(home.name + GAIN)
