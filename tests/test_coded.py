"""Indicator strings: the grammar, and runs of coded strings in a text."""

from pathlib import Path

import pytest
import yaml

from jixiaolint.extract.items import Way, layout_of, split_items
from jixiaolint.parsing.indicator import parts
from jixiaolint.text import Text
from jixiaolint.words.fold import fold

CASES = yaml.safe_load(
    (Path(__file__).parent / "grammar" / "indicator.yaml").read_text(encoding="utf-8")
)


def parts_of(value: str) -> dict[str, str]:
    """Return the parts of a string by name."""
    found = parts(fold(value))
    return {name: value[slice(*span)] for name, span in found.spans.items()}


def rows_of(value: str) -> list[dict[str, str]]:
    """Return the fields of the indicators in a text."""
    return [
        {name: str(text) for name, (text, _) in row.items()}
        for row in split_items(Text.at(value, 0), Way("coded")).drafts
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_grammar(case: dict[str, object]) -> None:
    """Each string of the fixture has the parts that the fixture gives."""
    expected = {key: value for key, value in case.items() if key != "text"}
    assert expected == parts_of(str(case["text"]))


def test_keys_tell_an_empty_value_from_none() -> None:
    """A head without a value is a place that the form has."""
    found = parts("1-产出指标；11-数量指标；植树株数；年度指标值：")
    assert found.places == {
        "name",
        "level1",
        "level2",
        "level1_code",
        "level2_code",
        "annual",
    }
    assert "annual" not in found.spans


WRAPPED = "1、1-产出指标；11-数量指标；铺设污水管网（含检查井）；实施周期指标值:≥12.5公里；年度指标值:≥8公里。"


@pytest.mark.parametrize("width", range(1, 40))
def test_wraps_anywhere(width: int) -> None:
    """A line break inside a code, a keyword or a number changes nothing."""
    pieces = [WRAPPED[i : i + width] for i in range(0, len(WRAPPED), width)]
    expected = rows_of(WRAPPED)
    assert expected[0]["cycle"] == "≥12.5公里"
    assert expected == rows_of("\n".join(pieces))
    assert expected == rows_of("\n\n".join(pieces))


def test_blanks_before_punctuation() -> None:
    """Padding beside Chinese characters and punctuation is no content."""
    text = "1、1-产出指标；12-质量指标；图书上架率 ；实施周期指标值 ： ≥98%；年度指标值： ≥98% 。"
    assert rows_of(text) == [
        {
            "level1_code": "1",
            "level1": "产出指标",
            "level2_code": "12",
            "level2": "质量指标",
            "name": "图书上架率",
            "cycle": "≥98%",
            "annual": "≥98%",
        }
    ]


def test_next_indicator_needs_number_and_level() -> None:
    """Separators and numbers inside names and values begin no indicator."""
    text = (
        "1、1-产出指标；11-数量指标；处理信访、投诉；含1、2类事项；年度指标值:受理；办结2、3类。"
        "2、2-效益指标；22-社会效益；群众诉求；年度指标值:1、回应；2、解决。"
    )
    assert [(row["name"], row["annual"]) for row in rows_of(text)] == [
        ("处理信访、投诉；含1、2类事项", "受理；办结2、3类"),
        ("群众诉求", "1、回应；2、解决"),
    ]


def test_digits_before_a_number() -> None:
    """A value that ends in digits does not swallow the number of the next indicator."""
    text = "".join(
        f"{n}、1-产出指标；11-数量指标；监测点{n}；年度指标值:{n * 5}"
        for n in range(1, 13)
    )
    assert [row["annual"] for row in rows_of(text)] == [
        str(n * 5) for n in range(1, 13)
    ]


@pytest.mark.parametrize(
    "number", ["1、", "1.", "（1）", "(1)、", "①", "1）", "１、", ""]
)
def test_list_numbers(number: str) -> None:
    """List numbers of every form are left out; there may be none."""
    row = rows_of(f"{number}产出指标；数量指标；发放救灾帐篷；指标值：≥50顶。")[0]
    assert row == {
        "level1": "产出指标",
        "level2": "数量指标",
        "name": "发放救灾帐篷",
        "annual": "≥50顶",
    }


def test_dot_after_a_code_is_no_list_number() -> None:
    """Without list numbers, 2. before a level is its code."""
    rows = rows_of(
        "1.产出指标；11.数量指标；甲数；指标值：1个\n1.产出指标；12.质量指标；乙率；指标值：9%\n"
        "2.效益指标；22.社会效益；丙率；指标值：8%"
    )
    assert [row["level1_code"] for row in rows] == ["1", "1", "2"]


def test_annual_value_may_stand_first() -> None:
    """The order of the two values does not matter, nor what follows the last."""
    text = (
        "1、1-产出指标；11-数量指标；疏浚河道；年度指标值:3公里；实施周期指标值:9公里\n"
        "2、1-产出指标；12-质量指标；合格率；年度指标值:98%；实施周期指标值:99%\n保持河道畅通\n"
    )
    rows = [(row["cycle"], row["annual"]) for row in rows_of(text)]
    assert rows == [("9公里", "3公里"), ("99%", "98%")]


def test_text_around_is_kept_apart() -> None:
    """What stands before the first and after the last indicator is handed back."""
    text = Text.at(
        "目标甲。\n1、1-产出指标；11-数量指标；乙；年度指标值:2件。\n目标丙。", 0
    )
    items = split_items(text, Way("coded"))
    assert (items.before.value, items.after.value) == ("目标甲。\n", "\n目标丙。")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "产出指标",
        "3、社会效益：(改善环境)明显",
        "1、完成产出指标任务；加强管理。",
        "效益；提高水平；完成任务",
    ],
)
def test_other_text_is_not_coded(text: str) -> None:
    """Labels alone, numbered items and prose hold no coded indicator."""
    assert layout_of([text]) != "coded"


@pytest.mark.parametrize(
    "text",
    [
        "；；；",
        "1、",
        "。",
        "1-",
        "实施周期指标值",
        "\x00",
        "（" * 500,
        "1、1-产出指标；" * 50,
    ],
)
def test_no_text_raises(text: str) -> None:
    """Whatever the text, parsing and splitting return a value."""
    parts(text)
    assert len(split_items(Text.at(text, 0), Way("coded")).before) <= len(text)


def test_strings_without_a_value_have_a_place_for_one() -> None:
    """A list in which no item has a value still lacks the values."""
    text = "1、1-产出指标；11-数量指标；救助人数。\n2、2-效益指标；22-社会效益指标；困难缓解。"
    items = split_items(Text.at(text, 0), Way("coded"))
    assert "annual" in items.columns
    assert [row.get("annual") for row in items.drafts] == [None, None]


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        ("1_产出指标/11_数量指标", ("1", "11")),
        ("1产出指标；11数量指标", ("1", "11")),
        ("一级指标：1-产出指标；二级指标：11-数量指标", ("1", "11")),
        ("产出指标：数量指标", (None, None)),
        ("1—产出指标>11—数量指标", ("1", "11")),
    ],
)
@pytest.mark.parametrize("number", ["", "{}、", "（{}）", "{}）"])
def test_levels_begin_an_indicator_however_they_are_joined(
    levels: str, codes: tuple[str | None, str | None], number: str
) -> None:
    """The reading that finds an indicator is the one that tells its levels, numbered or not."""
    text = "\n".join(
        f"{number.format(n)}{levels}；{name}；指标值：{n}处"
        for n, name in enumerate(["清淤河段", "补植绿地"], 1)
    )
    found = split_items(Text.at(text, 0), Way("coded")).drafts
    told = ("level1_code", "level1", "level2_code", "level2", "name")
    assert [tuple(x[f][0] if f in x else None for f in told) for x in found] == [
        (codes[0], "产出指标", codes[1], "数量指标", name)
        for name in ("清淤河段", "补植绿地")
    ]
