"""Settings for some files and some projects: what they change, and how they are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.find.globs import Glob, covers
from workspace import HEAD, RULE

if TYPE_CHECKING:
    from command import Run

HEAD_OF_ALL = "rules: [rules]\nselect: [TST101, TST102]\noverrides:\n"
ROWS = """\
村道养护,产出指标,数量指标,养护里程,有效改善
桥梁维修,产出指标,质量指标,桥面平整程度,有效改善
桥梁维修,产出指标,质量指标,桥面平整程度,有效改善
信息化[二期],产出指标,质量指标,系统稳定程度,圆满
"""
Told = Callable[..., list[tuple[str, str | None, str, str]]]


@pytest.fixture
def told(run: Run) -> Told:
    """Return a function that says what is found: file, project, code and severity."""
    for folder in ("old", "new"):
        Path(folder).mkdir()
        Path(folder, "a.csv").write_text(HEAD + ROWS, encoding="utf-8")
    second = RULE.replace("TST101-no-yardstick", "").replace("TST101", "TST102")
    second = second.replace("no-yardstick", "perfect").replace(
        "match: 改善", "match: 圆满"
    )
    second = second.replace("有效改善", "圆满")
    Path("rules/TST102-perfect.yaml").write_text(second, encoding="utf-8")

    def call(overrides: str, *options: str) -> list[tuple[str, str | None, str, str]]:
        Path("jixiaolint.yaml").write_text(HEAD_OF_ALL + overrides, encoding="utf-8")
        done = run("check", "new", "old", "--format", "json", *options)
        assert done.err == ""
        return [
            (one["path"], one["project"], one["code"], one["severity"])
            for one in json.loads(done.out)["findings"]
        ]

    return call


def found(folder: str, *left: str) -> list[tuple[str, str | None, str, str]]:
    """Return what is found in a file but for some of it: v, b and i are the projects."""
    known = {
        "v": ("村道养护", "TST101"),
        "b": ("桥梁维修", "TST101"),
        "i": ("信息化[二期]", "TST102"),
    }
    path = str(Path(folder, "a.csv"))
    return [(path, *known[one], "warning") for one in "vbbi" if one not in left]


@pytest.mark.parametrize(
    ("overrides", "new", "old"),
    [
        ("  - {files: old/, ignore: TST101}\n", "", "vb"),
        ("  - {files: ['*.csv', '!/old/*'], ignore: vague}\n", "vbi", ""),
        ("  - {files: '/old/**', select: TST102}\n", "", "vb"),
        ("  - {projects: 桥梁维修, ignore: [TST101]}\n", "b", "b"),
        ("  - {projects: ['*养*'], files: old, ignore: TST101}\n", "", "v"),
        ("  - {projects: '信息化[二期]', select: TST101}\n", "i", "i"),
        ("  - {files: old, rule-options: {TST101: false}}\n", "", "vb"),
    ],
)
def test_what_holds_for_some(told: Told, overrides: str, new: str, old: str) -> None:
    """Patterns of files and names of projects say where rules are off."""
    assert told(overrides) == [*found("new", *new), *found("old", *old)]


def test_later_ones_win(told: Told) -> None:
    """What a later one says takes the place of what earlier ones say."""
    first = "  - {files: old, ignore: [TST101, TST102]}\n"

    assert told(first) == found("new")
    assert told(first + "  - {projects: 村道*, ignore: TST102}\n") == [
        *found("new"),
        *found("old", "b", "i"),
    ]
    assert told(first + "  - {files: /old/a.csv, select: TST102}\n") == [
        *found("new"),
        *found("old", "v", "b"),
    ]


def test_the_command_line_goes_before_all(told: Told) -> None:
    """An option takes the place of its key everywhere, and what is selected is applied."""
    all_off = "  - {files: old, ignore: TST101, rule-options: {TST102: false}}\n"

    assert told(all_off, "--ignore", "TST102") == [
        *found("new", "i"),
        *found("old", "i"),
    ]
    assert told(all_off, "--select", "TST101") == [
        *found("new", "i"),
        *found("old", "i"),
    ]
    assert told(all_off, "--select", "TST102") == [
        *found("new", "v", "b"),
        *found("old", "v", "b"),
    ]


def test_options_and_severity_of_rules(told: Told) -> None:
    """A rule may be as grave as an override says, in a project or a file."""
    info = "rule-options: {TST101: {severity: info}}"
    findings = told(f"  - {{projects: 村道养护, {info}}}\n")

    assert [one[3] for one in findings] == ["info", *["warning"] * 3] * 2


@pytest.mark.parametrize(
    ("overrides", "options", "code"),
    [
        ("  - {files: [new, old], fail-on: error}\n", (), 0),
        ("  - {files: old, fail-on: error}\n", (), 1),
        ("  - {projects: '*', fail-on: error}\n", (), 0),
        ("  - {projects: 桥*, fail-on: error}\n", (), 1),
        ("  - {projects: '*', fail-on: error}\n", ("--fail-on", "warning"), 1),
    ],
)
def test_what_fails_a_run(
    run: Run, told: Told, overrides: str, options: tuple[str, ...], code: int
) -> None:
    """Each finding is held to the threshold of its file or project."""
    told(overrides)

    assert run("check", "new", "old", *options).code == code


def test_what_is_told(run: Run, told: Told) -> None:
    """The least severity that is told may be another for some projects."""
    told("  - {projects: 无, ignore: vague}\n")
    text = HEAD_OF_ALL + "  - {projects: 桥*, min-severity: error}\n"
    Path("jixiaolint.yaml").write_text(text, encoding="utf-8")
    done = run("check", "new", "--format", "jsonl")

    assert [json.loads(line)["project"] for line in done.out.splitlines()] == [
        "村道养护",
        "信息化[二期]",
    ]
    assert "另有 2 个问题低于 --min-severity，没有列出。" in done.err


def test_a_profile_for_some_files(told: Told) -> None:
    """Another profile may hold for some files, with what it says of rules."""
    Path("rules/profiles").mkdir()
    Path("rules/profiles/strict.yaml").write_text(
        "name: strict\ntitle: {zh: 严格, en: Strict}\nextends: mixed\n"
        "rules: {TST101: {severity: error}}\n",
        encoding="utf-8",
    )
    findings = told("  - {files: old, profile: strict}\n")

    assert {
        (Path(one[0]).parent.name, one[3]) for one in findings if one[2][-1] == "1"
    } == {
        ("new", "warning"),
        ("old", "error"),
    }


def test_rules_on_tables(run: Run) -> None:
    """What a rule on tables says of a project is as that project's settings say."""
    head = "项目名称,绩效目标,一级指标,二级指标,三级指标,年度指标值\n"
    row = "{},{},产出指标,数量指标,养护里程{},≥12公里\n"
    rows = [
        row.format(one, "" if one in "乙丙丁" else "养护村道。", one)
        for one in "甲子丑寅乙丙丁"
    ]
    Path("goals.csv").write_text(head + "".join(rows), encoding="utf-8")
    Path("jixiaolint.yaml").write_text(
        "select: goal-missing\noverrides:\n  - {projects: 乙, ignore: goal_missing}\n"
        "  - {projects: 丙, rule-options: {PRJ819: {severity: info}}}\n",
        encoding="utf-8",
    )
    done = run("check", "goals.csv", "--format", "json")

    assert [
        (one["project"], one["severity"]) for one in json.loads(done.out)["findings"]
    ] == [("丙", "info"), ("丁", "warning")]


def test_coverage(run: Run, told: Told) -> None:
    """Each row is counted under the rules that hold for it."""
    told("  - {projects: 桥*, ignore: TST101}\n")
    done = run("check", "new", "--format", "json", "--coverage")

    assert json.loads(done.out)["coverage"] == [
        {
            "code": "TST101",
            "name": "no-yardstick",
            "scope": "indicator",
            "fired": 1,
            "quiet": 1,
            "not_applied": 2,
        },
        {
            "code": "TST102",
            "name": "perfect",
            "scope": "indicator",
            "fired": 1,
            "quiet": 3,
            "not_applied": 0,
        },
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "overrides:\n  - files: old\n    lang: en\n",
            (
                "jixiaolint.yaml:3: lang holds for a whole run and cannot be otherwise for some"
                " files or projects; fail-on, files, ignore, min-severity, profile, projects,"
                " rule-options, select can."
            ),
        ),
        (
            "overrides:\n  - projects: 甲\n    profile: mixed\n",
            (
                "jixiaolint.yaml:3: a profile is that of a table, not of some projects in it;"
                " leave projects out."
            ),
        ),
        (
            "overrides:\n  - ignore: vague\n",
            (
                "jixiaolint.yaml:2: found no files and no projects that this is for; expected one"
                " of them."
            ),
        ),
        (
            "overrides:\n  - file: old\n    projects: 甲\n",
            (
                "jixiaolint.yaml:2: unknown key 'file'; expected one of files, projects,"
                " profile, select, ignore, rule-options, fail-on, min-severity. Did you mean"
                " 'files'?"
            ),
        ),
        (
            "overrides:\n  - files: old\n    ignore:\n      - vaguee\n",
            (
                "jixiaolint.yaml:4: No rule has the code, name or problem 'vaguee'. Did you mean"
                " 'vague'?"
            ),
        ),
        (
            "overrides:\n  - files: old\n  - files: new\n    profile: mixd\n",
            (
                "jixiaolint.yaml:4: Unknown profile 'mixd': use auto, guangdong, mixed,"
                " national-2015, national-2021. Did you mean 'mixed'?"
                " A profile of your own lies in profiles/ of a folder of rules, named with"
                " --rules."
            ),
        ),
        (
            "overrides:\n  - {files: old, fail-on: eror}\n",
            (
                "jixiaolint.yaml:2: 'fail-on' is 'eror', expected one of error, warning, info."
                " Did you mean 'error'?"
            ),
        ),
    ],
)
def test_wrong_overrides(run: Run, text: str, sentence: str) -> None:
    """What cannot be otherwise for some, and every wrong word, is refused in a sentence."""
    Path("jixiaolint.yaml").write_text(text, encoding="utf-8")

    assert run("check", "faulty.csv", "--lang", "en") == (
        2,
        "",
        f"jixiaolint: {sentence}\n",
    )


@pytest.mark.parametrize(
    ("patterns", "path", "covered"),
    [
        (["old/"], "old/a.csv", True),
        (["old/"], "x/old/y/a.csv", True),
        (["old/"], "old", False),
        (["a.csv"], "old/A.CSV", True),
        (["/a.csv"], "old/a.csv", False),
        (["old", "!old/a.csv"], "old/a.csv", False),
        (["*.zip"], "old/a.zip!/b.csv", True),
        (["!a.csv"], "b.csv", False),
    ],
)
def test_what_patterns_cover(patterns: list[str], path: str, covered: bool) -> None:
    """A pattern of a folder, or an archive, covers what is in it; the last one decides."""
    assert covers([Glob(one, Path()) for one in patterns], path) is covered
