"""Grids with one indicator to a row, levels: merged, repeated, blank, coded, joined."""

from grid_outline import outline


def test_blank_levels_mean_the_label_above() -> None:
    """A blank level means the label above, and a missing value stays missing."""
    text = """\
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,新改建农村公路里程,≥120公里
,,养护路段数,≥35条
,质量指标,交工验收合格率,=100%
,时效指标,完工时间,2025年11月底前
效益指标,社会效益指标,通村客车覆盖率,≥98%
满意度指标,服务对象满意度指标,沿线群众满意度,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=新改建农村公路里程 annual=≥120公里
2 level1=产出指标 level2=数量指标 name=养护路段数 annual=≥35条
3 level1=产出指标 level2=质量指标 name=交工验收合格率 annual==100%
4 level1=产出指标 level2=时效指标 name=完工时间 annual=2025年11月底前
5 level1=效益指标 level2=社会效益指标 name=通村客车覆盖率 annual=≥98%
6 level1=满意度指标 level2=服务对象满意度指标 name=沿线群众满意度"""
    )


def test_repeated_heads_continue_a_project() -> None:
    """A repeated head goes on with its project; another fact or title begins a form."""
    text = """\
项目名称,甲,,
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,a,1个
一级指标,二级指标,三级指标,指标值
,,b,2个
效益指标,,c,3个
项目名称,乙,,
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,d,1个
,,,
项目支出绩效目标表,,,
项目名称：丙,,,
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,e,1个
产出指标,数量指标,f,1个
产出指标,质量指标,g,1个
产出指标,,h,1个
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 甲 · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=a annual=1个
2 level1=产出指标 level2=数量指标 name=b annual=2个
3 level1=效益指标 name=c annual=3个
PROJECT 2 乙 · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=d annual=1个
TABLE 项目支出绩效目标表 · - · - · - [annual level1 level2 name]
PROJECT 3 丙 · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=e annual=1个
2 level1=产出指标 level2=数量指标 name=f annual=1个
3 level1=产出指标 level2=质量指标 name=g annual=1个
4 level1=产出指标 name=h annual=1个"""
    )


def test_codes_stand_before_labels() -> None:
    """A code before a label is its own field, and 指标类别 is judged by its labels."""
    text = """\
指标类别,指标名称,年度目标值,备注
11-数量指标,巡河次数,每周不少于2次,
12-质量指标,断面水质达标率,≥90%,省控
21-经济效益指标,节约清淤费用,≥30万元,
31-服务对象满意度指标,沿河居民满意度,≥85%,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level2 name]
PROJECT 1 - · - · - · - · - · -
1 level2_code=11 level2=数量指标 name=巡河次数 annual=每周不少于2次
2 level2_code=12 level2=质量指标 name=断面水质达标率 annual=≥90%
3 level2_code=21 level2=经济效益指标 name=节约清淤费用 annual=≥30万元
4 level2_code=31 level2=服务对象满意度指标 name=沿河居民满意度 annual=≥85%"""
    )


def test_codes_have_columns() -> None:
    """Codes of both levels may stand in columns of their own."""
    text = """\
一级指标编码,一级指标名称,二级指标编码,二级指标名称,三级指标编码,三级指标名称,指标值类型,指标值,计量单位
1,产出指标,11,数量指标,1101,救助流浪人员人次,≥,260,人次
1,产出指标,12,质量指标,1201,救助及时率,≥,98,%
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level1_code level2 level2_code measure_unit name]
PROJECT 1 - · - · - · - · - · -
1 level1_code=1 level1=产出指标 level2_code=11 level2=数量指标 name=救助流浪人员人次 annual=≥260 measure_unit=人次
2 level1_code=1 level1=产出指标 level2_code=12 level2=质量指标 name=救助及时率 annual=≥98 measure_unit=%"""
    )


def test_levels_joined_in_one_cell() -> None:
    """One cell may hold both levels; list numbers and final marks are dropped."""
    text = """\
一级指标,二级指标,指标内容,指标值,计算公式,权重
产出指标-数量指标,,新增停车泊位,≥500个,实际新增数,20%
产出指标,质量指标,指标1：工程验收合格率,≥98%；,合格数÷总数×100%,20%
产出指标,质量指标,……,,,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual description level1 level2 name score]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=新增停车泊位 description=实际新增数 annual=≥500个 score=20%
2 level1=产出指标 level2=质量指标 name=工程验收合格率 description=合格数÷总数×100% annual=≥98% score=20%
- 质量指标"""
    )


def test_levels_joined_to_the_name() -> None:
    """A name may begin with its levels, and shifted cells are judged by content."""
    text = """\
指标名称,指标值,单位
产出指标/数量指标/检测样品批次,≥,300,批次
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 measure_unit name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=检测样品批次 annual=≥300 measure_unit=批次"""
    )


def test_a_level_alone_heads_a_group() -> None:
    """A row of levels only is a heading if the next row goes on under it."""
    text = """\
产出指标,,,
一级指标,二级指标,三级指标,指标值
产出指标,,,
,数量指标,a,1
,质量指标,b,2
效益指标,社会效益指标,,
,生态效益指标,c,3
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=a annual=1
2 level1=产出指标 level2=质量指标 name=b annual=2
3 level1=效益指标 level2=生态效益指标 name=c annual=3
- 社会效益指标
? 产出指标"""
    )


def test_levels_as_rows() -> None:
    """A form without columns of levels may have them as numbered rows."""
    text = """\
绩效指标,指标值,指标解释
一、产出指标,,
（一）数量指标,,
1.巡护里程,≥1.2万公里,全年巡护里程
2.扑火演练,4次,
（二）质量指标,,
1.火情处置率,100%,
二、效益指标,,
（一）生态效益指标,,
1.森林受害率,≤0.9‰,受害面积÷森林面积
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual description level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=巡护里程 description=全年巡护里程 annual=≥1.2万公里
2 level1=产出指标 level2=数量指标 name=扑火演练 annual=4次
3 level1=产出指标 level2=质量指标 name=火情处置率 annual=100%
4 level1=效益指标 level2=生态效益指标 name=森林受害率 description=受害面积÷森林面积 annual=≤0.9‰"""
    )


def test_the_fourth_level_is_the_name() -> None:
    """Where there is a fourth level it is the name."""
    text = """\
一级指标,二级指标,三级指标,四级指标,目标值
履职效能,核心业务,防汛抗旱,水库巡查次数,≥52次
,,,山洪预警准确率,≥90%
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=履职效能 level2=核心业务 name=水库巡查次数 annual=≥52次
2 level1=履职效能 level2=核心业务 name=山洪预警准确率 annual=≥90%"""
    )


def test_merged_levels() -> None:
    """A cell merged over both levels is the first; remarks over the whole row stay unread."""
    text = """\
<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>目标值</td><td>实际值</td><td>得分</td></tr>
<tr><td colspan=2>预算执行率</td><td>预算执行率</td><td>100%</td><td>99%</td><td>10</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>建桥</td><td>2座</td><td>2座</td><td>10</td></tr>
<tr><td colspan=6>产出小结：好</td></tr>
<tr><td colspan=2>满意度指标</td><td>群众满意度</td><td>≥90%</td><td>91%</td><td>10</td></tr>
<tr><td>效益指标</td><td>社会效益</td><td></td><td></td><td></td><td></td></tr>
<tr><td colspan=5>总分</td><td>99</td></tr></table>
"""
    assert (
        outline("table.html", text)
        == """\
TABLE - · - · - · - [actual annual level1 level2 name points]
PROJECT 1 - · - · - · - · - · -
1 level1=预算执行率 name=预算执行率 annual=100% actual=99% points=10
2 level1=产出指标 level2=数量指标 name=建桥 annual=2座 actual=2座 points=10
3 level1=满意度指标 name=群众满意度 annual=≥90% actual=91% points=10
- 社会效益
? 产出小结：好"""
    )


def test_a_second_level_tells_that_it_goes_on() -> None:
    """A blank amid labels written again is a blank, unless the second level belongs there."""
    text = """\
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,a,1个
产出指标,质量指标,b,2个
,时效指标,c,3天
效益指标,社会效益指标,d,4个
效益指标,生态效益指标,e,5个
效益指标,可持续影响指标,g,5年
,数量指标,f,6个
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=a annual=1个
2 level1=产出指标 level2=质量指标 name=b annual=2个
3 level1=产出指标 level2=时效指标 name=c annual=3天
4 level1=效益指标 level2=社会效益指标 name=d annual=4个
5 level1=效益指标 level2=生态效益指标 name=e annual=5个
6 level1=效益指标 level2=可持续影响指标 name=g annual=5年
7 level2=数量指标 name=f annual=6个"""
    )
