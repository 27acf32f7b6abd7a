"""Old Office files (compound files, OLE): the streams in them by name."""

from __future__ import annotations

import struct
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a compound file begins with."""

_STREAM, _ROOT = 2, 5
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are no sectors: end of chain, free and the like."""

_ENTRY = 128
_IN_HEADER = 109


class _Entry(NamedTuple):
    """An entry of the directory: where its stream begins, and how long it is."""

    kind: int
    start: int
    size: int


class Compound:
    """A compound file; ValueError or struct.error if it is damaged.

    Chains of sectors that run in circles, as in damaged files, are damage too.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift > shift:
            raise ValueError("sectors of a wrong size")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, _, self._least, mini_start = struct.unpack_from("<IIII", data, 48)
        self._table = self._allocation()
        self._entries = self._directory(self._chain(directory))
        self._mini_table = _numbers(self._chain(mini_start))

    def names(self) -> frozenset[str]:
        """Return the names of all streams."""
        return frozenset(
            name for name, entry in self._entries.items() if entry.kind == _STREAM
        )

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream; KeyError if there is none of the name."""
        _, start, size = self._entries[name]
        if size >= self._least:
            return self._chain(start)[:size]
        root = next(one for one in self._entries.values() if one.kind == _ROOT)
        inside = self._chain(root.start)
        numbers = _follow(start, self._mini_table)
        step = self._mini_size
        pieces = (inside[at * step : (at + 1) * step] for at in numbers)
        return b"".join(pieces)[:size]

    def _sector(self, number: int) -> bytes:
        """Return a sector; the header takes the room of the first."""
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, start: int) -> bytes:
        """Return the sectors that follow one another from the given one on."""
        return b"".join(map(self._sector, _follow(start, self._table)))

    def _allocation(self) -> tuple[int, ...]:
        """Return for each sector the one that follows it."""
        parts = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        (further,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while further < _LAST and further not in seen:
            seen.add(further)
            *more, further = _numbers(self._sector(further)) or (_LAST,)
            parts.extend(more)
        sectors = dict.fromkeys(part for part in parts if part < _LAST)
        return _numbers(b"".join(map(self._sector, sectors)))

    def _directory(self, data: bytes) -> dict[str, _Entry]:
        """Return the entries of the directory by name."""
        found: dict[str, _Entry] = {}
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            start, size = struct.unpack_from("<II", data, at + 116)
            name = data[at : at + min(length, 64)].decode("utf-16-le", "replace")
            if kind in {_STREAM, _ROOT}:
                found.setdefault(name.rstrip("\0"), _Entry(kind, start, size))
        return found


def _numbers(data: bytes) -> tuple[int, ...]:
    """Return the numbers of four bytes each; what is left over does not count."""
    return struct.unpack_from(f"<{len(data) // 4}I", data)


def _follow(start: int, table: tuple[int, ...]) -> list[int]:
    """Return the numbers of a chain; ValueError if it runs in a circle or astray."""
    chain: list[int] = []
    number = start
    while number < _LAST:
        if number >= len(table) or len(chain) > len(table):
            raise ValueError("a chain of sectors leads astray")
        chain.append(number)
        number = table[number]
    return chain
