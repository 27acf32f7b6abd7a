"""Forms made up for property tests: what a form says, and how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from books import Book, Row, Sheet, sheet
from hypothesis import strategies as st

from forms import ABOVE, LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy
    from seen import Fields

LAYOUTS = ("one", "forms", "column")
"""One project; a form for each of several; all in one table with a column for them."""


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator: levels, name, value without its unit, unit, explanation, score."""

    level1: str
    level2: str
    name: str
    value: str
    unit: str
    description: str
    score: str


@dataclass(frozen=True, slots=True)
class Made:
    """A form: its projects with their items, and how it is laid out.

    `heads` are the columns in order, role and words of the head; `levels` says how a
    level that goes on is shown: ``merged``, ``blank`` or ``repeated``.
    """

    layout: str
    projects: tuple[tuple[str, tuple[Item, ...]], ...]
    heads: tuple[tuple[str, str], ...]
    title: str | None
    facts: tuple[tuple[str, str], ...]
    levels: str

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the columns from left to right."""
        return tuple(role for role, _ in self.heads)

    def parts(self) -> list[Sheet]:
        """Return a sheet for each project, each with a title and heads of its own."""
        return [
            sheet(
                f"表{at}", [*self._above(name), self._head(), *self._rows(name, items)]
            )
            for at, (name, items) in enumerate(self.projects, 1)
        ]

    def whole(self) -> Sheet:
        """Return all in one sheet: forms below each other, or one table."""
        if self.layout != "column":
            rows: list[Row] = []
            for part in self.parts():
                rows += [*([("",)] if rows else []), *part.rows]
            return sheet("表1", rows)
        rows = [*self._above(None), self._head()]
        for name, items in self.projects:
            rows += self._rows(name, items)
        return sheet("表1", rows)

    def head_rows(self) -> list[int]:
        """Return which rows of the whole are heads of columns."""
        head = self._head()
        return [at for at, row in enumerate(self.whole().rows) if row == head]

    def expected(self) -> list[Fields]:
        """Return the fields of each indicator in order."""
        return [
            {key: words for key, words in self._fields(name, item).items() if words}
            for name, items in self.projects
            for item in items
        ]

    def _above(self, project: str | None) -> list[Row]:
        """Return the rows above the head: title, name of the project, further facts."""
        facts = list(self.facts)
        if project and self.layout != "column":
            facts.insert(0, ("项目名称", project))
        wide = [LEFT] * (len(self.heads) - 2)
        title: list[Row] = [(self.title,)] if self.title else []
        return [*title, *((label, words, *wide) for label, words in facts)]

    def _head(self) -> Row:
        return tuple(words for _, words in self.heads)

    def _rows(self, project: str, items: Sequence[Item]) -> list[Row]:
        """Return the rows of a project, a level that goes on shown as it is laid out."""
        found: list[Row] = []
        before: Fields = {}
        for item in items:
            fields = self._fields(project, item)
            row = [fields.get(role, "") for role in self.roles]
            going = True
            for role in ("project", "level1", "level2"):
                going = going and before.get(role) == fields.get(role)
                if going and role in self.roles and self.levels != "repeated":
                    # A name of a project is merged or repeated, as forms do.
                    sign = ABOVE if self.levels == "merged" else ""
                    if sign or role != "project":
                        row[self.roles.index(role)] = sign
            before = fields
            found.append(tuple(row))
        return found

    def _fields(self, project: str, item: Item) -> Fields:
        """Return the words of an indicator by role, the unit where the form has it."""
        fields = {
            "project": project,
            "level1": item.level1,
            "level2": item.level2,
            "name": item.name,
            "annual": item.value + item.unit,
        }
        if "measure_unit" in self.roles:
            fields |= {"annual": item.value, "measure_unit": item.unit}
        if "score" in self.roles:
            fields["score"] = item.score
        if "description" in self.roles:
            fields["description"] = item.description
        return fields


def _items(text: str) -> tuple[Item, ...]:
    return tuple(Item(*line.split("|")) for line in text.strip().split("\n"))


POOL = {
    "管网疏通": _items(
        """
产出指标|数量指标|疏通排水管道长度|≥18|公里|年内疏通并验收的长度|20
产出指标|数量指标|疏通检查井数量|420|座|年内清掏的检查井|10
产出指标|质量指标|管道疏通验收合格率|≥98|%|合格长度÷验收长度×100%|20
产出指标|时效指标|汛前疏通完成时间|2025年5月底前||以验收单日期为准|10
效益指标|社会效益指标|积水投诉次数|≤3|次|热线受理的积水投诉|20
满意度指标|服务对象满意度指标|片区居民满意度|≥90|%|满意人数÷受访人数×100%|10
"""
    ),
    "农贸市场改造": _items(
        """
产出指标|数量指标|改造农贸市场数量|≥6|个|完成改造并开业的市场|20
产出指标|质量指标|改造工程验收合格率|100|%|合格项数÷验收项数×100%|20
产出指标|时效指标|改造完成时间|2025年10月底前||以验收单日期为准|10
效益指标|经济效益指标|市场摊位出租率|≥92|%|出租摊位÷摊位总数×100%|15
效益指标|社会效益指标|购物环境|明显改善||以走访记录为准|15
满意度指标|服务对象满意度指标|周边居民满意度|≥88|%|满意人数÷受访人数×100%|10
"""
    ),
    "图书馆夜间开放": _items(
        """
产出指标|数量指标|夜间开放天数|≥300|天|按考勤记录统计|25
产出指标|数量指标|举办夜读活动场次|≥24|场次|按活动记录统计|15
产出指标|质量指标|设备完好率|≥97|%|完好台数÷在用台数×100%|10
效益指标|社会效益指标|夜间到馆人次|≥6|万人次|门禁系统计数|30
满意度指标|服务对象满意度指标|读者满意度|≥90|%|满意人数÷受访人数×100%|10
"""
    ),
}
"""Name of a project -> its items, some of them with a fault that a rule names."""

HEADS = {
    "project": ("项目名称", "项目"),
    "level1": ("一级指标",),
    "level2": ("二级指标",),
    "name": ("三级指标", "指标名称", "三级指标名称", "指标内容", "绩效指标"),
    "annual": ("指标值", "年度指标值", "目标值", "年度目标值", "绩效目标值"),
    "measure_unit": ("计量单位", "度量单位", "单位"),
    "score": ("分值", "权重", "指标权重"),
    "description": ("指标解释", "指标说明", "计算方法"),
}
"""Role -> the words that head its column."""

_FACTS = (("主管部门", "临河区城管局"), ("实施单位", "临河区市政所"))


def _some(items: tuple[Item, ...]) -> SearchStrategy[tuple[Item, ...]]:
    """Return all items but at most two of the inner ones."""
    dropped = st.sets(st.sampled_from(items[1:-1]), max_size=2)
    return dropped.map(lambda out: tuple(item for item in items if item not in out))


@st.composite
def forms_made(draw: DrawFn, layout: str) -> Made:
    """Draw a form of a layout."""
    count = 1 if layout == "one" else draw(st.integers(2, len(POOL)))
    names = list(POOL)[:count]
    roles = ["project"] if layout == "column" else []
    roles += ["level1", "level2", "name", "annual"]
    for role in ("measure_unit", "score", "description"):
        if draw(st.booleans()):
            roles.append(role)
    return Made(
        layout,
        tuple((name, draw(_some(POOL[name]))) for name in names),
        tuple((role, draw(st.sampled_from(HEADS[role]))) for role in roles),
        draw(st.sampled_from((None, "2025年项目支出绩效目标表"))),
        _FACTS[: draw(st.integers(0, 2))] if layout != "column" else (),
        draw(st.sampled_from(("repeated", "merged", "blank"))),
    )


FOREIGN = (
    sheet(
        "支出计划",
        [
            ("序号", "年度", "经济科目", "金额（万元）"),
            ("1", "2025", "办公费", "3.5"),
            ("2", "2025", "维修（护）费", "21"),
            ("3", "2025", "劳务费", "8"),
        ],
    ),
    sheet(
        "人员名单",
        [
            ("序号", "科室", "姓名", "职务", "联系方式"),
            ("1", "养护科", "周某", "科长", "8001"),
            ("2", "养护科", "吴某", "科员", "8002"),
        ],
    ),
    sheet(
        "采购清单",
        [
            ("采购清单",),
            ("品名", "规格", "数量", "单价", "小计"),
            ("疏通车", "8吨", "2", "46", "92"),
            ("水泵", "7.5千瓦", "5", "0.8", "4"),
        ],
    ),
)
"""Sheets that are no tables of indicators."""


def alone(made: Made) -> Book:
    """Return the form as a file of one sheet."""
    return (made.whole(),)
