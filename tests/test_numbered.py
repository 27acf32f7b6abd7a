"""Numbered indicators ``1、名称：(说明)值`` in one text."""

import pytest

from jixiaolint.extract.items import Way, layout_of, split_items
from jixiaolint.text import Text


def rows_of(value: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return name, explanation and value of each indicator in a text."""
    return [
        tuple(
            row[field][0] if field in row else None
            for field in ("name", "description", "annual")
        )
        for row in split_items(Text.at(value, 0), Way("numbered")).drafts
    ]  # type: ignore[misc]


@pytest.mark.parametrize("between", ["\n", "\n\n", " ", "；", "；\n", ""])
def test_items_run_on_or_on_lines(between: str) -> None:
    """Items may stand on lines, after blanks or separators, or run on."""
    items = [
        "1、检修路灯数：(全年检修路灯盏数)≥600盏",
        "2、亮灯率：(亮灯盏数÷路灯总数×100%)98%",
        "3、巡查次数：≥12次",
    ]
    assert rows_of(between.join(items)) == [
        ("检修路灯数", "全年检修路灯盏数", "≥600盏"),
        ("亮灯率", "亮灯盏数÷路灯总数×100%", "98%"),
        ("巡查次数", None, "≥12次"),
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "1、出勤率：(出勤率=实际出勤（含加班）/应出勤*100%)95%以上",
            ("出勤率", "出勤率=实际出勤（含加班）/应出勤*100%", "95%以上"),
        ),
        (
            "1、差旅费（含市内）合规性：（是否符合《差旅费办法》〈试行〉：第三条）符合",
            (
                "差旅费（含市内）合规性",
                "是否符合《差旅费办法》〈试行〉：第三条",
                "符合",
            ),
        ),
        (
            "1.减免比例:(减免比例=减免人次÷(报销人次+减免人次))85%以上。",
            ("减免比例", "减免比例=减免人次÷(报销人次+减免人次)", "85%以上"),
        ),
        ("1、参训人数：计划全年培训457人", ("参训人数", None, "计划全年培训457人")),
        ("1、满意率：（≥90%）", ("满意率", None, "（≥90%）")),
        ("1、到位率：(资金到位÷预算×100%)", ("到位率", "资金到位÷预算×100%", None)),
        ("1、培训场次≥6场", ("培训场次", None, "≥6场")),
        ("1、括号未闭：(说明文字100%", ("括号未闭", None, "(说明文字100%")),
        ("1、设备购置：：(采购台数)：3台", ("设备购置", "采购台数", "3台")),
    ],
)
def test_parts_of_an_item(
    item: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    """Name, explanation and value are told apart through nested brackets and colons."""
    assert rows_of(item) == [expected]


def test_lists_inside_brackets_begin_no_item() -> None:
    """Numbers in an explanation are part of it."""
    text = "1、活动类型：(1、展览；2、讲座：公益；3、演出)3类 2、场次：(含2.讲座)≥9场"
    assert rows_of(text) == [
        ("活动类型", "1、展览；2、讲座：公益；3、演出", "3类"),
        ("场次", "含2.讲座", "≥9场"),
    ]


def test_digits_before_a_number() -> None:
    """A value that ends in digits is not the beginning of the next number."""
    text = "".join(f"{n}、站点{n}：(数量){n * 3}" for n in range(1, 13))
    assert [annual for _, _, annual in rows_of(text)] == [
        str(n * 3) for n in range(1, 13)
    ]


def test_decimals_are_no_numbers_of_items() -> None:
    """2.5 on a new line is a number, not the second item."""
    text = "1、绿道长度：(新建绿道)\n2.5公里\n2、养护面积：(养护绿地)3万平方米"
    assert rows_of(text) == [
        ("绿道长度", "新建绿道", "2.5公里"),
        ("养护面积", "养护绿地", "3万平方米"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1、负责全县林业工作：组织实施造林绿化。\n2、监督检查：依法开展。",
        "一、申请依据：（某文〔2019〕22号）二、开支内容：培训费。",
        "1、贯彻目标：（1）完成调查10次；（2）出具报告。",
        "2、名称：(说明)5次",
    ],
)
def test_other_lists_are_not_indicators(text: str) -> None:
    """Duties, reasons, goals, and lists that do not begin with one are left alone."""
    assert layout_of([text]) != "numbered"


@pytest.mark.parametrize(
    "text", ["1、：", "1、)(：", "1、(((((", "1、a：(", "1、" * 99]
)
def test_no_text_raises(text: str) -> None:
    """Whatever the text, splitting returns a value and claims no blank name."""
    assert all(
        row["name"][0] for row in split_items(Text.at(text, 0), Way("numbered")).drafts
    )
