"""Grids with one indicator to a row, columns: heads and contents."""

import pytest

from grid_outline import outline
from jixiaolint.labels.heads import role_of


def test_operator_column_called_nature() -> None:
    """指标性质 may hold operators and 指标方向 the direction; many projects share a table."""
    text = """\
序号,项目名称,预算单位,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,分值权重,指标方向
1,警务通终端维护,云溪县公安局,产出指标,数量指标,维护终端数,≥,300,台,20,正向
2,警务通终端维护,云溪县公安局,产出指标,质量指标,系统可用率,≥,99,%,20,正向
3,警务通终端维护,云溪县公安局,成本指标,经济成本指标,单台维护成本,≤,500,元/台,20,反向
4,护林员补助,云溪县林业局,产出指标,数量指标,聘用护林员,=,45,人,20,正向
5,护林员补助,云溪县林业局,效益指标,生态效益指标,森林覆盖,定性,优良中低差,,20,正向
合计,,,,,,,,,100,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · 云溪县公安局 · - · - [annual level1 level2 measure_unit name nature score]
PROJECT 1 警务通终端维护 · 云溪县公安局 · - · - · - · -
1 level1=产出指标 level2=数量指标 name=维护终端数 annual=≥300 measure_unit=台 score=20 nature=正向
2 level1=产出指标 level2=质量指标 name=系统可用率 annual=≥99 measure_unit=% score=20 nature=正向
3 level1=成本指标 level2=经济成本指标 name=单台维护成本 annual=≤500 measure_unit=元/台 score=20 nature=反向
PROJECT 2 护林员补助 · 云溪县林业局 · - · - · - · -
1 level1=产出指标 level2=数量指标 name=聘用护林员 annual==45 measure_unit=人 score=20 nature=正向
2 level1=效益指标 level2=生态效益指标 name=森林覆盖 annual=优良中低差 score=20 nature=正向"""
    )


def test_nature_column_called_nature() -> None:
    """指标性质 may hold the direction and 指标方向 the operator."""
    text = """\
一级指标,二级指标,三级指标,指标性质,指标方向,目标值,计量单位,权重
产出指标,数量指标,硬化村道,正向,≥,12,公里,15
产出指标,成本指标,单位造价,反向,≤,45,万元/公里,15
效益指标,社会效益指标,受益村,正向,＝,6,个,10
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 measure_unit name nature score]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=硬化村道 annual=≥12 measure_unit=公里 score=15 nature=正向
2 level1=产出指标 level2=成本指标 name=单位造价 annual=≤45 measure_unit=万元/公里 score=15 nature=反向
3 level1=效益指标 level2=社会效益指标 name=受益村 annual=＝6 measure_unit=个 score=10 nature=正向"""
    )


def test_operators_in_words() -> None:
    """指标属性 may hold 定量 and 定性, and operators may be words."""
    text = """\
一级指标,二级指标,指标名称,指标属性,运算符号,指标值,度量单位,指标说明
产出指标,数量指标,采购图书,定量,大于等于,3000,册,全年采购数
产出指标,质量指标,图书质量,定性,,合格,,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual description level1 level2 measure_unit name nature]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=采购图书 description=全年采购数 annual=大于等于3000 measure_unit=册 nature=定量
2 level1=产出指标 level2=质量指标 name=图书质量 annual=合格 nature=定性"""
    )


def test_head_over_three_columns() -> None:
    """A head may stand over the first of three columns of operator, number and unit."""
    text = """\
一级指标,二级指标,三级指标,指标值,,
产出指标,数量指标,检测样品批次,≥,300,批次
产出指标,质量指标,抽检合格率,≥,95,%
效益指标,社会效益,事故起数,≤,2,起
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 measure_unit name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=检测样品批次 annual=≥300 measure_unit=批次
2 level1=产出指标 level2=质量指标 name=抽检合格率 annual=≥95 measure_unit=%
3 level1=效益指标 level2=社会效益 name=事故起数 annual=≤2 measure_unit=起"""
    )


def test_two_values_in_three_columns_each() -> None:
    """The values of period and year may each have operator, number and unit."""
    text = """\
一级指标,二级指标,三级指标,实施周期指标值,,,年度指标值,,,指标解释
,,,运算符,值,单位,运算符,值,单位,
产出指标,数量指标,培训人次,≥,300,人次,≥,100,人次,参加培训的人次
成本指标,经济成本指标,培训成本,≤,400,元/人·天,≤,400,元/人·天,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual cycle description level1 level2 measure_unit name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=培训人次 description=参加培训的人次 cycle=≥300 annual=≥100 measure_unit=人次
2 level1=成本指标 level2=经济成本指标 name=培训成本 cycle=≤400 annual=≤400 measure_unit=元/人·天"""
    )


def test_two_rows_of_heads() -> None:
    """Heads may take two rows, with merged cells and a label at the side."""
    text = """\
<table><tr><th colspan=9>部门整体支出绩效目标表</th></tr><tr><td>部门名称</td><td colspan=8>云溪县文化馆</td></tr>
<tr><td rowspan=6>年度绩效指标</td><td rowspan=2>一级指标</td><td rowspan=2>二级指标</td><td rowspan=2>三级指标</td><td colspan=3>年度指标值</td><td rowspan=2>指标解释</td><td rowspan=2>评（扣）分标准</td></tr>
<tr><td>运算符号</td><td>内容</td><td>度量单位</td></tr>
<tr><td rowspan=2>产出指标</td><td rowspan=2>数量指标</td><td>下乡演出场次</td><td>≥</td><td>60</td><td>场</td><td>年内下乡演出的场数</td><td>每少1场扣1分</td></tr>
<tr><td>展览期数</td><td>≥</td><td>12</td><td>期</td><td></td><td></td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>群众文化生活</td><td>定性</td><td>好</td><td></td><td></td><td></td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>观众满意度</td><td>≥</td><td>95</td><td>%</td><td></td><td></td></tr>
<tr><td colspan=9>填表人：张三</td></tr></table>
"""
    assert (
        outline("table.html", text)
        == """\
TABLE 部门整体支出绩效目标表 · 云溪县文化馆 · - · - [annual description level1 level2 measure_unit name rating]
DEPARTMENT 1 云溪县文化馆 · 云溪县文化馆 · - · - · - · -
1 level1=产出指标 level2=数量指标 name=下乡演出场次 description=年内下乡演出的场数 annual=≥60 measure_unit=场 rating=每少1场扣1分
2 level1=产出指标 level2=数量指标 name=展览期数 annual=≥12 measure_unit=期
3 level1=效益指标 level2=社会效益指标 name=群众文化生活 annual=好 nature=定性
4 level1=满意度指标 level2=服务对象满意度指标 name=观众满意度 annual=≥95 measure_unit=%"""
    )


def test_value_of_the_stated_year() -> None:
    """Of several years the one in the title is the annual value."""
    text = """\
2025年项目绩效目标表,,,,,,
一级指标,二级指标,三级指标,指标值,,,备注
,,,总体,2024年,2025年,
产出指标,数量指标,植树,900亩,300亩,310亩,x
,,抚育,600亩,200亩,200亩,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE 2025年项目绩效目标表 · - · 2025 · - [annual cycle level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=植树 cycle=900亩 annual=310亩
2 level1=产出指标 level2=数量指标 name=抚育 cycle=600亩 annual=200亩"""
    )


def test_a_total_over_years_is_the_cycle() -> None:
    """The total over three years is the value of the period, past results are frame."""
    text = """\
一级指标,二级指标,三级指标,2024年实际完成值,2025年目标值,2026年目标值,2027年目标值,三年总目标
产出指标,数量指标,造林面积,1000亩,1200亩,1300亩,1400亩,3900亩
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [actual annual cycle level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=造林面积 cycle=3900亩 annual=1200亩 actual=1000亩"""
    )


def test_no_levels_at_all() -> None:
    """A plain list of indicators has names and values only."""
    text = """\
序号,指标,目标值,完成值
1,出警时间,≤10分钟,9分钟
2,破案率,≥60%,62%
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [actual annual name]
PROJECT 1 - · - · - · - · - · -
1 name=出警时间 annual=≤10分钟 actual=9分钟
2 name=破案率 annual=≥60% actual=62%"""
    )


def test_no_head_at_all() -> None:
    """Rows that begin with both levels need no head."""
    text = """\
产出指标,数量指标,培训人次,≥300人次
,质量指标,合格率,≥90%
效益指标,社会效益,就业人数,≥50人
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=培训人次 annual=≥300人次
2 level1=产出指标 level2=质量指标 name=合格率 annual=≥90%
3 level1=效益指标 level2=社会效益 name=就业人数 annual=≥50人"""
    )


def test_wrapped_heads_and_cells() -> None:
    """Cells may be wrapped and quoted, heads too."""
    text = """\
一级指标;二级指标;三级指标;"指标
目标值"
产出指标;数量指标;"开展执法
检查次数";"≥24次；"
;时效指标;"检查""双随机""按期完成率";100%。
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=开展执法检查次数 annual=≥24次
2 level1=产出指标 level2=时效指标 name=检查"双随机"按期完成率 annual=100%"""
    )


def test_html_fragments_in_cells() -> None:
    """Fragments of HTML in a text file are read as their words."""
    text = """\
项目绩效目标表
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t<p>体检教师</p><p>人数</p>\t&ge;800人
\t\t\t
注：以上指标由单位填报\t\t\t
"""
    assert (
        outline("table.txt", text)
        == """\
TABLE 项目绩效目标表 · - · - · - [annual level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=体检教师人数 annual=≥800人"""
    )


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("指标内容说明", "description"),
        ("考核内容说明", "description"),
        ("指标测算公式", "description"),
        ("指标值计算说明", "description"),
        ("具体设定说明", "description"),
        ("绩效目标内容", "goal"),
        ("指标名称及说明", "name"),
        ("指标内涵及说明", "description"),
        ("备注说明", "note"),
        ("情况说明", None),
        ("评价内容", None),
        ("产出指标", None),
    ],
)
def test_a_head_is_what_its_last_word_says(label: str, role: str | None) -> None:
    """A head made of words of heads alone need not be listed; other texts are none."""
    assert role_of(label) == role


def test_heads_that_no_list_has() -> None:
    """What stands in a column tells what an unknown head means: a name, a value."""
    text = """\
一级指标,二级指标,细化指标,目标要求,指标内容说明
产出指标,数量指标,培训河长人数,≥50人,年内参训的河长
产出指标,质量指标,培训合格率,≥95%,合格人数÷参训人数×100%
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual description level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=培训河长人数 description=年内参训的河长 annual=≥50人
2 level1=产出指标 level2=质量指标 name=培训合格率 description=合格人数÷参训人数×100% annual=≥95%"""
    )


def test_one_level_beside_what_was_reached() -> None:
    """A head of one level and columns of monitoring is one of indicators."""
    text = """\
指标分类,指标项目,计划值,1-6月完成情况,偏差原因
产出,培训河长人数,≥50人,20人,无
效益,河道水质达标率,≥90%,85%,雨季
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [actual annual level1 name reason]
PROJECT 1 - · - · - · - · - · -
1 level1=产出 name=培训河长人数 annual=≥50人 actual=20人 reason=无
2 level1=效益 name=河道水质达标率 annual=≥90% actual=85% reason=雨季"""
    )


def test_equipment_is_no_table_of_indicators() -> None:
    """Class, name, unit and number head many tables: without 指标 they are foreign."""
    text = "类别,名称,规格,单位,数量\n电脑,台式机,通用,台,3\n"

    assert outline("table.csv", text) == "\n".join(
        f"? {word}" for word in text.replace("\n", ",").strip(",").split(",")
    )
