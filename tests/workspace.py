"""A folder with tables and one rule, in which commands are tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
code: TST101
name: no-yardstick
problem: vague
severity: warning
question: 适当性
title: {zh: 指标值没有衡量标准, en: The value has no yardstick}
why: {zh: 没有标准就无法判断是否完成。, en: Nobody can tell whether it was met.}
message: {zh: "“{evidence}”没有衡量标准。", en: "'{evidence}' has no yardstick."}
suggestion: {zh: 改为数字、日期或等级。, en: "Give a number, a date or a grade."}
field: annual
when: {pattern: {field: annual, match: 改善}}
good: [{name: 养护里程, annual: ≥320公里}]
bad: [{name: 路面平整程度, annual: 有效改善}]
"""

HEAD = "项目名称,一级指标,二级指标,三级指标,年度指标值\n"
CLEAN = f"{HEAD}村道养护,产出指标,数量指标,养护里程,≥320公里\n"
FAULTY = f"{CLEAN}村道养护,产出指标,质量指标,路面平整程度,有效改善\n"

ONLY = ("--rules", "rules", "--select", "TST101")
"""The options that leave no rule but the one above."""


def fill(folder: Path) -> None:
    """Write ``clean.csv``, ``faulty.csv`` and the folder ``rules``."""
    (folder / "rules").mkdir()
    rule = folder / "rules" / "TST101-no-yardstick.yaml"
    rule.write_text(RULE, encoding="utf-8")
    (folder / "clean.csv").write_text(CLEAN, encoding="utf-8")
    (folder / "faulty.csv").write_text(FAULTY, encoding="utf-8")
