"""The examples: clean ones are silent, faulty ones have the findings written down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from jixiaolint.run import lint
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from jixiaolint.findings import Finding

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CLEAN = sorted((EXAMPLES / "clean").iterdir())
FAULTY = sorted((EXAMPLES / "faulty").iterdir())


def told(finding: Finding) -> str:
    """Return a finding as a line of ``expected.yaml``: row, place, rule, what is marked."""
    row = f"{finding.project_index or '-'}.{finding.seq or '-'}"
    place = ":".join(str(number) for number in finding.place.as_dict().values())
    marked = f"{finding.field or '-'} {finding.evidence or '-'}"
    return f"{row} {place} {finding.code} {finding.name} {finding.severity} {marked}"


def test_enough_clean_indicators() -> None:
    """The clean examples hold at least sixty indicators in every layout."""
    files = lint(map(str, CLEAN), Settings()).files

    assert sum(1 for file in files for _ in file.indicators()) >= 60
    assert {layout for file in files for layout in file.layouts} == {
        "coded",
        "numbered",
        "grid",
        "flattened",
    }


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_clean_examples_are_silent(path: Path) -> None:
    """A well-made table gets no warning and no error, and nothing of it is unread."""
    result = lint([str(path)], Settings())

    assert [f.message for f in result.findings if f.severity != "info"] == []
    assert [file.unread for file in result.files] == [()]


def test_faulty_examples_have_the_expected_findings() -> None:
    """Each faulty example has exactly the findings of ``expected.yaml``."""
    expected = yaml.safe_load((EXAMPLES / "expected.yaml").read_text("utf-8"))

    found = {
        path.name: [told(f) for f in lint([str(path)], Settings()).findings]
        for path in FAULTY
    }

    assert found == expected
