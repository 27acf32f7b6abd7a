"""Measure the office page of many units in a real browser.

usage: python tests/bench/office.py [--units 80] [--projects 900] [--rows 10050]

Writes the tables of ``offices.py``, checks them, opens the page in headless Chromium
(see tests/browser.py) and prints its size, how long the first view and filters take (the
quickest and the middle one of five, for the machine may have other work), and what the renderer of the page holds in memory.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import offices

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from browser import chromium, lacking

FILTERS = {
    "search": "q=改善",
    "search, letter by letter": "q=数",
    "two words": "q=水务局 ≥",
    "unit": "unit=望山区水务局",
    "level": "level=must,should",
    "problem": "problem=vague",
    "rule": "rule=VAL202",
    "page": "page=7",
    "all": "",
}
"""What is chosen one after the other; nothing, at the end."""

_FIRST = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
_CHOOSE = """async (hash) => {
    const begun = performance.now();
    const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = hash;
    await changed;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begun;
}"""


def made(folder: Path, options: argparse.Namespace) -> tuple[Path, dict[str, Any]]:
    """Return the page and what its run found."""
    offices.write(folder / "in", options.units, options.projects, options.rows)
    page = folder / "office.html"
    command = [sys.executable, "-m", "jixiaolint", "check", str(folder / "in")]
    done = subprocess.run(
        [*command, "--format", "json", "--output", f"office:{page}"],
        check=False,
        capture_output=True,
    )
    return page, json.loads(done.stdout)


def measured(page: Path) -> dict[str, float]:
    """Return seconds and megabytes of the page in the browser."""
    figures: dict[str, float] = {"size MB": page.stat().st_size / 1e6}
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 1366, "height": 768})
        tab.goto(page.as_uri())
        tab.wait_for_selector("#items article")
        figures["first paint s"] = tab.evaluate(_FIRST) / 1000
        figures["whole first view s"] = (
            tab.evaluate(
                "() => performance.timing.loadEventEnd - performance.timeOrigin"
            )
            / 1000
        )
        for name, hash_ in FILTERS.items():
            took = sorted(_chosen(tab, hash_) for _ in range(5))
            figures[f"{name}: quickest ms"], figures[f"{name}: middle ms"] = (
                took[0],
                took[2],
            )
        figures["renderer MB"] = _held(browser) / 1024
    return figures


def _chosen(tab: Any, hash_: str) -> float:
    """Return how long a choice takes, from another state, until it is painted."""
    tab.evaluate(_CHOOSE, "#q=nothing-at-all")
    took: float = tab.evaluate(_CHOOSE, f"#{hash_}")
    return took


def _held(browser: Any) -> int:
    """Return the kilobytes that the largest renderer holds, its share of what is shared."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return max(_share(one["id"]) for one in processes if one["type"] == "renderer")


def _share(process: int) -> int:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return int(rollup.split("Pss:")[1].split()[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=80)
    parser.add_argument("--projects", type=int, default=900)
    parser.add_argument("--rows", type=int, default=10_050)
    if lacking():
        sys.exit(lacking())
    with TemporaryDirectory() as scratch:
        written, report = made(Path(scratch), parser.parse_args())
        projects = sum(file["projects"] for file in report["files"])
        print(len(report["files"]), "files", projects, "projects", end=" ")
        print(report["summary"]["indicators"], "indicators", end=" ")
        print(len(report["findings"]), "findings", len(report["remarks"]), "remarks")
        for name, figure in measured(written).items():
            print(f"{name:32} {figure:8.2f}")
