"""Tables in PDF files: cells by their lines, by alignment, over pages, turned."""

from __future__ import annotations

import pytest

from jixiaolint.read import read
from jixiaolint.source import Lines, unclaimed
from pdf_files import HEAD, WIDTHS, Cell, Drawing, blocks, grids, plain


def form() -> list[Cell]:
    """Return a form with facts, cells merged both ways and a wrapped name."""
    return [
        (0, 0, 1, 1, "项目名称"),
        (0, 1, 1, 3, "乡镇卫生院设备更新"),
        (1, 0, 1, 1, "年度目标"),
        (1, 1, 1, 3, "为12所卫生院更新设备，\n设备完好率98%以上。"),
        *((2, at, 1, 1, head) for at, head in enumerate(HEAD)),
        (3, 0, 2, 1, "产出指标"),
        (3, 1, 1, 1, "数量指标"),
        (3, 2, 1, 1, "更新彩超和X line\nDR设备台数"),
        (3, 3, 1, 1, "≥30台"),
        (4, 1, 1, 1, "质量指标"),
        (4, 2, 1, 1, "设备验收合格率"),
        (4, 3, 1, 1, "100%"),
    ]


FORM = (
    "项目名称|乡镇卫生院设备更新|<|<",
    "年度目标|为12所卫生院更新设备，\n设备完好率98%以上。|<|<",
    "一级指标|二级指标|三级指标|年度指标值",
    "产出指标|数量指标|更新彩超和X line DR设备台数|≥30台",
    "^|质量指标|设备验收合格率|100%",
)


def test_a_ruled_form() -> None:
    """Lines part cells, missing lines merge them; other text is lines, all in order."""
    drawing = Drawing()
    drawing.text(200, 60, "项目支出绩效目标表", 16)
    drawing.text(60, 90, "单位名称：桐川县卫生健康局")
    drawing.text(360, 90, "单位：万元")
    end = drawing.table(60, 100, WIDTHS, form())
    drawing.text(60, end + 20, "填表人：李四")
    source = read("a.pdf", drawing.done())
    assert blocks(source) == [
        ["项目支出绩效目标表", "单位名称：桐川县卫生健康局 单位：万元"],
        FORM,
        ["填表人：李四"],
    ]
    assert source.reader == "pdf"


def test_places_are_page_and_row_or_page_and_line() -> None:
    """Each cell knows the page, the table on it and the row; each line its number."""
    drawing = Drawing()
    drawing.text(60, 60, "甲")
    drawing.next_page()
    drawing.text(60, 60, "乙")
    drawing.table(60, 100, [80, 80], plain([["a", "b"], ["c", "d"]]))
    drawing.table(60, 300, [80, 80], plain([["e", "f"], ["g", "h"]]))
    source = read("a.pdf", drawing.done())
    found = {
        cell.value: source.place(cell.offset(0)).as_dict()
        for block in source.blocks
        for row in ([block.lines] if isinstance(block, Lines) else block.rows)
        for cell in row
    }
    assert found == {
        "甲": {"line": 1, "page": 1},
        "乙": {"line": 1, "page": 2},
        "a": {"page": 2, "table": 1, "row": 1},
        "b": {"page": 2, "table": 1, "row": 1},
        "c": {"page": 2, "table": 1, "row": 2},
        "d": {"page": 2, "table": 1, "row": 2},
        "e": {"page": 2, "table": 2, "row": 1},
        "f": {"page": 2, "table": 2, "row": 1},
        "g": {"page": 2, "table": 2, "row": 2},
        "h": {"page": 2, "table": 2, "row": 2},
    }


def test_every_character_is_in_a_block() -> None:
    """What is read stands in the blocks, and each text stands where it says."""
    drawing = Drawing()
    drawing.text(60, 60, "表")
    drawing.table(60, 100, WIDTHS, form())
    source = read("a.pdf", drawing.done())
    texts = [
        cell
        for block in source.blocks
        for row in ([block.lines] if isinstance(block, Lines) else block.rows)
        for cell in row
    ]
    assert unclaimed(source, [s for text in texts for s in text.spans()]) == []
    for text in texts:
        offsets = [text.offset(at) for at in range(len(text))]
        assert "".join(source.text[at] for at in offsets) == text.value


def test_vertical_labels() -> None:
    """One character below the other is one word, set so or turned on its side."""
    drawing = Drawing()
    cells: list[Cell] = [
        (0, 0, 2, 1, "产\n出\n指\n标"),
        (0, 1, 1, 1, "数量\n指标"),
        (0, 2, 1, 1, "巡河次数\n\n"),
        (1, 1, 1, 1, "质量\n指标"),
        (1, 2, 1, 1, "水质达标率\n\n"),
        (2, 0, 1, 1, ""),
        (2, 1, 1, 1, "社会\n效益"),
        (2, 2, 1, 1, "投诉下降率\n\n"),
    ]
    drawing.table(60, 100, [20, 60, 120], cells)
    drawing.canvas.saveState()
    drawing.canvas.translate(74, drawing.size[1] - 240)
    drawing.canvas.rotate(90)
    drawing.canvas.setFont("STSong-Light", 10)
    drawing.canvas.drawString(0, 0, "效益指标")
    drawing.canvas.restoreState()
    assert grids(drawing.done()) == [
        (
            "产出指标|数量\n指标|巡河次数",
            "^|质量\n指标|水质达标率",
            "效益指标|社会\n效益|投诉下降率",
        )
    ]


def test_notes_beside_a_table() -> None:
    """What stands beside a table follows it and is no part of its cells."""
    drawing = Drawing()
    drawing.table(100, 100, [80, 80], plain([["名称", "值"], ["巡河", "5次"]]))
    for at, char in enumerate("附表二"):
        drawing.text(80, 114 + at * 12, char)
    drawing.text(270, 134, "请补充依据")
    drawing.text(100, 200, "完")
    assert blocks(read("a.pdf", drawing.done())) == [
        ("名称|值", "巡河|5次"),
        ["附表二", "请补充依据", "完"],
    ]


@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("rotated", [False, True])
def test_turned_pages(angle: int, rotated: bool) -> None:
    """A table set sideways reads the same, whether or not the page is turned with it."""
    drawing = Drawing()
    if rotated:
        drawing.canvas.setPageRotation(angle)
    # A turned page of reportlab has its sides exchanged.
    width, height = drawing.size[:: -1 if rotated and angle != 180 else 1]
    origin = {90: (width, 0), 180: (width, height), 270: (0, height)}[angle]
    drawing.canvas.translate(*origin)
    drawing.canvas.rotate(angle)
    drawing.size = (width, height) if angle == 180 else (height, width)
    drawing.table(60, 100, WIDTHS, form())
    assert grids(drawing.done()) == [FORM]


def test_lines_of_all_makes() -> None:
    """Lines drawn as thin boxes, in short strokes or twice, and open sides, are lines."""
    drawing = Drawing()
    height = drawing.size[1]
    for at in range(3):
        drawing.canvas.rect(60, height - 100 - at * 30, 200, 0.5, stroke=0, fill=1)
    for at in range(0, 60, 3):
        drawing.line(160, 100 + at, 160, 101.5 + at)
        drawing.line(161, 100 + at, 161, 101.5 + at)
    for row, words in enumerate((("名称", "值"), ("巡河", "5次"))):
        drawing.text(70, 118 + row * 30, words[0])
        drawing.text(170, 118 + row * 30, words[1])
    assert grids(drawing.done()) == [("名称|值", "巡河|5次")]


def test_lines_that_are_no_table() -> None:
    """A frame around the page, a rule under a fact and white lines part nothing."""
    drawing = Drawing()
    width, height = drawing.size
    drawing.canvas.rect(20, 20, width - 40, height - 40)
    drawing.text(60, 60, "项目名称：巡河")
    drawing.line(60, 64, 200, 64)
    drawing.canvas.setStrokeColorRGB(1, 1, 1)
    drawing.table(60, 100, [80, 80], plain([["甲", "乙"], ["丙", "丁"]]))
    assert blocks(read("a.pdf", drawing.done())) == [
        ["项目名称：巡河", "甲 乙", "丙 丁"]
    ]


def test_characters_as_they_are_meant() -> None:
    """Bold print set twice counts once, radicals are characters, bullets nothing."""
    drawing = Drawing()
    drawing.text(60, 60, "绩效⽬标")
    drawing.text(60.3, 60, "绩效⽬标")
    drawing.text(60, 80, "20 25 年")
    drawing.text(60, 100, "面积12m")
    drawing.text(60 + 3 * 10 + 8, 96, "2", 6)
    drawing.text(60, 120, "•  完成率")
    (found,) = blocks(read("a.pdf", drawing.done()))
    assert found == ["绩效目标", "20 25 年", "面积12m2", "完成率"]
