"""Archives among the documents: each file inside is a document of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jixiaolint.bounds.beyond import over
from jixiaolint.bounds.limits import limit
from jixiaolint.bounds.stage import stage
from jixiaolint.errors import UnreadableError
from jixiaolint.find.document import Document, Failure, Found, Member, Skipped
from jixiaolint.said import Said

if TYPE_CHECKING:
    from zipfile import ZipInfo

    from jixiaolint.find.pick import Pick

ARCHIVES = frozenset((".zip",))
"""The extensions of archives."""

INSIDE = "!/"
"""What stands between the path of an archive and that of a file inside."""

_UTF8 = 0x800


def unpacked(document: Document, pick: Pick) -> Iterator[Found]:
    """Yield the document, or if it is an archive what is inside, however deep.

    Inside, files count as in a folder. An archive that is damaged, encrypted, beyond a
    limit or without any such file is a failure; the last only if it was named itself.
    """
    if is_archive(document.path):
        yield from _Opening(pick, document.given or document.path).files(document, 1)
    else:
        yield document


def is_archive(path: str) -> bool:
    """Tell whether a file is an archive by its name."""
    return PurePosixPath(path).suffix.lower() in ARCHIVES


class _Opening:
    """One archive as it is opened, with those inside; counts what all of them hold."""

    def __init__(self, pick: Pick, given: str) -> None:
        self._pick = pick
        self._given = given
        self._files = 0
        self._bytes = 0

    def files(self, document: Document, depth: int) -> Iterator[Found]:
        """Yield the documents in an archive that stands at a depth."""
        try:
            with stage("reading", document.path):
                members = self._members(document, depth)
        except UnreadableError as error:
            yield Failure(document.path, error.said)
            return
        if not members:
            yield self._without(document)
        for member in members:
            if is_archive(member.path):
                yield from self.files(member, depth + 1)
            else:
                yield member

    def _without(self, document: Document) -> Found:
        """Return what is said of an archive in which nothing counts."""
        if document.given is not None:
            return Skipped(document.path, "foreign")
        known = ", ".join(sorted(self._pick.extensions))
        return Failure(
            document.path,
            Said(
                f"压缩包里没有可读的文件（{known}）。",
                f"no file inside that can be read: {known}.",
            ).at(document.path),
        )

    def _members(self, document: Document, depth: int) -> list[Document]:
        """Return the files in an archive that can be read, sorted by name."""
        from jixiaolint.read.archive import open_archive

        if depth > limit("archives"):
            raise over(
                document.path,
                "archives",
                f"压缩包套了 {depth} 层",
                f"archives are nested {depth} deep",
            )
        archive = open_archive(document.path, document.load())
        self._count(document.path, archive.infolist())
        named = ((_name(info), info) for info in archive.infolist())
        return [
            Document(
                f"{document.path}{INSIDE}{name}",
                document.origin,
                Member(archive, info.filename),
                self._given,
            )
            for name, info in sorted(named, key=lambda pair: pair[0])
            if not info.is_dir()
            and self._pick.member(document.path.replace(INSIDE, "/"), name)
        ]

    def _count(self, path: str, members: Sequence[ZipInfo]) -> None:
        """Add what an archive holds; raise UnreadableError if all hold too much."""
        from jixiaolint.read.archive import check_amount

        self._files += len(members)
        self._bytes += sum(member.file_size for member in members)
        check_amount(path, self._files, self._bytes)


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
