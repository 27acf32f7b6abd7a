"""How much of what is said of a whole budget book is about text that was not read.

The books are made up: a sheet of indicators among the sheets and blocks that stand
beside it in what departments hand in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from books import Book, Sheet, drawn, sheet
from seen import Seen, looked
from writers import xlsx

if TYPE_CHECKING:
    from pathlib import Path

AREAS = ("城北", "城南", "河东", "河西", "青塘", "石桥", "马坝", "龙潭", "白沙", "双溪")

FORM = """
项目支出绩效目标申报表
（2025年度）
项目名称|{area}片区路灯养护|<|<|<
主管部门|临河区城管局|<|实施单位|{area}街道办
年度资金总额（万元）|60.00|<|其中：财政拨款|60.00
年度绩效目标|养护路灯900盏，亮灯率达到98%以上。|<|<|<
一级指标|二级指标|三级指标|指标值|分值
产出指标|数量指标|养护路灯数量|900盏|20
^|质量指标|亮灯情况|明显改善|20
^|时效指标|故障修复时间|及时|10
效益指标|社会效益指标|提升夜间出行安全|有效提升|30
满意度指标|服务对象满意度指标|满意度|较高|10
"""

FRAME = """
年度重点工作任务|<|<|<|<
任务名称|主要内容|完成时间|责任科室|备注
路灯普查|逐盏登记|3月|照明科|
更换灯具|更换老旧灯具|9月|照明科|
资金来源|<|<|<|<
财政拨款|600.00|其他资金|0|
实施进度|<|<|<|<
起始时间|2025年1月|终止时间|2025年12月|
联系人|周某|联系电话|8001|
填报说明：1.指标值应当量化；2.本表一式两份；3.由主管部门审核后上报。
"""

BESIDE = """
# 支出计划
序号|经济科目|计算依据|金额（万元）|支付时间
1|维修（护）费|900盏×0.05万元|45|3月
2|劳务费|12人×0.5万元|6|6月
3|电费|按合同|7|12月
4|办公费|按定额|2|12月
# 人员名单
序号|科室|姓名|职务|联系方式
1|照明科|周某|科长|8001
2|照明科|吴某|科员|8002
3|财务科|郑某|会计|8003
# 评分方案
评分要素|满分|评分办法|评分人
立项依据|10|有批复得满分，缺一项扣2分|王某
资金使用|20|专款专用得满分|王某
过程管理|20|台账齐全得满分|李某
# 项目清单
序号|项目名称|项目类别|申报单位|预算数（万元）
1|路灯养护|经常性|照明所|600
2|箱变改造|一次性|照明所|120
# 评价报告
路灯养护项目上年度绩效评价报告|<
一、项目概况|<
该项目由照明所实施，覆盖全区十个片区，上年支出五百八十万元。|<
二、主要问题|<
台账登记不够及时，个别片区修复时间偏长。|<
三、有关建议|<
加强巡查，完善登记，按季通报。|<
"""
FOREIGN = 5
"""How many sheets are no tables of indicators."""


def joined(name: str, texts: list[str]) -> Sheet:
    """Return a sheet of several drawings below each other, a blank row between."""
    rows: list[tuple[str, ...]] = []
    for text in texts:
        rows += [*([("",)] if rows else []), *drawn(text)[0].rows]
    return sheet(name, rows)


def in_one_sheet() -> Book:
    """Return a book whose forms stand below each other."""
    forms = [FORM.format(area=area) for area in AREAS]
    return (joined("绩效目标", [*forms, FRAME]), *drawn(BESIDE))


def in_front() -> Book:
    """Return a book whose foreign sheets come first."""
    forms = [FORM.format(area=area) for area in AREAS]
    return (*drawn(BESIDE), joined("绩效目标", [FRAME, *forms]))


def a_sheet_each() -> Book:
    """Return a book with a sheet for each form, all blocks of the frame included."""
    forms = [joined(area, [FORM.format(area=area), FRAME]) for area in AREAS]
    return (*forms, *drawn(BESIDE))


BOOKS = {"one-sheet": in_one_sheet, "in-front": in_front, "a-sheet-each": a_sheet_each}
each_book = pytest.mark.parametrize("name", BOOKS)


def seen(name: str, folder: Path) -> Seen:
    """Return what is said of a book."""
    path = folder / f"{name}.xlsx"
    path.write_bytes(xlsx(BOOKS[name]()))
    return looked([path])[str(path)]


@each_book
def test_a_tenth_of_all_at_most(name: str, tmp_path: Path) -> None:
    """Of all findings on a budget book, a tenth at most are notes on unread text."""
    found = seen(name, tmp_path)

    share = len(found.notes) / (len(found.notes) + len(found.findings))
    assert share <= 0.1


@each_book
def test_one_note_for_each_foreign_sheet(name: str, tmp_path: Path) -> None:
    """Each foreign sheet has one note that names it; blocks of the frame have none."""
    notes = seen(name, tmp_path).notes

    assert len(notes) == FOREIGN
    assert [
        one.name for one in drawn(BESIDE) if not any(one.name in note for note in notes)
    ] == []


@each_book
def test_every_form_of_the_book_is_read(name: str, tmp_path: Path) -> None:
    """Every form gives its five indicators, and nothing else does."""
    found = seen(name, tmp_path)

    assert [row["project"] for row in found.indicators] == [
        f"{area}片区路灯养护" for area in AREAS for _ in range(5)
    ]
