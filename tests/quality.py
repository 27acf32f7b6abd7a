"""Write into the READMEs how often the rules are right on real rows labelled by hand.

usage: python tests/quality.py [SHARED]

SHARED is the folder with the labels (``labels/problems.jsonl``) and the documents
(``seeds/``), by default ``shared`` beside this repository. Runs ``jixiaolint check`` on
the documents and counts, per problem, the rows on which it was right, spoke falsely,
or missed what the labels call certain; labels called arguable count neither way, nor do
problems of which the labels do not speak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
_WORDS = """
placeholder missing notation vague restate name_is_goal dimension unit_missing
unit_mismatch direction vacuous no_operator approximate relative cycle_annual compound
duty_or_input formula out_of_range duplicate stale_year generic_satisfaction
"""
PROBLEMS = frozenset(_WORDS.split())
"""What the labels speak of; findings of other problems cannot be scored with them."""
BEGIN, END = "<!-- quality -->\n", "<!-- /quality -->\n"

Labels = dict[str, dict[str, str]]
Words = tuple[str, tuple[str, ...], str]
"""The line before a table, its heads, and the name of its last row."""
Counts = dict[str, Counter[str]]

ENGLISH = (
    "On {rows} real indicators from {documents} documents, each labelled by hand:",
    ("problem", "right", "false", "missed", "precision", "recall"),
    "all",
)
CHINESE = (
    "{documents} 份真实文件中的 {rows} 条指标，逐条人工标注：",
    ("问题", "报对", "误报", "漏报", "准确率", "召回率"),
    "合计",
)
READMES = {"README.md": ENGLISH, "README.zh-CN.md": CHINESE}


def labels(shared: Path) -> Labels:
    """Return the labels of each row: problem to ``certain`` or ``arguable``."""
    lines = (shared / "labels/problems.jsonl").read_text("utf-8").splitlines()
    rows = (json.loads(line) for line in lines if line.strip())
    return {row["id"]: row["labels"] for row in rows}


def found(shared: Path) -> dict[str, set[str]]:
    """Return the problems that the program finds on each row, by the row's label id."""
    linter = str(ROOT / "linter")
    paths = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), linter]))
    command = [sys.executable, "-m", "jixiaolint", "check", "--format", "json"]
    done = subprocess.run(
        [*command, *map(str, sorted((shared / "seeds").iterdir()))],
        capture_output=True,
        check=False,
        encoding="utf-8",
        # Away from any settings file.
        cwd=shared / "seeds",
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
    )
    if done.returncode > 1:
        sys.exit(f"jixiaolint check ended with exit code {done.returncode}.")
    problems: dict[str, set[str]] = defaultdict(set)
    for finding in json.loads(done.stdout)["findings"]:
        if finding["seq"] is not None:
            problems[_row_id(finding)].add(finding["problem"])
    return problems


def _row_id(finding: dict[str, Any]) -> str:
    document = Path(finding["path"]).name.split("_")[0].split(".")[0]
    return f"{document}-{finding['project_index']:02d}-{finding['seq']:02d}"


def count(known: Labels, spoken: dict[str, set[str]]) -> Counts:
    """Return right, false and missed rows for each problem of the labels."""
    counts: Counts = defaultdict(Counter)
    for row, given in known.items():
        heard = spoken.get(row, set())
        for problem in PROBLEMS & (heard | given.keys()):
            hit, label = problem in heard, given.get(problem)
            counts[problem]["right"] += hit and label == "certain"
            counts[problem]["false"] += hit and label is None
            counts[problem]["missed"] += not hit and label == "certain"
    return {problem: counts[problem] for problem in sorted(counts)}


def tables(shared: Path) -> dict[str, str]:
    """Return the table for each README as Markdown, after a line that introduces it."""
    known = labels(shared)
    counts = count(known, found(shared))
    return {
        name: "".join(_lines(known, counts, words)) for name, words in READMES.items()
    }


def _lines(known: Labels, counts: Counts, words: Words) -> list[str]:
    """Return the lines of a table: a problem to a line, then all together."""
    intro, head, total = words
    documents = len({row.split("-")[0] for row in known})
    rows = [(f"`{problem}`", c) for problem, c in counts.items() if any(c.values())]
    rows.append((total, sum(counts.values(), Counter())))
    return [
        f"{intro.format(rows=len(known), documents=documents)}\n\n",
        f"| {' | '.join(head)} |\n",
        f"|---{'|--:' * (len(head) - 1)}|\n",
        *(f"| {name} | {' | '.join(_cells(c))} |\n" for name, c in rows),
    ]


def _cells(c: Counter[str]) -> list[str]:
    right = c["right"]
    shares = (
        right / most if (most := right + c[key]) else None
        for key in ("false", "missed")
    )
    counts = [str(c[key]) for key in ("right", "false", "missed")]
    return counts + ["–" if share is None else f"{share:.2f}" for share in shares]


def main() -> None:
    """Put the table between the markers of each README."""
    shared = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SHARED
    for name, made in tables(shared).items():
        path = ROOT / name
        before, rest = path.read_text("utf-8").split(BEGIN)
        after = rest.split(END)[1]
        path.write_text(f"{before}{BEGIN}{made}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
