"""Grids with one indicator to a row, many projects in one grid."""

from grid_outline import outline


def test_project_column_blank_below() -> None:
    """A project's name may stand in its first row only."""
    text = """\
项目名称,一级指标,二级指标,三级指标,中期目标,年度目标
乡村医生培训,产出指标,数量指标,培训乡村医生人数,300人,100人
,,质量指标,结业考核合格率,≥95%,≥95%
,效益指标,社会效益指标,村卫生室覆盖率,100%,98%
智慧养老平台,产出,数量,接入养老机构,40家,25家
,,时效,平台响应时间,≤2秒,≤2秒
,满意度,服务对象满意度,老年人满意度,≥92%,≥90%
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [annual cycle level1 level2 name]
PROJECT 1 乡村医生培训 · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=培训乡村医生人数 cycle=300人 annual=100人
2 level1=产出指标 level2=质量指标 name=结业考核合格率 cycle=≥95% annual=≥95%
3 level1=效益指标 level2=社会效益指标 name=村卫生室覆盖率 cycle=100% annual=98%
PROJECT 2 智慧养老平台 · - · - · - · - · -
1 level1=产出 level2=数量 name=接入养老机构 cycle=40家 annual=25家
2 level1=产出 level2=时效 name=平台响应时间 cycle=≤2秒 annual=≤2秒
3 level1=满意度 level2=服务对象满意度 name=老年人满意度 cycle=≥92% annual=≥90%"""
    )


def test_project_columns_merged() -> None:
    """Unit, project, amount and goal may be merged over the rows of a project."""
    text = """\
<table><tr><td>单位名称</td><td>项目名称</td><td>预算数（万元）</td><td>年度绩效目标</td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>绩效指标性质</td><td>绩效指标值</td><td>绩效度量单位</td><td>权重</td></tr>
<tr><td rowspan=3>市图书馆</td><td rowspan=2>阅读推广</td><td rowspan=2>50.00</td><td rowspan=2>办好活动</td><td rowspan=2>产出指标</td><td>数量指标</td><td>活动场次</td><td>≥</td><td>100</td><td>场</td><td>20</td></tr>
<tr><td>质量指标</td><td>活动完成率</td><td>＝</td><td>100</td><td>%</td><td>20</td></tr>
<tr><td>购书</td><td>30</td><td>购书万册</td><td>产出指标</td><td>数量指标</td><td>购书数</td><td>≥</td><td>1</td><td>万册</td><td>30</td></tr>
</table>
"""
    assert (
        outline("table.html", text)
        == """\
TABLE - · 市图书馆 · - · 万元 [annual level1 level2 measure_unit name score]
PROJECT 1 阅读推广 · 市图书馆 · 预算数（万元）=50.00 · 办好活动 · - · - · -
1 level1=产出指标 level2=数量指标 name=活动场次 annual=≥100 measure_unit=场 score=20
2 level1=产出指标 level2=质量指标 name=活动完成率 annual=＝100 measure_unit=% score=20
PROJECT 2 购书 · 市图书馆 · 预算数（万元）=30 · 购书万册 · - · - · -
1 level1=产出指标 level2=数量指标 name=购书数 annual=≥1 measure_unit=万册 score=30"""
    )


def test_unit_and_year_columns() -> None:
    """A column called 单位 may hold bodies, and the year may have a column."""
    text = """\
单位,年度,项目,一级指标,二级指标,三级指标,指标值
市气象局,2025,雷达维护,产出指标,质量指标,雷达可用率,≥97%
市气象局,2025,雷达维护,产出指标,时效指标,故障修复时间,≤24小时
市地震局,2025,台网运维,产出指标,质量指标,数据连续率,≥95%
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · 市气象局 · 2025 · - [annual level1 level2 name]
PROJECT 1 雷达维护 · 市气象局 · - · - · - · -
1 level1=产出指标 level2=质量指标 name=雷达可用率 annual=≥97%
2 level1=产出指标 level2=时效指标 name=故障修复时间 annual=≤24小时
PROJECT 2 台网运维 · 市地震局 · - · - · - · -
1 level1=产出指标 level2=质量指标 name=数据连续率 annual=≥95%"""
    )


def test_goal_column() -> None:
    """The goal may stand in a column beside the indicators."""
    text = """\
绩效目标,指标类型,三级指标,全年目标值,全年完成值
完成老旧小区改造15个,产出指标,改造小区数,15个,16个
,产出指标,改造户数,≥3000户,3100户
,效益指标,加装电梯数,≥20部,21部
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE - · - · - · - [actual annual level1 name]
PROJECT 1 - · - · 完成老旧小区改造15个 · - · - · -
1 level1=产出指标 name=改造小区数 annual=15个 actual=16个
2 level1=产出指标 name=改造户数 annual=≥3000户 actual=3100户
3 level1=效益指标 name=加装电梯数 annual=≥20部 actual=21部"""
    )


def test_amounts_of_many_projects() -> None:
    """Amounts stand beside the first indicator of each project; the total is frame."""
    text = """\
表5,,,,,
2025年项目支出绩效目标表,,,,,
部门：县文旅局,,,,单位：万元,
项目名称,资金总额,一级指标,二级指标,三级指标,指标值
文物普查,60.00,产出指标,数量指标,普查文物点,≥420处
,,满意度指标,服务对象满意度指标,群众满意度,≥90%
非遗展演,35.50,产出指标,数量指标,展演场次,12场
合计,95.50,,,,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE 2025年项目支出绩效目标表 · 县文旅局 · 2025 · 万元 [annual level1 level2 name]
PROJECT 1 文物普查 · 县文旅局 · 资金总额=60.00 · - · - · - · -
1 level1=产出指标 level2=数量指标 name=普查文物点 annual=≥420处
2 level1=满意度指标 level2=服务对象满意度指标 name=群众满意度 annual=≥90%
PROJECT 2 非遗展演 · 县文旅局 · 资金总额=35.50 · - · - · - · -
1 level1=产出指标 level2=数量指标 name=展演场次 annual=12场"""
    )


def test_projects_named_amid_the_rows() -> None:
    """One head may stand above all projects, each named in a row of facts of its own."""
    text = """\
望山区水务局2026年度项目绩效目标表,,,,
一级指标,二级指标,三级指标,指标值,数据来源
项目名称：堤防巡护,,,,
预算金额：20万元,,,,
产出,数量,巡护堤防长度,≥86公里,巡护台账
,质量,险情上报及时率,≥98%,巡护台账
项目名称：闸站维修,,,,
产出,数量,维修闸站座数,≥7座,验收单
满意度,服务对象满意度,灌区农户满意度,≥90%,问卷
填表人：周明,,,,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE 望山区水务局2026年度项目绩效目标表 · - · 2026 · - [annual level1 level2 name]
PROJECT 1 堤防巡护 · - · 预算金额=20 · - · - · - · -
1 level1=产出 level2=数量 name=巡护堤防长度 annual=≥86公里
2 level1=产出 level2=质量 name=险情上报及时率 annual=≥98%
PROJECT 2 闸站维修 · - · - · - · - · -
1 level1=产出 level2=数量 name=维修闸站座数 annual=≥7座
2 level1=满意度 level2=服务对象满意度 name=灌区农户满意度 annual=≥90%"""
    )
