"""What the system under Python cannot do, asked here and nowhere else."""

from __future__ import annotations

import sys

FORKS = sys.platform == "linux"
"""Whether a process can be split off, with all that this one has loaded."""


def is_single() -> bool:
    """Say whether there is but one process and one thread, and no alarm, as in a browser."""
    return sys.platform in ("emscripten", "wasi")
