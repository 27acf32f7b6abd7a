"""What cannot carry remarks comes back as a workbook of its tables."""

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

from command import Run  # noqa: E402
from jixiaolint.model import Table  # noqa: E402
from jixiaolint.report.returned import returned  # noqa: E402
from jixiaolint.report.returned.said import Telling  # noqa: E402
from jixiaolint.report.returned.tables import workbook  # noqa: E402
from jixiaolint.resources import folder  # noqa: E402
from jixiaolint.text import Text  # noqa: E402
from sample_result import RESULT  # noqa: E402
from workspace import ONLY  # noqa: E402

EXAMPLES = folder("rules").parent / "examples"
HEADS = ["二级指标", "三级指标", "年度指标值"]


def sample() -> Any:
    """Return the workbook made from a result that stands in no file."""
    (file,) = RESULT.files
    data, suffix = returned(file, RESULT.remarks, Telling.of(RESULT, "zh"))
    assert suffix == ".xlsx"
    return openpyxl.load_workbook(BytesIO(data))


def test_sheet_of_a_table() -> None:
    """A table is written as a form: facts, heads, indicators, project by project."""
    sheet = sample()["表1"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["2026年绩效目标表", None, None],
        ["项目名称", "农村公路日常养护", None],
        HEADS,
        ["数量指标", "养护里程", "≥320公里"],
        ["质量指标", "<b>路面</b>平整程度", "有效改善"],
        [None, None, None],
        ["项目名称", "桥梁检测", None],
        HEADS,
        ["数量指标", "检测桥梁数量", None],
    ]


def test_marks_stand_on_the_fields() -> None:
    """The cell made from a field is marked, also where the field is blank."""
    book = sample()
    comments = {
        cell.coordinate: cell.comment.text.splitlines()[0]
        for row in book["表1"].iter_rows()
        for cell in row
        if cell.comment
    }
    listed = book["审核意见"]

    assert comments == {
        "C5": "② 应当改　指标值没有衡量标准",
        "B7": "③ 必须改　项目没有效益指标。",
        "C9": "④ 必须改　指标没有填写年度指标值。",
    }
    assert [
        (cell.value, cell.hyperlink and cell.hyperlink.location)
        for cell in (listed.cell(row, 3) for row in range(3, 7))
    ] == [
        ("第5行", None),
        ("C5", "'表1'!C5"),
        ("B7", "'表1'!B7"),
        ("C9", "'表1'!C9"),
    ]


def test_command_line(run: Run) -> None:
    """Each file gets one of its name in the folder, which is made if need be."""
    Path("sub").mkdir()
    Path("sub/faulty.csv").write_bytes(Path("faulty.csv").read_bytes())
    done = run("check", "faulty.csv", "clean.csv", "sub", *ONLY, "--output", "xlsx:b/")

    assert (done.code, done.err) == (1, "已写入 b/（3 份，2 条意见）\n")
    assert sorted(path.as_posix() for path in Path("b").rglob("*.*")) == [
        "b/clean.csv.xlsx",
        "b/faulty.csv.xlsx",
        "b/sub/faulty.csv.xlsx",
    ]
    sheet = openpyxl.load_workbook("b/faulty.csv.xlsx").worksheets[1]
    assert [row[-1].value for row in sheet.iter_rows()][-1] == "有效改善"


def test_too_many_remarks_for_a_sheet(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first are written into it, and it is said how many there are."""
    monkeypatch.setattr("jixiaolint.report.returned._MOST", 0)
    done = run("check", "faulty.csv", *ONLY, "--output", "xlsx:b/")

    assert done.code == 1
    assert done.err == (
        "jixiaolint: b/faulty.csv.xlsx: 意见有 1 条，只写回了前 0 条。\n已写入 b/（1 份，1 条意见）\n"
    )


def test_text_that_looks_like_a_formula(run: Run) -> None:
    """It stays text that no spreadsheet computes."""
    text = Path("faulty.csv").read_text(encoding="utf-8")
    table = text.replace("路面平整程度", '"=HYPERLINK(""x"")"').replace(
        "有效改善", "-改善"
    )
    Path("hostile.csv").write_text(table, encoding="utf-8")
    run("check", "hostile.csv", *ONLY, "--output", "xlsx:b")
    book = openpyxl.load_workbook("b/hostile.csv.xlsx")
    cells = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value)[:1] in "=-"
    ]

    assert {cell.value for cell in cells} == {'=HYPERLINK("x")', "-改善"}
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("xlsx:", "--output xlsx:: 没有写文件，应如 xlsx:DIR。"),
        ("xlsx", "--output xlsx: 没有写文件，应如 xlsx:DIR。"),
    ],
)
def test_wrong_folder(run: Run, output: str, sentence: str) -> None:
    """A folder that cannot be used is said before anything is checked."""
    done = run("check", "faulty.csv", *ONLY, "--output", output)

    assert (done.code, done.out, done.err) == (2, "", f"jixiaolint: {sentence}\n")


FILES = sorted(path for path in EXAMPLES.glob("*/*.*") if path.suffix != ".md")


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_made_workbook_gives_the_same_findings(run: Run, path: Path) -> None:
    """The workbook of a text is itself a form, in which the same is found."""

    def findings(name: str) -> list[tuple[object, ...]]:
        report = json.loads(run("check", name, "--format", "json").out)
        keys = ("code", "project_index", "project", "seq", "field", "span", "evidence")
        return sorted(
            [tuple(str(one[key]) for key in keys) for one in report["findings"]]
        )

    run("check", str(path), "--output", "xlsx:b")

    assert findings(f"b/{path.name}.xlsx") == findings(str(path))


def test_sheets_whose_names_differ_in_case() -> None:
    """To a spreadsheet they would be one; those that come later have a number."""
    tables = [
        Table(Text.at(title, 0), None, None, "grid", frozenset(), ())
        for title in ("Form/a", "FORM_A", "form:A")
    ]
    data, _ = workbook(tables)

    assert openpyxl.load_workbook(BytesIO(data)).sheetnames == [
        "Form_a",
        "FORM_A_2",
        "form_A_3",
    ]


def test_no_library_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook is made, and one is marked, where no library for such files is there."""
    for name in ("lxml", "openpyxl"):
        monkeypatch.setitem(sys.modules, name, None)

    run("check", "faulty.csv", *ONLY, "--output", "xlsx:made")
    done = run("check", "made/faulty.csv.xlsx", *ONLY, "--output", "xlsx:marked")

    assert (done.code, done.err) == (1, "已写入 marked/（1 份，1 条意见）\n")
