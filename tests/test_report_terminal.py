"""What a person reads at a terminal."""

from dataclasses import replace

import click

from jixiaolint.findings import Whole
from jixiaolint.place import Place
from jixiaolint.report import render
from jixiaolint.width import aligned
from sample_result import CLEAN, RESULT

CHINESE = """\
tables/道路.csv  表格式 · UTF-8 · 指标 3 条 · 没有读懂的文字 1 处

  整个文件
    可改可不改  第5行第1列
        这段文字没有识别。
        │ 填表人：周
        建议：请人工核对。
        TST104 passage-unread

  项目 1  农村公路日常养护
    应当改  第3行第29列  指标2 <b>路面</b>平整程度
        “有效改善”没有衡量标准。
        年度指标值 │ 有效改善
                   │     ^^^^
        建议：改为数字、日期或等级。
        TST101 no-yardstick

  项目 2  桥梁检测
    必须改  第4行第1列
        项目没有效益指标。
        项目名称 │ 桥梁检测
                 │ ^^^^^^^^
        TST103 benefit-absent
    必须改  第4行第11列  指标1 检测桥梁数量
        指标没有填写年度指标值。
        建议：填写年底应达到的数值。
        TST102 value-absent · 依据：《示范县预算绩效管理办法》第九条

检查了 1 个文件、3 条指标，另有 1 个未能检查：必须改 2 处，应当改 1 处，可改可不改 1 处，共 4 个问题。
"""


def test_chinese() -> None:
    """Remarks stand under file and project, with carets in the right columns."""
    assert click.unstyle("".join(render("text", RESULT, "zh"))) == CHINESE


def test_a_row_is_told_once() -> None:
    """All that is found in a row stands together, with what the row could read instead."""
    texts = {"name": "路面平整里程", "annual": "≥__公里"}
    codes = ("TST101", "TST105")
    one = replace(RESULT.remarks[1].spoken[0], whole=Whole(texts, codes, (), ()))
    other = replace(
        one,
        code="TST105",
        name="no-measure",
        message="名称不能取数。",
        field="name",
        span=None,
        evidence=None,
    )
    remark = replace(
        RESULT.remarks[1],
        spoken=(other, one),
        rewrite={**RESULT.remarks[1].now, **texts},
    )

    report = "".join(render("text", replace(RESULT, remarks=(remark,)), "zh"))

    assert click.unstyle(report).split("\n\n")[1] == (
        "  项目 1  农村公路日常养护\n"
        "    应当改  第3行第29列  指标2 <b>路面</b>平整程度\n"
        "        名称不能取数。\n"
        "        指标名称 │ <b>路面</b>平整程度\n"
        "        “有效改善”没有衡量标准。\n"
        "        年度指标值 │ 有效改善\n"
        "                   │     ^^^^\n"
        "        改为：指标名称“路面平整里程”；年度指标值“≥__公里”\n"
        "        TST105 no-measure、TST101 no-yardstick"
    )


def test_places_are_written_out() -> None:
    """The name of a sheet comes from a stranger too."""
    spot = Place(sheet="表\u202e\x1b", cell="A1")
    remark = RESULT.remarks[1]
    moved = replace(remark, spoken=(replace(remark.spoken[0], place=spot),))

    report = "".join(render("text", replace(RESULT, remarks=(moved,)), "zh"))

    assert "表[U+202E][U+001B]!A1" in report
    assert "\u202e" not in report


def test_columns_of_a_table_are_written_out() -> None:
    """A cell of a table that aligns is as wide as what is shown."""
    rows = [("a\u202e", "b"), ("甲", "乙")]

    assert list(aligned(rows, 2)) == ["a[U+202E]  b\n", "甲         乙\n"]


def test_english_summary() -> None:
    """The fixed words are English on request."""
    last = "".join(render("text", RESULT, "en")).splitlines()[-1]

    assert last == (
        "Checked files: 1, indicators: 3, not checked: 1. "
        "must be changed: 2, should be changed: 1, may be changed: 1. Problems: 4."
    )


def test_nothing_found() -> None:
    """Without findings there is a heading only where text stayed unread."""
    assert click.unstyle("".join(render("text", CLEAN, "zh"))) == (
        "tables/道路.csv  表格式 · UTF-8 · 指标 3 条 · 没有读懂的文字 1 处\n\n"
        "检查了 1 个文件、3 条指标：没有发现问题。\n"
    )


def test_severities_have_colours() -> None:
    """A warning and its carets are yellow."""
    text = "".join(render("text", RESULT, "zh"))

    assert click.style("^^^^", fg="yellow") in text
    assert click.style("应当改", fg="yellow", bold=True) in text
