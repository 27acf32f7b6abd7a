"""Fixtures: a browser of each kind, and the one file open in it; both once for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import dropped
import pytest
from browsers import COMMANDS, ROOT, Browser, lacking, running
from trials import BEFORE, Trials
from window import READY, Window

from jixiaolint.means import told_by
from session.means import OF_THE_PAGE

if TYPE_CHECKING:
    from command import Run

BUILT = os.environ.get("JIXIAOLINT_ONEFILE") or ROOT / "onefile/dist/jixiaolint.html"
"""The file that is tried; it holds the engine as it was when it was built."""


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the file, or skip the test where it has not been built."""
    path = Path(BUILT).resolve()
    if not path.is_file():
        pytest.skip(
            "jixiaolint.html is not built: cd onefile && python -m build_onefile"
        )
    return path


@pytest.fixture(
    scope="session",
    params=[pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in COMMANDS],
)
def browser(
    request: pytest.FixtureRequest,
    built: Path,  # noqa: ARG001  without it there is nothing to open
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """Start a browser that can reach no network."""
    kind = request.param
    if lacking(kind):
        pytest.skip(lacking(kind))
    with running(kind, tmp_path_factory.mktemp("downloads")) as started:
        yield started


@pytest.fixture(scope="session")
def opened(browser: Browser, built: Path) -> Window:
    """Open the file, and wait until it is ready."""
    window = Window(browser, browser.ask("open", url=built.as_uri()))
    window.until(READY)
    return window


@pytest.fixture
def window(opened: Window) -> Window:
    """Return the open file with nothing given to it."""
    opened.fresh()
    return opened


@pytest.fixture(scope="session")
def trials(browser: Browser, built: Path) -> Trials:
    """Open the file once more, so that its worker can be hurt."""
    before = BEFORE.read_text("utf-8")
    at = browser.ask("open", url=built.as_uri(), before=before)
    window = Window(browser, at)
    window.until(READY)
    return Trials(window)


@pytest.fixture
def run(run: Run) -> Iterator[Run]:
    """Return what runs a command whose sentences name what the page has to be used."""
    with told_by(OF_THE_PAGE):
        yield run


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with examples and a form in every format that is read."""
    folder = tmp_path_factory.mktemp("own") / "表"
    dropped.own(folder)
    return folder
