"""How much is told: statistics, quiet runs, least severities, and exit codes beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workspace import HEAD, RULE

if TYPE_CHECKING:
    from command import Run

ROWS = """\
村道养护,产出指标,数量指标,养护里程,有效改善
村道养护,产出指标,质量指标,路面平整程度,明显改善
桥梁维修,产出指标,质量指标,桥面平整程度,圆满
"""
SECOND = (
    RULE.replace("TST101", "TST102")
    .replace("no-yardstick", "too-perfect")
    .replace("problem: vague", "problem: vacuous")
    .replace("severity: warning", "severity: info")
    .replace("match: 改善", "match: 圆满")
    .replace("有效改善", "圆满")
)
ONLY = ("--rules", "rules", "--select", "TST101,TST102")


@pytest.fixture(autouse=True)
def _folder(run: Run) -> None:
    """Put two rules and three faulty rows into the folder."""
    del run
    Path("rules/TST102-too-perfect.yaml").write_text(SECOND, encoding="utf-8")
    Path("faulty.csv").write_text(HEAD + ROWS, encoding="utf-8")


STATISTICS = """\
代码    名称          问题     级别     个数
TST101  no-yardstick  vague    warning     2
TST102  too-perfect   vacuous  info        1

问题     含义        个数
vague    值没法核对     2
vacuous  总能达到       1

"""
SUMMARY = "检查了 1 个文件、3 条指标：必须改 0 处，应当改 2 处，可改可不改 1 处，共 3 个问题。\n"


def test_statistics_in_place_of_findings(run: Run) -> None:
    """As text, counts per rule and problem stand for the findings, the commonest first."""
    done = run("check", "faulty.csv", *ONLY, "--statistics")

    assert done == (1, STATISTICS + SUMMARY, "")


def test_statistics_beside_lines(run: Run) -> None:
    """Standard output holds the report alone, which is written as files are done."""
    plain = run("check", "faulty.csv", *ONLY, "--format", "jsonl")
    done = run("check", "faulty.csv", *ONLY, "--format", "jsonl", "--statistics")

    assert done == (1, plain.out, STATISTICS)


def test_statistics_in_json(run: Run) -> None:
    """JSON has a list of them, and is the same without."""
    plain = run("check", "faulty.csv", *ONLY, "--format", "json")
    done = run("check", "faulty.csv", *ONLY, "--format", "json", "--statistics")
    report = json.loads(done.out)

    assert report.pop("statistics") == [
        {
            "code": "TST101",
            "name": "no-yardstick",
            "problem": "vague",
            "severity": "warning",
            "count": 2,
        },
        {
            "code": "TST102",
            "name": "too-perfect",
            "problem": "vacuous",
            "severity": "info",
            "count": 1,
        },
    ]
    assert report == json.loads(plain.out)


def test_no_findings_have_no_statistics(run: Run) -> None:
    """Where nothing was found, nothing is counted."""
    assert run("check", "clean.csv", *ONLY, "--statistics").out == (
        "检查了 1 个文件、1 条指标：没有发现问题。\n"
    )


def test_quiet(run: Run) -> None:
    """Findings and failures are told; notes and the summary are not."""
    Path("report.txt").write_text("绩效\n", encoding="utf-8")
    Path("jixialint.yaml").write_text("lang: en\n", encoding="utf-8")
    loud = run("check", ".", *ONLY)
    done = run("check", ".", *ONLY, "--quiet")

    assert loud.err.count("\n") == 2
    assert done == run("check", "faulty.csv", *ONLY, "-q", "--isolated")
    assert (done.code, done.err) == (1, "")
    assert loud.out.startswith(done.out)
    assert "检查了 3 个文件" in loud.out.removeprefix(done.out)
    assert run("check", "clean.csv", *ONLY, "-q") == (0, "", "")
    assert run("check", "gone", *ONLY, "-q").err == (
        "jixiaolint: gone: 没有这个文件或目录。\n"
    )


def test_exit_zero(run: Run) -> None:
    """Findings are no failure then; what could not be checked is."""
    assert run("check", "faulty.csv", *ONLY, "--exit-zero").code == 0
    assert run("check", "gone.csv", *ONLY, "--exit-zero").code == 2


HIDDEN = "jixiaolint: 另有 1 个问题低于 --min-severity，没有列出。\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("way", ["option", "file"])
def test_least_severity(run: Run, form: str, way: str) -> None:
    """What is below is in no report, counts as no remark, and its number is told."""
    Path("jixiaolint.yaml").write_text("min-severity: warning\n", encoding="utf-8")
    options = ("--min-severity", "warning", "--isolated") if way == "option" else ()
    done = run("check", "faulty.csv", *ONLY, "--format", form, *options)

    assert (done.code, done.err) == (1, HIDDEN)
    if form == "jsonl":
        found = list(map(json.loads, done.out.splitlines()))
    else:
        report = json.loads(done.out)
        found = report["findings"]
        assert [remark["codes"] for remark in report["remarks"]] == [["TST101"]] * 2
        assert report["summary"]["remarks"] == {"must": 0, "should": 2, "may": 0}
    assert [one["code"] for one in found] == ["TST101", "TST101"]


@pytest.mark.parametrize(
    ("least", "fail_on", "code"),
    [
        ("warning", "info", 1),
        ("warning", "error", 0),
        ("error", "warning", 1),
        ("error", "error", 0),
    ],
)
def test_what_is_not_told_fails_a_run_all_the_same(
    run: Run, least: str, fail_on: str, code: int
) -> None:
    """--fail-on asks for all findings, those that are not told too."""
    options = ("--min-severity", least, "--fail-on", fail_on)

    assert run("check", "faulty.csv", *ONLY, *options).code == code


def test_nothing_to_be_told_is_not_nothing_found(run: Run) -> None:
    """A report that leaves out all there is does not say that there are no problems."""
    done = run("check", "faulty.csv", *ONLY, "--min-severity", "error")

    assert done.out == "检查了 1 个文件、3 条指标：没有要列出的问题。\n"
    assert "低于 --min-severity" in done.err
    assert done.code == 1
