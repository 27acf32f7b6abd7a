"""The pictures of the README, taken anew: pages on a desk, a phone, paper.

A letter is on one of our examples, the office page on the tables of invented units.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from pypdfium2 import PdfDocument

import browser
from jixiaolint.cli import main

sys.path.insert(0, str(Path(__file__).parent / "bench"))
import offices

ROOT = Path(__file__).parent.parent
HOME = ROOT / "examples" / "pictures"
LETTER = (
    "office=望山区财政局",
    "contact=周明 020-12345678",
    "deadline=2024年9月20日",
    "number=2024-###",
)
SCREENS = {"1366": (1366, 1000), "390": (390, 844)}
UNITS = (24, 120, 1200)
"""How many units there are, with so many projects and rows together."""

_KEPT = (9, 7)
"""Of so many rows one is left out, in the earlier tables and in those of now."""

_COLOURS = 128
_SCALE = 1.1
"""Pixels for each point of paper."""


def take() -> None:
    """Write the pictures of the letter on an example, and of the office page."""
    HOME.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, browser.chromium() as started:
        for name, page in _pages(Path(folder)):
            for size, (width, height) in SCREENS.items():
                # The first screen of the office is the one that a laptop shows.
                height = 768 if (name, width) == ("office", 1366) else height
                window = _opened(started, page, width, height)
                _keep(f"{name}-{size}", Image.open(BytesIO(window.screenshot())))
            window = _opened(started, page, 1366, 900)
            first = PdfDocument(window.pdf(prefer_css_page_size=True))[0]
            _keep(f"{name}-a4", first.render(scale=_SCALE).to_pil())


def _keep(name: str, picture: Any) -> None:
    """Write a picture in as few colours as a page has."""
    few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(HOME / f"{name}.png", optimize=True)


def _pages(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the pages, each with its name."""
    head = [part for one in LETTER for part in ("--letter", one)]
    example = ROOT / "examples" / "faulty"
    _check(example, "grid.csv", *head, "--output", f"letter:{folder / 'out'}")
    yield "letter", next((folder / "out").iterdir())
    tables = folder / "tables"
    tables.mkdir()
    old, now = ("json:../上次.json", "office:../office.html")
    for each, output, more in zip(
        _KEPT, (old, now), ((), ("--compare", "../上次.json")), strict=True
    ):
        for unit, text in offices.tables(*UNITS):
            rows = enumerate(text.splitlines(keepends=True), 1)
            left = "".join(row for at, row in rows if at % each)
            (tables / f"{unit}.csv").write_text(left, encoding="utf-8")
        _check(tables, ".", "--output", output, *more)
    yield "office", folder / "office.html"


def _check(folder: Path, *arguments: str) -> None:
    os.chdir(folder)
    try:
        main(("check", *arguments, "--format", "jsonl"))
    except SystemExit:
        os.chdir(ROOT)


def _opened(started: Any, page: Path, width: int, height: int) -> Any:
    window = started.new_context(
        viewport={"width": width, "height": height}, color_scheme="light"
    ).new_page()
    window.goto(page.as_uri())
    return window


if __name__ == "__main__":
    take()
