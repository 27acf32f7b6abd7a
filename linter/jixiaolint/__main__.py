"""Run the command line, as ``jixiaolint`` and as ``python -m jixiaolint``."""

from __future__ import annotations

import gc
import sys

from jixiaolint import __version__

_ALLOCATIONS = 10_000_000


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Values here are frozen and hold no cycles; looking for some takes half of a run.
    gc.set_threshold(_ALLOCATIONS)
    # Hooks ask for it before every run, and Click takes as long as Python itself.
    if sys.argv[1:] == ["--version"] and _said(f"jixiaolint {__version__}\n"):
        sys.exit()
    from jixiaolint.cache.compiled import compiled

    try:
        with compiled():
            from jixiaolint.cli import main as run

            run()
    finally:
        # Nor is there any use in a last look at all that the system takes back anyway.
        gc.freeze()


def _said(line: str) -> bool:
    """Say whether a line could be written; whoever says why it could not, does."""
    try:
        sys.stdout.write(line)
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()
