"""Indicators without end: each differs from all others in its words.

Places, things and what is done with them are combined: `indicator` makes the one of a
number, whose name, values and explanation no other number has.
"""

from __future__ import annotations

from typing import NamedTuple

HEAD = (
    "项目名称",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标解释",
    "实施周期指标值",
    "年度指标值",
)

_FIRST = "青柳石桐云鹤松柏梅竹兰枫杏桃榆槐银金玉龙凤白沙清"
_SECOND = "坝溪桥岭湾塘坪洲浦崖沟垭渡港泉峪冈埠桩圩畈坑湖滩"
_KINDS = ("村", "镇", "社区", "街道", "林场", "园区", "灌区", "小区")
_THINGS = [
    "灌溉渠道",
    "村道",
    "堤坝",
    "路灯",
    "公厕",
    "泵站",
    "便桥",
    "阅览室",
    "健身场",
    "排水管",
    "护坡",
    "果园",
    "苗圃",
    "水窖",
    "机井",
    "蓄水池",
    "凉亭",
    "书屋",
    "食堂",
    "托育点",
    "卫生室",
    "驿站",
    "晒场",
    "冷库",
    "鱼塘",
    "大棚",
    "界碑",
    "护栏",
    "涵洞",
    "站台",
    "岗亭",
    "公墓",
]
_PLACES = len(_FIRST) * len(_SECOND) * len(_KINDS)
_PROJECTS = _PLACES * len(_THINGS)
_STRIDE = 7919
"""What has no divisor in common with `_PROJECTS`: neighbours are unlike each other."""


class Indicator(NamedTuple):
    """The cells of a row behind the name of its project."""

    level1: str
    level2: str
    name: str
    description: str
    cycle: str
    annual: str


_FORMS = (
    Indicator(
        "产出指标",
        "数量指标",
        "{place}{thing}新建数量",
        "统计{place}当年新建并交付的{thing}",
        "{place}≥{most}座",
        "{place}≥{figure}座",
    ),
    Indicator(
        "产出指标",
        "数量指标",
        "{place}{thing}维护次数",
        "{place}按计划对{thing}开展的维护",
        "{place}不少于{most}次",
        "{place}不少于{figure}次",
    ),
    Indicator(
        "产出指标",
        "质量指标",
        "{place}{thing}验收合格率",
        "{place}验收合格的{thing}÷{place}参加验收的{thing}×100%",
        "{place}达到9{digit}.{most}%",
        "{place}达到9{digit}.{figure}%",
    ),
    Indicator(
        "产出指标",
        "时效指标",
        "{place}{thing}完工时间",
        "{place}{thing}工程竣工验收的日期",
        "{place}于2028年{month}月{day}日前，第{most}号",
        "{place}于2026年{month}月{day}日前，第{figure}号",
    ),
    Indicator(
        "成本指标",
        "经济成本指标",
        "{place}{thing}改造总成本",
        "{place}改造{thing}的全部支出，以决算为准",
        "{place}不超过{most}万元",
        "{place}不超过{figure}万元",
    ),
    Indicator(
        "效益指标",
        "社会效益指标",
        "提升{place}{thing}服务能力",
        "{place}群众使用{thing}更加方便",
        "{place}{thing}三年内明显改善",
        "{place}{thing}明显改善",
    ),
    Indicator(
        "效益指标",
        "生态效益指标",
        "{place}{thing}周边绿化率",
        "考核{place}{thing}周边的绿化情况",
        "{place}9{digit}.{most}%",
        "{place}9{digit}.{figure}%",
    ),
    Indicator(
        "满意度指标",
        "服务对象满意度指标",
        "{place}居民对{thing}的满意度",
        "{place}问卷中对{thing}满意的居民占全部答卷的比例",
        "{place}≥9{digit}.{most}%",
        "{place}≥9{digit}.{figure}%",
    ),
)

FORMS = len(_FORMS)
"""So many forms of indicators there are: a project has one of each."""

MOST = _PROJECTS * FORMS
"""So many indicators differ."""


def place(number: int) -> str:
    """Return the name of a place; there are some thousand."""
    rest, kind = divmod(number, len(_KINDS))
    rest, second = divmod(rest, len(_SECOND))
    return _FIRST[rest % len(_FIRST)] + _SECOND[second] + _KINDS[kind]


def indicator(number: int) -> Indicator:
    """Return the indicator of a number."""
    project, form = divmod(number, FORMS)
    mixed = project * _STRIDE % _PROJECTS
    thing, where = divmod(mixed, _PLACES)
    gaps = {
        "place": place(where),
        "thing": _THINGS[thing],
        "figure": project + 1,
        "most": project * 3 + 5,
        "digit": project % 9,
        "month": 1 + project % 12,
        "day": 1 + project % 28,
    }
    return Indicator(*(text.format(**gaps) for text in _FORMS[form]))


def project(number: int) -> str:
    """Return the name of the project that an indicator belongs to."""
    index = number // FORMS
    mixed = index * _STRIDE % _PROJECTS
    return f"{place(mixed % _PLACES)}{_THINGS[mixed // _PLACES]}第{index + 1}期工程"


def long_explanation(number: int) -> str:
    """Return an explanation of some four hundred characters, as no other number has."""
    others = [indicator(number + FORMS * step) for step in range(1, 15)]
    return "；".join(other.description for other in others) + "。"
