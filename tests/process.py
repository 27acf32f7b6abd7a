"""A command in a process of its own, its streams as a shell would set them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jixiaolint

LINTER = Path(jixiaolint.__file__).parents[1]

_PATH = os.pathsep.join(filter(None, [str(LINTER), os.environ.get("PYTHONPATH")]))


def process(
    *arguments: str, environment: dict[str, str] | None = None, **streams: Any
) -> subprocess.CompletedProcess[bytes]:
    """Return what a process of its own leaves behind; streams not given are caught."""
    caught = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run(
        [sys.executable, "-m", "jixiaolint", *arguments],
        check=False,
        env={**os.environ, "PYTHONPATH": _PATH, **(environment or {})},
        **{**caught, **streams},
    )
