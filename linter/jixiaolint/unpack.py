"""Archives among the documents: each file inside is a document of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jixiaolint.discover import Document, Failure, is_aside
from jixiaolint.errors import UnreadableError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

ARCHIVES = frozenset((".zip",))
"""The extensions of archives."""

INSIDE = "!/"
"""What stands between the path of an archive and that of a file inside."""

_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive; its bytes are unpacked when they are asked for."""

    archive: ZipFile
    name: str

    def load(self, path: str) -> bytes:
        """Return the bytes; raises UnreadableError, which names `path`."""
        from jixiaolint.read.archive import read_part

        return read_part(path, self.archive, self.name)


def unpacked(
    document: Document, extensions: Collection[str]
) -> Iterator[Document | Failure]:
    """Yield the document, or if it is an archive what is inside, however deep.

    Inside, only files with one of the `extensions` count, as in a folder. An archive
    that is damaged, encrypted, beyond a limit or without any such file is a failure.
    """
    if is_archive(document.path):
        yield from _Opening(extensions).files(document, 1)
    else:
        yield document


def is_archive(path: str) -> bool:
    """Tell whether a file is an archive by its name."""
    return PurePosixPath(path).suffix.lower() in ARCHIVES


class _Opening:
    """One archive as it is opened, with those inside; counts the files of all."""

    def __init__(self, extensions: Collection[str]) -> None:
        self._extensions = extensions
        self._seen = 0

    def files(self, document: Document, depth: int) -> Iterator[Document | Failure]:
        """Yield the documents in an archive that stands at a depth."""
        try:
            members = self._members(document, depth)
        except UnreadableError as error:
            yield Failure(document.path, str(error))
            return
        except OSError as error:
            reason = error.strerror or str(error)
            sentence = f"{document.path}: 文件读不出来 (it cannot be read): {reason}."
            yield Failure(document.path, sentence)
            return
        if not members:
            known = ", ".join(sorted(self._extensions))
            yield Failure(
                document.path,
                f"{document.path}: 压缩包里没有可读的文件 (no file inside that can be read:"
                f" {known}).",
            )
        for member in members:
            if is_archive(member.path):
                yield from self.files(member, depth + 1)
            else:
                yield member

    def _members(self, document: Document, depth: int) -> list[Document]:
        """Return the files in an archive that can be read, sorted by name."""
        from jixiaolint.limits import check_size, limit, over
        from jixiaolint.read.archive import open_archive

        if depth > limit("archives"):
            raise over(
                document.path,
                "archives",
                f"压缩包套了 {depth} 层",
                f"archives are nested {depth} deep",
            )
        data = document.load()
        check_size(document.path, len(data))
        archive = open_archive(document.path, data)
        self._seen += len(archive.infolist())
        if self._seen > limit("members"):
            raise over(
                document.path,
                "members",
                f"压缩包里共有 {self._seen} 个文件",
                f"the archive has {self._seen} files in all",
            )
        named = ((_name(info), info) for info in archive.infolist())
        return [
            Document(
                f"{document.path}{INSIDE}{name}",
                document.origin,
                Member(archive, info.filename),
            )
            for name, info in sorted(named, key=lambda pair: pair[0])
            if not info.is_dir() and self._counts(name)
        ]

    def _counts(self, name: str) -> bool:
        """Tell whether a file inside is one to check."""
        path = PurePosixPath(name)
        hidden = any(part.startswith(".") for part in path.parts)
        suffix = path.suffix.lower()
        known = suffix in self._extensions or suffix in ARCHIVES
        return known and not hidden and not is_aside(path.name)


def _name(info: ZipInfo) -> str:
    """Return the name of a file inside as its author wrote it.

    Archives made under Chinese Windows have names in GB18030 and do not say so.
    """
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        written = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return info.filename
