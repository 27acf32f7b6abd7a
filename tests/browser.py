"""A real browser, headless: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def lacking() -> str:
    """Return why there is no browser to try a page in, or nothing."""
    if CHROMIUM is None:
        return "chromium is not installed"
    missing = [
        name for name in ("playwright", "axe_core_python") if not find_spec(name)
    ]
    return f"{missing[0]} is not installed" if missing else ""


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser; it runs as any user, root too."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def violations(page: Any) -> list[Any]:
    """Return what the rules of axe find in a page."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found: list[Any] = page.evaluate("async () => (await axe.run()).violations")
    return found
