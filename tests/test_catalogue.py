"""The catalogue page of our rules, and what a page says of a rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiaolint.report.catalogue import render
from jixiaolint.rule.rule import QUESTIONS, Basis, Option, Words
from jixiaolint.rule_files.load import load_rules
from sample_result import RULE

PAGE = Path(__file__).resolve().parents[1] / "rules/README.md"

FULL = replace(
    RULE,
    title=Words("没有标准", "No <yardstick>"),
    basis=Basis("某办法", "second-hand", Words("指标应当明确", "Be clear")),
    options={"most": Option(3, Words("上限", "The most"))},
    good=({"name": "养护里程", "annual": "≥3公里"},),
    bad=({"name": "桥梁", "rows": [{"name": "路况", "annual": "改善"}]}, "改善"),
)


def test_the_page_is_current() -> None:
    """`jixiaolint rules --format md > rules/README.md` has been run."""
    assert PAGE.read_text("utf-8") == "".join(render("md", load_rules(), "zh"))


def test_a_rule_on_the_page() -> None:
    """A rule shows its words, basis, options and one example of each sort."""
    page = "".join(render("md", [FULL], "zh"))

    assert page[page.index("### ") : page.index("\n## 可行性")] == (
        "### TST101 no-yardstick\n\n"
        "**没有标准** No &lt;yardstick>\n\n"
        "- 级别 severity: 应当改 `warning`\n"
        "- 问题 problem: 值没法核对 `vague`\n"
        "- 依据 basis: 某办法：指标应当明确 — 据转引 (second-hand)\n"
        "- 选项 option `most` = `3`: 上限 The most\n"
        "- 正确 right: `{name: 养护里程, annual: ≥3公里}`\n"
        "- 不对 wrong: `{name: 桥梁, rows: [{name: 路况, annual: 改善}]}`\n"
    )


def test_rules_stand_under_their_questions() -> None:
    """The four questions come in their order, each with its rules, links first."""
    rules = [
        replace(FULL, code="TST201", question="相关性"),
        replace(FULL, code="TST202", question="完整性", basis=Basis()),
    ]
    page = "".join(render("md", rules, "zh"))
    heads = [line for line in page.splitlines() if line.startswith("##")]

    assert heads == [
        "## 完整性 Completeness",
        "### TST202 no-yardstick",
        "## 相关性 Relevance",
        "### TST201 no-yardstick",
        "## 适当性 Suitability",
        "## 可行性 Feasibility",
    ]
    assert [page.index(f"| {question} |") for question in QUESTIONS] == sorted(
        page.index(f"| {question} |") for question in QUESTIONS
    )
    assert "| [TST202](#tst202-no-yardstick) |" in page
    assert "- 依据 basis: 本工具约定 (house rule)\n" in page
