"""The picture of the page in ``onefile/README.md``, taken anew.

usage: python tests/page_picture.py PAGE

PAGE is the page as ``python -m build_onefile`` wrote it; it checks examples of ours.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

import browser

ROOT = Path(__file__).parent.parent
HOME = ROOT / "onefile" / "page.png"
SIZE = {"width": 1366, "height": 690}
"""What a browser leaves of the screen of a laptop."""

TABLES = {
    "柳溪县公路事务中心.csv": "draft.csv",
    "住房和城乡建设局.csv": "faulty/grid.csv",
    "湖西县融媒体中心.txt": "faulty/ledger.txt",
    "社区服务中心.html": "clean/grid.html",
}
"""What the files are called in the picture, and which examples they are."""

SHOWN = "住房和城乡建设局"
_COLOURS = 128


def take(page: Path) -> None:
    """Write the picture of a page that has checked the examples and shows a letter."""
    files = [
        {
            "name": name,
            "mimeType": "",
            "buffer": (ROOT / "examples" / path).read_bytes(),
        }
        for name, path in TABLES.items()
    ]
    with browser.chromium() as started:
        window = started.new_page(viewport=SIZE)
        window.goto(page.resolve().as_uri())
        window.set_input_files("#in-files", files)
        window.wait_for_selector("body.done:not(.busy)", timeout=120_000)
        window.get_by_role("button", name=SHOWN).first.click()
        letter = window.frame_locator("#letter")
        letter.locator(".letter:focus .bar").scroll_into_view_if_needed()
        # The mark of what has the focus is not what the picture is about.
        letter.locator(".letter:focus").blur()
        picture = Image.open(BytesIO(window.screenshot()))
    few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(HOME, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
