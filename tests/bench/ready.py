"""Print the CPU seconds until the vocabulary, each grammar and all rules are ready.

usage: python tests/bench/ready.py

Each is timed in a process of its own, the modules that it needs imported before: once
*cold*, made anew with an empty cache folder, and once *kept*, as the next run finds it.
The sum is what a run waits for that needs all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TIMED = """
import time
from jixiaolint.engine import rulebook
from jixiaolint.rule_files import conditions
from jixiaolint.words import grammar, scan
conditions.kinds()
start = time.process_time()
{}
print(time.process_time() - start)
"""
PARTS = {
    "vocabulary": "scan.scan('年度目标')",
    **{
        f"grammar {path.stem}": f"grammar._tables('{path.stem}')"
        for path in sorted((ROOT / "grammar").glob("*.lark"))
    },
    "rules": "rulebook.shelf()",
    "plan": "rulebook.Rulebook((), 'zh', tuple).judge('mixed')._plans",
}


def seconds(statement: str, cache: str) -> float:
    """Return how long a statement takes in a new process."""
    found = filter(None, [str(ROOT / "linter"), os.environ.get("PYTHONPATH")])
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(found),
        "JIXIAOLINT_CACHE": cache,
    }
    command = [sys.executable, "-c", _TIMED.format(statement)]
    return float(subprocess.check_output(command, env=environment, text=True))


def main() -> None:
    """Print the seconds of each part, and their sum as a run finds it."""
    total = 0.0
    for name, statement in PARTS.items():
        with tempfile.TemporaryDirectory() as cache:
            cold = seconds(statement, cache)
            kept = min(seconds(statement, cache) for _ in range(3))
        print(f"{name}: {cold:.3f} s cold, {kept:.3f} s kept")
        total += kept
    print(f"all ready: {total:.3f} s")


if __name__ == "__main__":
    main()
