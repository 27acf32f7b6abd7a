import json
import random
from pathlib import Path

import pytest

from flat_reading import filled, lines_of, read, short
from jixiaolint.extract.lines import recognise
from jixiaolint.model import Project

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

ROAD = """附件3
2024年度省级项目支出绩效目标申报表
（2024年度）
单位：万元
项目名称 2024年农村公路养护补助资金 项目编码 450000241170000012345
主管部门及代码 305-某市交通运输局 实施单位 某市公路发展中心
项目属性 延续项目 项目期 2024年1月-2026年12月
项目资金
（万元）
年度资金总额： 1,250.00
其中：财政拨款 1,200.00
其他资金 50.00
年度
总体
目标 目标1：完成县道路面养护36公里，消除安全隐患点12处。
目标2：沿线群众出行条件明显改善。
绩
效 一级指标 二级指标 三级指标 指标值
指 产出指标 数量指标 县道路面养护里程 ≥36公里
标 消除安全隐患点数量 ≥12处
质量指标 养护工程验收合格率 100%
- 3 -
绩效指标 一级指标 二级指标 三级指标 指标值
时效指标 养护工程完工时间 2024年11月30日前
成本指标 县道养护补助标准 ≤8万元/公里
效益指标 社会效益指标 沿线群众出行条件 明显改善
满意度指标 服务对象满意度指标 沿线群众满意度 ≥90%
填表人：张某 联系电话：0771-1234567"""

CULTURE = """部门整体支出绩效目标申报表
（2023年度）
部门（单位）名称 某县文化广电旅游局
年度预算申请 资金总额 财政拨款 其他资金
1,860.50 1,800.50 60.00
部门职能概述 负责全县公共文化、广播电视、文物保护和旅游发展工作。
整体绩效目标 完成送戏下乡120场，新建村级文化广场8个，全年接待游客150万人次。
一级指标 二级指标 三级指标 运算符 指标值 计量单位
产出指标 数量指标 送戏下乡场次 ≥ 120 场
产出指标 质量指标 广场建设验收合格率 = 100 %
效益指标 经济效益指标 旅游综合收入 ≥ 6 亿元
满意度指标 服务对象满意度指标 观众满意度 ≥ 92 %"""

FARM = """中央对地方转移支付区域绩效目标表
(2025年度)
转移支付名称 高标准农田建设补助资金
中央主管部门 农业农村部 省级主管部门 某省农业农村厅
资金情况 年度金额： 56000
其中：中央补助 40000
地方资金 16000
总体目标 年度目标
新建和改造提升高标准农田，完善灌排设施。
到2027年建成30万亩。
新建和改造提升高标准农田，完善灌排设施。
2025年建成10万亩。
一级指标
二级指标
三级指标
指标值
产出指标
数量指标
新建高标准农田面积
≥8万亩
改造提升高标准农田面积
≥2万亩
效益指标
经济效益指标
项目区粮食综合生产能力
明显提升
满意度指标
服务对象满意度指标
受益群众满意度
≥90%
注：1.各地请根据实际情况选择适合的指标进行填报，
并可适当增加指标。"""

SCHOOL = """项目支出绩效自评表
（2022年度）
项目名称：校园安全防范提升工程
主管部门：某区教育局                实施单位：某区教育装备中心
年度总体目标 预期目标 实际完成情况
为48所学校更新监控设备。 已为48所学校更新监控设备。
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
产出指标 数量指标 更新监控设备学校数 48所 48所 15 15
时效指标 设备安装完成时间 2022年8月底前 2022年9月10日 10 8 受疫情影响，
安装进度滞后
满意度指标 服务对象满意度指标 师生及家长满意度 ≥95% 97% 10 10
总分 100 97.62"""

HOSPITAL = """预算项目支出绩效目标表
单位名称：某市第二人民医院 单位：元
项目名称 医疗设备购置
实施期限 起始年度 2024 到期年度 2099
预算金额 总金额 2,600,000 当年度金额 1,300,000
项目概述 购置核磁共振等设备。
一级指标 二级指标 三级指标 实施周期指标值 当年度指标值
产出 数量 购置设备台套数 12台（套） 6台（套）
成本 设备购置总成本 ≤260万元 ≤130万元
效益 社会效益 门诊人次增长率 ≥5% ≥5%
满意度 服务对象满意度 患者满意度 ≥90% ≥90%
项目名称 人才培养经费
一级指标 二级指标 三级指标 实施周期指标值 当年度指标值
产出 数量 选派进修人数 15人
效益 社会效益 新技术新项目开展数量 ≥3项 ≥3项"""


def _project(source: str) -> Project:
    found, unread = read(source)
    assert unread == []
    return found.tables[0].projects[0]


def _amounts(project: Project) -> list[tuple[str, str]]:
    return [(amount.label, str(amount.number)) for amount in project.amounts]


def test_facts_of_a_provincial_form() -> None:
    """Facts stand in two columns, with broken labels, sums and a term."""
    project = _project(ROAD)

    assert str(project.name) == "2024年农村公路养护补助资金"
    assert str(project.unit) == "某市公路发展中心"
    assert (project.start_year, project.end_year) == (2024, 2026)
    assert _amounts(project) == [
        ("年度资金总额", "1250.00"),
        ("财政拨款", "1200.00"),
        ("其他资金", "50.00"),
    ]
    assert str(project.goal) == (
        "目标1：完成县道路面养护36公里，消除安全隐患点12处。"
        "目标2：沿线群众出行条件明显改善。"
    )


def test_rows_beside_a_strip_and_over_a_page() -> None:
    """A label down the edge, a page number and repeated heads do not part the rows."""
    assert short(read(ROAD)[0]) == [
        "产出指标|数量指标|县道路面养护里程|≥36公里",
        "产出指标|数量指标|消除安全隐患点数量|≥12处",
        "产出指标|质量指标|养护工程验收合格率|100%",
        "产出指标|时效指标|养护工程完工时间|2024年11月30日前",
        "产出指标|成本指标|县道养护补助标准|≤8万元/公里",
        "效益指标|社会效益指标|沿线群众出行条件|明显改善",
        "满意度指标|服务对象满意度指标|沿线群众满意度|≥90%",
    ]


def test_table_says_what_its_heading_says() -> None:
    """Title, year and unit of money come from the lines above the facts."""
    table = read(ROAD)[0].tables[0]

    assert str(table.title) == "2024年度省级项目支出绩效目标申报表"
    assert (table.year, str(table.money_unit), table.layout) == (
        2024,
        "万元",
        "flattened",
    )
    assert table.columns == {"level1", "level2", "name", "annual"}


def test_department() -> None:
    """A department's own form is a project of that kind, named after it."""
    project = _project(CULTURE)

    assert (project.kind, str(project.name)) == ("department", "某县文化广电旅游局")
    assert _amounts(project) == [
        ("资金总额", "1860.50"),
        ("财政拨款", "1800.50"),
        ("其他资金", "60.00"),
    ]


def test_operator_number_and_unit_in_columns() -> None:
    """The operator joins the target, the unit stays apart."""
    assert [filled(row) for row in _project(CULTURE).indicators][2] == {
        "level1": "效益指标",
        "level2": "经济效益指标",
        "name": "旅游综合收入",
        "annual": "≥6",
        "measure_unit": "亿元",
    }


def test_two_goals_one_after_the_other() -> None:
    """Of two goals the second begins where the text begins anew."""
    project = _project(FARM)

    start = "新建和改造提升高标准农田，完善灌排设施。"
    assert str(project.cycle_goal) == start + "到2027年建成30万亩。"
    assert str(project.goal) == start + "2025年建成10万亩。"


def test_every_cell_on_its_line() -> None:
    """Heads, labels, names and targets may each have a line of their own."""
    assert short(read(FARM)[0]) == [
        "产出指标|数量指标|新建高标准农田面积|≥8万亩",
        "产出指标|数量指标|改造提升高标准农田面积|≥2万亩",
        "效益指标|经济效益指标|项目区粮食综合生产能力|明显提升",
        "满意度指标|服务对象满意度指标|受益群众满意度|≥90%",
    ]


def test_self_evaluation() -> None:
    """What was achieved, the points got and the reasons are frame, the total too."""
    project = _project(SCHOOL)

    assert str(project.goal) == "为48所学校更新监控设备。"
    assert [filled(row) for row in project.indicators][1] == {
        "level1": "产出指标",
        "level2": "时效指标",
        "name": "设备安装完成时间",
        "annual": "2022年8月底前",
        "score": "10",
    }
    assert len(project.indicators) == 3


def test_projects_under_one_title() -> None:
    """A new 项目名称 below a table begins a form, which shares the title."""
    found, unread = read(HOSPITAL)

    assert unread == []
    assert [
        (str(table.title), str(table.unit), str(table.money_unit), p.index, str(p.name))
        for table in found.tables
        for p in table.projects
    ] == [
        ("预算项目支出绩效目标表", "某市第二人民医院", "元", 1, "医疗设备购置"),
        ("预算项目支出绩效目标表", "某市第二人民医院", "元", 2, "人才培养经费"),
    ]


def test_lone_target_is_the_annual_one() -> None:
    """Where a row fills one of two target columns, it is that of the year."""
    row = read(HOSPITAL)[0].tables[0].projects[1].indicators[0]

    assert filled(row) == {
        "level1": "产出",
        "level2": "数量",
        "name": "选派进修人数",
        "annual": "15人",
    }


def test_cost_as_second_level() -> None:
    """成本 beside 数量 is a label of the second level."""
    row = read(HOSPITAL)[0].tables[0].projects[0].indicators[1]

    assert (str(row.level1), str(row.level2)) == ("产出", "成本")


def test_no_blanks_at_all() -> None:
    """Labels, names and targets that stick together are told apart."""
    source = """项目支出绩效目标表
项目名称 河道生态治理
一级指标二级指标三级指标指标值
产出指标数量指标治理河道长度≥15公里
时效指标按期完工率100%
满意度指标服务对象满意度指标沿岸居民满意度≥85%"""

    found, unread = read(source)

    assert unread == []
    assert short(found) == [
        "产出指标|数量指标|治理河道长度|≥15公里",
        "产出指标|时效指标|按期完工率|100%",
        "满意度指标|服务对象满意度指标|沿岸居民满意度|≥85%",
    ]


def test_prose_after_the_table_is_unread() -> None:
    """What follows a table and is no row is left for the list of unread text."""
    source = """绩效目标申报表
项目名称：老旧小区加装电梯补助
产出指标 数量指标 补助加装电梯台数 ≥60台
产出指标 质量指标 电梯验收合格率 100%
满意度指标 服务对象满意度指标 居民满意度 ≥90%
第三部分 名词解释
一般公共预算：是指政府以税收为主体的财政收入，安排用于改善民生的收支预算。"""

    found, unread = read(source)

    assert len(short(found)) == 3
    assert unread == source.split("\n")[-2:]


def test_long_name_in_many_lines() -> None:
    """A sentence in place of a name, over many lines, stays one row."""
    name = "，".join(f"推进第{n}片林区管护责任落实到山头地块" for n in "一二三四五六")
    pieces = [name[at : at + 15] for at in range(0, len(name), 15)]
    source = "\n".join(
        [
            "项目支出绩效目标表",
            "项目名称 林长制",
            "一级指标 二级指标 三级指标 实施周期指标值 年度指标值",
            "产出指标 数量指标 巡护里程 ≥90公里 ≥30公里",
            "质量指标",
            *pieces,
            "林区秩序良好 林区秩序良好",
            "时效指标 巡护及时率 ≥95% ≥95%",
        ]
    )

    assert short(read(source)[0])[1] == (
        f"产出指标|质量指标|{name}|林区秩序良好|林区秩序良好"
    )


@pytest.mark.parametrize(
    "source",
    ["", "某市财政局2024年工作总结", "1、1-产出指标；11-数量指标；巡查次数；指标值：5"],
)
def test_other_text_is_not_a_form(source: str) -> None:
    """Prose and coded indicators are not flattened forms."""
    assert not recognise(lines_of(source))


@pytest.mark.parametrize("source", [ROAD, CULTURE, FARM, SCHOOL, HOSPITAL])
def test_damage_never_raises(source: str) -> None:
    """Lines lost, cut or shuffled give other rows, never an exception."""
    chance = random.Random(7)
    for _ in range(6):
        lines = [line for line in source.split("\n") if chance.random() > 0.2]
        lines = [line[: chance.randrange(1, 40)] for line in lines]
        chance.shuffle(lines)
        found, unread = read("\n".join(lines))
        assert short(found) or unread is not None


def test_published_document() -> None:
    """The published forms give the indicators that a careful reader finds."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the shared documents are not here")
    labels = (SHARED / "labels" / "indicators.jsonl").read_text(encoding="utf-8")
    wanted = [
        row for row in map(json.loads, labels.splitlines()) if row["doc"] == "004"
    ]
    source = next(folder.glob("004*")).read_text(encoding="utf-8")
    found, unread = read(source.replace("\r", ""))
    keys = ("level1", "level2", "name", "cycle", "annual", "description")

    got = [
        {
            "table": str(table.title),
            "project": str(project.name),
            "seq": row.seq,
            **{key: filled(row).get(key) for key in keys},
        }
        for table in found.tables
        for project in table.projects
        for row in project.indicators
    ]

    assert got == [
        {key: row[key] for key in ("table", "project", "seq", *keys)} for row in wanted
    ]
    assert unread == []


BROKEN_HEADS = """（一）水库巡查
水库巡查绩效目标表
项目名称 水库巡查
一级 分值
二级指标 三级指标 指标值
指标 （90）
产出指标 数量指标 巡查水库座数 12座 50
满意度指 服务对象满意度指 库区居民满意度 90% 40
标 标
（二）灌区清淤
灌区清淤绩效目标表
项目名称 灌区清淤
年度 实际
一级指标 二级指标 三级指标 分值 得分
指标值 完成值
产出指标 数量指标 清淤渠道长度 8公里 9公里 60 60
效益指标 社会效益指标 灌溉用水投诉件数 ≤2件 1件 30 30
堤防加固绩效目标表
项目名称 堤防加固
一级指 二级指
三级指标 指标值 分值
标 标
产出指 数量指
加固堤防长度 6公里 90
标 标"""


def test_heads_broken_over_lines() -> None:
    """Pieces of heads are joined; where their columns stand, the rows show."""
    found, unread = read(BROKEN_HEADS)
    projects = [project for table in found.tables for project in table.projects]

    assert unread == []
    assert [str(project.name) for project in projects] == [
        "水库巡查",
        "灌区清淤",
        "堤防加固",
    ]
    assert short(found) == [
        "产出指标|数量指标|巡查水库座数|12座|50",
        "满意度指标|服务对象满意度指标|库区居民满意度|90%|40",
        "产出指标|数量指标|清淤渠道长度|8公里|60",
        "效益指标|社会效益指标|灌溉用水投诉件数|≤2件|30",
        "产出指标|数量指标|加固堤防长度|6公里|90",
    ]


SHARED_CASES = {
    "flat_score.txt": [
        "产出指标|数量指标|保洁河道长度|12公里|30",
        "产出指标|数量指标|河道巡查次数|24次|20",
        "产出指标|质量指标|断面水质达标率|90%|20",
        "效益指标|社会效益指标|内涝投诉次数|1次|10",
        "满意度指标|服务对象满意度指标|沿河居民满意度|90%|10",
        "产出指标|数量指标|养护绿地面积|5万平方米|50",
        "满意度指标|服务对象满意度指标|周边居民满意度|90%|40",
    ],
    "celltext.txt": [
        "产出指标|数量指标|保洁河道长度|12公里/年",
        "产出指标|数量指标|河道巡查次数|辅助降低投诉2%",
    ],
}


@pytest.mark.parametrize("name", SHARED_CASES)
def test_shared_cases(name: str) -> None:
    """The small inputs that went wrong give what is right."""
    path = SHARED / "cases" / "tables" / name
    if not path.is_file():
        pytest.skip("the shared cases are not here")

    found, unread = read(path.read_text(encoding="utf-8"))

    assert (short(found), unread) == (SHARED_CASES[name], [])


def test_facts_side_by_side_under_a_plain_title() -> None:
    """Facts that ； parts are told apart, and 绩效目标表 alone is a title."""
    found, unread = read(
        "绩效目标表\n项目名称：渠道清淤；实施单位：水利站\n一级指标 二级指标 三级指标 指标值\n"
        "产出指标 数量指标 清淤渠道长度 ≥12公里\n质量指标 清淤验收合格率 100%\n"
    )
    (table,) = found.tables
    (project,) = table.projects

    assert (str(table.title), str(project.name)) == ("绩效目标表", "渠道清淤")
    assert (str(project.unit), unread) == ("水利站", ["；"])
    assert short(found) == [
        "产出指标|数量指标|清淤渠道长度|≥12公里",
        "产出指标|质量指标|清淤验收合格率|100%",
    ]
