"""What this program wrote as JSON, read back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jixiaolint.bounds.beyond import raising
from jixiaolint.bounds.limits import MIB, limit
from jixiaolint.errors import UsageError
from jixiaolint.said import Said

_DEEPEST = 100
"""So deep at most is nested what this program writes as JSON."""

_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[][{}]')

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def json_written(path: Path, where: str) -> Any:  # noqa: ANN401  JSON is as it comes
    """Return what a JSON file of this program says.

    Raises UsageError, which says `where` it was asked for, ValueError for what is no JSON of ours. The
    parser goes down with what is nested, in a browser beyond the end of its stack.
    """
    text = _text(path, where)
    depth = 0
    for part in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(part[0], 0)
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
    return json.loads(text)


def _text(path: Path, where: str) -> str:
    """Return the text of a file that this program wrote, which may be long.

    A shell of Windows may have made it UTF-16.
    """
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
