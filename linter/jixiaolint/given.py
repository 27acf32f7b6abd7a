"""Text files that anybody may have sent along with a table: settings, rules, lexicons."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jixiaolint.errors import UsageError
from jixiaolint.said import Said

MOST = 8 * 2**20
"""How many bytes such a file may have: a rule with 100,000 words has three million."""

MOST_FILES = 200_000
"""How many files may lie in a folder of rules and below it."""


_DEEPEST = 100
"""So deep at most is nested what this program writes as JSON."""

_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[][{}]')

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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


def read_written(path: Path, where: str) -> str:
    """Return the text of a file that this program wrote, which may be long.

    A shell of Windows may have made it UTF-16. Raises UsageError, which says `where` it was
    asked for; UnicodeDecodeError for what is no text.
    """
    from jixiaolint.bounds.beyond import raising
    from jixiaolint.bounds.limits import MIB, limit

    most, ways = limit("size-mb"), raising("size-mb")
    try:
        if path.stat().st_size > most * MIB:
            raise UsageError(
                Said(
                    f"文件太大，上限 {most} MB，可用{ways.zh}放宽。",
                    f"too large, more than {most} MB; raise it by {ways.en}.",
                ).at(where)
            )
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            Said(
                f"打不开：{error.strerror or error}。",
                f"it cannot be read: {error.strerror or error}.",
            ).at(where)
        ) from error
    return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")


def check_links(folder: Path, paths: Iterable[Path]) -> None:
    """Raise UsageError for a link among the paths that leads out of the folder."""
    for path in paths:
        if path.is_symlink() and not _leads_into(path, folder):
            raise UsageError(
                Said(
                    f"链接指向目录“{folder}”之外，不予读取，请复制文件。",
                    f"the link leads out of the folder '{folder}' and is not followed;"
                    " copy the file.",
                ).at(path)
            )


def _leads_into(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        # A link that leads to itself leads nowhere; it is told when it is read.
        return True


def below(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder and below it; links to folders are not followed.

    Raises UsageError where there is more than anybody writes rules.
    """
    number, waiting = 0, [folder]
    while waiting:
        for path in _entries(waiting.pop()):
            yield path
            number += 1
            if number > MOST_FILES:
                raise UsageError(
                    Said(
                        f"目录下超过 {MOST_FILES} 个文件，请指明规则所在的目录。",
                        f"more than {MOST_FILES} files below it; name the folder of rules.",
                    ).at(folder)
                )
            if is_folder(path) and not path.is_symlink():
                waiting.append(path)


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise UsageError(
            Said(
                f"无法读取：{error.strerror}。", f"cannot be read: {error.strerror}."
            ).at(folder)
        ) from error


def is_folder(path: Path) -> bool:
    """Say whether a folder is there; a path that none can have is no folder."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Say whether a plain file is there; a path that none can have is no file."""
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def json_written(path: Path, where: str) -> Any:  # noqa: ANN401  JSON is as it comes
    """Return what a JSON file of this program says.

    Raises UsageError as `read_written` does, ValueError for what is no JSON of ours. The
    parser goes down with what is nested, in a browser beyond the end of its stack.
    """
    import json

    text = read_written(path, where)
    depth = 0
    for part in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(part[0], 0)
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
    return json.loads(text)
