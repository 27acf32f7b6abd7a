"""A clerk's round: twelve rows, eight mistakes, and nothing to go by but the letter."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.report.words import FIELD

if TYPE_CHECKING:
    from command import Run

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

FACTS = (
    ("2024年项目支出绩效目标申报表",),
    ("项目名称", "老旧小区改造", None, "预算金额（万元）", 1800),
    ("年度绩效目标", "改造老旧小区12个，惠及居民2600户，加装电梯24台。"),
)
HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "指标解释",
    "实施周期指标值",
    "年度指标值",
)
OUTPUT, BENEFIT = "产出指标", "效益指标"
RATE = "{}÷{}×100%"
ROWS = (
    ("成本指标", "经济成本指标", "户均改造成本", "总成本除以受益户数", "≥0.69万元/户"),
    (OUTPUT, "数量指标", "改造小区数量", "交付居民使用的小区", "约12个"),
    (OUTPUT, "数量指标", "惠及居民比例", "改造后受益的居民户数", "≥2600户"),
    (OUTPUT, "数量指标", "加装电梯台数", "投入使用的电梯", "≥24"),
    (OUTPUT, "质量指标", "工程验收合格率", RATE.format("合格数", "验收数"), "≥950%"),
    (OUTPUT, "质量指标", "管网更新达标率", RATE.format("达标长度", "更新长度"), "95%"),
    (OUTPUT, "时效指标", "改造完成时间", "全部小区竣工的日期", "2024年11月底前"),
    (BENEFIT, "社会效益指标", "老年住户受益户数", "家有老人的受益户", "≥800户"),
    (BENEFIT, "社会效益指标", "居民投诉件数", "全年受理的有效投诉", "≥12件"),
    (BENEFIT, "生态效益指标", "新增绿化面积", "改造中新增的绿地", "≥3000平方米"),
    (BENEFIT, "社会效益指标", "小区物业巡查得分", "业主委员会每季度打分", "≥85分"),
    (
        "满意度指标",
        "服务对象满意度指标",
        "改造小区居民满意度（％)",
        RATE.format("满意问卷数", "有效问卷数"),
        "≥90%",
    ),
)
MISTAKES = 8


class Letter(HTMLParser):
    """Reads of a letter, remark by remark, where it is and how the row could read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.remarks: list[tuple[str, list[list[str]]]] = []
        self._where = self._label = ""
        self._inside: list[str] = []
        self._parts: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        marks = dict(attrs)
        self._inside.append(f"{tag}.{marks.get('class') or ''}")
        if tag == "dl":
            self._parts = []
        if self._inside[-2:] == ["dd.", "bdi."]:
            self._parts.append(["", ""])

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; at the end of a remark it is known."""
        while self._inside and not self._inside.pop().startswith(f"{tag}."):
            pass
        if tag == "article" and self._parts:
            half = len(self._parts) // 2
            self.remarks.append((self._where, self._parts[half:]))
            self._parts = []

    def handle_data(self, data: str) -> None:
        """Take down places, labels and values."""
        if self._inside[-2:] == ["h3.", "bdi."]:
            self._where = data
        elif "dd." in self._inside and data.strip():
            self._parts[-1]["small." not in self._inside] += data.strip()


def submitted(path: str, rows: list[list[str | None]]) -> None:
    """Write the workbook of a clerk."""
    book = openpyxl.Workbook()
    for row in (*FACTS, HEADS, *rows):
        book.active.append(row)
    book.save(path)


def mended(rows: list[list[str | None]], page: str) -> int:
    """Write into the rows what a letter says, figures of our own in the blanks.

    Return how many remarks were followed.
    """
    columns = {"": "name", "周期": "cycle", "年度": "annual"}
    columns |= {zh: key for key, (zh, _) in FIELD.items()}
    at = {
        key: number
        for number, key in enumerate(
            ("level1", "level2", "name", "description", "cycle", "annual")
        )
    }
    for where, parts in Letter(page).remarks:
        line = int(re.search(r"\d+", where)[0]) - len(FACTS) - 2  # type: ignore[index]
        for label, text in parts:
            text = text.replace("__", "95")
            values = re.match(r"[≥≤]", text) or text.endswith("底前")
            keys = ("cycle", "annual") if not label and values else (columns[label],)
            for key in keys:
                rows[line][at[key]] = text
    return len(Letter(page).remarks)


def test_one_round(run: Run) -> None:
    """Who follows the letter has no mistake left, and made no new one."""
    rows: list[list[str | None]] = [[*row, row[-1]] for row in ROWS]
    submitted("表.xlsx", rows)
    first = json.loads(
        run("check", "表.xlsx", "--output", "letter:意见/", "--format", "json").out
    )
    followed = mended(rows, Path("意见/表.xlsx.html").read_text(encoding="utf-8"))
    submitted("表.xlsx", rows)
    second = json.loads(run("check", "表.xlsx", "--format", "json").out)

    assert len(first["remarks"]) == followed == MISTAKES
    assert second["remarks"] == []
