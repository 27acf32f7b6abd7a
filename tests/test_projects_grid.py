"""Grids with one project to a row: heads, merges, pages, units, levels as columns."""

import pytest

from list_outline import outline


def test_numbered_cells() -> None:
    """Title and unit of money may be rows; nested brackets and colons stay in explanation and name."""
    text = """\
项目支出绩效目标汇总表,,,,
单位：万元,,,,
项目编码,项目名称,预算金额（万元）,年度绩效目标,绩效指标
,合计,150.00,,
P01,垃圾分类宣传,50.00,提高居民分类意识。,"1、宣传场次：（全年开展宣传活动场次）≥20场；2、居民知晓率：（知晓人数÷调查人数×100%）≥85%；3、投放准确率：≥80%"
P02,河道清淤,100.00,清淤五公里。,"1、清淤长度：5公里
2、清淤合格率：（验收合格长度/清淤长度*100%）100%
3、工程成本（含税）：（工程总成本（不含设计费））≤100万元"
"""
    assert (
        outline("t.csv", text)
        == """\
TABLE numbered 项目支出绩效目标汇总表 · - · - · 万元 [annual description name]
TOTAL0 合计 150.00 of 1,2
PROJECT 1 垃圾分类宣传 · - · 预算金额（万元）=50.00 · 提高居民分类意识。 · - · -
1 name=宣传场次 description=全年开展宣传活动场次 annual=≥20场
2 name=居民知晓率 description=知晓人数÷调查人数×100% annual=≥85%
3 name=投放准确率 annual=≥80%
PROJECT 2 河道清淤 · - · 预算金额（万元）=100.00 · 清淤五公里。 · - · -
1 name=清淤长度 annual=5公里
2 name=清淤合格率 description=验收合格长度/清淤长度*100% annual=100%
3 name=工程成本（含税） description=工程总成本（不含设计费） annual=≤100万元"""
    )


def test_two_row_heads_and_merged_projects() -> None:
    """Heads of two rows are joined; a project merged over rows has the indicators of all."""
    text = """\
<h3>2025年部门预算项目绩效目标表</h3><p>部门名称：柳坪区公安分局</p><p>单位：万元</p>
<table><tr><th rowspan=2>项目名称</th><th colspan=2>资金</th><th rowspan=2>绩效目标</th><th rowspan=2>绩效指标</th></tr>
<tr><th>总计</th><th>财政拨款</th></tr>
<tr><td>合计</td><td>90</td><td>90</td><td></td><td></td></tr>
<tr><td>视频监控运维</td><td>60</td><td>60</td><td>保障监控在线。</td><td><p>1-产出指标；11-数量指标；运维点位数；指标值：≥900个</p><p>1-产出指标；12-质量指标；在线率；指标值：≥98%</p></td></tr>
<tr><td rowspan=2>反诈宣传</td><td rowspan=2>30</td><td rowspan=2>30</td><td rowspan=2>降低发案。</td><td>1-产出指标；11-数量指标；宣传次数；指标值：≥30次</td></tr>
<tr><td>2-效益指标；22-社会效益指标；电信诈骗发案下降率；指标值：≥5%</td></tr>
</table>"""
    assert (
        outline("t.html", text)
        == """\
TABLE coded 2025年部门预算项目绩效目标表 · 柳坪区公安分局 · 2025 · 万元 [annual level1 level1_code level2 level2_code name]
TOTAL0 合计 90+90 of 1,2
PROJECT 1 视频监控运维 · 柳坪区公安分局 · 资金总计=60 资金财政拨款=60 · 保障监控在线。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=运维点位数 annual=≥900个
2 c1=1 l1=产出指标 c2=12 l2=质量指标 name=在线率 annual=≥98%
PROJECT 2 反诈宣传 · 柳坪区公安分局 · 资金总计=30 资金财政拨款=30 · 降低发案。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=宣传次数 annual=≥30次
2 c1=2 l1=效益指标 c2=22 l2=社会效益指标 name=电信诈骗发案下降率 annual=≥5%"""
    )


def test_a_number_over_a_whole_row_names_nothing() -> None:
    """A number merged over all columns, such as that of a page, is left unread."""
    text = """\
<table><tr><th>项目名称</th><th>总计</th><th>绩效目标</th><th>绩效指标</th></tr>
<tr><td>视频监控运维</td><td>60</td><td>保障监控在线。</td><td>1-产出指标；12-质量指标；在线率；指标值：≥98%</td></tr>
<tr><td colspan=4>57</td></tr>
</table>"""
    assert (
        outline("t.html", text)
        == """\
TABLE coded - · - · - · - [annual level1 level1_code level2 level2_code name]
PROJECT 1 视频监控运维 · - · 总计=60 · 保障监控在线。 · - · -
1 c1=1 l1=产出指标 c2=12 l2=质量指标 name=在线率 annual=≥98%
UNREAD 57"""
    )


def test_unit_column() -> None:
    """A row with a unit and sums alone heads the projects of that unit."""
    text = """\
单位名称,项目名称,总计,财政拨款,绩效目标,绩效指标
合计,,130.00,130.00,,
双溪镇人民政府,,130.00,130.00,,
双溪镇人民政府,厕所改造,100.00,100.00,"改造户厕。
提升环境。","1、1-产出指标；11-数量指标；改造户数；实施周期指标值:≥200户；年度指标值:≥200户。
2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:100%；年度指标值:100%。"
双溪镇人民政府,路灯安装,30.00,30.00,安装路灯。,"1、1-产出指标；11-数量指标；安装盏数；实施周期指标值:60盏；年度指标值:60盏。"
"""
    assert (
        outline("t.csv", text)
        == """\
TABLE coded - · - · - · - [annual cycle level1 level1_code level2 level2_code name]
TOTAL0 合计 130.00+130.00 of 1,2
TOTAL1 双溪镇人民政府 130.00+130.00 of 1,2
PROJECT 1 厕所改造 · 双溪镇人民政府 · 总计=100.00 财政拨款=100.00 · 改造户厕。提升环境。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=改造户数 cycle=≥200户 annual=≥200户
2 c1=1 l1=产出指标 c2=12 l2=质量指标 name=验收合格率 cycle=100% annual=100%
PROJECT 2 路灯安装 · 双溪镇人民政府 · 总计=30.00 财政拨款=30.00 · 安装路灯。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=安装盏数 cycle=60盏 annual=60盏"""
    )


def test_levels_as_columns() -> None:
    """Where each level has its column, the head of the column is the level."""
    text = """\
# 2026年项目绩效目标表

部门名称：梅岭区生态环境局

| 项目名称 | 预算金额（万元） | 绩效目标 | 产出指标 | 效益指标 | 满意度指标 |
|---|---|---|---|---|---|
| 水质监测 | 45.00 | 监测水质。 | 1、监测断面数：≥20个<br>2、数据合格率：≥98% | 1、水质达标率：（达标断面数/断面总数×100%）≥90% | 1、群众满意度：≥85% |
| 噪声监测 | 15.00 | 监测噪声。 | 1、监测点位数：≥40个 | 1、投诉下降率：≥5% | 1、群众满意度：≥85% |
"""
    assert (
        outline("t.md", text)
        == """\
TABLE numbered 2026年项目绩效目标表 · 梅岭区生态环境局 · 2026 · 万元 [annual description level1 name]
PROJECT 1 水质监测 · 梅岭区生态环境局 · 预算金额（万元）=45.00 · 监测水质。 · - · -
1 l1=产出指标 name=监测断面数 annual=≥20个
2 l1=产出指标 name=数据合格率 annual=≥98%
3 l1=效益指标 name=水质达标率 description=达标断面数/断面总数×100% annual=≥90%
4 l1=满意度指标 name=群众满意度 annual=≥85%
PROJECT 2 噪声监测 · 梅岭区生态环境局 · 预算金额（万元）=15.00 · 监测噪声。 · - · -
1 l1=产出指标 name=监测点位数 annual=≥40个
2 l1=效益指标 name=投诉下降率 annual=≥5%
3 l1=满意度指标 name=群众满意度 annual=≥85%"""
    )


def test_pages_and_blank_names() -> None:
    """A blank name goes on with the project above, over pages with repeated heads too; notes stay unread."""
    text = """\
<p>附表5</p><h2>部门预算项目支出绩效目标公开表</h2>
<table><tr><td colspan="5">填报单位：丹溪县民政局 单位：元</td></tr>
<tr><th>序号</th><th>项目名称</th><th>预算数</th><th>年度目标</th><th>绩效指标</th></tr>
<tr><td>1</td><td>高龄津贴</td><td>1,200,000</td><td>发放高龄津贴。</td><td><ul><li>产出指标；数量指标；发放人数；目标值：≥1000人；</li><li>产出指标；时效指标；发放时间；目标值：每月10日前；</li></ul></td></tr>
<tr><td></td><td></td><td></td><td></td><td><ul><li>满意度指标；服务对象满意度指标；老人满意度；目标值：≥95%。</li></ul></td></tr>
<tr><td>2</td><td>殡葬补助</td><td>300,000</td><td>减轻负担。</td><td>产出指标；数量指标；补助例数；目标值：≥150例；</td></tr>
</table>
<p>第 2 页</p>
<table>
<tr><th>序号</th><th>项目名称</th><th>预算数</th><th>年度目标</th><th>绩效指标</th></tr>
<tr><td></td><td></td><td></td><td></td><td>效益指标；社会效益指标；补助政策知晓率；目标值：≥80%。</td></tr>
<tr><td>3</td><td>社工站建设</td><td>500,000</td><td>建设社工站。</td><td>产出指标；数量指标；建设社工站；目标值：5个。</td></tr>
</table><p>注：以上为公开内容。</p>"""
    assert (
        outline("t.html", text)
        == """\
TABLE coded 部门预算项目支出绩效目标公开表 · 丹溪县民政局 · - · 元 [annual level1 level2 name]
PROJECT 1 高龄津贴 · 丹溪县民政局 · 预算数=1200000 · 发放高龄津贴。 · - · -
1 l1=产出指标 l2=数量指标 name=发放人数 annual=≥1000人
2 l1=产出指标 l2=时效指标 name=发放时间 annual=每月10日前
3 l1=满意度指标 l2=服务对象满意度指标 name=老人满意度 annual=≥95%
PROJECT 2 殡葬补助 · 丹溪县民政局 · 预算数=300000 · 减轻负担。 · - · -
1 l1=产出指标 l2=数量指标 name=补助例数 annual=≥150例
2 l1=效益指标 l2=社会效益指标 name=补助政策知晓率 annual=≥80%
PROJECT 3 社工站建设 · 丹溪县民政局 · 预算数=500000 · 建设社工站。 · - · -
1 l1=产出指标 l2=数量指标 name=建设社工站 annual=5个
UNREAD 注：以上为公开内容。"""
    )


ROWS = """\
单位编码\t单位名称 (项目名称)\t2026年预算\t项目内容\t项目绩效目标\t项目主要绩效指标
207001\t竹溪县林业站\t30.00\t\t\t
207001\t义务植树\t20.00\t苗木\t植树{a}1200株。\t1、植树株数：(实际栽植株数)≥1200株 2、成{b}活率：(成活株数÷栽植株数×100%)≥85%{c}
207001\t防火巡护\t10.00\t巡护\t减少{d}火情。\t1、巡护次数：(出动次数)≥60次
"""
TABLE = """\
TABLE numbered - · - · 2026 · - [annual description name]
TOTAL1 竹溪县林业站 30.00 of 1,2
PROJECT 1 义务植树 · 竹溪县林业站 · 2026年预算=20.00 · 植树1200株。 · - · 苗木
1 name=植树株数 description=实际栽植株数 annual=≥1200株
2 name=成活率 description=成活株数÷栽植株数×100% annual=≥85%
PROJECT 2 防火巡护 · 竹溪县林业站 · 2026年预算=10.00 · 减少火情。 · - · 巡护
1 name=巡护次数 description=出动次数 annual=≥60次"""


@pytest.mark.parametrize("broken", ["a", "b", "d"])
def test_a_line_break_does_not_tear_a_row(broken: str) -> None:
    """The rest of a row that an unescaped line break cut off, in an item or a goal, is put back."""
    cuts = dict.fromkeys("abcd", "") | {broken: "\n"}
    assert outline("t.tsv", ROWS.format_map(cuts)) == TABLE


def test_an_item_under_the_head_of_codes_goes_on_with_the_list() -> None:
    """An item on a row of its own is the next of the list; what else stands there is unread."""
    cuts = dict.fromkeys("abcd", "")
    item = ROWS.format_map(cuts | {"c": "\n3、群众评价：(抽样调查)较好"})
    more = "\n3 name=群众评价 description=抽样调查 annual=较好\nPROJECT 2"
    assert outline("t.tsv", item) == TABLE.replace("\nPROJECT 2", more)
    stray = ROWS.format_map(cuts | {"c": "\n另附"})
    assert outline("t.tsv", stray) == f"{TABLE}\nUNREAD 另附"


def test_a_list_that_goes_on_beside_its_column_is_unread() -> None:
    """An indicator under the head of remarks is said to be unread, a remark is not."""
    text = """\
项目名称,绩效目标,绩效指标,测算依据
义务植树,植树。,1、植树株数：≥1200株 2、成活率：≥85%,1.苗木：3万元；2.人工：2万元
防火巡护,巡护。,1、巡护次数：≥60次,2、火情起数：≤1起
"""
    assert (
        outline("t.csv", text)
        == """\
TABLE numbered - · - · - · - [annual description name]
PROJECT 1 义务植树 · - · - · 植树。 · - · -
1 name=植树株数 annual=≥1200株
2 name=成活率 annual=≥85%
PROJECT 2 防火巡护 · - · - · 巡护。 · - · -
1 name=巡护次数 annual=≥60次
UNREAD 2、火情起数：≤1起"""
    )


LIST = "<table><tr><th>项目编码</th><th>项目名称</th><th>申请单位</th><th>测算依据</th></tr>{}</table>"
ENTRY = "<tr><td>Z0{0}</td><td>{1}</td><td>青石乡</td><td>1.人工：3万元；2.材料：1万元</td></tr>"
MEASURED = """\
<table><tr><th>项目编码</th><th>一级指标</th><th>二级指标</th><th>三级指标</th><th>指标值</th></tr>
<tr><td>Z01</td><td>产出指标</td><td>数量指标</td><td>清淤长度</td><td>≥3公里</td></tr>
<tr><td>Z02</td><td>产出指标</td><td>数量指标</td><td>补种株数</td><td>≥90株</td></tr>
<tr><td>Z01</td><td>效益指标</td><td>社会效益指标</td><td>内涝次数</td><td>≤1次</td></tr></table>"""
INDICATORS = """\
PROJECT 1 {} · {} · - · - · - · -
1 l1=产出指标 l2=数量指标 name=清淤长度 annual=≥3公里
2 l1=效益指标 l2=社会效益指标 name=内涝次数 annual=≤1次
PROJECT 2 {} · {} · - · - · - · -
1 l1=产出指标 l2=数量指标 name=补种株数 annual=≥90株"""
COLUMNS = "[annual level1 level2 name]"
HEAD = f"TABLE grid - · - · - · - {COLUMNS}"


@pytest.mark.parametrize("first", [True, False])
def test_a_list_of_projects_names_them_by_code(first: bool) -> None:
    """Rows with one code are one project, which the list names; the list makes none of its own."""
    entries = ENTRY.format(1, "河道清淤") + ENTRY.format(2, "绿地补种")
    tables = [LIST.format(entries), MEASURED]
    text = "".join(tables if first else tables[::-1])
    named = INDICATORS.format("河道清淤", "青石乡", "绿地补种", "青石乡")
    assert (
        outline("t.html", text) == f"TABLE grid - · 青石乡 · - · - {COLUMNS}\n{named}"
    )


@pytest.mark.parametrize(
    "caption", ["<td>指标信息</td>", "<td colspan=5>指标信息</td>"]
)
def test_a_list_and_its_table_may_be_one_grid(caption: str) -> None:
    """The table below the list has a head of its own, and a caption above, merged or not."""
    listed = LIST.format(ENTRY.format(1, "河道清淤") + ENTRY.format(2, "绿地补种"))
    between = f"<tr>{caption}</tr>"
    text = listed.removesuffix("</table>") + between + MEASURED.removeprefix("<table>")
    named = INDICATORS.format("河道清淤", "青石乡", "绿地补种", "青石乡")
    assert (
        outline("t.html", text) == f"TABLE grid - · 青石乡 · - · - {COLUMNS}\n{named}"
    )


def test_without_a_list_the_code_is_the_name() -> None:
    """Rows are grouped by their code."""
    named = INDICATORS.format("Z01", "-", "Z02", "-")
    assert outline("t.html", MEASURED) == f"{HEAD}\n{named}"


def test_a_list_of_projects_alone_has_no_indicators() -> None:
    """What a sum is reckoned from is no indicator, and a project without any is none."""
    text = LIST.format(ENTRY.format(1, "河道清淤"))
    assert "PROJECT" not in outline("t.html", text)
    rest = outline("t.html", LIST.format(ENTRY.format(9, "路灯")) + MEASURED)
    assert rest.startswith(
        f"{HEAD}\n{INDICATORS.format('Z01', '-', 'Z02', '-')}\nUNREAD"
    )


@pytest.mark.parametrize("head", ["评价标准", "打分办法"])
def test_heads_of_names_and_values_beat_a_list_in_a_cell(head: str) -> None:
    """A list of points in a cell is part of its row, known head or not."""
    text = f"""\
指标名称,指标值,{head}
养护里程,≥12公里,达到得分
制度健全性,健全,1.制度齐全：2分。2.执行到位：2分。
"""
    lines = outline("t.csv", text).split("\n")
    assert [line.split(" rating")[0] for line in lines[2:4]] == [
        "1 name=养护里程 annual=≥12公里",
        "2 name=制度健全性 annual=健全",
    ]


def test_a_head_may_have_columns_that_nobody_knows() -> None:
    """Most heads known make a head row, on one row or two; what stands under the others is unread."""
    text = """\
项目,项目资金,项目资金,经办股室,绩效目标,绩效指标
项目,总额,其中：财政,经办股室,绩效目标,绩效指标
河道清淤,5.00,5.00,水利股,清淤。,1、清淤长度：≥3公里；2、合格率：≥90%
"""
    assert (
        outline("t.csv", text)
        == """\
TABLE numbered - · - · - · - [annual description name]
PROJECT 1 河道清淤 · - · 项目资金总额=5.00 项目资金其中：财政=5.00 · 清淤。 · - · -
1 name=清淤长度 annual=≥3公里
2 name=合格率 annual=≥90%
UNREAD 水利股"""
    )
