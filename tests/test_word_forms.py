"""Forms as units fill them in with Word: what is extracted from them and found."""

from __future__ import annotations

import csv
import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import workspace
from jixiaolint.extract import extract
from jixiaolint.read import read
from jixiaolint.source import Grid, Lines, unclaimed
from word_file import document, p, tbl, tc, tr

if TYPE_CHECKING:
    from command import Run

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
TITLE = p("项目支出绩效目标申报表") + p("（2025年度）")
WIDTHS = (900, 1300, 1700, 2600, 1500, 800)
LANGS = ("zh", "en")
DOWN = tc(merge="continue")


def upright(words: str) -> str:
    """Return a cell with one character to a paragraph that merges with those below."""
    return tc(*words, merge="restart")


FACTS = (
    tr("项目名称", tc("农村公路养护", span=5)),
    tr(
        "主管部门",
        tc("云岭县交通运输局", span=2),
        "实施单位",
        tc("县公路管理站", span=2),
    ),
    tr(
        tc("项目资金（万元）", merge="restart"),
        tc("年度资金总额", span=2),
        tc("320.00", span=3),
    ),
    tr(DOWN, tc("其中：财政拨款", span=2), tc("320.00", span=3)),
    tr("年度目标", tc("养护农村公路120公里，路面完好率达到95%以上。", span=5)),
)
HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "分值")
OUTPUTS = (
    (
        tc("产出指标", merge="restart"),
        tc("数量指标", merge="restart"),
        *("养护里程", "≥120公里", "20"),
    ),
    (DOWN, DOWN, "清理边沟长度", "≥30公里", "20"),
    (DOWN, "质量指标", "路面完好率", "≥95%", "20"),
)
EFFECTS = (
    ("效益指标", "社会效益指标", "沿线村庄通达率", "100%", "20"),
    ("满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥90%", "10"),
)
INDICATORS = [
    ("产出指标", "数量指标", "养护里程", "≥120公里", "20"),
    ("产出指标", "数量指标", "清理边沟长度", "≥30公里", "20"),
    ("产出指标", "质量指标", "路面完好率", "≥95%", "20"),
    ("效益指标", "社会效益指标", "沿线村庄通达率", "100%", "20"),
    ("满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥90%", "10"),
]


def under(*rows: tuple[str, ...]) -> str:
    """Return rows of indicators beside the label 绩效指标, which stands upright."""
    first, *others = rows
    beside = tr(upright("绩效指标"), *first)
    return beside + "".join(tr(DOWN, *row) for row in others)


def table(*rows: str) -> str:
    """Return a table with the columns of the form."""
    return tbl(*rows, widths=WIDTHS)


FORMS = {
    "whole": table(*FACTS, under(HEAD, *OUTPUTS, *EFFECTS)),
    "cut by a blank line": table(*FACTS, under(HEAD, *OUTPUTS))
    + p()
    + table(under(*EFFECTS)),
    "two tables that touch": table(*FACTS, under(HEAD, *OUTPUTS))
    + table(under(*EFFECTS)),
    "continued under the same heads": table(*FACTS, under(HEAD, *OUTPUTS))
    + p("（续表）")
    + table(under(HEAD, *EFFECTS)),
    "facts in a table apart": table(*FACTS)
    + p()
    + tbl(*(tr(*row) for row in (HEAD, *OUTPUTS, *EFFECTS)), widths=WIDTHS[1:]),
    "indicators in a cell": tbl(
        tr("项目名称", "农村公路养护"),
        tr("年度目标", "养护农村公路120公里，路面完好率达到95%以上。"),
        tr("绩效指标", tc(tbl(*(tr(*row) for row in (HEAD, *OUTPUTS, *EFFECTS))), p())),
        widths=(1500, 8000),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_one_form_however_it_is_drawn(form: str) -> None:
    """The form gives its project, goal and indicators whole, whatever its tables."""
    source = read("form.docx", document(TITLE + FORMS[form] + p()))
    found = extract(source)
    (one,) = found.tables
    (project,) = one.projects

    assert (one.title and one.title.value, one.year) == (
        "项目支出绩效目标申报表",
        2025,
    )
    assert (project.name and project.name.value) == "农村公路养护"
    assert (project.goal and project.goal.value) == (
        "养护农村公路120公里，路面完好率达到95%以上。"
    )
    fields = ("level1", "level2", "name", "annual", "score")
    assert [
        tuple(getattr(indicator, field).value for field in fields)
        for indicator in project.indicators
    ] == INDICATORS
    assert unclaimed(source, found.read) == []


def rebuilt(path: Path) -> bytes:
    """Return the blocks of a file as a Word file: lines as paragraphs, grids as tables."""
    parts: list[str] = []
    for block in read(str(path), path.read_bytes()).blocks:
        if isinstance(block, Lines):
            parts += [p(escape(line.value)) for line in block.lines]
        else:
            rows = (tr(*_cells(block, at)) for at in range(len(block.rows)))
            parts.append(tbl(*rows) + p())
    return document("".join(parts))


def _cells(grid: Grid, at: int) -> list[str]:
    """Return the cells of a row, merged across and down as in the grid."""
    row, cells, start = grid.rows[at], [], 0
    while start < len(row):
        text, end = row[start], start + 1
        while text.value and end < len(row) and row[end] is text:
            end += 1
        above = at > 0 and bool(text.value) and grid.rows[at - 1][start] is text
        lines = [] if above else [p(escape(one)) for one in text.value.split("\n")]
        merge = "continue" if above else "restart"
        cells.append(tc(*lines, span=end - start, merge=merge))
        start = end
    return cells


@pytest.mark.parametrize("name", ["clean", "faulty"])
def test_each_layout_as_a_word_file(run: Run, name: str) -> None:
    """Every example gives the same indicators and findings as a Word file."""
    for example in sorted((EXAMPLES / name).iterdir()):
        Path("form.docx").write_bytes(rebuilt(example))
        paths = (str(example), "form.docx")

        parsed = [run("parse", path, "--format", "jsonl") for path in paths]
        assert _without_places(parsed[1].out) == _without_places(parsed[0].out)
        checked = [run("check", path, "--format", "jsonl") for path in paths]
        assert _without_places(checked[1].out) == _without_places(checked[0].out)
        assert checked[0].code == checked[1].code


def _without_places(printed: str) -> list[dict[str, object]]:
    """Return what was printed without where it was found, in a fixed order."""
    rows = [json.loads(line) for line in printed.splitlines()]
    for row in rows:
        del row["path"], row["place"]
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def test_a_form_by_python_docx(run: Run) -> None:
    """A file that another program wrote is read like the table that went in."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    given = EXAMPLES / "clean" / "grid.csv"
    rows = list(csv.reader(given.read_text(encoding="utf-8-sig").splitlines()))
    made = docx.Document()
    made.add_heading("附件", level=2)
    grid = made.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            grid.cell(at, column).text = value
    grid.cell(0, 0).merge(grid.cell(0, 5))
    made.add_paragraph()
    made.save("form.docx")

    printed = [
        run("parse", path, "--format", "jsonl").out
        for path in (str(given), "form.docx")
    ]
    assert _without_places(printed[1]) == _without_places(printed[0])
    first = json.loads(printed[1].splitlines()[0])
    assert first["place"] == {"table": 1, "row": 5, "cell": "C5"}


def test_the_report_names_table_row_and_cell(run: Run) -> None:
    """A finding in a Word file is found by table, row and cell, as people count them."""
    rows = (line.split(",") for line in workspace.FAULTY.splitlines())
    form = document(TITLE + tbl(*(tr(*row) for row in rows)) + p())
    Path("form.docx").write_bytes(form)

    said = [
        run("check", "form.docx", *workspace.ONLY, "--lang", lang) for lang in LANGS
    ]

    assert [done.code for done in said] == [1, 1]
    assert "应当改  表1第3行第5格  指标2 路面平整程度" in said[0].out
    assert "table 1, row 3, cell 5" in said[1].out
