"""A folder in, what is to be checked in it out: nothing is followed, nothing opened."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.find.copies import is_copy
from jixiaolint.find.document import Document, Failure, Found, Skipped
from jixiaolint.find.identity import Identity, identity
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.find.pick import Pick


def walk(top: str, pick: Pick, written: Collection[Identity]) -> Iterator[Found]:
    """Yield the files below a folder that count, by name, and what is told instead.

    What is `written` to in this run is passed over without a word.
    """
    waiting: list[Found | str] = [top]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            waiting.extend(reversed(_listed(item, top, pick, written)))
        else:
            yield item


def _listed(
    folder: str, top: str, pick: Pick, written: Collection[Identity]
) -> list[Found | str]:
    """Return what counts in one folder; a folder in it is given as its path."""
    try:
        with os.scandir(folder) as entries:
            known = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror
        shut = Said(f"目录打不开：{reason}。", f"cannot be listed: {reason}.")
        return [Failure(folder, shut.at(folder))]
    met = (_met(entry, top, pick) for entry in known)
    return [item for item in met if item is not None and not _ours(item, written)]


def _met(entry: os.DirEntry[str], top: str, pick: Pick) -> Found | str | None:
    """Return what an entry stands for; None for what does not count."""
    path = str(Path(entry.path))
    # A junction is what Windows has beside links to folders; Python 3.12 knows it.
    is_junction = getattr(entry, "is_junction", bool)()
    if entry.is_dir(follow_symlinks=False) and not is_junction:
        return path if pick.folder(path) else None
    if os.path.isfile(path):  # noqa: PTH113  it never raises
        if not pick.file(path):
            return None
        return (
            Skipped(path, "copy") if is_copy(path) else Document(path, path, given=top)
        )
    if pick.excludes(path):
        return None
    # Where a link leads is reached without it or lies outside; it may lead back up.
    if os.path.isdir(path):  # noqa: PTH112  it never raises
        return Skipped(path, "link")
    return Skipped(path, "special" if os.path.exists(path) else "broken")  # noqa: PTH110


def _ours(item: Found | str, written: Collection[Identity]) -> bool:
    """Tell whether something is written to in this run."""
    path = item if isinstance(item, str) else item.path
    return not isinstance(item, Skipped) and identity(path) in written
