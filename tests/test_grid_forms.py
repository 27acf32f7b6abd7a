"""Grids with one indicator to a row, forms: facts, goals, amounts, sides."""

from grid_outline import outline


def test_both_periods_side_by_side() -> None:
    """The left side of a form is the period, the right the year; equal names are joined."""
    text = """\
青湖市2025年项目支出绩效目标申报表,,,,,,,
（2025年度）,,,,,,,
项目名称,校园食堂改造,,,主管部门,市教育局,,
实施单位,青湖市第三小学,,,项目期,2025-2026年,,
项目资金（万元）,年度资金总额：,,120.5,,,,
,其中：财政拨款,,100,,,,
,其他资金,,20.5,,,,
总体目标,实施期目标,,,年度目标,,,
,目标1：完成6所学校食堂改造。,,,完成3所学校食堂改造。,,,
绩效指标,一级指标,二级指标,三级指标,指标值,二级指标,三级指标,指标值
,产出指标,数量指标,改造食堂数量,6所,数量指标,改造食堂数量,3所
,,质量指标,验收合格率,100%,质量指标,一次验收合格率,≥95%
,满意度指标,服务对象满意度指标,学生满意度,≥90%,服务对象满意度指标,学生满意度,≥90%
备注：无,,,,,,,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE 青湖市2025年项目支出绩效目标申报表 · 青湖市第三小学 · 2025 · 万元 [annual cycle level1 level2 name]
PROJECT 1 校园食堂改造 · 青湖市第三小学 · 年度资金总额=120.5 · 其中：财政拨款=100 · 其他资金=20.5 · 完成3所学校食堂改造。 · 目标1：完成6所学校食堂改造。 · 2025 · 2026
1 level1=产出指标 level2=数量指标 name=改造食堂数量 cycle=6所 annual=3所
2 level1=产出指标 level2=质量指标 name=验收合格率 cycle=100%
3 level1=产出指标 level2=质量指标 name=一次验收合格率 annual=≥95%
4 level1=满意度指标 level2=服务对象满意度指标 name=学生满意度 cycle=≥90% annual=≥90%"""
    )


def test_side_by_side_under_merged_heads() -> None:
    """Forms with two sides under merged heads, two of them in one table."""
    text = """\
<table><tr><td colspan=8>绩效目标申报表</td></tr><tr><td>项目名称</td><td colspan=7>甲项目</td></tr>
<tr><td rowspan=2>绩效指标</td><td colspan=4>实施周期绩效指标（2025-2027年）</td><td colspan=3>年度绩效指标</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td></td><td rowspan=2>产出指标</td><td>数量指标</td><td>A数</td><td>9个</td><td>数量指标</td><td>A数</td><td>3个</td></tr>
<tr><td></td><td>质量指标</td><td>B率</td><td>99%</td><td>质量指标</td><td>C率</td><td>98%</td></tr>
<tr><td colspan=8>绩效目标申报表</td></tr><tr><td>项目名称</td><td colspan=7>乙项目</td></tr>
<tr><td rowspan=2>绩效指标</td><td colspan=4>中期绩效指标</td><td colspan=3>年度绩效指标</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td></td><td>产出指标</td><td>数量指标</td><td>D数</td><td>9个</td><td>数量指标</td><td>D数</td><td>3个</td></tr>
</table>
"""
    assert (
        outline("table.html", text)
        == """\
TABLE 绩效目标申报表 · - · - · - [annual cycle level1 level2 name]
PROJECT 1 甲项目 · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=A数 cycle=9个 annual=3个
2 level1=产出指标 level2=质量指标 name=B率 cycle=99%
3 level1=产出指标 level2=质量指标 name=C率 annual=98%
TABLE 绩效目标申报表 · - · - · - [annual cycle level1 level2 name]
PROJECT 2 乙项目 · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=D数 cycle=9个 annual=3个"""
    )


def test_self_evaluation() -> None:
    """Results, scores and reasons of a self-evaluation are fields, and no targets."""
    text = """\
项目支出绩效自评表,,,,,,,,
项目名称,数字档案,,,,,,,
主管部门,市档案馆,,,实施单位,市档案馆,,,
项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分,
,年度资金总额,80,80,78.2,10,97.75%,9.8,
,其中：当年财政拨款,80,80,78.2,—,97.75%,—,
年度总体目标,预期目标,,,实际完成情况,,,,
,完成20万卷档案数字化,,,已完成20.3万卷,,,,
绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施
,产出指标(50分),数量指标,数字化档案数量,≥20万卷,20.3万卷,20,20,无
,,质量指标,图像合格率,≥98%,99%,10,10,
,总分,,,,,100,99.8,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE 项目支出绩效自评表 · 市档案馆 · - · 万元 [actual annual level1 level2 name points reason score]
PROJECT 1 数字档案 · 市档案馆 · 年度资金总额=80 · 其中：当年财政拨款=80 · 完成20万卷档案数字化 · - · - · -
1 level1=产出指标(50分) level2=数量指标 name=数字化档案数量 annual=≥20万卷 score=20 actual=20.3万卷 points=20 reason=无
2 level1=产出指标(50分) level2=质量指标 name=图像合格率 annual=≥98% score=10 actual=99% points=10"""
    )


def test_facts_above_and_notes_below() -> None:
    """Annex, title, bodies, column numbers, totals and signatures are recognised."""
    text = """\
附件2,,,,,
松原县部门预算项目支出绩效目标表,,,,,
单位名称：松原县林业和草原局  金额单位：万元,,,,,
项目名称：退耕还林补助,,,,,
指标,,,指标值,,
一级指标,二级指标,三级指标,符号,数值,单位
1,2,3,4,5,6
1-产出指标,11-数量指标,1.补助面积,≥,2000,亩
1-产出指标,11-数量指标,2.补助户数,≥,350,户
1-产出指标,12-质量指标,3.面积核查准确率,＝,100,%
2-效益指标,23-生态效益指标,4.森林覆盖率提升,≥,0.3,个百分点
合计,,,,,
填表人：李四,,,,审核人：王五,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE 松原县部门预算项目支出绩效目标表 · 松原县林业和草原局 · - · 万元 [annual level1 level2 measure_unit name]
PROJECT 1 退耕还林补助 · 松原县林业和草原局 · - · - · - · -
1 level1_code=1 level1=产出指标 level2_code=11 level2=数量指标 name=补助面积 annual=≥2000 measure_unit=亩
2 level1_code=1 level1=产出指标 level2_code=11 level2=数量指标 name=补助户数 annual=≥350 measure_unit=户
3 level1_code=1 level1=产出指标 level2_code=12 level2=质量指标 name=面积核查准确率 annual=＝100 measure_unit=%
4 level1_code=2 level1=效益指标 level2_code=23 level2=生态效益指标 name=森林覆盖率提升 annual=≥0.3 measure_unit=个百分点"""
    )


def test_regional_form() -> None:
    """A form of a transfer has its amounts, its goal and labels set vertically."""
    text = """\
<h2>2024年度省级专项资金区域绩效目标表</h2><table border=1>
<tr><td colspan=2>专项资金名称</td><td colspan=5>体育场地设施建设补助</td></tr>
<tr><td colspan=2>省级主管部门</td><td colspan=2>省体育局</td><td>市县主管部门</td><td colspan=2>桐溪市文体局</td></tr>
<tr><td rowspan=3 colspan=2>资金情况（万元）</td><td colspan=2>年度金额：</td><td colspan=3>600</td></tr>
<tr><td colspan=2>其中：省级补助</td><td colspan=3>400</td></tr>
<tr><td colspan=2>地方资金</td><td colspan=3>200</td></tr>
<tr><td>年度<br>目标</td><td colspan=6><p>目标1：建成健身步道12公里。</p><p>目标2：改造社会足球场2块。</p></td></tr>
<tr><td rowspan=5>绩<br>效<br>指<br>标</td><td>一级指标</td><td>二级指标</td><td colspan=3>三级指标</td><td>指标值</td></tr>
<tr><td rowspan=2>产出<br>指标</td><td>数量指标</td><td colspan=3>新建健身步道</td><td>≥12公里</td></tr>
<tr><td>时效指标</td><td colspan=3>完工率</td><td>100%</td></tr>
<tr><td>效益<br>指标</td><td>可持续影响指标</td><td colspan=3>设施使用年限</td><td>≥8年</td></tr>
<tr><td>满意度<br>指标</td><td>服务对象<br>满意度指标</td><td colspan=3>健身群众满意度</td><td>≥90%</td></tr>
</table><p>注：本表由单位填报</p>
"""
    assert (
        outline("table.html", text)
        == """\
TABLE 2024年度省级专项资金区域绩效目标表 · 省体育局 · 2024 · 万元 [annual level1 level2 name]
PROJECT 1 体育场地设施建设补助 · 省体育局 · 年度金额=600 · 其中：省级补助=400 · 地方资金=200 · 目标1：建成健身步道12公里。目标2：改造社会足球场2块。 · - · - · -
1 level1=产出指标 level2=数量指标 name=新建健身步道 annual=≥12公里
2 level1=产出指标 level2=时效指标 name=完工率 annual=100%
3 level1=效益指标 level2=可持续影响指标 name=设施使用年限 annual=≥8年
4 level1=满意度指标 level2=服务对象满意度指标 name=健身群众满意度 annual=≥90%
? 注：本表由单位填报"""
    )


def test_department_form() -> None:
    """A department's own form is a project of the kind department."""
    text = """\
<table><tr><td>2025年部门整体支出绩效目标表</td></tr></table>
<table><tr><td>部门名称</td><td colspan=4>云溪县卫生健康局</td></tr>
<tr><td>预算资金（万元）</td><td>基本支出</td><td>1,200.5</td><td>项目支出</td><td>800</td></tr>
<tr><td>年度总体目标</td><td colspan=4>1.建成县域医共体2个；<br>2.家庭医生签约率达到60%。</td></tr>
<tr><td rowspan=4>年度绩效指标</td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td rowspan=2>履职效能</td><td>重点工作</td><td>医共体建成数</td><td>2个</td></tr>
<tr><td></td><td>签约率</td><td>≥60%</td></tr>
<tr><td>可持续发展能力</td><td>人才支撑</td><td>招聘医师</td><td>≥20名</td></tr>
<tr><td colspan=5>其他需要说明的问题：无</td></tr>
</table>
"""
    assert (
        outline("table.html", text)
        == """\
TABLE 2025年部门整体支出绩效目标表 · 云溪县卫生健康局 · 2025 · 万元 [annual level1 level2 name]
DEPARTMENT 1 云溪县卫生健康局 · 云溪县卫生健康局 · 基本支出=1200.5 · 项目支出=800 · 1.建成县域医共体2个；2.家庭医生签约率达到60%。 · - · - · -
1 level1=履职效能 level2=重点工作 name=医共体建成数 annual=2个
2 level1=履职效能 level2=重点工作 name=签约率 annual=≥60%
3 level1=可持续发展能力 level2=人才支撑 name=招聘医师 annual=≥20名"""
    )


def test_tabs_in_a_text_file() -> None:
    """Facts and indicators may stand in a text file with tabs."""
    text = """\
项目名称\t人才引进\t主管部门\t市人社局
年度目标\t引进人才20名
一级指标\t二级指标\t三级指标\t年度指标值
产出指标\t数量指标\t引进人才数\t20名
\t时效指标\t补助发放时间\t2025年6月底前
"""
    assert (
        outline("table.txt", text)
        == """\
TABLE - · - · - · - [annual level1 level2 name]
PROJECT 1 人才引进 · - · 引进人才20名 · - · - · -
1 level1=产出指标 level2=数量指标 name=引进人才数 annual=20名
2 level1=产出指标 level2=时效指标 name=补助发放时间 annual=2025年6月底前"""
    )


def test_markdown() -> None:
    """A Markdown table reads as any other."""
    text = """\
# 2025年度绩效目标表

| 一级指标 | 二级指标 | 三级指标 | 全年指标值 | 单位 | 备注 |
|:--|--|--|--|--|--|
| 产出指标 | 数量指标 | 发放图书 | ≥5000 | 册 | |
| | 质量指标 | 破损率 | ≤1 | % | 无 |
"""
    assert (
        outline("table.md", text)
        == """\
TABLE 2025年度绩效目标表 · - · 2025 · - [annual level1 level2 measure_unit name]
PROJECT 1 - · - · - · - · - · -
1 level1=产出指标 level2=数量指标 name=发放图书 annual=≥5000 measure_unit=册
2 level1=产出指标 level2=质量指标 name=破损率 annual=≤1 measure_unit=%"""
    )


def test_monitoring_form() -> None:
    """A form of monitoring speaks of the months so far; what was done is frame."""
    text = """\
项目支出绩效目标执行监控表,,,,,,,
（2024年度）,,,,,,,
项目名称,河道保洁,,,主管部门,云岭县水务局,,
项目资金（万元）,,年初预算数,1～7月执行数,1～7月执行率,全年预计执行数,,
,年度资金总额：,120,70,58.3%,120,,
绩效指标,一级指标,二级指标,三级指标,年度指标值,1～7月执行情况,全年预计完成情况,偏差原因分析
,产出指标,数量指标,河道保洁长度,≥86公里,86公里,86公里,
,满意度指标,服务对象满意度指标,沿岸居民满意度,≥90%,/,≥90%,
"""
    assert (
        outline("table.csv", text)
        == """\
TABLE 项目支出绩效目标执行监控表 · - · 2024 · 万元 [actual annual level1 level2 name reason]
PROJECT 1 河道保洁 · - · 年度资金总额=120 · - · - · - · -
1 level1=产出指标 level2=数量指标 name=河道保洁长度 annual=≥86公里 actual=86公里
2 level1=满意度指标 level2=服务对象满意度指标 name=沿岸居民满意度 annual=≥90% actual=/"""
    )
