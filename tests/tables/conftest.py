"""The fixture that looks at a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from seen import Look, Seen, looked


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Return a function that looks at the bytes of a file of that name."""

    def call(name: str, data: bytes) -> Seen:
        path = tmp_path / name
        path.write_bytes(data)
        return looked([path])[str(path)]

    return call
