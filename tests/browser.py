"""A real browser, headless: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

CHROMIUM = shutil.which("chromium")


def lacking() -> str:
    """Return why there is no browser to try a page in, or nothing."""
    if CHROMIUM is None:
        return "Chromium is not installed (apt-get install chromium)"
    if find_spec("playwright") is None:
        return "Playwright is not installed (pip install 'jixiaolint[browser]')"
    return ""


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser; it runs as any user, root too."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()
