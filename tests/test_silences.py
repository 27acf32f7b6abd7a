"""Findings that somebody gave a reason not to tell: comments in tables, settings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from openpyxl.comments import Comment

from jixiaolint import check_rows
from jixiaolint.read import read
from jixiaolint.read.order import Order, parse
from word_file import document, p, tbl, tr
from workbook_file import package, with_part, workbook
from workspace import HEAD, RULE

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from command import Run

BOTH = ("--rules", "rules", "--select", "TST101,silence")
"""The options that leave our rule and those on silences."""

ROAD = "村道养护,产出指标,质量指标,路面平整程度,有效改善"
WATER = "村道养护,产出指标,质量指标,排水通畅程度,明显改善"
LAMP = "路灯维护,产出指标,质量指标,照明程度,有所改善"
SAID = "忽略 TST101 理由：全市统一口径"
ENGLISH = "ignore TST101 reason: set by the city"
OVER = "忽略 TST101 至 2020-01-31 理由：全市统一口径"

ROWS = [line.split(",") for line in (HEAD.strip(), ROAD, WATER)]


class Told(NamedTuple):
    """What a check told: codes with names of indicators or comments, how many silenced."""

    findings: list[tuple[str, str]]
    silenced: int
    notes: list[str]


def told(run: Run, path: str, *options: str) -> Told:
    """Return what a check tells of a file."""
    done = run("check", path, "--format", "json", *(options or BOTH))
    report = json.loads(done.out)
    assert [file["unread"] for file in report["files"]] == [[] for _ in report["files"]]
    names = {one["fingerprint"]: one["now"].get("name") for one in report["remarks"]}
    findings = [
        (one["code"], names.get(one["fingerprint"]) or one["evidence"])
        for one in report["findings"]
    ]
    summary = report["summary"]
    return Told(findings, summary.get("silenced", 0), report.get("notes", []))


def write(path: str, text: str | bytes) -> str:
    """Write a file, and return its path."""
    data = text if isinstance(text, bytes) else text.encode()
    Path(path).write_bytes(data)
    return path


TABLES = {
    "a.csv": f"{HEAD}{ROAD}\n# jixiaolint: {SAID}\n{WATER}\n",
    "quoted.csv": f'{HEAD}{ROAD}\n"# jixiaolint: {SAID}, 已报",,,,\n{WATER}\n',
    "alone.csv": f"{HEAD}{ROAD}\njixiaolint：{SAID},,,,\n{WATER}\n",
    "cell.csv": "{}\n{},\n{},{}\n".format(
        f"{HEAD.strip()},备注", ROAD, WATER, f"jixiaolint:{SAID}"
    ),
    "a.tsv": f"{HEAD}{ROAD}\n# jixiaolint: {ENGLISH}\n{WATER}\n".replace(",", "\t"),
    "tabs.txt": f"{HEAD}{ROAD}\n# jixiaolint: {SAID}\n{WATER}\n".replace(",", "\t"),
    "a.md": "\n".join(
        (
            "|" + "|".join(ROWS[0]) + "|",
            "|---|---|---|---|---|",
            "|" + "|".join(ROWS[1]) + "|",
            f"<!-- jixiaolint: {SAID} -->",
            "|" + "|".join(ROWS[2]) + "|",
            "",
        )
    ),
    "inside.md": "\n".join(
        (
            "|" + "|".join(ROWS[0]) + "|",
            "|---|---|---|---|---|",
            "|" + "|".join(ROWS[1]) + "|",
            "|" + "|".join(ROWS[2]) + f" <!-- jixiaolint: {SAID} -->|",
            "",
        )
    ),
    "a.html": "<table>{}{}<!-- jixiaolint: {} -->\n{}</table>".format(
        *(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n"
            for row in ROWS[:2]
        ),
        SAID,
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in ROWS[2]) + "</tr>",
    ),
    "inside.html": "<table>{}{}{}</table>".format(
        *("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS[:2]),
        "<tr>"
        + "".join(f"<td>{cell}</td>" for cell in ROWS[2])
        + f"<!-- jixiaolint: {SAID} --></tr>",
    ),
    "a.docx": document(
        p("项目支出绩效目标表")
        + tbl(
            tr(*ROWS[0], "备注"), tr(*ROWS[1], ""), tr(*ROWS[2], f"jixiaolint:{SAID}")
        )
    ),
}


@pytest.mark.parametrize("path", TABLES)
def test_a_comment_speaks_of_its_row_or_the_next(run: Run, path: str) -> None:
    """In a cell it is of that row, on a line of its own of the one below, in any format."""
    write(path, TABLES[path])

    assert told(run, path) == ([("TST101", "路面平整程度")], 1, [])


def filled(book: Workbook, *, comments: bool) -> None:
    """Fill a workbook in which the last row has a comment on a cell, or in one."""
    for row in ROWS:
        book.active.append(row)
    if comments:
        from openpyxl.comments import Comment

        words = "张三:\njixiaolint：忽略 TST101\n理由：全市统一口径\n\n另：已报"
        book.active["E3"].comment = Comment(words, "张三")
        book.active["A1"].comment = Comment("请核对", "李四")
    else:
        book.active["F1"], book.active["F3"] = "备注", f"jixiaolint: {SAID}"


@pytest.mark.parametrize("comments", [True, False])
def test_a_workbook_is_commented_on_its_cells_or_in_a_column(
    run: Run, comments: bool
) -> None:
    """A comment of Excel on any cell of a row, or a cell of the row, silences that row."""
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    write("a.xlsx", workbook(lambda book: filled(book, comments=comments)))

    assert told(run, "a.xlsx") == ([("TST101", "路面平整程度")], 1, [])


def test_a_comment_in_vain_stands_on_its_cell(run: Run) -> None:
    """What is wrong with a comment of a workbook is told with sheet and cell."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

    def fill(book: Workbook) -> None:
        for row in ROWS:
            book.active.append(row)
        words = f"jixiaolint: {OVER}"
        book.active["H2"].comment = openpyxl.comments.Comment(words, "张三")

    write("a.xlsx", workbook(fill))
    done = run("check", "a.xlsx", "--format", "json", *BOTH)

    (vain,) = (
        one for one in json.loads(done.out)["findings"] if one["code"] == "SIL002"
    )
    assert vain["place"] == {"sheet": "Sheet", "cell": "H2"}
    assert (
        vain["message"]
        == f"“{OVER}”（Sheet!H2）到 2020-01-31 为止，已经过期，不再忽略。"
    )


def test_a_thread_of_comments_counts_once(run: Run) -> None:
    """Excel writes a thread into two parts; the words of both are one comment."""
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    from zipfile import ZipFile

    def fill(book: Workbook) -> None:
        from openpyxl.comments import Comment

        for row in ROWS:
            book.active.append(row)
        said = f"[Threaded comment]\n\nComment:\n    jixiaolint:{SAID}"
        book.active["A3"].comment = Comment(said, "tc={1}")

    Path("b.xlsx").write_bytes(workbook(fill))
    with ZipFile("b.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    rels = next(name for name in parts if name.endswith("sheet1.xml.rels"))
    thread = (
        '<Relationship Id="t" Target="/xl/threadedComments/threadedComment1.xml" Type='
        '"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
    )
    parts[rels] = parts[rels].replace(
        b"</Relationships>", f"{thread}</Relationships>".encode()
    )
    parts["xl/threadedComments/threadedComment1.xml"] = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        f'threadedcomments"><threadedComment ref="A3"><text>jixiaolint:{SAID}</text>'
        "</threadedComment></ThreadedComments>"
    ).encode()
    write("a.xlsx", package(parts))

    source = read("a.xlsx", Path("a.xlsx").read_bytes())
    assert [one.text for one in source.comments] == [SAID]
    assert told(run, "a.xlsx") == ([("TST101", "路面平整程度")], 1, [])


def test_comments_that_are_damaged_cost_no_sheet(run: Run) -> None:
    """A part of comments that is no XML silences nothing, and the table is checked."""
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    data = workbook(lambda book: filled(book, comments=True))
    name = "xl/comments/comment1.xml"
    write("a.xlsx", with_part(data, name, lambda part: part[:-9]))

    assert told(run, "a.xlsx").findings == [
        ("TST101", "路面平整程度"),
        ("TST101", "排水通畅程度"),
    ]


def test_a_spreadsheet_of_libreoffice_is_commented_too(run: Run) -> None:
    """The annotation of a cell (.fods, .ods) speaks of the row."""
    note = f"<office:annotation><text:p>jixiaolint: {SAID}</text:p></office:annotation>"
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell>{note if (row, at) == (ROWS[2], 0) else ''}"
            f"<text:p>{cell}</text:p></table:table-cell>"
            for at, cell in enumerate(row)
        )
        + "</table:table-row>"
        for row in ROWS
    )
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    write(
        "a.fods",
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{names}'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document>",
    )

    assert told(run, "a.fods") == ([("TST101", "路面平整程度")], 1, [])


def test_a_comment_at_the_top_speaks_of_the_whole_file(run: Run) -> None:
    """Nothing stands before it but other comments."""
    write("a.csv", f"# jixiaolint: {SAID}\n{HEAD}{ROAD}\n{WATER}\n{LAMP}\n")

    assert told(run, "a.csv") == ([], 3, [])
    assert run("check", "a.csv", *BOTH).out == (
        "检查了 1 个文件、3 条指标：没有要列出的问题。\n有理由忽略 3 个。\n"
    )


def lamps() -> tuple[str, ...]:
    """Write a rule on the names of projects; return the options that leave it alone."""
    named = RULE.replace("TST101", "TST102").replace("no-yardstick", "lamps")
    named = named.replace("field: annual", "scope: project\nfield: name")
    named = named.partition("when:")[0] + (
        "when: {pattern: {field: name, match: 路灯}}\n"
        "good: [{name: 村道养护, rows: []}]\nbad: [{name: 路灯维护, rows: []}]\n"
    )
    write("rules/TST102-lamps.yaml", named)
    return ("--rules", "rules", "--select", "TST102,silence")


def test_a_name_over_many_rows_is_that_of_the_first(run: Run) -> None:
    """In a merged cell a project begins in its first row: a comment there speaks of it."""
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    only, said = lamps(), "忽略 TST102 理由：已改名"
    lit = [LAMP.split(","), LAMP.replace("照明", "照度").split(",")]

    def merged(book: Workbook, row: int) -> None:
        """Fill a workbook with a comment in a row of the project."""
        for line in (ROWS[0], ROWS[1], *lit):
            book.active.append(line)
        book.active.merge_cells("A3:A4")
        book.active["F1"], book.active[f"F{row}"] = "备注", f"jixiaolint: {said}"

    write("a.xlsx", workbook(lambda book: merged(book, 3)))
    assert told(run, "a.xlsx", *only) == ([], 1, [])
    write("a.xlsx", workbook(lambda book: merged(book, 4)))
    assert told(run, "a.xlsx", *only).findings[0] == ("TST102", "路灯")


def test_a_comment_above_a_project_speaks_of_that_too(run: Run) -> None:
    """What is wrong with a project as a whole is silenced above its first row alone."""
    only = lamps()
    said = "忽略 TST102 理由：已改名"
    more = LAMP.replace("照明", "照度")

    write("a.csv", f"{HEAD}{ROAD}\n# jixiaolint: {said}\n{LAMP}\n{more}\n")
    assert told(run, "a.csv", *only) == ([], 1, [])
    write("a.csv", f"{HEAD}{ROAD}\n{LAMP}\n# jixiaolint: {said}\n{more}\n")
    assert told(run, "a.csv", *only) == (
        [("TST102", "路灯"), ("SIL001", said)],
        0,
        [],
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("忽略 TST101", "SIL003"),
        ("ignore TST101 until 2099-12-31", "SIL003"),
        (OVER, "SIL002"),
        ("忽略 TST109 理由：写错了", "SIL004"),
        ("忽略 TST101 至 年底 理由：没有日期", "SIL004"),
        ("请不要查", "SIL004"),
        ("忽略 SIL001 理由：别的问题", "SIL001"),
    ],
)
def test_a_comment_in_vain_is_a_finding(run: Run, said: str, code: str) -> None:
    """Without a reason, past its day, not understood or not needed, it silences nothing."""
    write("a.csv", f"{HEAD}{ROAD}\n# jixiaolint: {said}\n{WATER}\n")

    findings, silenced, _ = told(run, "a.csv")

    assert (findings[1], silenced) == ((code, said), 0)
    assert [name for _, name in findings[::2]] == ["路面平整程度", "排水通畅程度"]


@pytest.mark.parametrize(
    "said", ["ingore TST101", "disable", "TST101 不用改", "跳过这一行", "忽 略 TST101"]
)
def test_words_that_bid_something_are_told(run: Run, said: str) -> None:
    """What is meant for the program and is not understood never passes in silence."""
    write("a.csv", f"{HEAD}{ROAD}\n# jixiaolint: {said}\n{WATER}\n")

    assert told(run, "a.csv").findings[1] == ("SIL004", said)


@pytest.mark.parametrize(
    "said", ["预算绩效指标检查工具", "https://example.org/", "a linter"]
)
@pytest.mark.parametrize("name", ["a.csv", "a.md", "a.html", "a.xlsx"])
def test_prose_about_the_program_is_prose(run: Run, said: str, name: str) -> None:
    """A remark that the tables were checked bids nothing, wherever it stands."""
    heads, road, water = ROWS
    remark = f"jixiaolint：{said}"

    def commented(book: Workbook) -> None:
        for row in ROWS:
            book.active.append(row)
        book.active["D2"].comment = Comment(remark, "甲")

    tables: dict[str, str | bytes] = {
        "a.csv": f"{HEAD.strip()},备注\n{ROAD},{remark}\n{WATER},\n",
        "a.md": f"<!-- {remark} -->\n\n|{'|'.join(heads)}|\n|-|-|-|-|-|\n|{'|'.join(road)}|\n|{'|'.join(water)}|\n",
        "a.html": f"<!-- {remark} --><table>"
        + "".join(f"<tr><td>{'<td>'.join(row)}" for row in ROWS)
        + "</table>",
        "a.xlsx": workbook(commented),
    }
    write(name, tables[name])

    findings = told(run, name).findings
    assert findings == [("TST101", "路面平整程度"), ("TST101", "排水通畅程度")]


def test_a_comment_on_a_rule_left_out_is_not_called_unused(run: Run) -> None:
    """Where a run applies but some rules, comments on others are passed by."""
    write("a.csv", f"{HEAD}# jixiaolint: {SAID}\n{ROAD}\n")

    only = ("--rules", "rules", "--select", "silence")
    assert told(run, "a.csv", *only) == ([], 0, [])


def test_the_last_day_is_one_of_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment and a silence of the settings hold on their last day, and not on the next."""
    write("a.csv", f"{HEAD}# jixiaolint: {SAID} 至 2027-03-31\n{ROAD}\n{LAMP}\n")
    settings("{rule: TST101, project: 路灯*, until: 2027-03-31, reason: 已报}")
    days = ("2027-03-30", "2027-03-31", "2027-04-01")
    silenced: list[int] = []

    for today in days:
        monkeypatch.setattr(
            "jixiaolint.settings.preferences.strftime", lambda _, day=today: day
        )
        silenced.append(told(run, "a.csv", "--lang", "zh").silenced)

    assert silenced == [2, 2, 0]


def test_all_formats_hold_what_is_left(run: Run) -> None:
    """Lines of JSON are no other than the findings of the object."""
    write("a.csv", TABLES["a.csv"])

    lines = run("check", "a.csv", "--format", "jsonl", *BOTH).out.splitlines()
    whole = json.loads(run("check", "a.csv", "--format", "json", *BOTH).out)

    assert [json.loads(line) for line in lines] == whole["findings"]
    assert len(lines) == 1


def test_a_big_table_with_comments_is_read_as_one(run: Run) -> None:
    """What is read by blocks and shares elsewhere heeds comments as well."""
    long = "程" * 70
    rows = [f"项目{at},产出指标,质量指标,{long}{at},有效改善" for at in range(1300)]
    rows[650:650] = [f"# jixiaolint: {SAID}"]
    write("a.csv", "\r\n".join((HEAD.strip(), *rows, "")))

    for jobs in ("1", "2"):
        done = run("check", "a.csv", "--format", "jsonl", *BOTH, "--jobs", jobs)
        lines = [json.loads(line)["place"]["line"] for line in done.out.splitlines()]
        assert lines == [*range(2, 652), *range(654, 1303)]


def test_rows_of_a_program_have_comments_in_a_column(run: Run) -> None:
    """What `check_rows` is given is read like a file."""
    heads = [*ROWS[0], "备注"]
    rows = [dict(zip(heads, (*row, ""), strict=True)) for row in ROWS[1:]]
    rows[1]["备注"] = f"jixiaolint: {SAID}"

    result = check_rows(rows, rules=["rules"], select=["TST101", "silence"])

    assert [finding.seq for finding in result] == [1]
    assert result.silenced == 1
    silence = {"rule": "TST101", "project": "村道*", "reason": "全市统一口径"}
    result = check_rows(rows[:1], rules=["rules"], select="TST101", silence=[silence])
    assert (list(result), result.silenced, run("check", "clean.csv").code) == ([], 1, 0)


def test_what_is_silenced_is_not_mended(run: Run) -> None:
    """`--fix` leaves silenced rows and comments as they are, and mends the others."""
    head = "项目名称,一级指标,二级指标,三级指标,年度指标值,备注\n"
    rows = "村道养护,产出指标,质量指标,{}合格率,标准：≥95%,{}\n"
    said = '# jixiaolint: 忽略 stray-label 理由："统一写法\n'
    bare, cell = (
        rows.format("路面", ""),
        rows.format("桥面", "jixiaolint:忽略 理由：不改"),
    )
    lamp = rows.format("灯具", "")
    write("a.csv", f"{head}{said}{bare}{cell}{lamp}")

    run("check", "a.csv", "--fix", "--in-place", "--select", "stray-label")

    mended = lamp.replace("标准：", "")
    assert Path("a.csv").read_text("utf-8") == f"{head}{said}{bare}{cell}{mended}"


def test_comments_are_no_part_of_what_is_parsed(run: Run) -> None:
    """`parse` prints the indicators alone, each where it stands."""
    write("a.csv", TABLES["a.csv"])

    lines = run("parse", "a.csv", "--format", "jsonl").out.splitlines()

    known = [json.loads(line) for line in lines]
    assert [(one["name"], one["place"]["line"]) for one in known] == [
        ("路面平整程度", 2),
        ("排水通畅程度", 4),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("忽略VAL101理由：同意", Order(("VAL101",), reason="同意")),
        ("忽略 VAL101、UNI301，vague 理由 同意", Order(("VAL101", "UNI301", "vague"), "", "同意")),
        ("忽略 理由：全行不改", Order((), "", "全行不改")),
        ("忽略 A101 至 2027年3月31日 理由：同意", Order(("A101",), "2027-03-31", "同意")),
        ("忽略 A101 理由：同意，至 2027/3/31", Order(("A101",), "2027-03-31", "同意")),
        ("忽略 A101 理由：至2027年3月31日前改", Order(("A101",), "", "至2027年3月31日前改")),
        ("Ignore A101 until 2027-03-31 because: ok", Order(("A101",), "2027-03-31", "ok")),
        ("ignore no-reason reason: ok", Order(("no-reason",), "", "ok")),
        ("ignore A101 until 2027-02-30 reason: ok", Order(("A101",), "", "ok", "2027-02-30")),
        ("ignored A101", Order(wrong="ignored A101")),
        ("", Order(wrong="")),
    ],
)  # fmt: skip
def test_what_a_comment_says(text: str, said: Order) -> None:
    """Rules, a last day and a reason, in Chinese or English."""
    assert parse(text) == said


def settings(*items: str) -> None:
    """Write settings with such silences."""
    lines = "".join(f"  - {item}\n" for item in items)
    write(
        "jixiaolint.yaml",
        f"rules: [rules]\nselect: [TST101, silence]\nsilence:\n{lines}",
    )


@pytest.mark.parametrize(
    ("item", "left"),
    [
        ("rule: TST101", []),
        ("rule: vague", []),
        ("{rule: no-yardstick, file: a.csv}", []),
        ("file: 'in/'", ["路面平整程度", "排水通畅程度", "照明程度"]),
        ("{rule: TST101, file: b.csv}", ["路面平整程度", "排水通畅程度", "照明程度"]),
        ("project: 路灯维护", ["路面平整程度", "排水通畅程度"]),
        ("project: 路灯", ["路面平整程度", "排水通畅程度", "照明程度"]),
        ("project: '*养护'", ["照明程度"]),
        ("{project: 村道*, indicator: 排水通畅程度}", ["路面平整程度", "照明程度"]),
        ("{rule: TST101, indicator: '*程度'}", []),
    ],
)
def test_the_settings_silence(run: Run, item: str, left: Sequence[str]) -> None:
    """By rule, file, project and indicator: all that is stated must hold."""
    write("a.csv", f"{HEAD}{ROAD}\n{WATER}\n{LAMP}\n")
    item = item if item.startswith("{") else f"{{{item}}}"
    settings(item[:-1] + ", reason: 全市统一口径}")

    findings, silenced, _ = told(run, "a.csv", "--fail-on", "error")

    assert [name for _, name in findings] == left
    assert silenced == 3 - len(left)


def test_a_name_may_be_written_as_it_is(run: Run) -> None:
    """Brackets in a name need no care, though they are signs of a pattern too."""
    write("a.csv", f"{HEAD}{LAMP.replace('路灯维护', '路灯[一期]')}\n{LAMP}\n")
    settings("{project: '路灯[一期]', reason: 已报}")

    assert told(run, "a.csv", "--lang", "zh")[:2] == ([("TST101", "照明程度")], 1)


def test_a_fingerprint_silences_a_single_finding(run: Run) -> None:
    """That is what `jixiaolint ignore` writes down."""
    write("a.csv", f"{HEAD}{ROAD}\n{WATER}\n")
    done = run("check", "a.csv", "--format", "jsonl", *BOTH)
    first = json.loads(done.out.splitlines()[0])["fingerprint"]
    settings(f"{{fingerprint: '{first}', reason: 已报, until: 2099-12-31}}")

    assert told(run, "a.csv", "--lang", "zh") == ([("TST101", "排水通畅程度")], 1, [])


def test_silences_of_the_settings_in_vain_are_told(run: Run) -> None:
    """Without reason, past their day, unused: a sentence with file and line of each."""
    write("a.csv", f"{HEAD}{ROAD}\n")
    settings(
        "{rule: TST101, file: a.csv}",
        "{rule: TST101, reason: 已报, until: 2020-01-31}",
        "{rule: TST101, file: b.csv, reason: 已报}",
        "{rule: TST101, project: 别的, reason: 已报}",
        "{rule: TST101, file: a.csv, project: 别的, reason: 已报}",
    )
    bare = "jixiaolint.yaml:4: 这条忽略没有写 reason，没有忽略。"
    over = "jixiaolint.yaml:5: 这条忽略到 2020-01-31 为止，已经过期，不再忽略。"
    unused = "这条忽略没有用上，可以删去。"

    found = [("TST101", "路面平整程度")]
    assert told(run, "a.csv", "--lang", "zh") == (
        found,
        0,
        [bare, over, f"jixiaolint.yaml:8: {unused}"],
    )
    assert told(run, ".", "--exclude", "faulty.csv").notes == [
        bare,
        over,
        f"jixiaolint.yaml:7: {unused}",
        f"jixiaolint.yaml:8: {unused}",
    ]


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("{reason: 都不查}", "jixiaolint.yaml:4: 忽略要写明 rule、file"),
        ("{rule: TST109, reason: x}", "jixiaolint.yaml:4: 没有代码、名称或问题为“TST109”"),
        ("{rule: TST101, reason: x, until: 年底}", "jixiaolint.yaml:4: “年底”不是日期"),
        ("{rule: TST101, why: x}", "jixiaolint.yaml:4: "),
    ],
)  # fmt: skip
def test_wrong_silences_are_sentences(run: Run, item: str, sentence: str) -> None:
    """A mistake in the settings names file and line, and nothing is checked."""
    settings(item)

    done = run("check", "faulty.csv")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"jixiaolint: {sentence}")


def test_a_silence_comes_before_a_baseline(run: Run) -> None:
    """What is silenced is neither old nor new, and no entry."""
    write("a.csv", TABLES["a.csv"])
    run("check", "a.csv", "--write-baseline", *BOTH)
    known = json.loads(Path("jixiaolint-baseline.json").read_text("utf-8"))["findings"]

    done = run("check", "a.csv", "--baseline", "jixiaolint-baseline.json", *BOTH)

    assert [one["name"] for one in known] == ["路面平整程度"]
    assert done.out == (
        "检查了 1 个文件、2 条指标：没有要列出的问题。\n"
        "基线：原有 1 个没有列出，新增 0 个，已不再出现 0 个。\n"
        "有理由忽略 1 个。\n"
    )
