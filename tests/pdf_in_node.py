"""What a web page registers as `jixiaolint_pdfium`, here with its JavaScript in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from struct import unpack
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ONEFILE = Path(__file__).parent.parent / "onefile"
WASM = ONEFILE / "node_modules" / "@embedpdf" / "pdfium" / "dist" / "pdfium.wasm"

MOST = 2**30
"""Bytes of memory that a page lets pdfium have."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """An array of JavaScript's, as Pyodide shows it."""

    data: bytes

    def to_bytes(self) -> bytes:
        """Return a copy of what it holds."""
        return self.data


class Node:
    """The bridge in a process of Node, and how often it was called."""

    def __init__(self, most: int = MOST) -> None:
        node = shutil.which("node")
        if node is None:
            pytest.skip("Node (node) is not installed")
        if not WASM.exists():
            pytest.skip("PDFium for web pages is not installed: npm ci in onefile/")
        script = Path(__file__).with_suffix(".js")
        self.calls = 0
        self._process = subprocess.Popen(
            [node, str(script), str(ONEFILE / "pdf"), str(WASM), str(most)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def call(self, *call: object, data: bytes = b"") -> Numbers | None:
        """Return what a call gives; raises RuntimeError with what JavaScript throws."""
        self.calls += 1
        writing, reading = self._process.stdin, self._process.stdout
        assert writing is not None
        assert reading is not None
        writing.write(json.dumps(call).encode() + b"\n" + data)
        writing.flush()
        size, failed = json.loads(reading.readline())
        if failed:
            raise RuntimeError(failed)
        return None if size < 0 else Numbers(reading.read(8 * size))

    def pair(self, *call: object, data: bytes = b"") -> tuple[int, int]:
        """Return the two numbers that a call gives."""
        found = self.call(*call, data=data)
        assert found is not None
        first, second = unpack("2d", found.to_bytes())
        return int(first), int(second)

    def end(self) -> None:
        """End the process."""
        self._process.communicate()

    def serve(self, patch: pytest.MonkeyPatch) -> None:
        """Let Python find this pdfium, and no other."""
        module = ModuleType("jixiaolint_pdfium")
        module.__dict__["open"] = lambda data: Document(self, data)
        patch.setitem(sys.modules, "jixiaolint_pdfium", module)
        patch.setitem(sys.modules, "pypdfium2", None)


class Document:
    """A document, as Pyodide shows it."""

    def __init__(self, node: Node, data: bytes) -> None:
        self._node = node
        self.count, self.error = node.pair("open", len(data), data=data)

    def page(self, at: int) -> Page:
        """Load a page, counted from zero."""
        view = self._node.call("page", at)
        assert view is not None
        return Page(self._node, view)

    def close(self) -> None:
        """Free what it takes."""
        self._node.call("close")


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as Pyodide shows it."""

    node: Node
    view: Numbers

    def chars(self) -> Iterator[Numbers]:
        """Yield pieces of the characters."""
        self.node.call("chars")
        return iter(lambda: self.node.call("next"), None)

    def things(self, deepest: int, most: int) -> Iterator[Numbers]:
        """Yield pieces of the things."""
        self.node.call("things", deepest, most)
        return iter(lambda: self.node.call("next"), None)

    def close(self) -> None:
        """Free what it takes."""
        self.node.call("leave")
