"""The fixture that runs a command in a folder of its own."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import workspace
from command import Done
from jixiaolint.cli import main

if TYPE_CHECKING:
    from command import Run


# As in a run, before any test imports Arrow: what it reserves would count as held.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


ALONE = hasattr(sys.modules.get("sitecustomize"), "HIDDEN")
"""Whether ``PYTHONPATH=tests/alone`` hides from the program all that is compiled."""

_CORE = (
    "amount archive author_mistakes authors cases catalogue chosen clerk coded"
    " columns compiled containers examples explanation extract findings fixes"
    " flattened formats formats_counted globs grid grid_columns grid_forms"
    " grid_projects hostile_texts ignore kept ledger ledger_layouts ledger_pages"
    " ledger_wraps listed load markdown name name_whole numbered office_compare"
    " overrides pass_by pick progress projects_grid read regex remarks report_html"
    " report_json report_terminal returned_names returned_oddities returned_workbook"
    " returned_xml review_sheet rules run sarif scan strangers telling unread"
    " usual_command width word word_limits word_words workbook workbook_formats"
    " workbook_names"
)
"""The modules that are tried once more with the core alone: ``pytest -m core``."""

_OF_PDF = re.compile("(?<![a-z])pdf(?![a-z])|test_printed")
_NEEDS_PDF = pytest.mark.skipif(
    ALONE or find_spec("pypdfium2") is None, reason="needs jixiaolint[pdf]"
)


def _is_core(path: Path) -> bool:
    return path.stem.removeprefix("test_") in _CORE.split()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the other modules unread where only those of the core are asked for."""
    asked = config.getoption("markexpr") == "core" and collection_path.suffix == ".py"
    return True if asked and not _is_core(collection_path) else None


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark what the core is tried with, and what needs a reader of PDF."""
    for item in items:
        if _is_core(item.path):
            item.add_marker("core")
        if _OF_PDF.search(item.nodeid):
            item.add_marker(_NEEDS_PDF)


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
