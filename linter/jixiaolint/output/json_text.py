"""Values as JSON on one line: Chinese unescaped, and nothing in it that steers a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from types import NoneType
from typing import Any

_UNSEEN = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def dump(value: object) -> str:
    """Return a value as JSON on one line, Chinese unescaped."""
    return escaped(_ENCODE(value))


def escaped(written: str) -> str:
    """Return JSON with escapes for what steers a terminal or is no character: as exact."""
    return written if written.isprintable() else _UNSEEN.sub(_escape, written)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def dump_flat(values: Mapping[str, object]) -> str:
    """Return an object as `dump` does: several times faster where it holds texts."""
    pairs = [
        f'"{key}": {_WRITE.get(type(value), _ENCODE)(value)}'
        for key, value in values.items()
    ]
    return "{" + ", ".join(pairs) + "}"


_WRITE: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    NoneType: lambda _: "null",
    bool: {True: "true", False: "false"}.__getitem__,
    int: str,
    list: lambda values: _ENCODE(values) if values else "[]",
}
