"""Print how fast everything is, beside other tools on the same bytes in the same run.

usage: python tests/bench/record.py [--most 1000000] [--runs 5] [--patience 600]
       [--only SECTION] [--keep DIR] [--write]

Every run is a process of its own, whose start-up counts; figures are medians. What a
run would take longer for than the patience, in seconds, is left out, and that is said.
``--write`` puts the sections that ran into RESULTS.md, with the machine and the
versions. ``pip install '.[bench]'`` brings the other tools; needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sections import SECTIONS, Bench

RESULTS = Path(__file__).resolve().with_name("RESULTS.md")
_TITLE = "# Benchmarks of record\n\nMade by `record.py --write`, which says how."
_TOOLS = ("frictionless", "yamllint", "python-calamine", "google-re2", "lark")


def machine() -> str:
    """Return what a section was measured on and with, in one line."""
    found = filter(None, map(_versioned, _TOOLS))
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=RESULTS.parent,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}; Python"
        f" {platform.python_version()}, {', '.join(found)}; commit {commit or 'unknown'}"
    )


def _versioned(package: str) -> str | None:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return None


def _processor() -> str:
    """Return the name of the processor, where the system says it."""
    told = Path("/proc/cpuinfo")
    for line in told.read_text().splitlines() if told.exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def written(old: str, made: dict[str, str]) -> str:
    """Return the results with the sections just made in place of older ones."""
    _, *parts = f"\n{old}".split("\n## ")
    kept = {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}
    all_of_them = {**kept, **made}
    titles = [title for title, _ in SECTIONS.values() if title in all_of_them]
    bodies = [f"## {title}\n\n{all_of_them[title]}" for title in titles]
    return "\n\n".join([_TITLE, *bodies]) + "\n"


def main() -> None:
    """Measure what is asked and print it as it comes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--patience", type=float, default=600)
    parser.add_argument("--only", action="append", choices=[*SECTIONS], default=[])
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder.resolve(), options.runs, options.most, options.patience)
        told = f"{machine()}; medians of {options.runs} runs."
        sections: dict[str, str] = {}
        for name in options.only or SECTIONS:
            title, measure = SECTIONS[name]
            print(f"## {title}\n\n{told}\n", flush=True)
            lines = [told, ""]
            for line in measure(bench):
                print(line, flush=True)
                lines.append(line)
            print()
            sections[title] = "\n".join(lines)
    if options.write:
        old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
        RESULTS.write_text(written(old, sections), encoding="utf-8")


if __name__ == "__main__":
    main()
