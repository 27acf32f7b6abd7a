"""The sheet 审核意见 of a returned workbook: its heads, and how to know it again."""

from __future__ import annotations

from jixiaolint.source import Grid

TITLE = "审核意见"
"""What the sheet is called; a number follows from the second round on (审核意见2)."""

HEADS = {
    "number": ("序号", "No."),
    "severity": ("级别", "Severity"),
    "problem": ("问题", "Problem"),
    "project": ("项目", "Project"),
    "indicator": ("指标", "Indicator"),
    "field": ("栏目", "Field"),
    "text": ("原文", "Text"),
    "place": ("位置", "Place"),
    "message": ("审核意见", "Remark"),
    "suggestion": ("修改建议", "Suggestion"),
    "basis": ("依据", "Basis"),
    "code": ("规则编号", "Rule"),
    "answer": ("单位答复", "Answer of the unit"),
}
"""The columns in order: what each holds, and its head in both languages."""

_TOP = 5
"""The heads stand within so many rows."""


def is_review_sheet(grid: Grid) -> bool:
    """Tell whether a grid is the list of remarks that a returned workbook begins with.

    All our heads in one row make it ours whatever its title; under our title half of
    them are enough, so that a unit may drop columns it does not need.
    """
    titled = (grid.title or "").strip().startswith(TITLE)
    enough = len(HEADS) // 2 if titled else len(HEADS)
    return any(_ours(row, enough) for row in _words(grid))


def _ours(row: set[str], enough: int) -> bool:
    """Tell whether a row holds enough of our heads in one of the languages."""
    return any(
        len(row & {pair[language] for pair in HEADS.values()}) >= enough
        for language in (0, 1)
    )


def _words(grid: Grid) -> list[set[str]]:
    """Return the words of the first rows."""
    return [{cell.value.strip() for cell in row} for row in grid.rows[:_TOP]]
