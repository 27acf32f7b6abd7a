"""Word files: paragraphs, tables, merges, what is nested, and where each thing stands."""

from __future__ import annotations

from xml.etree import ElementTree

from jixiaolint.place import Place
from jixiaolint.read import read
from jixiaolint.read.word import places
from jixiaolint.source import Grid, Lines, Source, unclaimed
from word_file import document, p, rezipped, tbl, tc, tr

Blocks = list[list[str] | list[list[str]]]


def source(body: str, **others: str) -> Source:
    """Return a document as read."""
    return read("a.docx", document(body, **others))


def blocks(body: str, **others: str) -> Blocks:
    """Return the blocks of a document: lines, or rows of cells."""
    return [
        [line.value for line in block.lines]
        if isinstance(block, Lines)
        else [[cell.value for cell in row] for row in block.rows]
        for block in source(body, **others).blocks
    ]


def grid(body: str) -> Grid:
    """Return the first table of a document."""
    return next(one for one in source(body).blocks if isinstance(one, Grid))


def test_paragraphs_and_tables_in_order() -> None:
    """Words between tables are lines, tables are grids; nothing is left over."""
    found = source(
        p("2025年项目支出绩效目标表")
        + p()
        + p("单位名称：城北区水务局", "<w:r><w:tab/></w:r>", "单位：万元")
        + tbl(tr("指标", "值"), tr("巡河次数", tc("≥5次", "每月")))
        + p("填表说明")
    )

    assert [
        [line.value for line in block.lines]
        if isinstance(block, Lines)
        else [[cell.value for cell in row] for row in block.rows]
        for block in found.blocks
    ] == [
        ["2025年项目支出绩效目标表", "", "单位名称：城北区水务局\t单位：万元"],
        [["指标", "值"], ["巡河次数", "≥5次\n每月"]],
        ["填表说明"],
    ]
    held = [
        span
        for block in found.blocks
        for row in ([block.lines] if isinstance(block, Lines) else block.rows)
        for text in row
        for span in text.spans()
    ]
    assert unclaimed(found, held) == []
    assert (found.reader, found.encoding, found.notices) == ("word", None, ())


def test_places() -> None:
    """A place is a paragraph, blank ones counted, or a table, its row and the cell in it."""
    found = source(
        p()
        + p("目标表")
        + tbl(tr(tc("产出", span=2), "值"), tr("数量", "村庄", "≥5个"))
        + tbl(tr("备注", "无"))
        + p("完")
    )

    assert {
        word: found.place(found.text.index(word))
        for word in ("目标表", "值", "村庄", "个", "无", "完")
    } == {
        "目标表": Place(paragraph=2),
        "值": Place(table=1, row=1, cell="B1"),
        "村庄": Place(table=1, row=2, cell="B2"),
        "个": Place(table=1, row=2, cell="C2"),
        "无": Place(table=2, row=1, cell="B1"),
        "完": Place(paragraph=3),
    }


def test_merged_cells() -> None:
    """A merged cell is one text in every row and column that it reaches."""
    found = grid(
        tbl(
            tr(tc("产出", merge="restart"), tc("数量", merge="restart"), "甲"),
            tr(tc(merge="continue"), tc(merge="continue"), "乙"),
            tr(tc(merge="continue"), tc("质量与时效", span=2)),
            tr(tc("效益", merge="restart"), "社会", "丙"),
            tr(tc("合计", span=3)),
        )
    )

    assert [[cell.value for cell in row] for row in found.rows] == [
        ["产出", "数量", "甲"],
        ["产出", "数量", "乙"],
        ["产出", "质量与时效", "质量与时效"],
        ["效益", "社会", "丙"],
        ["合计", "合计", "合计"],
    ]
    assert found.rows[0][0] is found.rows[2][0]
    assert found.rows[2][1] is found.rows[2][2]
    assert found.rows[0][0] is not found.rows[3][0]


def test_rows_that_begin_late_and_end_early() -> None:
    """Columns left out before and after the cells of a row are blank."""
    late = '<w:gridBefore w:val="1"/>'
    assert blocks(tbl(tr("甲", "乙", "丙"), tr("丁", marks=late), tr("戊"))) == [
        [["甲", "乙", "丙"], ["", "丁", ""], ["戊", "", ""]]
    ]


def test_a_merge_that_goes_on_from_nowhere() -> None:
    """A cell said to continue one that does not exist is a cell of its own."""
    assert blocks(tbl(tr(tc("甲", merge="continue"), "乙"))) == [[["甲", "乙"]]]


def test_tables_that_touch_are_one() -> None:
    """Tables with nothing between share rows and columns, as their edges say."""
    body = tbl(tr("项目名称", "村道养护"), widths=(3000, 6010)) + tbl(
        tr("指标", "值", "分值"), tr("里程", "≥5公里", "10"), widths=(3030, 3000, 3000)
    )

    assert blocks(body) == [
        [
            ["项目名称", "村道养护", "村道养护"],
            ["指标", "值", "分值"],
            ["里程", "≥5公里", "10"],
        ]
    ]
    assert len(blocks(body.replace("<w:tbl>", "<w:p/><w:tbl>"))) == 2


def test_a_table_cut_in_pieces() -> None:
    """Tables of the same columns with blank paragraphs between go on; words part them."""
    pieces = [tbl(tr(one, "乙"), widths=(3000, 6000)) for one in "甲丙"]

    assert blocks(f"{p()}{p(' ')}".join(pieces)) == [[["甲", "乙"], ["丙", "乙"]]]
    assert blocks(p("续表").join(pieces)) == [
        [["甲", "乙"]],
        ["续表"],
        [["丙", "乙"]],
    ]


def test_a_table_inside_a_cell_divides_it() -> None:
    """The rows of an inner table are rows of the outer one, other cells reaching down."""
    inner = tbl(tr("三级指标", "指标值"), tr("里程", "≥5公里"), widths=(10, 10))
    found = grid(
        tbl(
            tr("项目名称", "村道养护"),
            tr("绩效指标", tc("见下：", inner)),
            widths=(3000, 6000),
        )
    )

    assert [[cell.value for cell in row] for row in found.rows] == [
        ["项目名称", "村道养护", "村道养护"],
        ["绩效指标", "见下：", "见下："],
        ["绩效指标", "三级指标", "指标值"],
        ["绩效指标", "里程", "≥5公里"],
    ]
    assert found.rows[1][0] is found.rows[3][0]


def test_cells_too_narrow_to_be_seen() -> None:
    """Cells of no visible width keep their words, and however they lie, few columns."""
    inner = [
        tbl(tr("甲", "乙", "丙"), widths=(3000 + at, 2, 3000)) for at in range(1, 9)
    ]
    outer = tbl(*(tr("子表", tc(one)) for one in inner), widths=(2000, 6000))

    (found,) = blocks(outer)

    assert [list(dict.fromkeys(row)) for row in found] == [
        ["子表", "甲", "乙", "丙"]
    ] * 8
    assert len(found[0]) == 5


def test_tables_that_only_lay_out_the_page() -> None:
    """A table of one column that holds tables gives way to what it holds."""
    inner = tbl(tr("甲", "乙"))
    assert blocks(tbl(tr(tc("目标表")), tr(tc(inner, p())), tr(tc(inner)))) == [
        ["目标表"],
        [["甲", "乙"]],
        [["甲", "乙"]],
    ]


def test_text_boxes_are_read_once() -> None:
    """A text box follows its paragraph; the copy for old programs does not count."""
    box = "<w:txbxContent>" + p("单位：万元") + tbl(tr("甲", "乙")) + "</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"

    for anchored in (drawing, old):
        assert blocks(p("目标表", anchored) + p("完")) == [
            ["目标表", "单位：万元"],
            [["甲", "乙"]],
            ["完"],
        ]


def test_content_controls_and_notes() -> None:
    """Controls show what they hold, around rows and cells too; notes follow the text."""
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(tr("甲", control.format(tc("乙"))))
    note = f'<w:footnote w:id="2">{p("按上年决算数。")}</w:footnote>'

    assert blocks(
        control.format(p("目标", control.format("<w:r><w:t>表</w:t></w:r>")))
        + tbl(row)
        + p("完", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=note,
    ) == [["目标表"], [["甲", "乙"]], ["完", "按上年决算数。"]]


def test_places_lead_to_elements() -> None:
    """Each paragraph and cell can be found again in the tree by its place."""
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = p("甲") + tbl(tr("乙", "丙")) + p("丁")
    tree = ElementTree.fromstring(
        f'<w:document xmlns:w="{namespace[1:-1]}"><w:body>{body}</w:body></w:document>'
    )

    assert {
        place: (one.tag.removeprefix(namespace), "".join(one.itertext()))
        for place, one in places(tree).items()
    } == {
        Place(paragraph=1): ("p", "甲"),
        Place(table=1, row=1, cell="A1"): ("tc", "乙"),
        Place(table=1, row=1, cell="B1"): ("tc", "丙"),
        Place(paragraph=2): ("p", "丁"),
    }


def test_strict_files_and_odd_names() -> None:
    """A file in the strict dialect, its text under another name, is read like others."""
    usual = document(p("目标表") + tbl(tr("甲", "乙")), main="content/text.xml")
    strict = rezipped(
        usual,
        lambda part: part.replace(
            b"schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    )

    assert strict != usual
    assert [read("a.dotx", data).text for data in (usual, strict)] == [
        "目标表\n甲\n乙\n"
    ] * 2
