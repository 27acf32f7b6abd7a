"""How rewrites read: a number keeps its size and kind, a word is cut where it ends."""

from __future__ import annotations

import pytest

from jixiaolint.engine.example import examine
from jixiaolint.rule_files.load import load_rules

RULES = load_rules()


def told(code: str, **row: str) -> dict[str, str] | None:
    """Return the fields that change in a row that breaks a rule, nothing without a rewrite."""
    (found,) = [one for one in examine(RULES, row) if one.code == code]
    return found.rewrite.texts if found.rewrite else None


@pytest.mark.parametrize(
    ("code", "row", "texts"),
    [
        # The column counts in ten thousands, so the value does not.
        (
            "UNI305",
            {"name": "改造成本", "annual": "≤95万元", "measure_unit": "万元"},
            {"annual": "≤95"},
        ),
        # The unit of the value is that of the measure, so the column gives way.
        (
            "UNI306",
            {"name": "清淤土方重量", "annual": "700吨", "measure_unit": "人"},
            {"measure_unit": "吨", "annual": "700"},
        ),
        # A percentage beside a column that counts: the column gives way, not the name.
        (
            "UNI302",
            {"name": "设备验收合格率", "annual": "≥98", "measure_unit": "台"},
            {"measure_unit": "%"},
        ),
        (
            "UNI303",
            {"name": "新招学徒人数", "annual": "≥60", "measure_unit": "%"},
            {"measure_unit": "人"},
        ),
        # 36 persons are no 36 sessions.
        (
            "UNI304",
            {"name": "安全员考试场次", "annual": "36人"},
            {"annual": "≥__场"},
        ),
        # Work on a thing is counted by the thing, what falls has an upper bound.
        (
            "VAL202",
            {"level2": "数量指标", "name": "无人机采购", "annual": "按需采购"},
            {"annual": "≥__架"},
        ),
        (
            "VAL202",
            {"level2": "社会效益指标", "name": "山路封闭时长", "annual": "明显缩短"},
            {"annual": "≤__分钟"},
        ),
        (
            "VAL203",
            {"level2": "可持续影响指标", "name": "机制健全性", "annual": "健全"},
            {"annual": "良以上（__为优，__为良，其余为差）"},
        ),
        (
            "VAL222",
            {"level2": "质量指标", "name": "书展参与程度", "annual": "很好"},
            {"annual": "良以上（__为优，__为良，其余为差）"},
        ),
        # A sum is no number of things.
        (
            "UNI302",
            {"name": "补贴发放率", "annual": "41万元"},
            {"name": "补贴发放金额"},
        ),
        # Metres or kilometres: only the unit knows.
        ("UNI301", {"name": "新建围栏长度", "annual": "≥7"}, None),
        # 使 begins 使用 and is no word there.
        (
            "NAM104",
            {"name": "规范使用车辆", "annual": "规范"},
            {"name": "使用车辆规范情况"},
        ),
        ("VAL229", {"name": "设施完好率", "annual": "≥≥93%"}, {"annual": "≥93%"}),
        # Several wishes: the first of them, as something that can be measured.
        (
            "NAM103",
            {"name": "提高政策知晓度，方便群众看病就医", "annual": "≥80%"},
            {"name": "政策知晓度"},
        ),
        (
            "NAM106",
            {"name": "巡防力量到位，全年发生安全事故次数", "annual": "0次"},
            {"name": "全年发生安全事故次数"},
        ),
        # What is kept up is called by its own words.
        (
            "NAM104",
            {"name": "保障校园安全稳定", "annual": "安全稳定"},
            {"name": "校园安全稳定情况"},
        ),
        (
            "NAM105",
            {"name": "执法行为更加规范", "annual": "规范"},
            {"name": "执法行为规范程度"},
        ),
        # What a figure counts is called by it, what it changes by how it changes.
        (
            "NAM103",
            {"name": "增加就业岗位", "annual": "300"},
            {"name": "新增就业岗位数"},
        ),
        (
            "NAM103",
            {"name": "减少交通事故", "annual": "10起"},
            {"name": "交通事故减少起数"},
        ),
        ("NAM103", {"name": "提高就业", "annual": "≥300人"}, {"name": "就业人数"}),
        ("NAM103", {"name": "降低能耗", "annual": "5%"}, {"name": "能耗降低率"}),
        # When a thing is done, and how soon, is a time.
        (
            "NAM104",
            {"name": "及时处理群众诉求", "annual": "≤24小时"},
            {"name": "群众诉求处理时间"},
        ),
        (
            "NAM104",
            {"name": "年底前完成采购", "annual": "12月31日前"},
            {"name": "采购完成时间"},
        ),
        (
            "NAM104",
            {"name": "按时完成工程建设", "annual": "按时"},
            {"name": "工程建设完成时间", "annual": "__月底前"},
        ),
        (
            "NAM104",
            {"name": "带动沿线商户增收", "annual": "人均增收1200元"},
            {"name": "沿线商户增收金额"},
        ),
        # A system is there when its papers are.
        (
            "VAL202",
            {"name": "管护机制", "annual": "健全"},
            {"annual": "印发相关制度__项"},
        ),
        # What only those asked can tell, they are asked.
        (
            "NAM114",
            {"name": "是否有利于提升城市形象", "annual": "是"},
            {"name": "认为有利于提升城市形象的受访者比例", "annual": "≥__%"},
        ),
        # How money is handled gives way to what it gets done.
        (
            "NAM109",
            {"level2": "时效指标", "name": "资金支付及时率", "annual": "100%"},
            {"name": "__按期完成率"},
        ),
        # A unit that both values lack stands in the name.
        (
            "UNI301",
            {"name": "季度巡查次数", "cycle": "4", "annual": "4"},
            {"name": "季度巡查次数（次）"},
        ),
        ("UNI301", {"name": "预算开支控制率", "annual": "1"}, {"annual": "100%"}),
        ("VAL211", {"name": "验收合格率", "annual": "≥950%"}, {"annual": "≥95%"}),
        (
            "NAM112",
            {"name": "流动书车的的停靠点数", "annual": "≥9个"},
            {"name": "流动书车的停靠点数"},
        ),
    ],
)
def test_a_rewrite_reads_well(
    code: str, row: dict[str, str], texts: dict[str, str] | None
) -> None:
    """What is to be written is what somebody who knows the row would write."""
    assert told(code, **row) == texts
