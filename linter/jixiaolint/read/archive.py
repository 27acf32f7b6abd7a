"""Zip archives (office files are such): opened after a look at what they ask for."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from jixiaolint.bounds.beyond import HARMLESS, over
from jixiaolint.bounds.limits import MIB, limit
from jixiaolint.errors import UnreadableError
from jixiaolint.said import Said

_ENCRYPTED = 1
"""The bit of a member's flags that says so."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    struct.error,
)
"""What reading a damaged file may raise."""


def open_archive(path: str, data: bytes) -> zipfile.ZipFile:
    """Return the archive in `data`.

    Raises UnreadableError if it is damaged or encrypted, holds a name twice or more
    members than the limit, or says that it unpacks to more than the limits.
    """
    with guarded(path):
        archive = zipfile.ZipFile(io.BytesIO(data))
    _check(path, archive.infolist())
    return archive


def find_part(archive: zipfile.ZipFile, name: str) -> str | None:
    """Return the name under which a part is stored, or None if it is not there.

    Case may differ, and slashes may lean to either side, as Excel and WPS have it.
    """
    if name in archive.NameToInfo:
        return name
    if archive not in _KNOWN:
        names = reversed(archive.namelist())
        _KNOWN[archive] = {_key(one): one for one in names}
    return _KNOWN[archive].get(_key(name))


_KNOWN: WeakKeyDictionary[zipfile.ZipFile, dict[str, str]] = WeakKeyDictionary()
"""The names in the archives that are open, by what they have in common."""


def _key(name: str) -> str:
    """Return what two names of one part have in common."""
    return name.replace("\\", "/").lstrip("/").lower()


def read_part(path: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a member, never more than it declares.

    Raises UnreadableError if it is missing or damaged.
    """
    found = find_part(archive, name)
    if found is None:
        raise UnreadableError(
            Said(
                f"文件已损坏，缺少 {name}，请重新导出。",
                f"the file is damaged: {name} is missing; save it anew.",
            ).at(path)
        )
    with guarded(path):
        return archive.read(found)


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """Turn what reading a damaged file raises into a sentence."""
    try:
        yield
    except DAMAGE as error:
        raise damaged(path, error) from error


def damaged(path: str, error: Exception) -> UnreadableError:
    """Return the sentence for a file that is broken; the reason is a library's, in English."""
    what = " ".join(str(error).split()) or type(error).__name__
    return UnreadableError(
        Said(
            f"文件已损坏，读不出来，请重新导出或另存（程序的原话：{what.rstrip('.')}）。",
            f"the file is damaged; save it anew: {what.rstrip('.')}.",
        ).at(path)
    )


def _check(path: str, members: Sequence[zipfile.ZipInfo]) -> None:
    """Raise UnreadableError if the members are encrypted, doubled or too much."""
    check_amount(path, len(members), sum(member.file_size for member in members))
    if len({member.filename for member in members}) < len(members):
        raise damaged(path, ValueError("a name stands twice in the archive"))
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            raise encrypted(path)
        ratio = member.file_size // max(member.compress_size, 1)
        if member.file_size > HARMLESS and ratio > limit("ratio"):
            raise over(
                path,
                "ratio",
                f"{member.filename} 的压缩比为 {ratio}，解开后大得不正常",
                f"{member.filename} unpacks to {ratio} times its size, as zip bombs do",
            )


def check_amount(path: str, files: int, size: int) -> None:
    """Raise UnreadableError for more files in archives than the limit, or more bytes."""
    if files > limit("members"):
        raise over(
            path,
            "members",
            f"压缩包里共有 {files} 个文件",
            f"the archive has {files} files in all",
        )
    if size > limit("unpacked-mb") * MIB:
        total = -(-size // MIB)
        raise over(
            path,
            "unpacked-mb",
            f"压缩包解压后共有 {total} MiB",
            f"the archive unpacks to {total} MiB in all",
        )


def encrypted(path: str) -> UnreadableError:
    """Return the sentence for a file that only a password opens."""
    return UnreadableError(
        Said(
            "文件有密码，读不了，请去掉密码另存后再检查。",
            "the file is encrypted; save it without a password.",
        ).at(path)
    )
