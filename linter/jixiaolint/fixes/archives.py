"""An Office file as the package it is: some parts are put anew, all others are kept."""

from __future__ import annotations

from jixiaolint.fixes.xml_bytes import is_utf8
from jixiaolint.output.zipped import zipped
from jixiaolint.read.archive import open_archive, read_part


class Parts:
    """The parts of a package by name; no XML is parsed, and what is not put stays."""

    def __init__(self, path: str, data: bytes) -> None:
        """Open the file at `path`; raises UnreadableError if it is damaged."""
        self.path = path
        self.archive = open_archive(path, data)
        self._put: dict[str, bytes] = {}

    def data(self, part: str) -> bytes:
        """Return the bytes of a part; raises UnreadableError if there is none."""
        return read_part(self.path, self.archive, part)

    def known(self, part: str) -> bool:
        """Tell whether a part is written as nearly all are, so that it can be mended."""
        return is_utf8(self.data(part))

    def put(self, part: str, data: bytes) -> None:
        """Give a part other bytes."""
        self._put[part.lower()] = data

    def bytes(self) -> bytes:
        """Return the file."""
        infos = {one.filename: one for one in self.archive.infolist()}
        parts = {
            name: self._put.get(name.replace("\\", "/").lower(), None)
            or self.data(name)
            for name in infos
        }
        return zipped(parts, infos, self.archive.comment)
