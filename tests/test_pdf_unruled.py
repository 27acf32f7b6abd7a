"""Lists in PDF files that no lines part: columns by alignment, or plain lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.extract import extract
from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.read import read
from jixiaolint.source import Source, unclaimed
from pdf_files import HEAD, PITCH, Drawing, blocks

if TYPE_CHECKING:
    from jixiaolint.model import Indicator
    from jixiaolint.text import Text

EXAMPLES = Path(__file__).resolve().parents[1] / "examples/clean"


def test_a_list_without_lines() -> None:
    """Columns by alignment; a wrapped name goes to its row, a blank level stays blank."""
    drawing = Drawing()
    drawing.text(200, 50, "部门预算项目绩效目标表", 14)
    xs = (60, 150, 250, 420)
    rows = [
        HEAD,
        ["产出指标", "数量指标", "新建农村公路", "≥12公里"],
        ["", "质量指标", "交工验收一次合格率达到规定", "≥98%"],
        ["", "", "标准", ""],
        ["效益指标", "社会效益指标", "受益行政村数", "≥9个"],
    ]
    y = 80.0
    for row in rows:
        y += PITCH - 1 if row[:2] == ["", ""] else PITCH * 1.8
        for x, words in zip(xs, row, strict=True):
            drawing.text(x, y, words)
    assert blocks(read("a.pdf", drawing.done())) == [
        ["部门预算项目绩效目标表"],
        (
            "一级指标|二级指标|三级指标|年度指标值",
            "产出指标|数量指标|新建农村公路|≥12公里",
            "|质量指标|交工验收一次合格率达到规定\n标准|≥98%",
            "效益指标|社会效益指标|受益行政村数|≥9个",
        ),
    ]


def test_an_unclear_list_stays_lines() -> None:
    """Where labels stand in the middle of their rows nobody can tell: lines remain."""
    drawing = Drawing()
    lines = [
        [(60, "一级指标"), (150, "二级指标"), (250, "三级指标"), (420, "指标值")],
        [(150, "数量指标"), (250, "开办夜校"), (420, "6所")],
        [(60, "产出指标")],
        [(150, "质量指标"), (250, "结业率"), (420, "90%")],
    ]
    for at, line in enumerate(lines):
        for x, words in line:
            drawing.text(x, 100 + at * PITCH, words)
    assert blocks(read("a.pdf", drawing.done())) == [
        [
            "一级指标 二级指标 三级指标 指标值",
            "数量指标 开办夜校 6所",
            "产出指标",
            "质量指标 结业率 90%",
        ]
    ]


@pytest.mark.parametrize("name", ["ledger", "flattened"])
def test_running_text_is_that_of_its_text_file(name: str) -> None:
    """A list of projects or a form without any lines gives what its lines give."""
    written = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    drawing = Drawing()
    for at, line in enumerate(written.split("\n")):
        if at and at % 48 == 0:
            drawing.next_page()
        indent = 60 + 5 * (len(line) - len(line.lstrip()))
        drawing.text(indent, 60 + at % 48 * PITCH, line.strip())
    assert told(read("a.pdf", drawing.done())) == told(read("a.txt", written.encode()))


def told(source: Source) -> list[list[str | None]]:
    """Return the texts of all indicators in a source, and what is left unread."""
    found = extract(source)
    rows = [
        [project.name.value if project.name else None, *map(_value, fields(each))]
        for table in found.tables
        for project in table.projects
        for each in project.indicators
    ]
    gaps = unclaimed(source, found.read)
    return [*rows, [source.text[start:end] for start, end in gaps]]


def fields(indicator: Indicator) -> list[Text | None]:
    """Return the texts of an indicator."""
    return [getattr(indicator, name) for name in INDICATOR_TEXTS]


def _value(text: Text | None) -> str | None:
    return text.value if text else None
