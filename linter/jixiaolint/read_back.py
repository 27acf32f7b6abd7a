"""What this program wrote as JSON, read back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jixiaolint.bounds.limits import MIB, limit
from jixiaolint.errors import UsageError
from jixiaolint.said import Said

_DEEPEST = 100
"""So deep at most is nested what this program writes as JSON."""

_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[][{}]')

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def json_written(path: Path, asked: str) -> Any:  # noqa: ANN401  JSON is as it comes
    """Return what a JSON file of this program says.

    Raises UsageError, which says what asked for it, ValueError for what is no JSON of ours. The
    parser goes down with what is nested, in a browser beyond the end of its stack.
    """
    text = _text(path, asked)
    depth = 0
    for part in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(part[0], 0)
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
    return json.loads(text)


def _text(path: Path, asked: str) -> str:
    """Return the text of a file that this program wrote, which may be long.

    A shell of Windows may have made it UTF-16.
    """
    try:
        if path.stat().st_size > limit("size-mb") * MIB:
            raise UsageError(
                Said(
                    f"文件太大，上限 {limit('size-mb')} MB，可用 --limit size-mb=N 放宽。",
                    f"too large, more than {limit('size-mb')} MB; --limit size-mb=N raises the"
                    " limit.",
                ).at(f"{asked} {path}")
            )
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            Said(
                f"打不开：{error.strerror or error}。",
                f"it cannot be read: {error.strerror or error}.",
            ).at(f"{asked} {path}")
        ) from error
    return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
