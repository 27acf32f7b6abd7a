"""Damaged variants of a file, each the same whenever it is asked for."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("cut", "flipped", "zeroed", "inside", "renamed")
"""What is done to a file: ends early, wrong bits, blocks of zeros, parts, extension."""

_RENAMED = (
    *("txt", "csv", "tsv", "md", "html", "json", "jsonl", "zip", "dat"),
    *("xlsx", "xlsm", "xls", "xlsb", "ods", "et"),
    *("docx", "doc", "wps", "rtf", "odt", "pdf"),
)


def damaged(name: str, data: bytes, number: int) -> tuple[str, bytes]:
    """Return the name and the bytes of one variant; `number` chooses which."""
    random = Random(f"{name} {number}")
    kind = KINDS[number % len(KINDS)]
    stem, _, extension = name.rpartition(".")
    if kind == "renamed":
        extension = random.choice([one for one in _RENAMED if one != extension])
        data = random.choice((_same, _flipped))(data, random)
    elif kind == "inside":
        data = _inside(data, random)
    else:
        data = _WAYS[kind](data, random)
    return f"{stem}-{number:03}-{kind}.{extension}", data


def _same(data: bytes, _: Random) -> bytes:
    return data


def _cut(data: bytes, random: Random) -> bytes:
    """Return the beginning of a file."""
    return data[: random.randrange(len(data))]


def _flipped(data: bytes, random: Random) -> bytes:
    """Return a file with one to thirty-two bits wrong."""
    found = bytearray(data)
    for _ in range(2 ** random.randrange(6)):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def _zeroed(data: bytes, random: Random) -> bytes:
    """Return a file with one to four blocks of zeros."""
    found = bytearray(data)
    for _ in range(random.randint(1, 4)):
        size = min(len(found), 2 ** random.randint(2, 9))
        start = random.randrange(len(found) - size + 1)
        found[start : start + size] = bytes(size)
    return bytes(found)


_WAYS: dict[str, Callable[[bytes, Random], bytes]] = {
    "cut": _cut,
    "flipped": _flipped,
    "zeroed": _zeroed,
}


def _inside(data: bytes, random: Random) -> bytes:
    """Return an archive with a damaged part in it, packed as if nothing had happened.

    Of any other file the second half is damaged, so that its beginning is believed.
    """
    way = _WAYS[random.choice(sorted(_WAYS))]
    if not zipfile.is_zipfile(io.BytesIO(data)):
        half = len(data) // 2
        return data[:half] + way(data[half:], random)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as new:
        parts = {name: archive.read(name) for name in archive.namelist()}
        chosen = random.choice([name for name, part in parts.items() if part])
        parts[chosen] = way(parts[chosen], random)
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()
