"""Rows of invented forms whose values are free text, or are missing, line by line."""

from __future__ import annotations

import random

from flat_layout import Row

HEADS = {
    1: "一级指标 二级指标 三级指标 年度指标值",
    2: "一级指标 二级指标 三级指标 实施周期指标值 年度指标值",
    3: "一级指标 二级指标 三级指标 实施周期指标值 年度指标值 实际完成值",
}
"""The heads of forms with one, two and three columns of values."""

FREE = (
    ("河道保洁人员配备及薪酬标准", "38人，每人每年2.6万元"),
    ("方便群众就医，减少排队等候", "就医方便"),
    ("图书馆新增藏书册数", "若干册"),
    ("新编剧目评定等级", "二级以上"),
    ("校舍维修补助金额", "XX万元"),
    ("总体规划编制进度", "送审稿通过专家评审"),
    ("病媒生物密度控制水平", "C级"),
    ("案件卷宗归档", "一案一卷"),
    ("村级文书档案", "应归尽归"),
    ("信息系统等级保护测评结论", "三级通过"),
    ("政务数据归集方式", "接口与库表"),
    ("粮食仓库熏蒸次数", "按需"),
    ("区域农产品品牌", "打响本地品牌"),
    ("新开通校车线路", "东线、西线和环城线"),
    ("消防栓巡查频率", "一周两巡"),
    ("反诈宣传范围", "各村（社区）"),
    ("林木良种苗圃用地", "国有林场"),
    ("地下水监测井运行状态", "在线"),
    ("社工站人员学历结构", "本科为主"),
    ("古树名木养护责任", "责任到人"),
    ("供水水质", "国标"),
    ("老旧小区加装电梯", "愿装尽装"),
    ("行政复议案件办理", "零差错"),
    ("残疾人辅具适配", "见附表"),
)
"""Names with values that no lexicon of values holds."""

PLAIN = (
    ("巡护林地面积", "≥3.2万亩"),
    ("开展消防演练场次", "24场"),
    ("污水处理设施运行率", "≥95%"),
    ("补贴资金发放时间", "6月底前"),
    ("疫苗接种点标准化改造数量", "9个"),
    ("群众出行条件", "明显改善"),
)
"""Names with values of the usual kinds."""

MISSING = (
    "候车亭改造座数",
    "文化下乡演出场次",
    "质控样品合格率",
    "养老护理员培训人次",
)
"""Names without a value."""

LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)


def mixed(seed: int, columns: int, *, gaps: bool = False) -> list[Row]:
    """Return rows of all kinds in an order of chance; `gaps` adds those without value."""
    chance = random.Random(seed)
    pairs = [*FREE, *PLAIN, *PLAIN[:3]]
    chance.shuffle(pairs)
    if gaps:
        for name in MISSING:
            pairs.insert(chance.randrange(1, len(pairs)), (name, ""))
    cuts = sorted(chance.sample(range(1, len(pairs)), len(LEVELS) - 1))
    rows: list[Row] = []
    for at, (name, value) in enumerate(pairs):
        level1, level2 = LEVELS[sum(cut <= at for cut in cuts)]
        other = value if chance.random() < 0.6 else chance.choice(PLAIN)[1]
        values = (value, other if value else "", "100%" if value else "")
        # With one value column the value is the year's; with more it comes second.
        rows.append(Row(level1, level2, name, values[:columns]))
    return rows


def lines(rows: list[Row], seed: int) -> list[str]:
    """Return a line for each row, labels beside the first row or on their own lines."""
    chance = random.Random(seed)
    found: list[str] = []
    one = two = ""
    for row in rows:
        labels = [row.level1] if row.level1 != one else []
        labels += [row.level2] if row.level2 != two else []
        one, two = row.level1, row.level2
        while labels and chance.random() < 0.5:
            found.append(labels.pop(0))
            if chance.random() < 0.3:
                found.append("")
        found.append(" ".join(filter(None, [*labels, row.name, *row.cells])))
        if chance.random() < 0.15:
            found.append("")
    return found
