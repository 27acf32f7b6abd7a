"""Everybody can use the page: by mouse, by keyboard alone, and without seeing it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers import ROOT
from window import READY, Window

if TYPE_CHECKING:
    from command import Run

AXE = ROOT / "onefile/node_modules/axe-core/axe.min.js"
SERIOUS = """axe.run(document, {iframes: false, resultTypes: ['violations']}).then((found) =>
    found.violations.filter(({impact}) => ['serious', 'critical'].includes(impact))
        .map(({id, nodes}) => [id, nodes.map((one) => one.html)]))"""
STATES = {
    "ready": (),
    "checked": ("give",),
    "overview": ("give", "#view-office"),
    "settings": ("#settings-open",),
    "refused": ("wrong",),
    "english": ("#language", "give"),
}
"""What the page looks like, and what leads there."""


@pytest.fixture
def seen(window: Window) -> Window:
    """Return the page with what finds out whom it shuts out."""
    if window.tell("typeof axe") == "undefined":
        window.tell(AXE.read_text("utf-8"))
    return window


def led(window: Window, way: tuple[str, ...], own: Path, damaged: Path) -> None:
    """Lead the page into a state."""
    given = {"give": own / "图表.xlsx", "wrong": damaged}
    damaged.write_bytes(b"PK\x03\x04" + bytes(50))
    for step in way:
        if step in given:
            window.give(given[step])
        else:
            window.click(step)
            window.until(READY)


def left(window: Window, way: tuple[str, ...]) -> None:
    """Lead the page back."""
    window.tell("document.getElementById('settings').close()")
    if "#language" in way:
        window.click("#language")
        window.until(READY)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_to_everybody(
    seen: Window, own: Path, tmp_path: Path, state: str, scheme: str
) -> None:
    """In each of its states, by day and night, axe finds nothing serious, and nothing overflows."""
    seen.ask("scheme", scheme=scheme)
    led(seen, STATES[state], own, tmp_path / "残缺.docx")
    found = seen.tell(SERIOUS)
    wide = seen.tell("document.documentElement.scrollWidth - innerWidth")
    left(seen, STATES[state])

    assert found == []
    assert wide <= 0


def keyed(window: Window, selector: str, most: int = 60) -> list[str]:
    """Press Tab until an element has the focus; return what had it on the way."""
    # Both in one look: on its way into a frame the focus rests on the body for a while.
    focus = f"((one) => [`${{one.tagName}} ${{one.id}}`, one.matches({selector!r})])"
    passed = []
    for _ in range(most):
        window.ask("press", key="Tab")
        name, is_there = window.tell(f"{focus}(document.activeElement)")
        passed.append(name)
        if is_there:
            return passed
    raise AssertionError(f"{selector} is not reached: {passed}")


def test_keyboard_alone(window: Window, run: Run) -> None:
    """Files are chosen, checked, read and saved without a mouse."""
    window.tell("document.getElementById('settings-open').focus()")
    keyed(window, "#pick-files")
    window.ask("choose", key="Enter", paths=[str(Path("faulty.csv").absolute())])
    window.checked()
    passed = keyed(window, "[data-make=json]")
    window.ask("press", key="Enter")
    _, made = window.download()

    assert made.decode() == run("check", "faulty.csv", "--format", "json").out
    assert any("view-office" in one for one in passed)
    window.until_framed("#letter", "document.body.clientHeight > 0")
    assert "IFRAME letter" in keyed(window, "iframe")


def test_what_is_dropped(window: Window, run: Run, own: Path) -> None:
    """Files let go over the page are checked; from outside, folders with all below, too."""
    shutil.copytree(own / "faulty", "表")
    paths = ["faulty.csv"] if window.browser.kind == "firefox" else ["表", "faulty.csv"]
    dropped = [str(Path(one).absolute()) for one in paths]
    window.ask("drop", selector="#drop", paths=dropped)
    window.checked()

    assert window.json() == run("check", *paths, "--format", "json").out
