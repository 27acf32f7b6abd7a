"""What of a folder or an archive is checked: known kinds of file, less what is excluded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from jixiaolint.find.globs import Glob, says

DEFAULTS = (
    # Hidden: .git, .hg, .svn, .venv, .tox, the locks of LibreOffice (.~lock.x#) …
    ".*",
    "node_modules/",
    "venv/",
    "dist/",
    "build/",
    "__pycache__/",
    "__MACOSX/",
    # Locks and temporary files of Office and WPS.
    "~$*",
    "~WR?*",
    "*.tmp",
    # Files about a folder, not tables in it.
    "readme*",
    "license*",
    "licence*",
    "changelog*",
    "contributing*",
)
"""What is not looked at in folders, unless ``!`` before the same pattern takes it back."""

_DEFAULTS = tuple(Glob(pattern, Path()) for pattern in DEFAULTS)


@dataclass(frozen=True, slots=True)
class Pick:
    """What counts in folders and archives; what is named outright counts regardless.

    Files count with one of the `extensions`, or instead those that `include` stands for,
    and `archives`, by their extensions too; nothing counts that `exclude` or the defaults
    stand for, nor what lies below it. With `force` that bars paths named outright too.
    """

    extensions: Collection[str]
    archives: Collection[str] = ()
    exclude: tuple[Glob, ...] = ()
    include: tuple[Glob, ...] = ()
    force: bool = False

    def folder(self, path: str) -> bool:
        """Tell whether a folder found in another is looked into."""
        return not self.excludes(path, folder=True)

    def file(self, path: str) -> bool:
        """Tell whether a file found in a folder counts."""
        suffix = PurePath(path).suffix.lower()
        if self.include and suffix not in self.archives:
            counts = says(self.include, path)
        else:
            counts = suffix in self.extensions or suffix in self.archives
        return counts and not self.excludes(path)

    def member(self, archive: str, name: str) -> bool:
        """Tell whether a file inside an archive counts, and all folders over it."""
        path = PurePosixPath(name)
        return self.file(f"{archive}/{name}") and all(
            self.folder(f"{archive}/{above}") for above in path.parents if above.name
        )

    def bars(self, path: str, *, folder: bool) -> bool:
        """Tell whether a path that is named outright is excluded all the same."""
        if not self.force or not PurePath(path).name.strip("."):
            return False
        above = (str(one) for one in PurePath(path).parents if one.name.strip("."))
        return self.excludes(path, folder=folder) or not all(map(self.folder, above))

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether a path found in a folder is excluded by its own name."""
        return says((*_DEFAULTS, *self.exclude), path, folder=folder)
