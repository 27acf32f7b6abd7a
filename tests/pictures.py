"""The pictures of the README, taken anew: pages of the examples on a desk, a phone, paper."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from pypdfium2 import PdfDocument

import browser
from jixiaolint.cli import main

ROOT = Path(__file__).parent.parent
HOME = ROOT / "examples" / "pictures"
LETTER = (
    "office=望山区财政局",
    "contact=周明 020-12345678",
    "deadline=2024年9月20日",
    "number=2024-###",
)
SCREENS = {"letter-1366": (1366, 1000), "letter-390": (390, 844)}
_COLOURS = 64
_SCALE = 1.1
"""Pixels for each point of paper."""


def take() -> None:
    """Write the pictures of the letter on an example."""
    HOME.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, browser.chromium() as started:
        page = _letter(Path(folder))
        for name, (width, height) in SCREENS.items():
            window = _opened(started, page, width, height)
            _keep(name, Image.open(BytesIO(window.screenshot())))
        window = _opened(started, page, 1366, 900)
        first = PdfDocument(window.pdf(prefer_css_page_size=True))[0]
        _keep("letter-a4", first.render(scale=_SCALE).to_pil())


def _keep(name: str, picture: Any) -> None:
    """Write a picture in as few colours as a page has."""
    few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(HOME / f"{name}.png", optimize=True)


def _letter(folder: Path) -> Path:
    head = [part for one in LETTER for part in ("--letter", one)]
    os.chdir(ROOT / "examples" / "faulty")
    try:
        main(("check", "grid.csv", *head, "--output", f"letter:{folder}"))
    except SystemExit:
        (page,) = folder.iterdir()
    return page


def _opened(started: Any, page: Path, width: int, height: int) -> Any:
    window = started.new_context(
        viewport={"width": width, "height": height}, color_scheme="light"
    ).new_page()
    window.goto(page.as_uri())
    return window


if __name__ == "__main__":
    take()
