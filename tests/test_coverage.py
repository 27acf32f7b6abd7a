"""How often rules fired, kept quiet, or did not apply."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.errors import UsageError
from jixiaolint.rule_files.load import load_rules
from workspace import FAULTY, HEAD, ONLY, RULE

if TYPE_CHECKING:
    from command import Run

FILE = Path("rules/TST101-no-yardstick.yaml")
WHEN = "when: {pattern: {field: annual, match: 改善}}"
TABLE = (
    f"{HEAD}村道养护,产出指标,数量指标,养护里程,≥320公里\n"
    "村道养护,产出指标,质量指标,路面平整程度,有效改善\n"
    "村道养护,产出指标,时效指标,完工时间,\n"
    "桥梁检测,产出指标,数量指标,养护里程,≥320公里\n"
    "桥梁检测,产出指标,质量指标,路面平整程度,有效改善\n"
)


def counts(run: Run, *options: str) -> dict[str, object]:
    """Return what the coverage says of the rule on the table above."""
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    arguments = ("check", "table.csv", *ONLY, "--coverage", "--format", "json")
    (rule,) = json.loads(run(*arguments, *options).out)["coverage"]
    found: dict[str, object] = rule
    return found


def write(more: str, when: str = WHEN) -> None:
    """Change the rule of the folder."""
    assert WHEN in RULE
    FILE.write_text(RULE.replace(WHEN, f"{when}\n{more}"), encoding="utf-8")


def test_equal_rows_count_each_time(run: Run) -> None:
    """Rows are counted as often as they stand; one without the field does not apply."""
    assert counts(run) == {
        "code": "TST101",
        "name": "no-yardstick",
        "scope": "indicator",
        "fired": 2,
        "quiet": 2,
        "not_applied": 1,
    }


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("where: {one_of: {field: dimension, values: [quantity]}}", (0, 2, 3)),
        ("where: {one_of: {field: dimension, values: [quality]}}", (2, 0, 3)),
        ("needs: [annual]", (2, 2, 1)),
        ("needs: [level2, description]", (0, 0, 5)),
        ("needs: [year]", (0, 0, 5)),
    ],
)
def test_where_and_needs(run: Run, more: str, expected: tuple[int, int, int]) -> None:
    """A rule applies where `where` holds and what it needs is stated, and only there."""
    write(more)
    found = counts(run)

    assert (found["fired"], found["quiet"], found["not_applied"]) == expected


def test_a_value_counts_on_either_side(run: Run) -> None:
    """A rule on values applies to a row with at least one of them."""
    head = HEAD.replace("年度指标值", "实施周期指标值,年度指标值")
    Path("sides.csv").write_text(
        f"{head}村道,产出指标,数量指标,养护里程,改善,3公里\n"
        "村道,产出指标,数量指标,养护面积,3公里,\n"
        "村道,产出指标,数量指标,养护次数,,\n",
        encoding="utf-8",
    )
    FILE.write_text(
        RULE.replace("field: annual\n", "field: value\n").replace(
            WHEN, "when: {pattern: {field: value, match: 改善}}"
        ),
        encoding="utf-8",
    )
    arguments = ("check", "sides.csv", *ONLY, "--coverage", "--format", "json")
    (found,) = json.loads(run(*arguments).out)["coverage"]

    assert (found["fired"], found["quiet"], found["not_applied"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("more", "when", "expected"),
    [
        ("scope: project", "when: {repeats: {by: [level1]}}", (2, 0, 0)),
        (
            "scope: project",
            "when: {rows: {when: {is: is-measured}, least: 9}}",
            (0, 2, 0),
        ),
        ("scope: project\nneeds: [goal]", "when: {no_rows: {}}", (0, 0, 2)),
        ("scope: table\nneeds: [projects]", "when: {adds_down: {}}", (0, 1, 0)),
        ("scope: table\nneeds: [totals]", "when: {adds_down: {}}", (0, 0, 1)),
        ("scope: file", "when: {unread: passage}", (0, 1, 0)),
    ],
)
def test_projects_tables_and_files(
    run: Run, more: str, when: str, expected: tuple[int, int, int]
) -> None:
    """What is counted are the projects, tables or files that the rule is on."""
    rule = RULE.replace("field: annual\n", "field: name\n").replace(WHEN, when)
    FILE.write_text(f"{rule}{more}\n", encoding="utf-8")
    found = counts(run)

    assert (found["fired"], found["quiet"], found["not_applied"]) == expected


def test_a_rule_that_the_profile_has_off_did_not_apply(run: Run) -> None:
    """Tables whose profile has the rule off count as not applied."""
    Path("rules/profiles").mkdir()
    Path("rules/profiles/guangdong.yaml").write_text(
        "name: guangdong\ntitle: {zh: 表, en: Form}\nextends: mixed\n"
        "detect: {rows: {when: {pattern: {match: 里程}}, least: 1}}\nrules: {TST101: false}\n",
        encoding="utf-8",
    )
    Path("faulty2.csv").write_text(FAULTY.replace("养护里程", "养护"), "utf-8")
    arguments = ("--coverage", "--format", "json", *ONLY)

    done = run("check", "faulty.csv", "faulty2.csv", *arguments)
    (found,) = json.loads(done.out)["coverage"]

    assert (found["fired"], found["quiet"], found["not_applied"]) == (1, 1, 2)


TABLE_TEXT = """\

代码    名称          对象  报告  未报  不适用
TST101  no-yardstick  指标     1     1       0
"""


def test_as_text_it_follows_the_summary(run: Run) -> None:
    """The table comes last, and the exit code stays what it was."""
    plain = run("check", "faulty.csv", *ONLY)
    done = run("check", "faulty.csv", *ONLY, "--coverage")

    assert done == (1, plain.out + TABLE_TEXT, "")


def test_beside_other_formats_it_goes_to_standard_error(run: Run) -> None:
    """Lines of JSON stay lines of JSON."""
    plain = run("check", "faulty.csv", *ONLY, "--format", "jsonl", "--lang", "en")
    done = run(
        "check", "faulty.csv", *ONLY, "--format", "jsonl", "--lang", "en", "--coverage"
    )

    assert done.out == plain.out
    assert done.err == (
        "Code    Name          On         Fired  Quiet  Not applied\n"
        "TST101  no-yardstick  indicator      1      1            0\n"
    )


def test_without_the_option_there_is_none(run: Run) -> None:
    """A report counts nothing that was not asked for."""
    assert "coverage" not in json.loads(
        run("check", "faulty.csv", *ONLY, "--format", "json").out
    )


def test_needs_must_be_something_that_the_scope_has(run: Run) -> None:  # noqa: ARG001
    """A need that no row can meet is a mistake in the rule file."""
    write("needs: [goal]")

    with pytest.raises(UsageError) as error:
        load_rules([Path("rules")])

    line = FILE.read_text("utf-8").splitlines().index("needs: [goal]") + 1
    assert str(error.value).startswith(
        f"{FILE}:{line}: “needs”里没有“goal”可写，应为 level1_code、level1、"
    )
