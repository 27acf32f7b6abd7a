"""Parts of the page: bytes, packed to text that stands in an element of its own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from shutil import rmtree

from build_onefile.node import run_in_pyodide
from build_onefile.places import BUILD

BEST, QUICK = 19, 9
"""Levels of zstd: what is handed out, and what is tried (as good as gzip, in seconds)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that the page unpacks: its name, its size, and its bytes as packed."""

    name: str
    size: int
    packed: bytes

    def element(self) -> str:
        """Return the element that holds it, with the hash of what is packed."""
        digest = sha256(self.packed).hexdigest()
        text = b64encode(self.packed).decode()
        return (
            f'<script type="application/octet-stream;base64" id="part-{self.name}"'
            f' data-sha256="{digest}">{text}</script>'
        )


def packed(named: Mapping[str, bytes], level: int) -> Iterator[Part]:
    """Yield the parts, packed by the Python of the page: the same on each machine."""
    folder = BUILD / "parts"
    rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (BUILD / "level.txt").write_text(f"{level}", encoding="utf-8")
    for name, data in named.items():
        (folder / f"{name}.bin").write_bytes(data)
    run_in_pyodide("packing.py", BUILD)
    for name, data in named.items():
        yield Part(name, len(data), (folder / f"{name}.zst").read_bytes())
