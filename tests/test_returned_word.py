"""A Word file comes back with a comment for each finding, and else as it was."""

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

docx = pytest.importorskip("docx", reason="python-docx is not installed")

from command import Run  # noqa: E402
from jixiaolint.place import Place  # noqa: E402
from jixiaolint.review_sheet import HEADS  # noqa: E402
from returned_case import back, on, parts  # noqa: E402
from workspace import ONLY  # noqa: E402

NOTE = (
    "共 2 条意见：应当改 2。请逐条修改，改完在“单位答复”栏选“已改”；不改的选"
    "“不改，理由：”并写明理由，保存后连同本表一起报回。"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROWS = (
    ("项目名称", "村道养护", "", ""),
    ("一级指标", "二级指标", "三级指标", "年度指标值"),
    ("产出指标", "数量指标", "养护里程", "≥320公里"),
    ("", "质量指标", "路面平整程度", "有效改善"),
    ("效益指标", "社会效益指标", "群众出行", "逐步改善"),
)
COMMENT = [
    "① 应当改　指标值没有衡量标准",
    "“改善”没有衡量标准。",
    "怎样改：改为数字、日期或等级。",
    "没有标准就无法判断是否完成。",
    "TST101",
]


def form(own_comment: bool = True) -> bytes:
    """Return a form with a merged cell, a picture-free note and somebody's comment."""
    document = docx.Document()
    document.add_paragraph("项目支出绩效目标申报表")
    table = document.add_table(len(ROWS), 4)
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(3, 3).paragraphs[0].runs[0].bold = True
    note = document.add_paragraph()
    note.add_run("填表人：").italic = True
    run = note.add_run("周")
    if own_comment:
        document.add_comment(run, text="请写全名", author="王会计")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def comments(data: bytes) -> list[tuple[str, list[str]]]:
    """Return author and lines of each comment."""
    found = docx.Document(BytesIO(data)).comments
    return [(one.author, [p.text for p in one.paragraphs]) for one in found]


def commented(data: bytes) -> dict[str, str]:
    """Return the words between the marks of each comment, by its id."""
    root = ElementTree.fromstring(parts(data)["word/document.xml"])
    words: dict[str, str] = {}
    inside: set[str] = set()
    referred = []
    for one in root.iter():
        if one.tag == f"{W}commentRangeStart":
            inside.add(one.get(f"{W}id"))
        elif one.tag == f"{W}commentRangeEnd":
            inside.remove(one.get(f"{W}id"))
        elif one.tag == f"{W}commentReference":
            referred.append(one.get(f"{W}id"))
        elif one.tag == f"{W}t":
            for identity in inside:
                words[identity] = words.get(identity, "") + one.text
    assert sorted(referred) == sorted(words)
    return words


def without_marks(data: bytes, ids: Iterable[str], listed: bool = False) -> str:
    """Return the document part without the marks of some comments, and without a list."""
    root = ElementTree.fromstring(parts(data)["word/document.xml"])
    up = {one: parent for parent in root.iter() for one in parent}
    for one in up:
        if one.tag.startswith(f"{W}comment") and one.get(f"{W}id") in ids:
            mark = up[one] if one.tag == f"{W}commentReference" else one
            up[mark].remove(mark)
    if listed:
        above = root[0][-4]
        root[0][-4:] = [next(above.iter(f"{W}sectPr"))]
    return ElementTree.canonicalize(ElementTree.tostring(root, "unicode"))


def rows(data: bytes) -> list[list[str]]:
    """Return the words of the list of remarks, the last table of a document."""
    return [
        [cell.text.strip() for cell in row.cells]
        for row in docx.Document(BytesIO(data)).tables[-1].rows
    ]


def test_comments_at_cells_and_paragraphs(tmp_path: Path) -> None:
    """A comment spans the words of its cell or paragraph; what has no place, the first."""
    before = form()
    found = (
        on(Place(table=1, row=4, cell="D4"), Place(table=1, row=4, cell="C4")),
        on(Place(table=1, row=4, cell="D4"), key="2"),
        on(Place(table=1, row=3, cell="A3"), key="3", level="must"),
        on(Place(paragraph=2), key="4"),
        on(key="5"),
    )
    after = back(tmp_path, before, found)

    assert commented(after) == {
        "0": "周",
        "1": "有效改善",
        "2": "路面平整程度",
        "3": "有效改善",
        "4": "产出指标",
        "5": "填表人：周",
        "6": "项目支出绩效目标申报表",
    }
    assert [author for author, _ in comments(after)] == ["王会计"] + [
        "绩效指标检查"
    ] * 6
    assert [words[:2] for _, words in comments(after)[2:5]] == [
        [
            "① 应当改　指标值没有衡量标准",
            "与 表1第4行第4格 是同一条意见，见那里的批注。",
        ],
        ["② 应当改　指标值没有衡量标准", "“有效改善”没有衡量标准。"],
        ["③ 必须改　指标值没有衡量标准", "“有效改善”没有衡量标准。"],
    ]


def test_list_of_remarks(tmp_path: Path) -> None:
    """The last table lists every remark; the last column is for the unit's answer."""
    spots = (Place(table=1, row=4, cell="D4"), Place(table=1, row=4, cell="C4"))
    made = back(tmp_path, form(), (on(*spots, rewrite="平整度≥95%"), on(key="2")))
    why = "没有标准，年底就无法判断是否完成。"

    assert rows(made) == [
        [
            NOTE,
        ]
        * 8,
        [pair[0] for pair in HEADS.values()],
        [
            *("1", "应当改", "表1第4行 年度指标值", "村道养护\n2 路面平整程度"),
            *("有效改善", "平整度≥95%"),
            f"指标值没有衡量标准\n{why}\nTST101 0000000000000001",
            "",
        ],
        [
            *("2", "应当改", "年度指标值", "村道养护\n2 路面平整程度"),
            *("有效改善", "改为数字、日期或等级。"),
            f"“有效改善”没有衡量标准。\n{why}\nTST101 0000000000000002",
            "",
        ],
    ]


def test_old_is_red_and_new_is_green(tmp_path: Path) -> None:
    """Where a row could read otherwise, what changes stands out on both sides."""
    made = back(tmp_path, form(), (on(rewrite="平整度≥95%"),))
    cells = docx.Document(BytesIO(made)).tables[-1].rows[2].cells
    runs = [run for cell in cells[4:6] for run in cell.paragraphs[0].runs]

    assert [(run.text, str(run.font.color.rgb), run.bold) for run in runs] == [
        ("有效改善", "C00000", True),
        ("平整度≥95%", "22633C", True),
    ]


def test_list_is_printed_across(tmp_path: Path) -> None:
    """The list has pages of A4 across, its heads on each; the form keeps its own."""
    before = docx.Document(BytesIO(form()))
    after = docx.Document(BytesIO(back(tmp_path, form(), (on(),))))
    first, last = after.sections

    assert (first.page_width, first.page_height, first.left_margin) == (
        before.sections[0].page_width,
        before.sections[0].page_height,
        before.sections[0].left_margin,
    )
    assert (last.page_width.mm, last.page_height.mm) == pytest.approx((297, 210), abs=1)
    table = after.tables[-1]._tbl
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.tr_lst]
    assert heads == [True, True, False]
    widths = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
    free = last.page_width - last.left_margin - last.right_margin
    assert sum(widths) * 635 <= free


def test_answers_are_picked_or_written(tmp_path: Path) -> None:
    """The field for an answer offers two and takes any other."""
    root = ElementTree.fromstring(
        parts(back(tmp_path, form(), (on(),)))["word/document.xml"]
    )
    (box,) = root.iter(f"{W}comboBox")

    assert [one.get(f"{W}value") for one in box] == ["已改", "不改，理由："]


def test_nothing_else_changes(tmp_path: Path) -> None:
    """Without marks and list the document is as it was; other parts are untouched."""
    before = form()
    after = back(tmp_path, before, (on(Place(paragraph=1)),))
    old, new = parts(before), parts(after)

    assert without_marks(after, {"1"}, listed=True) == without_marks(before, ())
    assert list(new) == list(old)
    assert {name for name in old if old[name] != new[name]} == {
        "word/document.xml",
        "word/comments.xml",
    }


def test_file_without_comments(tmp_path: Path) -> None:
    """The part for comments is added with its type and relation."""
    before = form(own_comment=False)
    after = back(tmp_path, before, (on(Place(paragraph=1)),))

    assert set(parts(after)) - set(parts(before)) <= {"word/comments.xml"}
    assert commented(after) == {"0": "项目支出绩效目标申报表"}
    assert len(comments(after)) == 1


def test_no_findings(tmp_path: Path) -> None:
    """A faultless file comes back with the same words, no comment and no list of ours."""
    before = form()
    after = back(tmp_path, before, ())

    assert without_marks(after, ()) == without_marks(before, ())
    assert comments(after) == [("王会计", ["请写全名"])]


def test_second_round_replaces_comments_and_list(tmp_path: Path) -> None:
    """What an earlier round has left goes; comments of people stay."""
    before = form()
    spots = [on(Place(paragraph=1), key=f"{at}") for at in range(3)]
    first = back(tmp_path, before, spots)
    second = back(tmp_path, first, (on(Place(paragraph=2)),))

    assert commented(second) == {"0": "周", "1": "填表人：周"}
    assert [author for author, _ in comments(second)] == ["王会计", "绩效指标检查"]
    assert without_marks(second, {"1"}, listed=True) == without_marks(before, ())


def test_last_round(tmp_path: Path) -> None:
    """Once nothing is found, the document is what it was before the first."""
    before = form()
    last = back(tmp_path, back(tmp_path, before, (on(Place(paragraph=1)),)), ())

    assert without_marks(last, ()) == without_marks(before, ())


def test_words_beside_the_list_stay(tmp_path: Path) -> None:
    """What somebody writes below the list is not lost when it goes."""
    document = docx.Document(BytesIO(back(tmp_path, form(), (on(),))))
    document.paragraphs[-1].add_run("局长已阅")
    out = BytesIO()
    document.save(out)
    last = docx.Document(BytesIO(back(tmp_path, out.getvalue(), ())))

    assert [one.text for one in last.paragraphs] == [
        "项目支出绩效目标申报表",
        "填表人：周",
        "局长已阅",
    ]
    assert len(last.tables) == 1


def test_text_box(tmp_path: Path) -> None:
    """Word takes no comment inside a text box; the paragraph that holds it gets it."""
    document = docx.Document()
    holder = document.add_paragraph("见右")
    holder._p.append(
        docx.oxml.parse_xml(
            f'<w:r xmlns:w="{W[1:-1]}"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-'
            'com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p>'
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    out = BytesIO()
    document.save(out)
    made = back(tmp_path, out.getvalue(), (on(Place(paragraph=2)),))
    root = ElementTree.fromstring(parts(made)["word/document.xml"])
    box = next(root.iter(f"{W}txbxContent"))

    assert not list(box.iter(f"{W}commentRangeStart"))
    assert commented(made) == {"0": "见右框内文字"}


def test_command_line(run: Run) -> None:
    """A Word file comes back under its own name, and is judged the same once more."""

    def findings(path: str) -> list[Any]:
        report = json.loads(run("check", path, *ONLY, "--format", "json").out)
        return [{**one, "path": ""} for one in report["findings"]]

    Path("申报表.docx").write_bytes(form())
    done = run("check", "申报表.docx", *ONLY, "--output", "xlsx:back/")
    made = Path("back/申报表.docx")

    assert (done.code, done.err) == (1, "已写入 back/（1 份，2 条意见）\n")
    assert [one["evidence"] for one in findings("申报表.docx")] == ["改善", "改善"]
    assert findings(str(made)) == findings("申报表.docx")
    assert comments(made.read_bytes())[1:] == [
        ("绩效指标检查", [line.replace("①", number) for line in COMMENT])
        for number in "①②"
    ]
    assert commented(made.read_bytes()) == {"0": "周", "1": "有效改善", "2": "逐步改善"}
