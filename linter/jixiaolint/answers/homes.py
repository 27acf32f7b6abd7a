"""Which of the files that are checked an answer is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from jixiaolint.file_report import FileReport
from jixiaolint.find.products import GAIN
from jixiaolint.find.unpack import INSIDE
from jixiaolint.model import plain


def homes(source: str, project: str, files: Sequence[FileReport]) -> tuple[str, ...]:
    """Return the paths of the files that an answer is about, from where it stands.

    That is the file itself; else those of its name, in the likest folders; else those
    that hold the project. There may be none.
    """
    if any(file.path == source for file in files):
        return (source,)
    alike = {file.path: _alike(source, file.path) for file in files}
    most = max(alike.values(), default=0)
    named = tuple(path for path, number in alike.items() if most and number == most)
    holding = tuple(file.path for file in files if project in _projects(file))
    both = tuple(path for path in named if path in holding)
    return both or named or holding


def _alike(source: str, path: str) -> int:
    """Return how many parts at the end of two paths are the same."""
    return max(
        _same(_parts(source), _parts(path)),
        _same(_parts(source.removesuffix(GAIN)), _parts(path)),
    )


def _parts(path: str) -> Sequence[str]:
    return PurePath(path.replace(INSIDE, "/")).parts[::-1]


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    shortest = min(len(one), len(other))
    return next((at for at, (a, b) in pairs if a != b), shortest)


def _projects(file: FileReport) -> Iterator[str]:
    for table in file.tables:
        for project in table.projects:
            yield plain(project.name) or ""
