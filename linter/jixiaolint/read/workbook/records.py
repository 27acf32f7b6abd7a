"""The records of a binary part (.bin) and the values in them ([MS-XLSB] 2.1)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_NOTHING = 0xFFFFFFFF
"""The length of a string that is not there."""

_LONGEST_SIZE = 28
"""So many bits the size of a record may have."""


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record; IndexError if one is cut off."""
    at, length = 0, len(data)
    while at < length:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in range(0, _LONGEST_SIZE, 7):
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if at + size > length:
            raise IndexError("a record is cut off")
        yield kind, data[at : at + size]
        at += size


def words(record: bytes, at: int) -> tuple[str, int]:
    """Return the string that begins at a position, and where it ends."""
    (length,) = struct.unpack_from("<I", record, at)
    if length == _NOTHING:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(record):
        raise IndexError("a string is cut off")
    return record[at + 4 : end].decode("utf-16-le", "replace"), end


def short_number(record: bytes, at: int) -> float:
    """Return a number in its short form of four bytes (RK)."""
    (packed,) = struct.unpack_from("<i", record, at)
    if packed & 2:
        number = float(packed >> 2)
    else:
        (number,) = struct.unpack("<d", bytes(4) + struct.pack("<i", packed & ~3))
    return number / 100 if packed & 1 else number
