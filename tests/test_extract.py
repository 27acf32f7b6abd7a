"""Whole sources: single strings, several layouts, the documents of ../shared."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jixiaolint.extract import extract
from jixiaolint.model import Extraction, Indicator, Project, texts
from jixiaolint.read import read
from jixiaolint.source import Source, unclaimed
from list_outline import outline

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
FIELDS = (
    "level1_code",
    "level1",
    "level2_code",
    "level2",
    "name",
    "description",
    "cycle",
    "annual",
)
DOCUMENTS = ("000", "001", "002", "003", "004")

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the documents of ../shared are not here"
)


def load(document: str) -> tuple[Source, Extraction]:
    """Return a document of ../shared and what is extracted from it."""
    path = next((SHARED / "seeds").glob(f"{document}*"))
    source = read(path.name, path.read_bytes())
    return source, extract(source)


def bare(text: object) -> str | None:
    """Return a text without any white space."""
    return None if text is None else "".join(str(text).split())


def row_of(project: Project, indicator: Indicator) -> list[Any]:
    """Return what is compared of an indicator, in the order of the answers."""
    place = [project.index, indicator.seq, bare(project.name)]
    return [*place, *(bare(getattr(indicator, field)) for field in FIELDS)]


def answers(document: str) -> list[list[Any]]:
    """Return the right indicators of a document."""
    lines = (SHARED / "labels" / "indicators.jsonl").read_text("utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    return [
        [int(item["id"].split("-")[1]), item["seq"], bare(item["project"])]
        + [bare(item[field]) for field in FIELDS]
        for item in items
        if item["doc"] == document
    ]


@needs_shared
@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_are_read_exactly(document: str) -> None:
    """Every field of every indicator is as a careful reader has it."""
    _, found = load(document)
    rows = [
        row_of(project, indicator)
        for table in found.tables
        for project in table.projects
        for indicator in project.indicators
    ]
    assert answers(document) == rows


@needs_shared
@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_is_left_unread(document: str) -> None:
    """Every character that is not blank belongs to a field or to the frame."""
    source, found = load(document)
    claimed = [span for text in texts(found.tables) for span in text.spans()]
    gaps = unclaimed(source, [*claimed, *found.read])
    assert [source.text[start:end] for start, end in gaps] == []


@needs_shared
@pytest.mark.parametrize("document", DOCUMENTS[:4])
def test_totals_add_up(document: str) -> None:
    """Each total is the sum of the first sums of the projects that it covers."""
    _, found = load(document)
    (table,) = found.tables
    sums = {project.index: project.amounts[0].number for project in table.projects}
    expected = [sum(map(sums.__getitem__, t.projects), Decimal()) for t in table.totals]
    assert expected
    assert expected == [total.amounts[0].number for total in table.totals]


@needs_shared
def test_one_table_over_many_pages() -> None:
    """Pages with the same heading are one table, whose units go on over pages."""
    _, found = load("001")
    (table,) = found.tables
    units = dict.fromkeys(str(project.unit) for project in table.projects)
    assert (table.year, len(table.projects), len(units)) == (2020, 15, 3)
    assert [str(total.name) for total in table.totals] == ["合计"]
    assert table.totals[0].projects == tuple(range(1, 16))


def test_one_string_is_a_table() -> None:
    """A coded string alone is one table with one project without a name."""
    text = "1-产出指标；11-数量指标；新增图书册数；实施周期指标值：≥5000册；年度指标值：≥5000册。\n"
    assert (
        outline("stdin", text)
        == """\
TABLE coded - · - · - · - [annual cycle level1 level1_code level2 level2_code name]
PROJECT 1 - · - · - · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=新增图书册数 cycle=≥5000册 annual=≥5000册"""
    )


def test_one_value_fills_annual() -> None:
    """A form with one value column fills annual, whatever its head says."""
    text = "1、1-产出指标；11-数量指标；植树株数；总体指标值：≥900株。\n"
    assert outline("a.txt", text).endswith("name=植树株数 annual=≥900株")


def test_damaged_strings_stay_indicators() -> None:
    """What a damaged string lacks is missing; the rest of it is there."""
    text = """\
    执法装备购置 88.00 88.00
1、1-产出指标；购置装备数量；实施周期指标值:50套；年度指标值:50套。
2、12-质量指标；装备合格率；实施周期指标值:100%；年度指标值:100%。
3、1-产出指标；13-时效指标；实施周期指标值:6月底前；年度指标值:6月底前。
4、2-效益指标；22-社会效益；群众安全感。
5、2-效益指标；22-社会效益；破案率；实施周期指标值:；年度指标值:。
6、1-产出指标；11-数量指标；培训民警人次；实施周期指标值100人次；年度指标值:100人次
"""
    assert (
        outline("a.txt", text)
        == """\
TABLE coded - · - · - · - [annual cycle level1 level1_code level2 level2_code name]
PROJECT 1 执法装备购置 · - · =88.00 =88.00 · - · - · -
1 c1=1 l1=产出指标 name=购置装备数量 cycle=50套 annual=50套
2 c2=12 l2=质量指标 name=装备合格率 cycle=100% annual=100%
3 c1=1 l1=产出指标 c2=13 l2=时效指标 cycle=6月底前 annual=6月底前
4 c1=2 l1=效益指标 c2=22 l2=社会效益 name=群众安全感
5 c1=2 l1=效益指标 c2=22 l2=社会效益 name=破案率
6 c1=1 l1=产出指标 c2=11 l2=数量指标 name=培训民警人次 cycle=100人次 annual=100人次"""
    )


def test_several_layouts_in_one_file() -> None:
    """Projects are counted through the file, whatever the layout of their table."""
    text = """\
项目支出绩效目标表
单位名称：甲县水务局 单位：万元
    渠道清淤 6.00 6.00
1、1-产出指标；11-数量指标；清淤长度；指标值：≥6公里。
项目绩效目标表
部门名称：乙县水务局
项目名称\t预算金额\t绩效目标\t绩效指标
泵站检修\t5.00\t检修泵站。\t1、检修座数：(检修泵站座数)12座 2、完好率：(完好÷总数×100%)≥95%

项目支出绩效目标表
单位名称：丙县水务局

一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t巡查次数\t≥24次
"""
    found = extract(read("a.txt", text.encode()))
    listed = [
        (table.layout, str(table.unit), project.index, str(project.name))
        for table in found.tables
        for project in table.projects
    ]
    assert listed == [
        ("coded", "甲县水务局", 1, "渠道清淤"),
        ("numbered", "乙县水务局", 2, "泵站检修"),
        ("grid", "丙县水务局", 3, "None"),
    ]


@pytest.mark.parametrize(
    "text", ["绩效目标表\n", "没有指标的一段话。\n", "合计 12.00 12.00\n", "1\n2\n3\n"]
)
def test_no_indicator_no_table(text: str) -> None:
    """A source without indicators gives no table and does not raise."""
    assert extract(read("a.txt", text.encode())).tables == ()
