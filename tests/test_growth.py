"""Hostile sizes: what is long is judged in part and told, and nothing looks at all pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jixiaolint.extract import extract
from jixiaolint.findings import Finding
from jixiaolint.read import read
from jixiaolint.run import lint
from jixiaolint.said import Language
from jixiaolint.settings.run import Settings
from jixiaolint.source import Grid
from jixiaolint.text import JUDGED
from jixiaolint.unread import rests
from jixiaolint.words.endings import endings

HEAD = "项目名称,二级指标,三级指标,指标解释,年度指标值,计量单位\n"
DEEP = 10_000

Findings = Callable[..., list[Finding]]


def row(**given: str) -> str:
    """Return a table of one row, some fields of which are given."""
    fields = {
        "project": "道路养护",
        "level2": "数量指标",
        "name": "培训人次",
        "description": "全年参加培训的人次",
        "annual": "≥50人次",
        "unit": "人次",
    }
    return HEAD + ",".join({**fields, **given}.values()) + "\n"


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """Return what finds something in a table, with the messages in a language."""

    def find(table: str, *rules: str, lang: Language = "zh") -> list[Finding]:
        path = tmp_path / "a.csv"
        path.write_text(table, encoding="utf-8")
        result = lint([str(path)], Settings(lang=lang, select=rules))
        assert result.failures == ()
        return list(result.findings)

    return find


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "“培训人次”与本项目第2、3、4、5、6等7条重名。"),
        (
            "en",
            '"培训人次" has the same name as row 2, 3, 4, 5, 6 and 2 more of the project.',
        ),
    ],
)
def test_others_are_counted(
    findings: Findings, language: Language, expected: str
) -> None:
    """A finding names five other rows and counts the rest."""
    table = HEAD + row().removeprefix(HEAD) * 8
    found = findings(table, "PRJ803", lang=language)
    assert found[0].message == expected


@pytest.mark.parametrize("field", ["name", "annual", "description", "unit", "level2"])
@pytest.mark.parametrize(
    "text",
    [
        "（" * DEEP + "人次" + "）" * DEEP,
        "(里程÷" * DEEP,
        "数量指标" * DEEP,
        "个" * DEEP,
        "和" * DEEP + "率",
        "12345678" * DEEP,
    ],
    ids=["brackets", "formula", "labels", "each", "joints", "digits"],
)
def test_what_is_long_or_deep_is_no_fault(
    findings: Findings, field: str, text: str
) -> None:
    """No depth of brackets and no length of a run makes a rule crash; the cut is told."""
    codes = {finding.code for finding in findings(row(**{field: text}))}
    assert "TAB913" in codes


def test_a_text_as_long_as_is_judged_has_no_rest(findings: Findings) -> None:
    """The last character that is judged leaves nothing to tell."""
    table = row(description="养" * JUDGED)
    assert findings(table, "TAB913") == []


def test_the_rest_is_told(findings: Findings) -> None:
    """What stands behind is told with the beginning of its text."""
    table = row(description="养护" * JUDGED)
    (found,) = findings(table, "TAB913")
    assert found.message == (
        "以“养护养护养护养护养护养护养护养护养护养护”开头的文字，2000字以后没有检查，请审核人看一下。"
    )


def test_the_name_of_a_sheet_has_no_rest() -> None:
    """What names a project and stands nowhere in the text may have any length."""
    source = read("a.csv", "二级指标,三级指标,年度指标值\n数量指标,人次,≥5\n".encode())
    names = ["河道" * DEEP, "绿地 补种 " * DEEP]
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    sheets = [Grid(grid.rows, name) for name in names]
    tables = extract(replace(source, blocks=tuple(sheets))).tables
    found = [str(one.name) for table in tables for one in table.projects]
    assert (found, list(rests(tables))) == (names, [])


def test_a_long_value_is_quoted_by_its_beginning(findings: Findings) -> None:
    """A message and its evidence hold at most 200 characters of a text."""
    found = findings(row(name="培训人次" * 300), "NAM113")
    assert [len(one.evidence or "") for one in found] == [200]


def test_endings_are_no_longer_than_the_longest_known() -> None:
    """A word of any length has as many endings as the longest known has characters."""
    assert list(endings("甲" * DEEP + "率", 3)) == ["甲甲率", "甲率", "率"]
