"""Whole lines of a flattened form are whole rows, whatever their values say."""

import pytest

from flat_free_values import HEADS, lines, mixed
from flat_layout import Row
from flat_reading import filled, read, short


def _rows(source: str) -> list[dict[str, str]]:
    found, unread = read(source)
    assert unread == []
    return [filled(row) for row in found.tables[0].projects[0].indicators]


def _form(columns: int, body: list[str]) -> str:
    return "\n".join(["项目支出绩效目标表", "项目名称 试点", HEADS[columns], *body])


def _wanted(row: Row) -> dict[str, str]:
    roles = ("annual",) if len(row.cells) == 1 else ("cycle", "annual")
    values = dict(zip(roles, row.cells, strict=False))
    found = {"level1": row.level1, "level2": row.level2, "name": row.name, **values}
    return {field: value for field, value in found.items() if value}


@pytest.mark.parametrize("columns", HEADS)
@pytest.mark.parametrize("seed", range(8))
def test_values_in_free_text(columns: int, seed: int) -> None:
    """A line with a text for the name and for each value column is one row."""
    rows = mixed(seed, columns)

    assert _rows(_form(columns, lines(rows, seed))) == [_wanted(row) for row in rows]


@pytest.mark.parametrize("columns", HEADS)
@pytest.mark.parametrize("seed", [*range(8), 15])
def test_names_without_values(columns: int, seed: int) -> None:
    """A name without a value is a row without one, and not part of its neighbours."""
    rows = mixed(seed, columns, gaps=True)

    assert _rows(_form(columns, lines(rows, seed))) == [_wanted(row) for row in rows]


FORM = """项目支出绩效目标表
项目名称 林区道路维护
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 维护林区道路里程 ≥90公里
新建错车道数量 12处
质量指标
时效指标 补助资金到位时间 6月底前
成本指标 每公里维护成本 ≤2万元
效益指标 社会效益指标 林区职工出行条件 明显改善
满意度指标 服务对象满意度指标
备注：数据由林场填报。"""

SIDES = """项目支出绩效目标表
项目名称 林区道路维护
一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值
产出指标 数量指标 维护林区道路里程 ≥90公里 数量指标 维护林区道路里程 ≥30公里
新建错车道数量 12处 新建错车道数量 4处
质量指标 道路验收合格率 100% 质量指标 一次验收合格率 ≥95%
效益指标 社会效益指标 职工出行条件 明显改善 社会效益指标 职工出行条件 有所改善
满意度指标 服务对象满意度指标 职工满意度 ≥90% 服务对象满意度指标 职工满意度 ≥88%"""


def test_labels_without_a_row() -> None:
    """A label with nothing below it stands for a row that was left blank."""
    found, unread = read(FORM)

    assert unread == []
    assert short(found) == [
        "产出指标|数量指标|维护林区道路里程|≥90公里",
        "产出指标|数量指标|新建错车道数量|12处",
        "产出指标|时效指标|补助资金到位时间|6月底前",
        "产出指标|成本指标|每公里维护成本|≤2万元",
        "效益指标|社会效益指标|林区职工出行条件|明显改善",
        "- 质量指标",
        "- 服务对象满意度指标",
    ]


def test_text_below_a_label_is_no_blank_row() -> None:
    """Where text below a label could not be read, the label is no row either."""
    source = FORM.replace("质量指标\n", "质量指标\n（详见附件所列技术规范、\n")

    assert "- 质量指标" not in short(read(source)[0])


def test_labels_in_the_middle_are_no_blank_rows() -> None:
    """Where labels stand beside the middle of their rows, none is a row by itself."""
    lines_ = [
        "巡护里程 ≥9公里",
        "产出指标 数量指标 巡护次数 12次",
        "整改点位数 ≥5处",
        "质量指标",
        "整改合格率 100%",
        "效益指标 社会效益指标 林区火灾起数 0起",
    ]
    rows = _rows(_form(1, lines_))

    assert [row["name"] for row in rows] == [
        "巡护里程",
        "巡护次数",
        "整改点位数",
        "整改合格率",
        "林区火灾起数",
    ]


def test_period_and_year_side_by_side() -> None:
    """The left side is the period, the right the year; equal names are joined."""
    found, unread = read(SIDES)
    rows = [filled(row) for row in found.tables[0].projects[0].indicators]

    assert unread == []
    assert [
        (row["level2"], row["name"], row.get("cycle"), row.get("annual"))
        for row in rows
    ] == [
        ("数量指标", "维护林区道路里程", "≥90公里", "≥30公里"),
        ("数量指标", "新建错车道数量", "12处", "4处"),
        ("质量指标", "道路验收合格率", "100%", None),
        ("质量指标", "一次验收合格率", None, "≥95%"),
        ("社会效益指标", "职工出行条件", "明显改善", "有所改善"),
        ("服务对象满意度指标", "职工满意度", "≥90%", "≥88%"),
    ]
    assert found.tables[0].columns == {"level1", "level2", "name", "cycle", "annual"}
