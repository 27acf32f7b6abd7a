"""Small forms that go wrong, as each kind of file, and all that must be said of them.

``cases/*.yaml`` holds them. `book` is drawn as ``books.drawn`` reads it, and written as
each of `kinds`; as each of `raw` it is the file itself. A row of `indicators` holds the
words under `columns`; no other field may have any. ``$A`` and ``$B`` stand for five good
rows, what is before them on a line for what is before each. A finding is a code and the
name of its indicator; ``?`` stands for any code, the words behind it must be told.
`projects` are all facts of each, or how many there are. Each of `notes` is told by a note
of its own, each of `told` by anything. `loose` are fields, facts and findings on which
the case has no opinion, `or failure` words that may be said instead, `swallows nothing`
words that must be an indicator's or a note's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from books import Row, drawn, unmerged
from seen import Fields, Said, Seen, is_silent, looked
from writers import WRITERS

WIDTHLESS = re.compile("[\u200b-\u200d\ufeff]")

GOOD = {
    "$A": """\
产出指标|数量指标|疏通排水管道长度|≥18公里
^|质量指标|管道疏通验收合格率|≥98%
^|时效指标|汛前疏通完成时间|2025年5月底前
效益指标|社会效益指标|积水投诉次数|≤3次
满意度指标|服务对象满意度指标|片区居民满意度|≥90%""",
    "$B": """\
产出指标|数量指标|补植行道树株数|≥260株
^|质量指标|行道树成活率|≥95%
^|时效指标|补植完成时间|2025年4月底前
效益指标|生态效益指标|林荫道路新增长度|≥6公里
满意度指标|服务对象满意度指标|过往行人满意度|≥88%""",
}


def filled(text: str, *, merged: bool) -> str:
    """Return a drawing with the good rows in place of their signs."""
    lines: list[str] = []
    for line in text.split("\n"):
        before, sign, _ = line.partition("$")
        if not sign:
            lines.append(line)
        elif merged and not before:
            lines.append(GOOD[line])
        else:
            rows = unmerged(_cells(GOOD[line[len(before) :]]), repeat=True)
            lines += [before + "|".join(row) for row in rows]
    return "\n".join(lines)


def _cells(text: str) -> list[Row]:
    return [tuple(line.split("|")) for line in text.strip("\n").split("\n")]


@dataclass(frozen=True)
class Case:
    """A form and what is right; the fields are told above."""

    case: str
    says: str
    book: str
    kinds: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    columns: str = "project level1 level2 name annual"
    indicators: str = ""
    projects: Any = None
    findings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    failure: str | None = None
    loud: bool = False
    kept: str | None = None

    def written(self, kind: str) -> tuple[str, bytes]:
        """Return the extension and the bytes of a kind of file."""
        if kind in self.raw:
            return kind, self.book.encode()
        extension, write = WRITERS[kind]
        return extension, write(drawn(filled(self.book, merged=True)))

    def rows(self) -> list[Fields]:
        """Return the fields of each indicator."""
        keys = self.columns.split()
        rows = _cells(filled(self.indicators, merged=False))
        return [
            {key: words for key, words in zip(keys, row, strict=True) if words}
            for row in rows
        ]

    def facts(self) -> list[Fields]:
        """Return the facts of each project; without any, the names in the rows."""
        if isinstance(self.projects, list):
            return self.projects
        names = dict.fromkeys(row.get("project", "") for row in self.rows())
        return [{"name": name} if name else {} for name in names]


def _renamed(case: dict[str, Any]) -> Case:
    names = {
        "or failure": "failure",
        "never silent": "loud",
        "swallows nothing": "kept",
    }
    return Case(**{names.get(key, key): value for key, value in case.items()})


CASES = {
    case["case"]: _renamed(case)
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
}
FILES = [(name, kind) for name, case in CASES.items() for kind in case.kinds + case.raw]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Seen]:
    """Return what is said of each case as each kind of file."""
    folder = tmp_path_factory.mktemp("cases")
    paths: dict[tuple[str, str], Path] = {}
    for name, kind in FILES:
        extension, data = CASES[name].written(kind)
        paths[name, kind] = folder / f"{name}-{kind}.{extension}"
        paths[name, kind].write_bytes(data)
    said = looked(paths.values())
    return {file: said[str(path)] for file, path in paths.items()}


@pytest.mark.parametrize(("name", "kind"), FILES)
def test_case(name: str, kind: str, seen: dict[tuple[str, str], Seen]) -> None:
    """A form is read as its case says, whatever the kind of file."""
    case, found = CASES[name], seen[name, kind]
    if case.failure and found.failure:
        assert case.failure in found.failure
        return
    assert found.failure is None
    if case.kept:
        told = [*(row.get("name", "") for row in found.indicators), *found.notes]
        assert [words for words in told if case.kept in words] != []
        return
    assert tight(found.indicators, case) == tight(case.rows(), case)
    projects = _facts(found.projects, case)
    if isinstance(case.projects, int):
        assert len(projects) == case.projects
    elif "projects" not in case.loose:
        assert projects == case.facts()
    if "findings" not in case.loose:
        assert unexpected(found.findings, case.findings) == ([], [])
    assert (case.loud and is_silent(found)) is False
    assert untold(found.notes, case.notes) == []
    assert [words for words in case.told if words not in found.all()] == []


def tight(rows: list[Fields], case: Case) -> list[Fields]:
    """Return rows without what the case leaves open."""
    kept = rows[:5] if "last" in case.loose else rows
    return [
        {key: WIDTHLESS.sub("", row[key]) for key in row if key not in case.loose}
        for row in kept
    ]


def _facts(projects: list[Fields], case: Case) -> list[Fields]:
    """Return facts of projects, only the names where the others are left open."""
    keys = ("name",) if "facts" in case.loose else ("name", "unit", "goal", "amounts")
    return [
        {k: row[k].replace("其中：", "") for k in keys if k in row} for row in projects
    ]


def unexpected(found: list[Said], said: list[str]) -> tuple[list[str], list[str]]:
    """Return the findings that no expectation stands for, and the reverse."""
    left = list(found)
    missing = []
    for each in sorted(said, key=lambda words: words.startswith("?")):
        match = (
            one
            for one in left
            if (each[1:] in one.told if each[0] == "?" else each == str(one))
        )
        one = next(match, None)
        if one is None:
            missing.append(each)
        else:
            left.remove(one)
    return [f"{one}: {one.told}" for one in left], missing


def untold(told: list[str], words: list[str]) -> list[str]:
    """Return the notes that are one too many, and the words that none of them tells."""
    left = list(told)
    missing: list[str] = []
    for each in words:
        match = next((one for one in left if each in one), None)
        if match is None:
            missing.append(f"no note on {each}")
        else:
            left.remove(match)
    return [f"{times} x {one}" for one, times in Counter(left).items()] + missing


def test_every_case_is_told_apart() -> None:
    """A case says in one sentence what is right, and stands in two kinds of file."""
    assert [c.case for c in CASES.values() if not c.says.endswith(".")] == []
    assert [c.case for c in CASES.values() if len(c.kinds + c.raw) < 2] == []
