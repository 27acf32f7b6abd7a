"""The fixture that looks at a file, and marks on the tests of ``faults.yaml``.

Those are expected to fail; who mends one deletes its name there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from seen import Look, Seen, looked

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect each test that is listed to fail, and for the reason that is listed."""
    listed = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))
    marks = {
        name: pytest.mark.xfail(strict=True, reason=fault["why"])
        for fault in listed
        for name in fault["tests"].split()
    }
    for item in items:
        if item.path.parent == HERE and item.name in marks:
            item.add_marker(marks[item.name])


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Return a function that looks at the bytes of a file of that name."""

    def call(name: str, data: bytes) -> Seen:
        path = tmp_path / name
        path.write_bytes(data)
        return looked([path])[str(path)]

    return call
