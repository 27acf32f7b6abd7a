"""Lists of projects in running text: wraps, pages, tabs, prose around and between."""

from list_outline import outline


def test_goal_after_the_indicators() -> None:
    """A goal may follow indicators whose last full stop stands below it; a list may run on."""
    text = """\
    法律援助补贴 66.00 66.00

1、1-产出指标；11-数量指标；办理援助案件、咨询、
代书；含2、3类案件数量；实施周期指标值:≥40
0件；年度指标值:≥400件。2、2-效益指标；22-社
会效益；受援人合法权益得到维护；实施周期指标
值:保障受援人合法权益；依法办案；年度指标值:保
障受援人合法权益；依法办案

为经济困难公民提供法律援助。

。
    矫正经费 12.00 12.00
1、1-产出指标；11-数量指标；矫正对象人数；实施周期指标值:2
2、1-产出指标；12-质量指标；再犯罪率；实施周期指标值:≤1%；年度指标值:≤1%。
"""
    assert (
        outline("f.txt", text)
        == """\
TABLE coded - · - · - · - [annual cycle level1 level1_code level2 level2_code name]
PROJECT 1 法律援助补贴 · - · =66.00 =66.00 · 为经济困难公民提供法律援助。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=办理援助案件、咨询、代书；含2、3类案件数量 cycle=≥400件 annual=≥400件
2 c1=2 l1=效益指标 c2=22 l2=社会效益 name=受援人合法权益得到维护 cycle=保障受援人合法权益；依法办案 annual=保障受援人合法权益；依法办案
PROJECT 2 矫正经费 · - · =12.00 =12.00 · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=矫正对象人数 cycle=2
2 c1=1 l1=产出指标 c2=12 l2=质量指标 name=再犯罪率 cycle=≤1% annual=≤1%"""
    )


def test_placeholder_project() -> None:
    """A code in place of name, goal and values is a project; heads wrap over lines; names over three."""
    text = """\
项目支出绩效目标表（含转移支付项目）

单位名称：白石区农业农村局 单位：万元

项目名称（资金使用单位） 总计 财政拨款 财政专户

拨款

其他资金 绩效目标 绩效指标

合计 85.00 85.00
白石区农业农村局 85.00 85.00

99000020240001 5.00 5.00 99000020240001
1、1-产出指标；11-数量指标；99000020240001；实施周期指标值:99000020240001；年度指标值:99000020240001。

    高标准农田建设及管护补助资
金（市级配
套）

80.00 80.00
建设高标准农田。

1、1-产出指标；11-数量指标；建设面积；实施周期指标值
：≥2000亩；年度指标值：≥2000亩。
12
 项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标
2、1-产出指标；12-质量指标；耕地质量等级；实施周期指标值：提升1
0%以上；年度指标值：提升10%以上。
"""
    assert (
        outline("l.txt", text)
        == """\
TABLE coded 项目支出绩效目标表（含转移支付项目） · 白石区农业农村局 · - · 万元 [annual cycle level1 level1_code level2 level2_code name]
TOTAL0 合计 85.00+85.00 of 1,2
TOTAL1 白石区农业农村局 85.00+85.00 of 1,2
PROJECT 1 99000020240001 · 白石区农业农村局 · 总计=5.00 =5.00 · 99000020240001 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=99000020240001 cycle=99000020240001 annual=99000020240001
PROJECT 2 高标准农田建设及管护补助资金（市级配套） · 白石区农业农村局 · 总计=80.00 =80.00 · 建设高标准农田。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=建设面积 cycle=≥2000亩 annual=≥2000亩
2 c1=1 l1=产出指标 c2=12 l2=质量指标 name=耕地质量等级 cycle=提升10%以上 annual=提升10%以上"""
    )


def test_title_on_every_page() -> None:
    """The same heading goes on with its table inside a project; another unit begins a table; prose stays unread."""
    text = """\
2025年度市级部门预算公开

第一部分 部门概况
一、部门职责：负责全市文化旅游工作。
二、机构设置：内设机构8个。

项目支出绩效目标表
单位名称：禾城市文化馆 单位：万元
项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标
合计 30.00 30.00 -
禾城市文化馆 30.00 30.00 -
    免费开放经费 30.00 30.00 -
保障文化馆免费开放。
1、1-产出指标；11-数量指标；开放天数；实施周期指标值:≥300天；年度指标值:≥300天。
项目支出绩效目标表
单位名称：禾城市文化馆 单位：万元
项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标
2、3-满意度指标；31-服务对象满意度；观众满意度；实施周期指标值:≥90%；年度指标值:≥90%。
项目支出绩效目标表
单位名称：禾城市图书馆 单位：万元
项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标
合计 12.00 12.00 -
    购书经费 12.00 12.00 -
1、1-产出指标；11-数量指标；购书册数；实施周期指标值:≥3000册；年度指标值:≥3000册。
第三部分 名词解释
一、财政拨款：指本级财政拨付的资金。
"""
    assert (
        outline("m.txt", text)
        == """\
TABLE coded 项目支出绩效目标表 · 禾城市文化馆 · - · 万元 [annual cycle level1 level1_code level2 level2_code name]
TOTAL0 合计 30.00+30.00 of 1
TOTAL1 禾城市文化馆 30.00+30.00 of 1
PROJECT 1 免费开放经费 · 禾城市文化馆 · 总计=30.00 财政拨款=30.00 · 保障文化馆免费开放。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=开放天数 cycle=≥300天 annual=≥300天
2 c1=3 l1=满意度指标 c2=31 l2=服务对象满意度 name=观众满意度 cycle=≥90% annual=≥90%
TABLE coded 项目支出绩效目标表 · 禾城市图书馆 · - · 万元 [annual cycle level1 level1_code level2 level2_code name]
TOTAL0 合计 12.00+12.00 of 2
PROJECT 2 购书经费 · 禾城市图书馆 · 总计=12.00 财政拨款=12.00 · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=购书册数 cycle=≥3000册 annual=≥3000册
UNREAD 2025年度市级部门预算公开
UNREAD 第一部分 部门概况
UNREAD 一、部门职责：负责全市文化旅游工作。
UNREAD 二、机构设置：内设机构8个。
UNREAD 第三部分 名词解释
UNREAD 一、财政拨款：指本级财政拨付的资金。"""
    )


def test_tabs_between_sums() -> None:
    """Tabs between a name and its sums do not make the line a grid."""
    text = """\
项目支出绩效目标表
单位名称：南塘区水务局\t单位：万元
项目名称\t总计\t财政拨款\t绩效目标\t绩效指标
合计\t70.00\t70.00
河道保洁\t50.00\t50.00
保持河道清洁。
1、1-产出指标；11-数量指标；保洁河道长度；指标值:≥80公里。
2、1-产出指标；12-质量指标；保洁合格率；指标值:≥95%。
泵站维护\t20.00\t20.00
1、1-产出指标；11-数量指标；维护泵站座数；指标值:12座。
"""
    assert (
        outline("r.txt", text)
        == """\
TABLE coded 项目支出绩效目标表 · 南塘区水务局 · - · 万元 [annual level1 level1_code level2 level2_code name]
TOTAL0 合计 70.00+70.00 of 1,2
PROJECT 1 河道保洁 · 南塘区水务局 · 总计=50.00 财政拨款=50.00 · 保持河道清洁。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=保洁河道长度 annual=≥80公里
2 c1=1 l1=产出指标 c2=12 l2=质量指标 name=保洁合格率 annual=≥95%
PROJECT 2 泵站维护 · 南塘区水务局 · 总计=20.00 财政拨款=20.00 · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=维护泵站座数 annual=12座"""
    )


def test_numbers_amid_prose_are_no_rows() -> None:
    """A number on a line of its own amid a goal or a value begins no project."""
    text = """\
项目支出绩效目标表
单位名称：丰谷县粮食中心 单位：万元
项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标
    粮情监测设
备维护

18.00 18.00
2025年计划投资
12.50 万元用于设备维护。
1、1-产出指标；11-数量指标；维护仓房数；实施周期指标值:≥
12.50
个；年度指标值:≥
40个。
"""
    assert (
        outline("t.txt", text)
        == """\
TABLE coded 项目支出绩效目标表 · 丰谷县粮食中心 · - · 万元 [annual cycle level1 level1_code level2 level2_code name]
PROJECT 1 粮情监测设备维护 · 丰谷县粮食中心 · 总计=18.00 财政拨款=18.00 · 2025年计划投资12.50万元用于设备维护。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=维护仓房数 cycle=≥12.50个 annual=≥40个"""
    )


def test_prose_is_left_unread() -> None:
    """A numbered list of duties is no list of indicators."""
    text = """\
第一部分 部门概况
一、主要职责
1、贯彻执行国家林业法律法规：组织实施全县造林绿化工作。
2、负责森林资源管理：监督检查林木采伐。
"""
    assert (
        outline("j.txt", text)
        == """\
UNREAD 第一部分 部门概况
UNREAD 一、主要职责
UNREAD 1、贯彻执行国家林业法律法规：组织实施全县造林绿化工作。
UNREAD 2、负责森林资源管理：监督检查林木采伐。"""
    )


def test_missing_full_stop_at_the_end() -> None:
    """The last value may end with the file; a value of bare digits ends before the next number."""
    text = """\
项目支出绩效目标表
单位名称：X局
    维护费 9.00 9.00
1、1-产出指标；11-数量指标；巡检次数；实施周期指标值:≥12次；年度指标值:≥12次。2、1-产出指标；11-数量指标；维修数；实施周期指标值:1；年度指标值:1"""
    assert (
        outline("w.txt", text)
        == """\
TABLE coded 项目支出绩效目标表 · X局 · - · - [annual cycle level1 level1_code level2 level2_code name]
PROJECT 1 维护费 · X局 · =9.00 =9.00 · - · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=巡检次数 cycle=≥12次 annual=≥12次
2 c1=1 l1=产出指标 c2=11 l2=数量指标 name=维修数 cycle=1 annual=1"""
    )


def test_last_value_without_a_full_stop() -> None:
    """The last value ends with the first line that is shorter than those that were full."""
    text = """\
项目支出绩效目标表
单位名称：柳溪县公路局 单位：万元
项目名称 总计 财政拨款 绩效目标 绩效指标
农村公路养护 120.00 120.00
完成农村公路养护任务，保障群众出行安全。
1、1-产出指标；11-数量指标；养护公路里程；实施周期指标值:≥90公里
；年度指标值:≥30公里。
2、2-效益指标；22-社会效益指标；群众出行条件；实施周期指标值:改善
沿线群众出行条件和农产品外运条件；年度指标值:改善沿线群众出行条
件和农产品外运条件并保持
桥梁加固 50.00 50.00
完成三座危桥加固，保障通行安全。
1、1-产出指标；11-数量指标；加固桥梁座数；实施周期指标值:≥3座；年
度指标值:≥3座
"""
    assert (
        outline("w.txt", text)
        == """\
TABLE coded 项目支出绩效目标表 · 柳溪县公路局 · - · 万元 [annual cycle level1 level1_code level2 level2_code name]
PROJECT 1 农村公路养护 · 柳溪县公路局 · 总计=120.00 财政拨款=120.00 · 完成农村公路养护任务，保障群众出行安全。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=养护公路里程 cycle=≥90公里 annual=≥30公里
2 c1=2 l1=效益指标 c2=22 l2=社会效益指标 name=群众出行条件 cycle=改善沿线群众出行条件和农产品外运条件 annual=改善沿线群众出行条件和农产品外运条件并保持
PROJECT 2 桥梁加固 · 柳溪县公路局 · 总计=50.00 财政拨款=50.00 · 完成三座危桥加固，保障通行安全。 · - · -
1 c1=1 l1=产出指标 c2=11 l2=数量指标 name=加固桥梁座数 cycle=≥3座 annual=≥3座"""
    )
