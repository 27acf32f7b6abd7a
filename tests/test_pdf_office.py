"""Forms printed to PDF from Word, Excel and the web give what their CSV file gives."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from pdf_files import printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from command import Run

Rows = list[list[str]]
SERIF = "Noto Serif CJK SC"

FORM: Rows = [
    ["2025年项目支出绩效目标申报表", "", "", "", "", ""],
    ["项目名称", "农村饮水安全巩固提升", "", "主管部门", "安溪县水利局", ""],
    ["年度目标", "改造水厂6座，受益3.2万人，水质合格率达到95%以上。", "", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值", "分值"],
    ["产出指标", "数量指标", "改造农村集中供水厂数量", "≥6座", "≥3座", "10"],
    ["", "", "更换老旧供水管网（DN110以上）长度", "≥48公里", "≥25公里", "10"],
    ["", "质量指标", "末梢水水质抽检合格率", "≥95%", "≥95%", "15"],
    ["", "时效指标", "主体工程完工时间", "2026年12月底前", "2025年10月底前", "10"],
    ["效益指标", "社会效益指标", "新增受益农村人口", "≥3.2万人", "≥1.5万人", "20"],
    ["", "可持续影响指标", "水厂管护人员持证上岗率", "100%", "100%", "15"],
    ["满意度指标", "服务对象满意度指标", "用水户满意度", "≥90%", "≥90%", "10"],
]

RESERVOIRS = """\
1、1-产出指标；11-数量指标；维修养护水库座数；实施周期指标值:≥31座；年度指标值:≥31座。
2、1-产出指标；12-质量指标；维修养护验收合格率；实施周期指标值:100%；年度指标值:100%。
3、2-效益指标；22-社会效益；水库安全度汛率；实施周期指标值:100%；年度指标值:100%。"""

RIVERS = """\
1、1-产出指标；11-数量指标；聘请巡河员人数；实施周期指标值:≥120名；年度指标值:≥120名。
2、1-产出指标；13-时效指标；问题整改时限；实施周期指标值:≤10个工作日；年度指标值:≤10个工作日。
3、3-满意度指标；31-服务对象满意度；沿河居民满意度；实施周期指标值:≥88%；年度指标值:≥88%。"""

LIST: Rows = [
    ["2025年项目支出绩效目标表", "", "", "", ""],
    ["单位名称：安溪县水利局 单位：万元", "", "", "", ""],
    ["项目名称", "总计", "财政拨款", "绩效目标", "绩效指标"],
    [
        "小型水库维修养护",
        "186.00",
        "186.00",
        "完成31座小型水库维修养护，保障下游群众生命财产安全。",
        RESERVOIRS,
    ],
    [
        "河湖管护",
        "42.50",
        "42.50",
        "聘请巡河员120名，全年巡河不少于2.8万人次。",
        RIVERS,
    ],
]


def word(rows: Rows, folder: Path) -> Path:
    """Write rows as a Word file on small pages, heads repeated, pages numbered."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = SERIF, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), SERIF)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(24), Cm(12)
    _number_pages(section.footer.paragraphs[0])
    first = next(at for at, row in enumerate(rows) if row[1])
    for row in rows[:first]:
        document.add_paragraph(row[0])
    table = document.add_table(len(rows) - first, len(rows[0]))
    table.style = "Table Grid"
    for at, row in enumerate(rows[first:]):
        for column, words in enumerate(row):
            if words:
                table.cell(at, column).text = words
    for top, left, bottom, right in merges(rows[first:]):
        table.cell(top, left).merge(table.cell(bottom, right))
    path = folder / "form.docx"
    document.save(str(path))
    return path


def _number_pages(paragraph: Any) -> None:
    """Put the number of the page into a paragraph."""
    run = paragraph.add_run()
    for kind in ("begin", "PAGE", "end"):
        if kind == "PAGE":
            part = OxmlElement("w:instrText")
            part.text = kind
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def workbook(rows: Rows, folder: Path) -> Path:
    """Write rows as a workbook that is printed as wide as the page."""
    book = Workbook()
    sheet = book.active
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    side = Side(style="thin")
    first = next(at for at, row in enumerate(rows) if row[1])
    for at, row in enumerate(rows, 1):
        sheet.row_dimensions[at].height = 15 * max(_lines(words) for words in row)
        for column, words in enumerate(row, 1):
            cell = sheet.cell(at, column, words or None)
            cell.font = Font(name="Noto Sans CJK SC", size=10)
            if at > first:
                cell.border = Border(side, side, side, side)
                cell.alignment = Alignment(wrap_text=True, vertical="center")
    for column in "ABCDEF":
        sheet.column_dimensions[column].width = 20
    for top, left, bottom, right in merges(rows[first:]):
        sheet.merge_cells(
            start_row=top + first + 1,
            start_column=left + 1,
            end_row=bottom + first + 1,
            end_column=right + 1,
        )
    path = folder / "form.xlsx"
    book.save(path)
    return path


def _lines(words: str) -> int:
    """Return how many lines a cell of the workbook may take."""
    return sum(len(line) // 9 + 1 for line in words.split("\n"))


def web(rows: Rows, folder: Path) -> Path:
    """Write rows as a web page."""
    first = next(at for at, row in enumerate(rows) if row[1])
    spans = {
        (top, left): (bottom, right)
        for top, left, bottom, right in merges(rows[first:])
    }
    covered = {
        (row, column)
        for (top, left), (bottom, right) in spans.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    lines: list[str] = []
    for at, row in enumerate(rows[first:]):
        cells: list[str] = []
        for column, words in enumerate(row):
            if (at, column) in covered:
                continue
            bottom, right = spans.get((at, column), (at, column))
            size = f"rowspan={bottom - at + 1} colspan={right - column + 1}"
            cells.append(f"<td {size}>{words.replace(chr(10), '<br>')}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    above = "".join(f"<p>{row[0]}</p>" for row in rows[:first])
    page = f"<html><meta charset=utf-8><body>{above}<table border=1>{''.join(lines)}"
    path = folder / "form.html"
    path.write_text(f"{page}</table></body></html>", encoding="utf-8")
    return path


def merges(rows: Rows) -> list[tuple[int, int, int, int]]:
    """Return which cells are merged: facts with blanks after, levels with blanks below."""
    found: list[tuple[int, int, int, int]] = []
    head = next(at for at, row in enumerate(rows) if all(row))
    for at, row in enumerate(rows[:head]):
        filled = [column for column, words in enumerate(row) if words]
        ends = [*(column - 1 for column in filled[1:]), len(row) - 1]
        found += [(at, a, at, b) for a, b in zip(filled, ends, strict=True) if b > a]
    for column in (0, 1):
        filled = [at for at in range(head + 1, len(rows)) if rows[at][column]]
        ends = [*(at - 1 for at in filled[1:]), len(rows) - 1]
        found += [
            (a, column, b, column) for a, b in zip(filled, ends, strict=True) if b > a
        ]
    return found


def parsed(run: Run, path: Path) -> list[dict[str, Any]]:
    """Return what ``parse`` prints for a file, without path and place."""
    done = run("parse", "--format", "jsonl", str(path))
    assert done.err == ""
    found = [json.loads(line) for line in done.out.splitlines()]
    return [
        {k: v for k, v in each.items() if k not in ("path", "place")} for each in found
    ]


def checked(run: Run, path: Path) -> tuple[list[tuple[str, str]], list[Any]]:
    """Return code and evidence of each finding in a file, and what is left unread."""
    found = json.loads(run("check", "--format", "json", str(path)).out)
    told = sorted((each["code"], each["evidence"] or "") for each in found["findings"])
    return told, found["files"][0]["unread"]


@pytest.mark.parametrize("make", [word, workbook, web])
@pytest.mark.parametrize("rows", [FORM, LIST], ids=["form", "list"])
def test_a_printed_form_is_its_csv(
    make: Callable[[Rows, Path], Path], rows: Rows, run: Run, tmp_path: Path
) -> None:
    """Indicators, findings and unread passages are those of the CSV file."""
    table = tmp_path / "form.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    source = make(rows, tmp_path)
    path = tmp_path / "form.pdf"
    path.write_bytes(printed(source))
    assert parsed(run, path) == parsed(run, table)
    assert checked(run, path) == checked(run, table)
