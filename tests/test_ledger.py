"""Lists of projects in running text: rows of sums, units, labels, ordinals."""

from list_outline import outline


def test_units_total_their_projects() -> None:
    """Rows of units sum the projects below them; a page number and repeated heads may stand inside a project."""
    text = """\
附件3

2026年项目支出绩效目标表

部门名称：云溪县交通运输局          金额单位：万元

项目名称（资金使用单位）  总计  财政拨款  其他资金  绩效目标  绩效指标

合计  1,300.50  1,280.50  20.00
云溪县公路养护中心  1,250.50  1,230.50  20.00
    县道日常养护经费  800.50  780.50  20.00
对全县县道进行日常养护，保持路况良好。
1、1-产出指标；11-数量指标；养护县道里程；实施周期指标值：≥320公里；年度指标值：≥320公里。
2、1-产出指标；12-质量指标；路面技术状况指数；实施周期指标值：≥85；年度指标值：≥85。
                                        - 3 -
项目名称（资金使用单位）  总计  财政拨款  其他资金  绩效目标  绩效指标
3、2-效益指标；22-社会效益；沿线群众出行时间缩短比例；实施周期指标值：≥10%；年度指标值：≥10%
    危桥改造工程  450.00  450.00
完成三座危桥改造。
1、1-产出指标；11-数量指标；改造危桥数量；实施周期指标值：3座；年度指标值：3座。
2、4-成本指标；41-经济成本指标；单座改造成本；实施周期指标值：≤150万元；年度指标值：≤150万元。
云溪县运输服务中心  50.00  50.00
    公交补贴  50.00  50.00
1、1-产出指标；11-数量指标；补贴线路数；实施周期指标值：12条；年度指标值：12条。
"""
    assert (
        outline("a.txt", text)
        == """\
TABLE coded 2026年项目支出绩效目标表 · 云溪县交通运输局 · 2026 · 万元 [annual cycle level1 level1_code level2 level2_code name]
TOTAL0 合计 1300.50+1280.50+20.00 of 1,2,3
TOTAL1 云溪县公路养护中心 1250.50+1230.50+20.00 of 1,2
TOTAL1 云溪县运输服务中心 50.00+50.00 of 3
PROJECT 1 县道日常养护经费 · 云溪县公路养护中心 · 总计=800.50 财政拨款=780.50 其他资金=20.00 · 对全县县道进行日常养护，保持路况良好。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=养护县道里程 cycle=≥320公里 annual=≥320公里
2 c1=1 l1=产出指标 c2=12 l2=质量指标 name=路面技术状况指数 cycle=≥85 annual=≥85
3 c1=2 l1=效益指标 c2=22 l2=社会效益 name=沿线群众出行时间缩短比例 cycle=≥10% annual=≥10%
PROJECT 2 危桥改造工程 · 云溪县公路养护中心 · 总计=450.00 =450.00 · 完成三座危桥改造。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=改造危桥数量 cycle=3座 annual=3座
2 c1=4 l1=成本指标 c2=41 l2=经济成本指标 name=单座改造成本 cycle=≤150万元 annual=≤150万元
PROJECT 3 公交补贴 · 云溪县运输服务中心 · 总计=50.00 =50.00 · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=补贴线路数 cycle=12条 annual=12条"""
    )


def test_unit_below_department() -> None:
    """A unit row right below the department leaves the department all projects; a project may lack indicators."""
    text = """\
项目支出绩效目标表
单位名称：榆林坪区教育局 单位：万元
项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标
合计 90.00 90.00
榆林坪区教育局 90.00 90.00
榆林坪区第一小学 50.00 50.00
    操场改造 50.00 50.00
1、1-产出指标；11-数量指标；改造面积；实施周期指标值:≥3000平方米；年度指标值:≥3000平方米。
榆林坪区实验幼儿园 40.00 40.00
    玩教具购置 25.00 25.00
1、1-产出指标；11-数量指标；购置件数；实施周期指标值:≥500件；年度指标值:≥500件。
    食堂设备更新 15.00 15.00
更新食堂设备。
"""
    assert (
        outline("t.txt", text)
        == """\
TABLE coded 项目支出绩效目标表 · 榆林坪区教育局 · - · 万元 [annual cycle level1 level1_code level2 level2_code name]
TOTAL0 合计 90.00+90.00 of 1,2,3
TOTAL1 榆林坪区教育局 90.00+90.00 of 1,2,3
TOTAL1 榆林坪区第一小学 50.00+50.00 of 1
TOTAL1 榆林坪区实验幼儿园 40.00+40.00 of 2,3
PROJECT 1 操场改造 · 榆林坪区第一小学 · 总计=50.00 财政拨款=50.00 · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=改造面积 cycle=≥3000平方米 annual=≥3000平方米
PROJECT 2 玩教具购置 · 榆林坪区实验幼儿园 · 总计=25.00 财政拨款=25.00 · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=购置件数 cycle=≥500件 annual=≥500件
PROJECT 3 食堂设备更新 · 榆林坪区实验幼儿园 · 总计=15.00 财政拨款=15.00 · 更新食堂设备。 · - · -"""
    )


def test_labelled_lines() -> None:
    """Projects may be told by 项目名称：, with sum, goal and indicators after labels."""
    text = """\
项目名称：村级图书室建设
预算金额：35.5万元
年度目标：建成十个村级图书室；开放使用。
绩效指标：
（1）产出指标；数量指标；建成图书室数量；年度指标值：10个；
（2）产出指标；质量指标；设施验收合格率；年度指标值：100%；
（3）满意度指标；服务对象满意度指标；读者满意度；年度指标值：≥90%。
项目名称：广场舞大赛
预算金额：8万元
绩效指标：
（1）产出指标；数量指标；举办场次；年度指标值：3场；
（2）效益指标；社会效益指标；参与人次；年度指标值：≥1000人次。
"""
    assert (
        outline("d.txt", text)
        == """\
TABLE coded - · - · - · - [annual level1 level2 name]
PROJECT 1 村级图书室建设 · - · 预算金额=35.5 · 建成十个村级图书室；开放使用。 · - · -
1 l1=产出指标 l2=数量指标 name=建成图书室数量 annual=10个
2 l1=产出指标 l2=质量指标 name=设施验收合格率 annual=100%
3 l1=满意度指标 l2=服务对象满意度指标 name=读者满意度 annual=≥90%
PROJECT 2 广场舞大赛 · - · 预算金额=8 · - · - · -
1 l1=产出指标 l2=数量指标 name=举办场次 annual=3场
2 l1=效益指标 l2=社会效益指标 name=参与人次 annual=≥1000人次"""
    )


def test_one_column_of_whole_numbers() -> None:
    """Whole numbers count as sums where the total is one; name, sum and goal share a line; codes are parted by dots."""
    text = """\
项目支出绩效目标表
单位名称：青禾市第二中学 单位：元
项目名称 总计 绩效目标 绩效指标
合计 120000
校园网络改造 80000 改造校园网络，覆盖全部教室。
①1.产出指标；11.数量指标；改造教室间数；总体指标值:48间；当年指标值:48
间。②1.产出指标；13.时效指标；完成时限；总体指标值:12月底前；当年
指标值:12月底前
实验室耗材 40000 保障实验教学。
①1.产出指标；11.数量指标；采购批次；总体指标值:4;当年指标值:4。
②3.满意度指标；31.服务对象满意度；师生满意度；总体指标值:≥90％;当年指标值:≥90％。
"""
    assert (
        outline("e.txt", text)
        == """\
TABLE coded 项目支出绩效目标表 · 青禾市第二中学 · - · 元 [annual cycle level1 level1_code level2 level2_code name]
TOTAL0 合计 120000 of 1,2
PROJECT 1 校园网络改造 · 青禾市第二中学 · 总计=80000 · 改造校园网络，覆盖全部教室。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=改造教室间数 cycle=48间 annual=48间
2 c1=1 l1=产出指标 c2=13 l2=时效指标 name=完成时限 cycle=12月底前 annual=12月底前
PROJECT 2 实验室耗材 · 青禾市第二中学 · 总计=40000 · 保障实验教学。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=采购批次 cycle=4 annual=4
2 c1=3 l1=满意度指标 c2=31 l2=服务对象满意度 name=师生满意度 cycle=≥90％ annual=≥90％"""
    )


def test_ordinals_and_goal_on_the_row() -> None:
    """A place in the list, the goal and the first indicator may stand on the line of the sum."""
    text = """\
部门预算项目绩效目标表
预算单位:桐原镇人民政府  预算年度:2025  单位:万元
序号 项目名称 预算金额 绩效目标 绩效指标
1 厕所革命 25.00 改造农户厕所。 1、一级指标：产出指标；二级指标：数量指标；三级指标：改造户数；指标值：≥100户；计量单位：户；分值：20
2、一级指标：效益指标；二级指标：生态效益指标；三级指标：粪污处理率；指标值：≥95%；计量单位：%；分值：20
2 路灯维修 5.00 维修路灯。 1、一级指标：产出指标；二级指标：数量指标；三级指标：维修盏数；指标值：60盏；计量单位：盏；分值：30
"""
    assert (
        outline("k.txt", text)
        == """\
TABLE coded 部门预算项目绩效目标表 · 桐原镇人民政府 · 2025 · 万元 [annual level1 level2 measure_unit name score]
PROJECT 1 厕所革命 · 桐原镇人民政府 · 预算金额=25.00 · 改造农户厕所。 · - · -
1 l1=产出指标 l2=数量指标 name=改造户数 annual=≥100户 measure_unit=户 score=20
2 l1=效益指标 l2=生态效益指标 name=粪污处理率 annual=≥95% measure_unit=% score=20
PROJECT 2 路灯维修 · 桐原镇人民政府 · 预算金额=5.00 · 维修路灯。 · - · -
1 l1=产出指标 l2=数量指标 name=维修盏数 annual=60盏 measure_unit=盏 score=30"""
    )


def test_numbered_in_running_text() -> None:
    """Numbered items serve as well, on lines or run on, in a file of GB18030."""
    text = """\
项目支出绩效目标表
部门名称：石桥县卫生健康局
单位：万元
项目名称 总计 绩效目标 绩效指标
合计 60.00
免费婚检 20.00
为新婚夫妇提供免费婚检。
1、婚检人数：（年度免费婚检人数（含外籍））≥600人
2、婚检率：(婚检人数÷结婚登记人数×100%)≥80%
3、服务对象满意度：≥90%
妇幼健康宣传与基层
技术人员培训项目
40.00
1.培训期数：（培训班期数）4期；2.培训人次：（参加培训的人次）200
人次；3.资料印制数量：（印制宣传资料：折页、海报2类）5000份。
"""
    assert (
        outline("n.txt", text, "gb18030")
        == """\
TABLE numbered 项目支出绩效目标表 · 石桥县卫生健康局 · - · 万元 [annual description name]
TOTAL0 合计 60.00 of 1,2
PROJECT 1 免费婚检 · 石桥县卫生健康局 · 总计=20.00 · 为新婚夫妇提供免费婚检。 · - · -
1 name=婚检人数 description=年度免费婚检人数（含外籍） annual=≥600人
2 name=婚检率 description=婚检人数÷结婚登记人数×100% annual=≥80%
3 name=服务对象满意度 annual=≥90%
PROJECT 2 妇幼健康宣传与基层技术人员培训项目 · 石桥县卫生健康局 · 总计=40.00 · - · - · -
1 name=培训期数 description=培训班期数 annual=4期
2 name=培训人次 description=参加培训的人次 annual=200人次
3 name=资料印制数量 description=印制宣传资料：折页、海报2类 annual=5000份"""
    )


def test_names_without_sums() -> None:
    """Without sums a project begins where its list starts over, under its name."""
    text = """\
一、道路交通设施维护
1-产出指标；11-数量指标；更换标志牌；年度指标值：≥200块。
2-效益指标；22-社会效益；事故下降率；年度指标值：≥3%。
二、停车泊位施划
1-产出指标；11-数量指标；施划泊位数；年度指标值：≥500个。
"""
    assert (
        outline("s.txt", text)
        == """\
TABLE coded - · - · - · - [annual level1 level1_code level2 level2_code name]
PROJECT 1 道路交通设施维护 · - · - · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=更换标志牌 annual=≥200块
2 c1=2 l1=效益指标 c2=22 l2=社会效益 name=事故下降率 annual=≥3%
PROJECT 2 停车泊位施划 · - · - · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=施划泊位数 annual=≥500个"""
    )
