"""What a page repeats between any two lines of a list of projects tears nothing."""

import pytest

from list_outline import outline

TITLE = "县级部门项目支出绩效目标表"
HEAD = "项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标"
UNIT = "单位名称：松河县图书馆 单位：万元"
LINES = f"""\
{TITLE}
{UNIT}
{HEAD}
合计 42.00 42.00
    流动图书车运行经
费
30.00 30.00
开展图书进村活动，方便偏远
乡村群众借阅图书。
1、1-产出指标；11-数量指标；下乡场次；实施周期指
标值:≥
120场；年度指标值:≥120场。2、1-产出指标；12-质
量指标；图书完好率；实施周期指标值:≥95%；年度指
标值:≥95%。
    古籍修复经费 12.00 12.00
修复古籍。
1、1-产出指标；11-数量指标；修复册数；实施周期指标值:
≥30册；年度指标值:≥30册。
2、3-满意度指标；31-服务对象满意度；读者满意
度；实施周期指标值:≥90%；年度指
标值:≥90%。""".split("\n")
BREAKS = {
    "title": [TITLE],
    "page": ["", "7", ""],
    "mark": ["- 7 -"],
    "head": [HEAD],
    "part of a head": [HEAD.rsplit(" ", 3)[0]],
    "all": ["", "7", f"\f{TITLE}", UNIT, HEAD],
}


@pytest.mark.parametrize("kind", BREAKS)
def test_a_page_break_tears_nothing(kind: str) -> None:
    """A title, a page number or a column head inside an item, a goal or a name is taken out."""
    whole = outline("t.txt", "\n".join(LINES))
    assert whole.count("\n") == 7
    for at in range(4, len(LINES) + 1):
        pages = [*LINES[:at], *BREAKS[kind], *LINES[at:]]
        assert (at, outline("t.txt", "\n".join(pages))) == (at, whole)


@pytest.mark.parametrize("value", ["≥\n\n12\n\n个", "\n\n12\n\n。", "达\n\n12\n\n个"])
def test_a_number_that_is_a_value_is_no_page(value: str) -> None:
    """A number between the head of a value and its unit, or the end, stays a value."""
    item = f"1、1-产出指标；11-数量指标；书架数；年度指标值：{value}"
    text = f"{HEAD}\n    书架 3.00 3.00\n{item}\n2、1-产出指标；12-质量指标；完好率；年度指标值：99%。"
    said = value.replace("\n", "").rstrip("。")
    assert f"name=书架数 annual={said}\n" in outline("t.txt", text)
