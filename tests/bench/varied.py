"""Write a table of indicators as different as the fixtures of the rules are.

usage: python tests/bench/varied.py FILE [--rows 20000]

Each row takes its levels, name, values, explanation and unit from fixtures drawn at
random (the same ones at every call), together or each from another, so that rows of all
kinds stand beside each other: those that break rules, those that nearly do, and those
that nobody would write.
"""

from __future__ import annotations

import argparse
import csv
import io
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "description": "指标解释",
    "cycle": "实施周期指标值",
    "annual": "年度指标值",
    "measure_unit": "计量单位",
    "score": "分值",
    "nature": "指标性质",
    "rating": "评分标准",
}
MOST_ROWS = 12
"""So many rows a project has at most."""

_FIXTURES = Path(__file__).resolve().parents[1] / "rules"


@cache
def _given() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of all fixtures, and the projects around them."""
    rows: list[dict[str, Any]] = []
    projects: list[dict[str, Any]] = []
    for path in sorted(_FIXTURES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            for one in _projects(case["given"]):
                rows += one.get("rows", [one])
                projects += [one] if "goal" in one else []
    return rows, projects


def _projects(given: Any) -> list[dict[str, Any]]:
    """Return the projects of a case; a row is taken for one without rows."""
    if not isinstance(given, dict) or "unread" in given:
        return []
    return list(given.get("projects", [given]))


def rows(number: int, seed: int = 1) -> Iterator[list[str]]:
    """Yield the rows of the table without its head."""
    random = Random(seed)
    known, projects = _given()
    project = 0
    left = 0
    for _ in range(number):
        if not left:
            project += 1
            left = random.randint(1, MOST_ROWS)
            goal = str(random.choice(projects).get("goal") or "")
        left -= 1
        whole = random.choice(known)
        mixed = random.random() < 0.5
        drawn = {
            key: (random.choice(known) if mixed else whole).get(key) for key in HEADS
        }
        yield [f"第{project}号项目", goal, *(str(v or "") for v in drawn.values())]


def text(number: int, seed: int = 1) -> str:
    """Return a table of so many indicators as CSV."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["项目名称", "绩效目标", *HEADS.values()])
    writer.writerows(rows(number, seed))
    return written.getvalue()


def write(path: Path, number: int) -> None:
    """Write a table of so many indicators as CSV."""
    path.write_text(text(number), encoding="utf-8", newline="")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=20_000)
    options = parser.parse_args()
    write(options.file, options.rows)
