"""Lists by label: levels with a colon or a list number, a name and its value to each."""

from __future__ import annotations

from pathlib import Path

import pytest

from flat_reading import read, short
from jixiaolint.extract import extract
from jixiaolint.model import texts
from jixiaolint.read import read as reader
from jixiaolint.source import unclaimed

CASES = Path(__file__).resolve().parents[2] / "shared/cases/tables"

COLONS = """产出指标：
数量指标：巡查水库座数≥12座；巡查次数≥24次
质量指标：隐患整改率基本达标
满意度指标：库区居民满意度 ≥90%"""

BULLETS = """- 产出指标
  - 数量指标：
    - 巡查水库座数 ≥12座
    - 巡查次数 ≥24次
  - **质量指标**：隐患整改率基本达标
- 满意度指标
  - 库区居民满意度：≥90%"""

NUMBERED = """一、产出指标
（一）数量指标
1.巡查水库座数：≥12座
2.巡查次数：≥24次；
（二）质量指标
1.隐患整改率：基本达标
二、满意度指标
1.库区居民满意度：≥90%。"""

BRACKETS = """【产出指标】【数量指标】巡查水库座数≥12座，巡查次数≥24次
【质量指标】隐患整改率基本达标
【满意度指标】库区居民满意度≥90%"""

JOINT = """（1）产出指标-数量指标：巡查水库座数≥12座；巡查次数≥24次
（2）产出指标-质量指标：隐患整改率 基本达标
（3）满意度指标：库区居民满意度≥90%"""


INLINE = """1.产出指标：（1）数量指标：巡查水库座数≥12座；巡查次数≥24次；（2）质量指标：隐患整改率基本达标。
2.满意度指标：库区居民满意度≥90%。"""


DOTTED = """1.产出指标
1.1 数量指标
1.1.1 巡查水库座数：≥12座
1.1.2 巡查次数：≥24次；
1.2质量指标
1.2.1 隐患整改率：基本达标
2.满意度指标
2.1 库区居民满意度：≥90%"""

NAMED = """一、产出指标
数量指标：
指标1：巡查水库座数，≥12座
指标2：巡查次数，≥24次
质量指标：
指标1：隐患整改率：基本达标
二、满意度指标
指标1：库区居民满意度，≥90%"""

BEHIND = """产出指标：
数量指标：
1、巡查水库座数（≥12座）；
2、巡查次数（≥24次）；
质量指标：
1、隐患整改率：基本达标；
满意度指标：
1、库区居民满意度（≥90%）。"""

_LISTS = [COLONS, BULLETS, NUMBERED, BRACKETS, JOINT, INLINE, DOTTED, NAMED, BEHIND]


@pytest.mark.parametrize("source", _LISTS)
def test_one_indicator_to_each_name(source: str) -> None:
    """However the list is marked, its names are indicators under their levels."""
    found, unread = read(source)

    assert unread == []
    assert short(found) == [
        "产出指标|数量指标|巡查水库座数|≥12座",
        "产出指标|数量指标|巡查次数|≥24次",
        "产出指标|质量指标|隐患整改率|基本达标",
        "满意度指标|库区居民满意度|≥90%",
    ]


def test_facts_names_without_value_and_levels_without_names() -> None:
    """A list is a form as any: its facts are read, what it leaves blank is a row."""
    found, unread = read(
        "2026年水库管护项目绩效目标表\n项目名称：水库管护\n数量指标：巡查水库座数\n"
        "质量指标：\n时效指标：巡查完成时间2026年11月底前\n备注：由水务局填报。\n"
        "项目名称：灌区清淤\n数量指标：清淤长度8公里\n质量指标：清淤合格率 100%"
    )

    assert unread == []
    assert [str(p.name) for t in found.tables for p in t.projects] == [
        "水库管护",
        "灌区清淤",
    ]
    assert short(found) == [
        "数量指标|巡查水库座数",
        "时效指标|巡查完成时间|2026年11月底前",
        "- 质量指标",
        "数量指标|清淤长度|8公里",
        "质量指标|清淤合格率|100%",
    ]


def test_other_text_in_a_list_is_unread() -> None:
    """A line without a value is no indicator, and no part of its neighbour."""
    _, unread = read(f"{COLONS}\n以上指标经集体研究确定")

    assert unread == ["以上指标经集体研究确定"]


@pytest.mark.parametrize(("name", "rows"), [("colon.txt", 4), ("mdlist.md", 3)])
def test_shared_cases(name: str, rows: int) -> None:
    """The small inputs that went wrong give one indicator to each name."""
    path = CASES / name
    if not path.is_file():
        pytest.skip("the shared cases are not here")

    source = reader(name, path.read_bytes())
    found = short(extract(source))

    assert len(found) == rows
    assert found[:2] == [
        "产出指标|数量指标|培训人数|≥50人",
        "产出指标|质量指标|培训合格率|基本合格",
    ]


CODED = """柳溪县水利局
2024年度项目支出绩效目标表

项目名称：水库管护
年度绩效目标：完成12座水库巡查。
绩效指标：
1-产出指标
  11-数量指标
    1.巡查水库座数：≥12座；
    2.巡查频次：每月2次；
  12-质量指标
    1.隐患整改率：基本达标；
3-满意度指标
  31-服务对象满意度指标
    1.库区居民满意度：≥90%；
"""


@pytest.mark.parametrize("item", ["{}.", "- ", "", "（{}）"])
def test_an_outline_by_codes(item: str) -> None:
    """A coded level on a line of its own is a heading, no beginning of a coded string."""
    lines = CODED.splitlines()
    source = "\n".join(
        line.replace(f"{n}.", item.format(n))
        for line in lines
        for n in [line.strip()[:1]]
    )

    found = extract(reader("表.txt", source.encode()))

    assert short(found) == [
        "1|产出指标|11|数量指标|巡查水库座数|≥12座",
        "1|产出指标|11|数量指标|巡查频次|每月2次",
        "1|产出指标|12|质量指标|隐患整改率|基本达标",
        "3|满意度指标|31|服务对象满意度指标|库区居民满意度|≥90%",
    ]
    assert [str(p.name) for t in found.tables for p in t.projects] == ["水库管护"]


def test_the_name_of_a_body_above_the_title_is_frame() -> None:
    """A letterhead is no text that nobody read."""
    source = reader("表.txt", CODED.encode())
    found = extract(source)

    claimed = [span for text in texts(found.tables) for span in text.spans()]
    gaps = unclaimed(source, [*claimed, *found.read])
    assert [source.text[start:end] for start, end in gaps] == []
