"""Write into the READMEs how often the rules are right on rows labelled by hand.

usage: python tests/quality.py [SHARED]

SHARED is the folder with the labelled documents, by default ``shared`` beside this
repository. Runs ``jixiaolint check`` on the documents and counts, per problem, the rows
on which it was right, spoke falsely, or missed what the labels call certain; labels
called arguable count neither way, nor do problems of which the labels do not speak.
``vague`` and ``restate`` both say that a value draws no line: either is right where the
other is labelled. What rows scored on which no rule had been tried stands in
``tests/first_scores.yaml`` and comes first.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

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

TWINS = {"vague": "restate", "restate": "vague"}
SETS = {
    "seeds": (("seeds", "labels"),),
    "elsewhere": (
        ("elsewhere/tables", "elsewhere/labels"),
        ("elsewhere/later/tables", "elsewhere/later/labels"),
    ),
}
"""The labelled sets: folders of documents and of labels, seen from SHARED."""

Labels = dict[str, dict[str, str]]
Words = dict[str, Any]
"""The sentences and the heads of a README's tables, and the name of a last row."""
Counts = dict[str, Counter[str]]

ENGLISH: Words = {
    "first": "On rows that no rule had seen when they were scored for the first time:",
    "first heads": ("rows", "from", "commit", "precision", "recall"),
    "seeds": "On {rows} real indicators from {documents} documents, at hand while the rules were written:",
    "elsewhere": "On {rows} indicators from {documents} tables in the manner of other places, mended after their first score:",
    "heads": ("problem", "right", "false", "missed", "precision", "recall"),
    "all": "all",
}
CHINESE: Words = {
    "first": "首次打分时规则从未见过的指标：",
    "first heads": ("条数", "来源", "提交", "准确率", "召回率"),
    "seeds": "{documents} 份真实文件中的 {rows} 条指标（编写规则时参考过）：",
    "elsewhere": "仿其他地区的 {documents} 张表中的 {rows} 条指标（首次打分后据以修改过）：",
    "heads": ("问题", "报对", "误报", "漏报", "准确率", "召回率"),
    "all": "合计",
}
READMES = {"README.md": ("en", ENGLISH), "README.zh-CN.md": ("zh", CHINESE)}


def labels(folder: Path) -> Labels:
    """Return the labels of each row: problem to ``certain`` or ``arguable``."""
    lines = (folder / "problems.jsonl").read_text("utf-8").splitlines()
    rows = (json.loads(line) for line in lines if line.strip())
    return {row["id"]: row["labels"] for row in rows}


def found(folder: Path) -> dict[str, set[str]]:
    """Return the problems that the program finds on each row, by the row's label id."""
    linter = str(ROOT / "linter")
    paths = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), linter]))
    command = [sys.executable, "-m", "jixiaolint", "check", "--format", "json"]
    done = subprocess.run(
        [*command, *map(str, sorted(folder.iterdir()))],
        capture_output=True,
        check=False,
        encoding="utf-8",
        # Away from any settings file.
        cwd=folder,
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
            twin = TWINS.get(problem)
            if twin:
                hit = hit or (label == "certain" and twin in heard)
                label = label or ("arguable" if twin in given else None)
            counts[problem]["right"] += hit and label == "certain"
            counts[problem]["false"] += hit and label is None
            counts[problem]["missed"] += not hit and label == "certain"
    return {problem: counts[problem] for problem in sorted(counts)}


def tables(shared: Path) -> dict[str, str]:
    """Return the tables for each README as Markdown, each after its sentence."""
    scored = {name: _scored(shared, name) for name in SETS}
    return {
        name: "\n".join(
            [_first(lang, words), *(_table(words, s, scored[s]) for s in SETS)]
        )
        for name, (lang, words) in READMES.items()
    }


def _scored(shared: Path, name: str) -> tuple[Labels, Counts]:
    """Return the labels of a set and the counts on it."""
    known: Labels = {}
    spoken: dict[str, set[str]] = {}
    for documents, folder in SETS[name]:
        known |= labels(shared / folder)
        spoken |= found(shared / documents)
    return known, count(known, spoken)


def _first(lang: str, words: Words) -> str:
    """Return the table of first scores."""
    path = ROOT / "tests/first_scores.yaml"
    scores = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = [
        [
            str(score["rows"]),
            score["from"][lang],
            f"`{score['commit']}`",
            f"{score['precision']:.2f}",
            f"{score['recall']:.2f}",
        ]
        for score in scores
    ]
    return _markdown(words["first"], words["first heads"], rows)


def _table(words: Words, name: str, scored: tuple[Labels, Counts]) -> str:
    """Return the table of a set: a problem to a line, then all together."""
    known, counts = scored
    documents = len({row.split("-")[0] for row in known})
    rows = [
        [f"`{problem}`", *_cells(c)] for problem, c in counts.items() if any(c.values())
    ]
    rows.append([words["all"], *_cells(sum(counts.values(), Counter()))])
    intro = words[name].format(rows=len(known), documents=documents)
    return _markdown(intro, words["heads"], rows)


def _markdown(intro: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = f"|---{'|--:' * (len(heads) - 1)}|"
    lines = [" | ".join(heads), *(" | ".join(row) for row in rows)]
    head, *body = (f"| {line} |" for line in lines)
    return "\n".join([intro, "", head, rule, *body, ""])


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
