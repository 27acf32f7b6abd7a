"""Tables in PDF files that go on over pages, and what pages repeat."""

from __future__ import annotations

from jixiaolint.read import read
from jixiaolint.source import unclaimed
from pdf_files import HEAD, WIDTHS, Cell, Drawing, blocks, grids, plain

LIST_WIDTHS = [70.0, 50.0, 120.0, 230.0]
LIST_HEAD = ["项目名称", "总计", "绩效目标", "绩效指标"]


def level(top: int, rows: list[tuple[str, str, str]], first: str = "") -> list[Cell]:
    """Return rows under one merged first level."""
    cells: list[Cell] = [(top, 0, len(rows), 1, first)]
    for at, row in enumerate(rows, top):
        cells += [(at, column, 1, 1, words) for column, words in enumerate(row, 1)]
    return cells


def test_a_table_goes_on_under_repeated_heads() -> None:
    """A label merged over the end of a page holds on the next; heads stay rows."""
    head = plain([HEAD])
    drawing = Drawing()
    drawing.text(200, 60, "绩效目标表", 16)
    drawing.table(
        60, 90, WIDTHS, [*head, *level(1, [("数量指标", "补种树木", "≥90株")], "产出")]
    )
    drawing.text(300, 800, "7")
    drawing.next_page()
    rows = [("质量指标", "成活率", "≥95%"), ("时效指标", "完成时间", "3月底前")]
    drawing.table(
        60,
        60,
        WIDTHS,
        [*head, *level(1, rows), *level(3, [("社会效益", "投诉数", "0起")], "效益")],
    )
    drawing.text(300, 800, "8")
    source = read("a.pdf", drawing.done())
    assert blocks(source) == [
        ["绩效目标表"],
        (
            "一级指标|二级指标|三级指标|年度指标值",
            "产出|数量指标|补种树木|≥90株",
            "一级指标|二级指标|三级指标|年度指标值",
            "产出|质量指标|成活率|≥95%",
            "^|时效指标|完成时间|3月底前",
            "效益|社会效益|投诉数|0起",
        ),
    ]
    grid = source.blocks[1]
    assert grid.rows[1][0] is grid.rows[3][0]
    texts = [cell for row in grid.rows for cell in row]
    texts += source.blocks[0].lines
    assert unclaimed(source, [s for text in texts for s in text.spans()]) == []
    assert source.place(grid.rows[4][2].offset(0)).as_dict() == {
        "page": 2,
        "table": 1,
        "row": 3,
    }


def test_the_rest_of_a_row_belongs_to_it() -> None:
    """A list of indicators that three pages part is one cell again."""
    drawing = Drawing()
    first = ["河道保洁", "86.00", "清理河道12公里。", "1、1-产出指标；11-数量指标；清"]
    drawing.table(60, 90, LIST_WIDTHS, plain([LIST_HEAD, first]))
    drawing.next_page()
    rest = "理河道长度；年度指标值:≥12公里。\n2、1-产出指标；12-质量指标；水质达"
    drawing.table(60, 60, LIST_WIDTHS, plain([LIST_HEAD, ["", "", "", rest]]))
    drawing.next_page()
    last = ["", "", "", "标率；年度指标值:≥95%。"]
    more = ["堤防加固", "30.00", "加固2处。", "1、1-产出指标；11-数量指标；加固处数。"]
    drawing.table(60, 60, LIST_WIDTHS, plain([LIST_HEAD, last, more]))
    whole = "1、1-产出指标；11-数量指标；清\n" + rest + "\n标率；年度指标值:≥95%。"
    assert grids(drawing.done()) == [
        (
            "|".join(LIST_HEAD),
            "|".join(LIST_HEAD),
            "|".join([*first[:3], whole]),
            "|".join(LIST_HEAD),
            "|".join(more),
        )
    ]


def test_both_texts_of_a_row_go_on() -> None:
    """Where several cells of a row are parted, each gets its own rest."""
    drawing = Drawing()
    goal = "推广良种覆盖全县二十个乡"
    first = ["良种", "9.00", goal[:11], "1、推广面积：≥3万亩；"]
    drawing.table(60, 90, LIST_WIDTHS, plain([LIST_HEAD, first]))
    drawing.next_page()
    rest = ["", "", goal[11:], "2、良种覆盖率：≥96%。"]
    drawing.table(60, 60, LIST_WIDTHS, plain([rest]))
    joined = ["良种", "9.00", goal[:11] + "\n" + goal[11:], first[3] + "\n" + rest[3]]
    assert grids(drawing.done()) == [("|".join(LIST_HEAD), "|".join(joined))]


def test_rows_that_only_look_like_a_rest() -> None:
    """A new row under a label of the page before is a row of its own."""
    drawing = Drawing()
    rows = [HEAD, ["1.产出", "数量指标", "维修校舍", "≥6栋"]]
    drawing.table(60, 90, WIDTHS, plain(rows))
    drawing.next_page()
    drawing.table(60, 60, WIDTHS, plain([["", "", "购置课桌", "≥800套"]]))
    assert grids(drawing.done()) == [
        (
            "|".join(HEAD),
            "1.产出|数量指标|维修校舍|≥6栋",
            "^|^|购置课桌|≥800套",
        )
    ]


def test_a_part_with_fewer_columns() -> None:
    """Facts over merged columns and the rows of the next page are one table."""
    drawing = Drawing()
    facts: list[Cell] = [(0, 0, 1, 1, "项目名称"), (0, 1, 1, 3, "防汛物资")]
    drawing.table(60, 90, WIDTHS, facts)
    drawing.next_page()
    rows = [HEAD, ["产出指标", "数量指标", "购置编织袋", "≥2万条"]]
    drawing.table(80, 60, WIDTHS, plain(rows))
    assert grids(drawing.done()) == [
        ("项目名称|防汛物资|<|<", "|".join(HEAD), "|".join(rows[1]))
    ]


def test_tables_apart() -> None:
    """A title between them, or another width, makes two tables of two."""
    rows = [HEAD, ["产出指标", "数量指标", "采购图书", "≥5000册"]]
    for title, widths in (("乙项目绩效目标表", WIDTHS), ("", [60, 60, 60, 60])):
        drawing = Drawing()
        drawing.text(200, 60, "甲项目绩效目标表")
        drawing.table(60, 90, WIDTHS, plain(rows))
        drawing.next_page()
        drawing.text(200, 60, title)
        drawing.table(60, 90, widths, plain(rows))
        assert len(grids(drawing.done())) == 2


def test_what_pages_repeat_parts_no_table() -> None:
    """Running heads, page numbers in words and a title over repeated heads do not."""
    drawing = Drawing()
    for page, row in enumerate((["甲", "乙", "丙", "5次"], ["丁", "戊", "己", "6次"])):
        drawing.text(60, 40, "云岭县2025年部门预算")
        drawing.text(200, 60, "绩效目标表")
        drawing.table(60, 90, WIDTHS, plain([HEAD, row]))
        drawing.text(280, 800, f"第 {page + 1} 页")
        drawing.next_page()
    assert blocks(read("a.pdf", drawing.done())) == [
        ["云岭县2025年部门预算", "绩效目标表"],
        ("|".join(HEAD), "甲|乙|丙|5次", "|".join(HEAD), "丁|戊|己|6次"),
        ["第 1 页", "云岭县2025年部门预算", "绩效目标表", "第 2 页"],
    ]


def test_a_label_that_a_page_break_parts() -> None:
    """A merged label is one word again, over the rows of both pages."""
    drawing = Drawing()
    widths = [34.0, *WIDTHS[1:]]
    rows = [("数量指标", "检测样品", "≥900批次"), ("质量指标", "准确率", "≥99%")]
    drawing.table(60, 90, widths, level(0, rows, "社会\n效益"))
    drawing.next_page()
    rows = [("时效指标", "出具报告", "≤5日"), ("成本指标", "单批成本", "≤400元")]
    drawing.table(60, 60, widths, level(0, rows, "指标"))
    assert grids(drawing.done()) == [
        (
            "社会\n效益\n指标|数量指标|检测样品|≥900批次",
            "^|质量指标|准确率|≥99%",
            "^|时效指标|出具报告|≤5日",
            "^|成本指标|单批成本|≤400元",
        )
    ]
