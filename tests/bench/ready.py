"""Print the CPU seconds until the vocabulary and each grammar are ready.

usage: python tests/bench/ready.py

Each is timed in a process of its own, the modules that it needs imported before: the
tables of a grammar once *cold*, made anew in an empty folder, and once *kept*, as the
next run finds them. The sum is what a run waits for that needs all of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TIMED = """
import sys, time
from pathlib import Path
from jixiaolint.words import plain, scan, tables, vocabulary
start = time.process_time()
{}
print(time.process_time() - start)
"""
VOCABULARY = _TIMED.format("scan.scan('年度目标')")
GRAMMAR = _TIMED.format("tables.parser(Path(sys.argv[1]))")


def seconds(program: str, *arguments: str) -> float:
    """Return what a program says it took."""
    found = filter(None, [str(ROOT / "linter"), os.environ.get("PYTHONPATH")])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(found)}
    command = [sys.executable, "-c", program, *arguments]
    return float(subprocess.check_output(command, env=environment, text=True))


def main() -> None:
    """Print the seconds of each part, and their sum as a run finds it."""
    total = min(seconds(VOCABULARY) for _ in range(3))
    print(f"vocabulary: {total:.3f} s")
    for grammar in sorted((ROOT / "grammar").glob("*.lark")):
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copy(grammar, folder)
            cold = seconds(GRAMMAR, copy)
            kept = min(seconds(GRAMMAR, copy) for _ in range(3))
        print(f"grammar {grammar.stem}: {cold:.3f} s cold, {kept:.3f} s kept")
        total += kept
    print(f"all ready: {total:.3f} s")


if __name__ == "__main__":
    main()
