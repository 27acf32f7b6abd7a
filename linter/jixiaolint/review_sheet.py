"""The list 审核意见 of a returned file: its heads, and how to know it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from jixiaolint.source import Grid

TITLE = "审核意见"
"""What the sheet is called; a number follows where somebody has one of that name."""

HEADS = {
    "number": ("序号", "No."),
    "level": ("级别", "Level"),
    "place": ("单元格", "Cell"),
    "subject": ("项目和指标", "Project and indicator"),
    "now": ("现在写的", "Now"),
    "rewrite": ("可以怎么改", "How to change it"),
    "why": ("理由", "Reason"),
    "answer": ("单位答复", "Answer of the unit"),
}
"""The columns in order: what each holds, and its head in both languages."""

MARK = ("识别码（请勿改动）", "Mark (leave as it is)")
"""The head of the hidden column of a workbook by which an answer finds its remark."""

NAMELESS, WHOLE = (
    ("（未写名称）", "(no name)"),
    ("（整个文件）", "(the file as a whole)"),
)
"""What stands in place of the name of a project: there is none, or no project."""

_TOP = 5
"""The heads stand within so many rows."""


def is_review_sheet(grid: Grid) -> bool:
    """Tell whether a grid is the list of remarks that a returned file holds.

    All our heads in one row make it ours whatever its title; under our title half of
    them are enough, so that a unit may drop columns it does not need.
    """
    rows = ([cell.value for cell in row] for row in grid.rows)
    return head_row(rows, grid.title) is not None


def head_row(rows: Iterable[Sequence[str]], title: str | None = None) -> int | None:
    """Return which of some rows of words holds our heads, if one does."""
    titled = (title or "").strip().startswith(TITLE)
    enough = len(HEADS) // 2 if titled else len(HEADS)
    known = [{pair[language] for pair in HEADS.values()} for language in (0, 1)]
    for number, row in enumerate(islice(rows, _TOP)):
        words = {word.strip() for word in row}
        if any(len(words & heads) >= enough for heads in known):
            return number
    return None
