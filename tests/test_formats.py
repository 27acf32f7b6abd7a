"""The formats that other programs read, each as a whole, on one small result."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

from jixiaolint.find.document import Failure
from jixiaolint.place import Place
from jixiaolint.report import FOLDERS, FORMATS, PACKED, render
from jixiaolint.report.spots import column, line, spot, uri
from jixiaolint.said import Said
from sample_result import CLEAN, RESULT

CONCISE = """\
tables/道路.csv:3:29: TST101 “有效改善”没有衡量标准。
tables/道路.csv:4:1: TST103 项目没有效益指标。
tables/道路.csv:4:11: TST102 指标没有填写年度指标值。
tables/道路.csv:5:1: TST104 这段文字没有识别。
"""

GROUPED = """\
tables/道路.csv  表格式 · UTF-8 · 指标 3 条 · 没有读懂的文字 1 处
  整个文件  可改可不改 1 处
    第5行第1列  可改可不改  这段文字没有识别。  TST104 3f76a9fd222b21b1
  项目 1  农村公路日常养护  应当改 1 处
    第3行第29列  应当改  指标2 <b>路面</b>平整程度：指标值没有衡量标准  TST101 46c78fb7bc684651
  项目 2  桥梁检测  必须改 2 处
    第4行第1列  必须改  项目没有效益指标。  TST103 ce9839d10e97f70c
    第4行第11列  必须改  指标1 检测桥梁数量：指标没有填写年度指标值。  TST102 c5979a4f4c882612

检查了 1 个文件、3 条指标，另有 1 个未能检查：必须改 2 处，应当改 1 处，可改可不改 1 处，共 4 个问题。
"""

GITHUB = """\
::warning file=tables/道路.csv,line=3,col=29,title=TST101 no-yardstick::“有效改善”没有衡量标准。%0A改为数字、日期或等级。
::error file=tables/道路.csv,line=4,col=1,title=TST103 benefit-absent::项目没有效益指标。
::error file=tables/道路.csv,line=4,col=11,title=TST102 value-absent::指标没有填写年度指标值。%0A填写年底应达到的数值。
::notice file=tables/道路.csv,line=5,col=1,title=TST104 passage-unread::这段文字没有识别。%0A请人工核对。
::error file=桥.csv,title=not-checked::桥.csv: 文件是空的。
"""

GITLAB = """\
[
{"description": "“有效改善”没有衡量标准。改为数字、日期或等级。", "check_name": "TST101", "fingerprint": "46c78fb7bc684651", "severity": "minor", "location": {"path": "tables/道路.csv", "lines": {"begin": 3}}},
{"description": "项目没有效益指标。", "check_name": "TST103", "fingerprint": "ce9839d10e97f70c", "severity": "major", "location": {"path": "tables/道路.csv", "lines": {"begin": 4}}},
{"description": "指标没有填写年度指标值。填写年底应达到的数值。", "check_name": "TST102", "fingerprint": "c5979a4f4c882612", "severity": "major", "location": {"path": "tables/道路.csv", "lines": {"begin": 4}}},
{"description": "这段文字没有识别。请人工核对。", "check_name": "TST104", "fingerprint": "3f76a9fd222b21b1", "severity": "info", "location": {"path": "tables/道路.csv", "lines": {"begin": 5}}},
{"description": "桥.csv: 文件是空的。", "check_name": "not-checked", "fingerprint": "60faf35fd60d9187", "severity": "blocker", "location": {"path": "桥.csv", "lines": {"begin": 1}}}
]
"""

JUNIT = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="jixiaolint" tests="5" failures="4" errors="1">
<testsuite name="tables/道路.csv" tests="4" failures="4" errors="0">
<testcase classname="tables/道路.csv" name="TST101 no-yardstick 46c78fb7bc684651"><failure message="“有效改善”没有衡量标准。" type="warning">3:29
“有效改善”没有衡量标准。
改为数字、日期或等级。</failure></testcase>
<testcase classname="tables/道路.csv" name="TST103 benefit-absent ce9839d10e97f70c"><failure message="项目没有效益指标。" type="error">4:1
项目没有效益指标。</failure></testcase>
<testcase classname="tables/道路.csv" name="TST102 value-absent c5979a4f4c882612"><failure message="指标没有填写年度指标值。" type="error">4:11
指标没有填写年度指标值。
填写年底应达到的数值。</failure></testcase>
<testcase classname="tables/道路.csv" name="TST104 passage-unread 3f76a9fd222b21b1"><failure message="这段文字没有识别。" type="info">5:1
这段文字没有识别。
请人工核对。</failure></testcase>
</testsuite>
<testsuite name="桥.csv" tests="1" failures="0" errors="1">
<testcase classname="桥.csv" name="jixiaolint"><error message="桥.csv: 文件是空的。" type="not-checked"/></testcase>
</testsuite>
</testsuites>
"""

CHECKSTYLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="10.0">
<file name="tables/道路.csv">
<error line="3" column="29" severity="warning" message="“有效改善”没有衡量标准。改为数字、日期或等级。" source="jixiaolint.TST101" fingerprint="46c78fb7bc684651"/>
<error line="4" column="1" severity="error" message="项目没有效益指标。" source="jixiaolint.TST103" fingerprint="ce9839d10e97f70c"/>
<error line="4" column="11" severity="error" message="指标没有填写年度指标值。填写年底应达到的数值。" source="jixiaolint.TST102" fingerprint="c5979a4f4c882612"/>
<error line="5" column="1" severity="info" message="这段文字没有识别。请人工核对。" source="jixiaolint.TST104" fingerprint="3f76a9fd222b21b1"/>
</file>
<file name="桥.csv">
<error severity="error" message="桥.csv: 文件是空的。" source="jixiaolint.not-checked"/>
</file>
</checkstyle>
"""

CSV = """\
\ufefffingerprint,path,place,code,name,severity,problem,project_index,project,seq,field,evidence,message,suggestion,rewrite,basis
46c78fb7bc684651,tables/道路.csv,3:29,TST101,no-yardstick,warning,vague,1,农村公路日常养护,2,annual,改善,“有效改善”没有衡量标准。,改为数字、日期或等级。,,house
ce9839d10e97f70c,tables/道路.csv,4:1,TST103,benefit-absent,error,missing_dimension,2,桥梁检测,,name,桥梁检测,项目没有效益指标。,,,house
c5979a4f4c882612,tables/道路.csv,4:11,TST102,value-absent,error,missing,2,桥梁检测,1,annual,,指标没有填写年度指标值。,填写年底应达到的数值。,,《示范县预算绩效管理办法》第九条
3f76a9fd222b21b1,tables/道路.csv,5:1,TST104,passage-unread,info,unread,,,,,填表人：周,这段文字没有识别。,请人工核对。,,house
"""

WHOLE = {
    "concise": CONCISE,
    "grouped": GROUPED,
    "github": GITHUB,
    "gitlab": GITLAB,
    "junit": JUNIT,
    "checkstyle": CHECKSTYLE,
    "csv": CSV,
}

READMES = [
    Path(__file__).resolve().parents[1] / name
    for name in ("README.md", "README.zh-CN.md")
]
HOSTILE = "\x1b[31m\u202e\x00\ud800 100%\n::error::“<b>&\"'|`@all"
SHOWN = "[U+001B][31m[U+202E][U+0000][U+D800] 100% ::error::“<b>&\"'|`@all"


def written(form: str, **changes: object) -> str:
    """Return the report on the result, its first finding changed."""
    first = replace(RESULT.findings[0], **changes)  # type: ignore[arg-type]
    result = replace(RESULT, findings=(first,), failures=())
    return click.unstyle("".join(render(form, result, "zh")))


@pytest.mark.parametrize("form", WHOLE)
def test_the_whole_of_it(form: str) -> None:
    """Each finding stands where it is, with its code and, where there is room, its fingerprint."""
    assert click.unstyle("".join(render(form, RESULT, "zh"))) == WHOLE[form]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_readme_lists_them(readme: Path) -> None:
    """Its table has each format once, and nothing else."""
    text = readme.read_text(encoding="utf-8")
    section = text.split("\n| `--format`")[1].split("|---|---|\n")[1]
    rows = section.partition("\n\n")[0].splitlines()

    assert {row.split("`")[1] for row in rows} == {*FORMATS, *FOLDERS}
    assert len(rows) == len(FORMATS) + len(FOLDERS)


@pytest.mark.parametrize("form", sorted({*FORMATS} - PACKED))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_same_result_same_bytes(form: str, lang: str) -> None:
    """Rendering twice gives the same text, in every format and language."""
    first, second = ("".join(render(form, RESULT, lang)) for _ in range(2))  # type: ignore[arg-type]

    assert first == second


@pytest.mark.parametrize(
    ("place", "said", "row", "across"),
    [
        (Place(line=5, column=4), "5:4", 5, 4),
        (Place(sheet="表 1", cell="AB12"), "表 1!AB12", 12, 28),
        (Place(sheet="空表"), "空表", None, None),
        (Place(page=3, table=1, row=2), "page3/table1/row2", 2, None),
        (Place(table=1, row=2, cell="C2"), "table1/row2/cell3", 2, 3),
        (Place(paragraph=7), "paragraph7", None, None),
        (Place(), "", None, None),
    ],
)
def test_places(place: Place, said: str, row: int | None, across: int | None) -> None:
    """A place is one short word in every format of file; rows count as lines."""
    assert (spot(place), line(place), column(place)) == (said, row, across)


def test_a_cell_of_a_workbook() -> None:
    """What has no lines is told by sheet and cell, and by its row where a line is asked for."""
    cell = {"path": "表.xlsx", "place": Place(sheet="一", cell="C7")}
    message, way = "“有效改善”没有衡量标准。", "改为数字、日期或等级。"

    assert written("concise", **cell) == f"表.xlsx:一!C7: TST101 {message}\n"
    assert written("github", **cell) == (
        f"::warning file=表.xlsx,title=TST101 no-yardstick 一!C7::{message}%0A{way}\n"
    )
    (entry,) = json.loads(written("gitlab", **cell))
    assert entry["location"] == {"path": "表.xlsx", "lines": {"begin": 7}}
    assert entry["description"] == f"一!C7: {message}{way}"


def test_a_page_of_a_pdf_file() -> None:
    """It is told by page, table and row."""
    spot = {"path": "a.pdf", "place": Place(page=3, table=1, row=2)}

    assert written("concise", **spot).startswith("a.pdf:page3/table1/row2: TST101 ")


def test_hostile_text_in_lines() -> None:
    """It ends no line, begins no command and moves no cursor."""
    changes = {
        "message": HOSTILE,
        "suggestion": "",
        "path": "a,b:c%\n.csv",
        "name": "x",
    }

    assert written("concise", **changes) == f"a,b:c% .csv:3:29: TST101 {SHOWN}\n"
    assert written("github", **changes) == (
        "::warning file=a%2Cb%3Ac%25 .csv,line=3,col=29,title=TST101 x"
        f"::{SHOWN.replace('%', '%25')}\n"
    )


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_hostile_text_in_xml(form: str) -> None:
    """It is a text that XML can hold, whatever is in it."""
    root = ElementTree.fromstring(
        "".join(
            render(
                form,
                replace(RESULT, failures=(Failure(HOSTILE, Said(HOSTILE, HOSTILE)),)),
                "zh",
            )
        )
    )

    assert [
        one.get("message") for one in root.iter("error") if "U+" in str(one.attrib)
    ] == [SHOWN]


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_a_formula_in_a_table(sign: str) -> None:
    """A spreadsheet shows it and computes nothing; quotes and line ends stay in their cell."""
    text = f'{sign}1+1,"a"\nb'
    (row,) = csv.DictReader(
        io.StringIO(written("csv", evidence=text, message=text).removeprefix("\ufeff"))
    )

    assert row["evidence"] == row["message"] == f'\'{sign}1+1,"a" b'


def test_a_clean_result() -> None:
    """A clean file passes; where there is nothing to tell, the report is there and empty."""
    said = {form: click.unstyle("".join(render(form, CLEAN, "zh"))) for form in WHOLE}

    assert said == {
        "concise": "",
        "github": "",
        "gitlab": "[]\n",
        "csv": CSV.partition("\n")[0] + "\n",
        "grouped": "tables/道路.csv  表格式 · UTF-8 · 指标 3 条 · 没有读懂的文字 1 处\n\n"
        "检查了 1 个文件、3 条指标：没有发现问题。\n",
        "junit": '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="jixiaolint" tests="1" failures="0" errors="0">\n'
        '<testsuite name="tables/道路.csv" tests="1" failures="0" errors="0">\n'
        '<testcase classname="tables/道路.csv" name="jixiaolint"/>\n'
        "</testsuite>\n</testsuites>\n",
        "checkstyle": '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="10.0">\n<file name="tables/道路.csv">\n</file>\n'
        "</checkstyle>\n",
    }


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("./表/a b.csv", ("%E8%A1%A8/a%20b.csv", True)),
        ("表\\#1%.csv", ("%E8%A1%A8/%231%25.csv", True)),
        ("a:b.csv", ("a%3Ab.csv", True)),
        ("/data/a.zip!/b.csv", ("file:///data/a.zip!/b.csv", False)),
        ("C:\\data\\a.csv", ("file:///C:/data/a.csv", False)),
        ("\ud800.csv", ("%5Cud800.csv", True)),
    ],
)
def test_addresses(path: str, address: tuple[str, bool]) -> None:
    """A path is a percent-encoded address, relative where it is seen from a folder."""
    assert uri(path) == address
