"""Tables of which a PDF draws only some lines, or prints the halves on two pages."""

from __future__ import annotations

import pytest

from jixiaolint.read import read
from pdf_files import WIDTHS, Drawing, blocks, grids, plain

ROWS = [
    ["项目名称", "村道整修", "预算金额（万元）", "230"],
    ["一级指标", "二级指标", "三级指标", "年度指标值"],
    ["产出指标", "数量指标", "整修村道里程", "≥12公里"],
    ["", "质量指标", "整修村道验收合格率", "100%"],
    ["效益指标", "社会效益指标", "沿线受益村民人数", "≥3200人"],
]
STEP = 24.0
TOP = 80.0


def half_ruled(*, upright: bool, level: str, rows: list[list[str]] = ROWS) -> bytes:
    """Return a table with its upright lines or not, and with some of the level ones.

    `level` is ``none``, ``border``, ``head`` (the border, and a line below the heads) or
    ``all``.
    """
    drawing = Drawing()
    xs = [40 + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]
    ys = [TOP + STEP * at for at in range(len(rows) + 1)]
    shown = {"none": [], "border": [0, -1], "head": [0, 2, -1], "all": range(len(ys))}
    for at in shown[level]:
        drawing.line(xs[0], ys[at], xs[-1], ys[at])
    for x in xs if upright else ():
        drawing.line(x, ys[0], x, ys[-1])
    for y, row in zip(ys, rows, strict=False):
        for x, words in zip(xs, row, strict=False):
            drawing.text(x + 3, y + 16, words)
    return drawing.done()


@pytest.mark.parametrize("level", ["none", "border", "head", "all"])
@pytest.mark.parametrize("upright", [True, False])
def test_lines_that_are_not_drawn(level: str, upright: bool) -> None:
    """Rows and columns are the same whichever of their lines are drawn."""
    (grid,) = grids(half_ruled(upright=upright, level=level))
    # A blank below a label that lines surround is no merge; without them neither.
    assert list(grid) == ["|".join(row) for row in ROWS]


def test_words_that_run_over_a_line() -> None:
    """Words too long for their column belong to the cell in which they begin."""
    words = "整修村道十二公里并验收"
    rows = [*ROWS[:1], ["年度目标", words, "", ""], *ROWS[1:]]
    (grid,) = grids(half_ruled(upright=True, level="border", rows=rows))
    assert grid[1] == f"年度目标|{words}||"


def test_cells_of_several_lines_are_one_row() -> None:
    """A row whose cells hold several lines close together stays the one that it is."""
    rows = [
        ["一级指标", "三级指标", "指标值"],
        ["产出\n指标", "甲甲\n乙乙", "丁丁\n戊戊"],
    ]
    drawing = Drawing()
    drawing.table(40, 80, [80, 150, 120], plain(rows))
    assert grids(drawing.done()) == [tuple("|".join(row) for row in rows)]


def wide(*, second: float = TOP, title: bool = False, head: bool = False) -> bytes:
    """Return a table whose last two columns are printed on a page of their own."""
    drawing = Drawing()
    drawing.text(40, 60, "2025年项目支出绩效目标表")
    drawing.table(40, TOP, [60, 110], plain([row[:2] for row in ROWS[1:]]))
    drawing.next_page()
    if title:
        drawing.text(40, 50, "2025年部门整体绩效目标表")
    part = [row[2:] for row in ROWS[1:]]
    if head:
        part[0] = ["一级指标", "二级指标"]
    drawing.table(40, second, [150, 100], plain(part))
    return drawing.done()


def test_a_table_printed_side_by_side() -> None:
    """The columns on the second page go on with the rows of the first."""
    source = read("a.pdf", wide())
    assert blocks(source)[1:] == [tuple("|".join(row) for row in ROWS[1:])]
    place = source.place(source.text.index("≥12"))
    assert (place.page, place.table, place.row) == (2, 1, 2)


@pytest.mark.parametrize("other", [{"second": 120.0}, {"title": True}, {"head": True}])
def test_tables_that_are_no_halves(other: dict[str, float]) -> None:
    """Another height, a title or the same heads make a table of its own."""
    assert len(grids(wide(**other))) == 2  # type: ignore[arg-type]


def test_halves_of_different_rows_are_told() -> None:
    """Where a page break parts a row of one half alone, the halves are read apart."""
    drawing = Drawing()
    left = [row[:2] for row in ROWS[1:4]]
    right = [row[2:] for row in ROWS[1:4]]
    left[2] = ["产出指标", "整修村道验收质量"]
    for widths, first, rest in (
        ([60, 88], left, ["", "合格率"]),
        ([150, 100], right, ["", ""]),
    ):
        drawing.table(40, TOP, widths, plain(first))
        drawing.next_page()
        drawing.table(40, TOP, widths, plain([rest, ["效益指标", "受益人数"]]))
        drawing.next_page()
    drawing.text(40, 60, "完")
    (notice,) = map(str, read("a.pdf", drawing.done()).notices)
    assert notice == (
        "第 1、3 页起的表格像是一张宽表分页打印的几部分，但行数不同，已分开读取，请核对。"
    )
