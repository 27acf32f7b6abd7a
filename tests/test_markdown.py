"""The report in Markdown: remarks for a job summary or a comment, and text that stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt

from jixiaolint.find.document import Failure
from jixiaolint.report import render
from jixiaolint.report.literal import literal
from jixiaolint.results.result import Result
from jixiaolint.said import Said
from sample_result import CLEAN, RESULT

CHINESE = """\
<!-- jixiaolint 0.0.test -->
# 绩效目标表修改意见 · 道路.csv

以下文件没有检查，不能视为合格。

- 桥.csv\\: 文件是空的。

**2 个项目、3 条指标：必须改 2 处，应当改 1 处，可改可不改 1 处，涉及 2 条指标。其余 1 条没有发现问题，不用动。**

### 整张表

| 级别 | 位置 | 问题 | 现在写的 | 可以写成 |
| --- | --- | --- | --- | --- |
| ① 可改可不改 | 第5行 | **这段文字没有识别。**<br>这段文字没有识别。请人工核对。<br>TST104 |  |  |

### 项目 1　农村公路日常养护

| 级别 | 位置 | 问题 | 现在写的 | 可以写成 |
| --- | --- | --- | --- | --- |
| ② 应当改 | 第3行 年度指标值<br>2 \\<b\\>路面\\</b\\>平整程度 | **指标值没有衡量标准**<br>“有效改善”没有衡量标准。改为数字、日期或等级。<br>没有标准，年底就无法判断是否完成。<br>TST101 |  |  |

没有发现问题：第2行 养护里程。

### 项目 2　桥梁检测

| 级别 | 位置 | 问题 | 现在写的 | 可以写成 |
| --- | --- | --- | --- | --- |
| ③ 必须改 | 第4行 项目名称 | **项目没有效益指标。**<br>项目没有效益指标。<br>TST103 |  |  |
| ④ 必须改 | 第4行 年度指标值<br>1 检测桥梁数量 | **指标没有填写年度指标值。**<br>指标没有填写年度指标值。填写年底应达到的数值。<br>依据：《示范县预算绩效管理办法》第九条<br>TST102 |  |  |

程序没有读懂下面的文字，没有检查，请审核人看一下。

- 第5行第1列 填表人：周

---

由 jixiaolint 0.0.test 生成
"""

HOSTILE = [
    "a | b \\| c",
    "<script>alert(1)</script> <b>x</b> &lt; <!-- x -->",
    "`code` **bold** _a_ ~~gone~~ [link](http://x.y) ![](z)",
    "http://x.y www.x.y mailto:a@b.c :smile: $x^2$",
    "@all #12 !34",
    "{{ 7*7 }} </details> ---",
    "- a",
    "12) b",
    "=== c",
]


def report(result: Result) -> str:
    """Return the report on a result."""
    return "".join(render("markdown", result, "zh"))


def shown(markdown: str) -> str:
    """Return the text that a reader sees; the page of ours has no other element."""
    page = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(markdown)
    text = re.sub(
        r"</?(p|table|thead|tbody|tr|th|td|h\d|ul|li|strong|b|del)>", "", page
    )
    text = re.sub("<br>|<hr />|<!-- jixiaolint [^>]*-->", "", text)
    assert "<" not in text
    return unescape(text)


def test_the_whole_of_it() -> None:
    """It reads as the letters do: a verdict, then each project with its remarks."""
    assert report(RESULT) == CHINESE


def test_a_clean_result() -> None:
    """It says so, and what was not understood all the same."""
    assert report(CLEAN).splitlines()[3] == (
        "**2 个项目、3 条指标，没有发现问题，不用改。**"
    )


def test_a_rewrite_is_shown() -> None:
    """What changes is told apart, before and after."""
    one = replace(RESULT.remarks[1], rewrite={"annual": "有效改善95%"})
    (row,) = re.findall(
        r"(?m)^\| ① .*$", report(replace(RESULT, remarks=(one,), failures=()))
    )

    assert row.endswith("| <del>有效改善</del> | <b>有效改善95%</b> |")


def test_several_units_have_a_table() -> None:
    """Numbers of all units stand in front, with their total."""
    other = replace(RESULT.files[0], path="b.csv")
    lines = report(replace(RESULT, files=(*RESULT.files, other), failures=()))

    assert lines.splitlines()[3:8] == [
        "| 填报单位 | 必须改 | 应当改 | 可改可不改 | 指标 | 没有问题的指标 |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 道路.csv | 2 | 1 | 1 | 3 | 1 |",
        "| b.csv | 0 | 0 | 0 | 3 | 3 |",
        "| 合计 | 2 | 1 | 1 | 6 | 4 |",
    ]


def test_as_much_as_a_comment_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes on is left out, and it is said how much that is."""
    monkeypatch.setattr("jixiaolint.report.markdown._ROOM", 700)
    made = report(RESULT)

    assert len(re.findall(r"(?m)^\| [①-⑳]", made)) == 3
    assert made.splitlines()[-5] == (
        "这里只列出前 3 处，共 4 处：再多，一条评论就放不下了。--output letter\\:目录/ 写出全部。"
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", ["{}\n", "- {}\n", "| HEAD |\n| --- |\n| {} |\n"])
def test_hostile_text_stays_text(text: str, around: str) -> None:
    """In a paragraph, a list or a table a reader sees just what was written."""
    seen = shown(around.format(literal(text))).replace("\u200b", "").strip()

    assert seen.removeprefix("HEAD").strip() == text


def test_hostile_text_in_the_report() -> None:
    """Wherever it stands, it is no markup; what nobody sees is written out."""
    said = " ".join(HOSTILE) + "\u202e\x1b"
    one = RESULT.remarks[1]
    spoken = (replace(one.spoken[0], message=said, suggestion=said),)
    remark = replace(one, title=said, why=said, spoken=spoken, now={"name": said})
    seen = shown(
        report(
            replace(
                RESULT,
                remarks=(remark,),
                failures=(Failure("x", Said(said, said)),),
                notes=(said,),
            )
        )
    ).replace("\u200b", "")
    told = " ".join(HOSTILE) + "[U+202E][U+001B]"

    assert seen.count(told) == 6
    assert HOSTILE[1] not in report(RESULT)


def test_nobody_is_called() -> None:
    """A name behind @, or a number behind #, is not what a server looks for."""
    assert literal("@all #12 a@b.c #一 !1 ！1") == (
        "\\@&#8203;all \\#&#8203;12 a\\@&#8203;b.c \\#一 \\!&#8203;1 ！1"
    )
