"""Check the files of a folder one by one; a process of its own, as it may crash.

usage: python tests/damaged_run.py FOLDER

Prints a line of JSON for each file: its name, the seconds taken, the failures, and what
was read (indicators and findings). An internal error is raised.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.results.result import Result
from jixiaolint.run import lint
from jixiaolint.settings.run import Settings


def read(result: Result) -> list[list[str | None]]:
    """Return the texts of every indicator, and of every finding what and where."""
    found: list[list[str | None]] = []
    for file in result.files:
        for _, project, row in file.indicators():
            texts = (project.name, *(getattr(row, name) for name in INDICATOR_TEXTS))
            found.append([text and text.value for text in texts])
    said = ([f.code, f.project, f.field, f.evidence] for f in result.findings)
    return [*found, *said]


def main(folder: Path) -> None:
    """Check every file of a folder."""
    for path in sorted(folder.iterdir()):
        # The name comes first, so that it is known where a crash was.
        sys.stdout.write(json.dumps(path.name) + "\t")
        sys.stdout.flush()
        start = time.perf_counter()
        result = lint([str(path)], Settings(debug=True))
        told = {
            "seconds": time.perf_counter() - start,
            "failures": [failure.message for failure in result.failures],
            "read": read(result),
        }
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
