"""What the page says of whose it is: our own notice, then the licences of others."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from zipfile import ZipFile

from build_onefile.packages import WHEELS
from build_onefile.places import MODULES, ONEFILE

_NPM = ("@embedpdf/pdfium", "fzstd", "fflate", "hash-wasm")


def notices() -> str:
    """Return it as text that can stand in the page."""
    own = (ONEFILE / "NOTICE").read_text("utf-8")
    others = (f"{name}\n{'-' * len(name)}\n\n{text}" for name, text in _licences())
    return escape("\n\n".join([own.rstrip(), *(one.rstrip() for one in others)]))


def _licences() -> Iterator[tuple[str, str]]:
    """Yield the name of each package with its licence."""
    for name in _NPM:
        for path in sorted((MODULES / name).glob("LICENSE*")):
            yield name, path.read_text("utf-8")
    for wheel in sorted(WHEELS.glob("*.whl")):
        with ZipFile(wheel) as archive:
            for name in archive.namelist():
                if "LICENSE" in name:
                    yield wheel.name.partition("-")[0], archive.read(name).decode()
