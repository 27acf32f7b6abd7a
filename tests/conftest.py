"""The fixture that runs a command in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import workspace
from command import Done
from jixiaolint.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from command import Run


# As in a run, before any test imports Arrow: what it reserves would count as held.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep things in a folder of the tests' own, so that no home counts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIXIAOLINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Return a function that runs a command in a folder with tables and one rule."""
    workspace.fill(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIXIAOLINT_DEBUG", raising=False)

    def call(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        return Done(int(str(left.value.code)), *capsys.readouterr())

    return call
