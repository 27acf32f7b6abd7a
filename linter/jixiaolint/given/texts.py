"""Text files that anybody may have sent along with a table: settings, rules, lexicons."""

from __future__ import annotations

import stat
from pathlib import Path

from jixiaolint.errors import UsageError
from jixiaolint.said import Said

MOST = 8 * 2**20
"""How many bytes such a file may have: a rule with 100,000 words has three million."""


def read_given(path: Path) -> str:
    """Return the text of a file; raise UsageError in a sentence if it cannot be had.

    Only a plain file is opened, for a pipe or a device need never end.
    """
    try:
        data = _bytes(path)
    except (OSError, ValueError) as error:
        # A path that holds NUL is a ValueError.
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            Said(f"无法读取：{reason}。", f"cannot be read: {reason}.").at(path)
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(_encoded(data).at(f"{path}:{line}")) from error


def version(path: Path) -> tuple[int, int]:
    """Return what tells a file from what it was: when it changed, and its size."""
    try:
        found = path.stat()
    except OSError:
        # Who reads it says what is wrong.
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _encoded(data: bytes) -> Said:
    """Return what to do about a text that is not UTF-8."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return Said("不是 UTF-8 文字，请另存为 UTF-8。", "not UTF-8; save it as UTF-8.")
    return Said(
        "文字是 GBK 编码，请另存为 UTF-8。", "the text is in GBK; save it as UTF-8."
    )


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise UsageError(
            Said("不是普通文件，不予读取。", "not a plain file, so it is not read.").at(
                path
            )
        )
    with path.open("rb") as file:
        # Files of /proc state no size.
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise UsageError(
            Said(
                f"文件超过 {MOST >> 20} MiB，不予读取。",
                f"more than {MOST >> 20} MiB, so it is not read.",
            ).at(path)
        )
    return data
