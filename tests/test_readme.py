"""The READMEs are followed to the letter: what they say to type does what they say."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest

from readme import LANGUAGES, ROOT, blocks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_python(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples in Python, one after the other in a clone, print what they say."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    found = blocks(lang, "pycon")
    session = "".join(block.text for block in found)
    test = doctest.DocTestParser().get_doctest(session, {}, lang, None, None)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert "".join(told) == ""
    assert len(found) == 3
