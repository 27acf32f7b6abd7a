"""Answers come back: in a returned book, a Word file, a saved letter."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.answers.letter import in_letter
from jixiaolint.remarks.answer import Answer, choices, ticked
from office_page import Outline, data, number
from workspace import ONLY

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
docx = pytest.importorskip("docx", reason="python-docx is not installed")

if TYPE_CHECKING:
    from command import Done, Run

HEAD = ("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值")
ROWS = (
    ("养护", "产出指标", "数量指标", "养护里程", "≥320公里"),
    ("养护", "产出指标", "质量指标", "路面平整程度", "有效改善"),
    ("养护", "效益指标", "社会效益指标", "群众出行", "逐步改善"),
    ("绿化", "效益指标", "生态效益指标", "沿线绿化", "明显改善"),
    ("绿化", "效益指标", "生态效益指标", "水土流失", "改善"),
)
_TOLD = ("| ①", "| ②", "| ③")
"""How the rows of remarks begin in Markdown."""

ANSWERS = ("已改", "不改，理由：上级文件规定", "不改，理由：", None)


def table(path: str, *rows: tuple[str, ...]) -> None:
    """Save a table as a workbook."""
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    book.save(path)


def told(run: Run, path: str) -> str:
    """Check a table; return the path of the file that its unit gets back."""
    run("check", path, *ONLY, "--output", "xlsx:back/")
    return f"back/{path}"


def answer(path: str, answers: tuple[str | None, ...] = ANSWERS) -> None:
    """Answer the remarks in a returned book, in their order."""
    book = openpyxl.load_workbook(path)
    for row, said in enumerate(answers, 3):
        book["审核意见"].cell(row, 8).value = said
    book.save(path)


def states(run: Run, *arguments: str) -> list[tuple[str, ...]]:
    """Return of each answer its number, how things stand with it, and what it says."""
    report = json.loads(run("check", *arguments, *ONLY, "--format", "json").out)
    keys = ("number", "state", "tick", "text")
    return [tuple(one[key] for key in keys) for one in report.get("answers", [])]


@pytest.mark.parametrize(
    ("written", "tick", "text"),
    [
        ("", None, ""),
        ("已改", "done", ""),
        (" 已改。 ", "done", ""),
        ("已改为≥95%", "done", "为≥95%"),
        ("已改，名称也改了", "done", "名称也改了"),
        ("不改，理由：", "kept", ""),
        ("不改，理由：上级文件规定", "kept", "上级文件规定"),
        ("不改。 理由:\n上级文件规定", "kept", "上级文件规定"),
        ("不改 上级文件规定", "kept", "上级文件规定"),
        ("请看附件", None, "请看附件"),
        ("Changed", "done", ""),
        ("not changed, because: the law says so", "kept", "the law says so"),
        ("not changed because: the law says so", "kept", "the law says so"),
    ],
)
def test_what_is_picked_or_written(written: str, tick: str, text: str) -> None:
    """An answer begins with what is picked from the list, and may go on."""
    assert ticked(written) == (tick, text)


def test_what_is_picked_holds_no_comma() -> None:
    """A workbook lists it with commas between; each is read as what it says."""
    for english in (False, True):
        assert all("," not in one for one in choices(english))
        assert [ticked(one) for one in choices(english)] == [("done", ""), ("kept", "")]


def test_a_clerks_round(run: Run) -> None:
    """A clerk answers in the returned book, mends rows, and puts a new one in front."""
    table("表.xlsx", *ROWS)
    back = told(run, "表.xlsx")
    answer(back)
    assert states(run, back) == [
        ("1", "open", "done", ""),
        ("2", "answered", "kept", "上级文件规定"),
        ("3", "open", "kept", ""),
        ("4", "open", None, ""),
    ]
    book = openpyxl.load_workbook(back)
    sheet = book["Sheet"]
    sheet["E3"] = "平整度≥95%"
    sheet["D6"] = "水土流失情况"
    sheet.insert_rows(2)
    for column, text in enumerate(("养护", "产出指标", "数量指标", "桥梁", "≥2座"), 1):
        sheet.cell(2, column).value = text
    book.save(back)
    done = run("check", back, *ONLY)
    assert states(run, back) == [
        ("1", "accepted", "done", ""),
        ("2", "answered", "kept", "上级文件规定"),
        ("3", "open", "kept", ""),
        ("4", "open", None, ""),
    ]
    assert done.out[done.out.index("答复") :] == (
        "答复  back/表.xlsx  已改好 1 条，已说明 1 条，未办结 2 条\n"
        "    未办结  意见 3  绿化 · 1 沿线绿化  TST101  写了“不改”，没有理由\n"
        "    未办结  意见 4  绿化 · 2 水土流失  TST101  改过，仍有此问题\n"
        "    已说明  意见 2  养护 · 3 群众出行  TST101  上级文件规定\n"
        "    已改好  意见 1  养护 · 2 路面平整程度  TST101\n"
        "\n"
        "检查了 1 个文件、6 条指标：必须改 0 处，应当改 3 处，可改可不改 0 处，共 3 个问题。\n"
    )


def test_the_next_book_keeps_the_answers(run: Run) -> None:
    """What stands is listed again with its answer, what is mended is not."""
    table("表.xlsx", *ROWS)
    back = told(run, "表.xlsx")
    answer(back)
    book = openpyxl.load_workbook(back)
    book["Sheet"]["E3"] = "平整度≥95%"
    book.save(back)
    run("check", back, *ONLY, "--output", "xlsx:next/")
    book = openpyxl.load_workbook("next/表.xlsx")

    assert book.sheetnames == ["审核意见", "Sheet"]
    assert [[row[0], row[3], row[7]] for row in book["审核意见"].values][2:] == [
        [1, "养护\n3 群众出行", "不改，理由：上级文件规定"],
        [2, "绿化\n1 沿线绿化", "不改，理由："],
        [3, "绿化\n2 水土流失", None],
    ]


def test_answers_to_another_file(run: Run) -> None:
    """The table is sent anew and the answers beside it: as JSON has them, in full."""
    table("表.xlsx", *ROWS)
    answer(told(run, "表.xlsx"))
    table("表.xlsx", *ROWS[:1], (*ROWS[1][:4], "≥95%"), *ROWS[2:3])
    report = json.loads(
        run("check", "表.xlsx", *ONLY, "--answers", "back", "--format", "json").out
    )
    (left,) = report["remarks"]
    common = {"path": "表.xlsx", "source": "back/表.xlsx", "codes": ["TST101"]}

    assert list(report)[:5] == ["version", "files", "findings", "remarks", "answers"]
    assert [{**one, "told": len(one["told"])} for one in report["answers"]] == [
        {
            **common,
            "number": number,
            "project": project,
            "row": row,
            "state": state,
            "tick": tick,
            "text": text,
            "touched": False,
            "told": 16,
            "fingerprint": found,
        }
        for number, project, row, state, tick, text, found in (
            ("1", "养护", "2 路面平整程度", "accepted", "done", "", None),
            *(
                ("2", "养护", "3 群众出行", "answered", "kept", "上级文件规定", key)
                for key in [left["fingerprint"]]
            ),
            ("3", "绿化", "1 沿线绿化", "accepted", "kept", "", None),
            ("4", "绿化", "2 水土流失", "accepted", None, "", None),
        )
    ]


def test_answers_to_what_is_not_there(run: Run) -> None:
    """Nothing is said to be mended that was not looked at."""
    table("表.xlsx", *ROWS)
    answer(told(run, "表.xlsx"))
    table("别的.xlsx", ("桥梁", *ROWS[0][1:]))

    assert states(run, "别的.xlsx", "--answers", "back/表.xlsx") == [
        (f"{number}", "elsewhere", tick, text)
        for number, tick, text in (
            (1, "done", ""),
            (2, "kept", "上级文件规定"),
            (3, "kept", ""),
            (4, None, ""),
        )
    ]


def test_renamed_project(run: Run) -> None:
    """A project under another name is still found by its rows."""
    table("表.xlsx", *ROWS)
    told(run, "表.xlsx")
    table("表.xlsx", *((f"{row[0]}项目", *row[1:]) for row in ROWS))

    assert [one[1] for one in states(run, "表.xlsx", "--answers", "back")] == [
        "open"
    ] * 4


def test_same_name_in_many_folders(run: Run) -> None:
    """Of many files of one name the one is meant that lies in a folder of that name."""
    for folder in ("甲局", "乙局"):
        Path("in", folder).mkdir(parents=True)
        table(f"in/{folder}/表.xlsx", *ROWS)
    run("check", "in", *ONLY, "--output", "xlsx:back/")
    table("in/甲局/表.xlsx", ROWS[0])
    found = json.loads(
        run("check", "in", *ONLY, "--answers", "back", "--format", "json").out
    )["answers"]

    assert {(one["path"], one["source"], one["state"]) for one in found} == {
        ("in/甲局/表.xlsx", "back/甲局/表.xlsx", "accepted"),
        ("in/乙局/表.xlsx", "back/乙局/表.xlsx", "open"),
    }


def test_answers_in_a_word_file(run: Run) -> None:
    """A Word file is answered in the list at its end, and read without an option."""
    document = docx.Document()
    made = document.add_table(len(ROWS) + 1, 5)
    for row, words in zip(made.rows, (HEAD, *ROWS), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.save("表.docx")
    back = told(run, "表.docx")
    document = docx.Document(back)
    for row, said in zip(document.tables[1].rows[2:], ANSWERS, strict=True):
        row.cells[7].text = said or ""
    document.save(back)

    assert states(run, back) == [
        ("1", "open", "done", ""),
        ("2", "answered", "kept", "上级文件规定"),
        ("3", "open", "kept", ""),
        ("4", "open", None, ""),
    ]
    run("check", back, *ONLY, "--output", "xlsx:next/")
    listed = docx.Document("next/表.docx").tables
    assert len(listed) == 2
    words = listed[1]._tbl.xpath("w:tr/w:tc[8]//w:t")
    assert [one.text.strip() for one in words][1:] == [
        "已改",
        "不改，理由：上级文件规定",
        "不改，理由：",
        "",
    ]


def test_answers_in_a_saved_letter(run: Run) -> None:
    """A letter is answered in its boxes and fields, and saved as a browser does."""
    table("表.xlsx", *ROWS)
    run("check", "表.xlsx", *ONLY, "--output", "letter:letters/")
    (letter,) = Path("letters").iterdir()
    page = letter.read_text(encoding="utf-8")
    first, *others = page.split("<article ")
    assert len(others) == 4
    others[0] = others[0].replace('type="checkbox"', 'type="checkbox" checked=""')
    others[1] = others[1].replace("></textarea>", ">上级&amp;文件\n规定</textarea>")
    others[2] = others[2].replace("></textarea>", ">不改</textarea>")
    letter.write_text("<article ".join((first, *others)), encoding="utf-8")
    table("表.xlsx", *ROWS[:4], (*ROWS[4][:3], "水土流失情况", "改善"))

    assert states(run, "表.xlsx", "--answers", "letters") == [
        ("1", "open", "done", ""),
        ("2", "answered", None, "上级&文件\n规定"),
        ("3", "open", "kept", ""),
        ("4", "open", None, ""),
    ]


def test_fields_of_a_letter() -> None:
    """Boxes, buttons and fields belong to the remark that is named before them."""
    page = """<!DOCTYPE html><input type="checkbox" checked>
    <p data-project="甲"></p><div id="u2r17" data-remark="A1 B2 aa" data-row="3 乙">
    <input type=radio name=x value=done><input type=radio name=x value=kept checked>
    <input value="上级规定"></div><section data-project=""><article data-remark="bb"></article>"""

    assert list(in_letter("a.html", page.encode())) == [
        Answer("a.html", "17", "aa", ("A1", "B2"), "甲", "3 乙", "kept", "上级规定"),
        Answer("a.html", "", "bb", (), "", ""),
    ]


def test_file_without_remarks(run: Run) -> None:
    """A file that is named for answers and holds none is a failure, and so is no file."""
    table("表.xlsx", *ROWS)
    done = run(
        "check", "表.xlsx", *ONLY, "--answers", "表.xlsx", "--answers", "缺.xlsx"
    )

    assert done.code == 2
    assert done.err == (
        "jixiaolint: 表.xlsx: 里面没有审核意见，应为退回的表或保存的修改意见。\njixiaolint: 缺.xlsx: 没有这个文件或目录。是不是“表.xlsx”？\n"
    )


def test_odd_lists(run: Run) -> None:
    """Numbers without end, marks without sense, columns moved or dropped: no matter."""
    table("表.xlsx", *ROWS)
    back = told(run, "表.xlsx")
    book = openpyxl.load_workbook(back)
    sheet = book["审核意见"]
    sheet["A3"], sheet["D3"] = "9" * 5000, f"养护\n{'9' * 5000} 路面"
    sheet["I4"] = "TST101 " * 4000
    sheet["H5"] = "已改"
    sheet.delete_cols(5, 2)
    sheet.move_range("F1:F6", cols=5)
    sheet.append(["共 4 条"])
    book.save(back)

    assert [one[1:] for one in states(run, back)] == [
        ("open", None, ""),
        ("open", None, ""),
        ("open", "done", ""),
        ("open", None, ""),
    ]


def test_nothing_about_answers_without_any(run: Run) -> None:
    """Where no answers came back, JSON has no word of them."""
    table("表.xlsx", *ROWS)

    assert "answers" not in json.loads(
        run("check", "表.xlsx", *ONLY, "--format", "json").out
    )


def test_the_next_letter_shows_the_answers(run: Run) -> None:
    """It says how things stand in all, beside each remark, and what is mended."""
    _second_round(run, "--output", "letter:letters/")
    (letter,) = Path("letters").iterdir()
    page = letter.read_text(encoding="utf-8")
    first, *remarks = page.split("<article ")

    assert "<p>上次意见的答复：已改好 1 条，已说明 1 条，未办结 2 条。</p>" in first
    assert [_answers_in(one) for one in remarks] == [
        ("<b>已说明</b> 上级文件规定", "不改，理由：上级文件规定"),
        ("<b>未办结</b> 写了“不改”，没有理由", ""),
        ("<b>未办结</b> 没有答复", ""),
    ]
    assert "上次意见里已改好的：养护 · 2 路面平整程度。" in remarks[-1]


def test_a_comment_in_markdown_shows_the_answers(run: Run) -> None:
    """It says the same as the letter, each answer in the cell of its remark."""
    page = _second_round(run, "--format", "markdown").out
    cells = [line.split(" | ")[2] for line in page.splitlines() if line[:3] in _TOLD]

    assert "\n上次意见的答复：已改好 1 条，已说明 1 条，未办结 2 条。\n" in page
    assert [cell.rpartition("<br>")[2] for cell in cells] == [
        "**已说明** 上级文件规定",
        "**未办结** 写了“不改”，没有理由",
        "**未办结** 没有答复",
    ]
    assert "\n上次意见里已改好的：养护 · 2 路面平整程度。\n" in page


def test_the_office_page_shows_the_answers(run: Run) -> None:
    """Its figure, its list and its remarks agree with JSON, which has all of them."""
    done = _second_round(run, "--output", "office:o.html", "--format", "json")
    page = Path("o.html").read_text(encoding="utf-8")
    report, unfolded = json.loads(done.out), data(page)
    marked = {one[0]: one[-2:] for one in unfolded["remarks"] if len(one) > 16}
    listed = Outline(page).rows[-len(report["answers"]) :]

    assert number(page, "came") == ["1", "1", "2", "0"]
    assert [row[0] for row in listed] == ["已改好", "已说明", "未办结", "未办结"]
    assert {
        key: (state, unfolded["strings"][said]) for key, (state, said) in marked.items()
    } == {
        one["fingerprint"]: (one["state"], row[3])
        for one, row in zip(report["answers"], listed, strict=True)
        if one["fingerprint"]
    }
    assert unfolded["states"] == [["answered", "已说明"], ["open", "未办结"]]


def _second_round(run: Run, *outputs: str) -> Done:
    """Check a table whose unit mended one row and answered in the book that it got."""
    table("表.xlsx", *ROWS)
    answer(told(run, "表.xlsx"))
    table("表.xlsx", ROWS[0], (*ROWS[1][:4], "平整度≥95%"), *ROWS[2:])
    return run("check", "表.xlsx", *ONLY, "--answers", "back", *outputs)


def _answers_in(remark: str) -> tuple[str, str]:
    """Return what a remark of a letter says of an earlier answer, and what is filled in."""
    (shown,) = re.findall(r"<p>(<b>.*?)</p>", remark)
    (kept,) = re.findall(r"<textarea>(.*?)</textarea>", remark, re.DOTALL)
    return shown, kept
