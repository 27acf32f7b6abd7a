"""What fuzzing has found stays mended, and the corpus is sound."""

from __future__ import annotations

import pytest
from engines import CORPUS, ENVIRONMENT, FOUND
from targets import TARGETS

KEPT = sorted(path for folder in (CORPUS, FOUND) for path in folder.glob("*/*"))


@pytest.mark.parametrize("name", TARGETS)
def test_kept_inputs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every input of the corpus, and every one that was a finding, does no wrong."""
    for variable, value in ENVIRONMENT.items():
        monkeypatch.setenv(variable, value)
    inputs = [path for path in KEPT if path.parent.name == name]
    for path in inputs:
        try:
            TARGETS[name](path.read_bytes())
        except BaseException as error:
            error.add_note(str(path))
            raise

    assert inputs
    assert sum(path.stat().st_size for path in KEPT) < 300_000
