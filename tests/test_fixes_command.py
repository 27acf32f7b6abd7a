"""``check --fix``, ``--diff``, ``--unsafe-fixes``, ``--in-place``: where mended files go."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from command import Run
from fixing_case import SAFE, table
from jixiaolint.engine.judge import file_view
from pdf_files import Drawing, plain
from process import process
from snapshot import whole

HEAD = "项目名称,二级指标,三级指标,指标解释,年度指标值\n"
ROW = "村道养护,数量指标,养护里程,按验收单上写明的里程统计,{}\n"
WRONG, RIGHT = (HEAD + ROW.format(value) for value in ("标准：约12公里", "约12公里"))
BEST = HEAD + ROW.format("≥12公里")
ONLY = ("--select", "notation,approximate")
KNOWN = ("--baseline", "known.json")
BOUNDS = """\
code: OWN101
name: bounds
problem: vague
severity: warning
question: 适当性
title: {zh: 下限}
why: {zh: 不要下限。}
message: {zh: 有下限。}
suggestion: {zh: 去掉。}
scope: table
when: {rows: {when: {pattern: {field: value, match: '^≥'}}, least: 0}}
good: [{rows: [{name: 里程, annual: 12公里}]}]
bad: [{rows: [{name: 里程, annual: ≥12公里}, {name: 桥梁, annual: ≥2座}]}]
"""
LEFT = """\
a.csv  表格式 · UTF-8 · 指标 1 条

  项目 1  村道养护
    应当改  第2行第29列  指标1 养护里程
        “养护里程”的值“约12公里”是约数，没有写明上限或下限。
        年度指标值 │ 约12公里
                   │ ^^^^^^^^
        建议：去掉约数，写成“≥12公里”。
        VAL204 approximate

检查了 1 个文件、1 条指标：必须改 0 处，应当改 1 处，可改可不改 0 处，共 1 个问题。
"""
TAKEN = "jixiaolint: a.csv: a.fixed.csv 已经有了，没有覆盖；请先移走它，或用 --in-place 直接改原文件。\n"
COPIED = "jixiaolint: a.csv: 改好 1 处，写到 a.fixed.csv。\n"
DIFF = f"""\
--- a.csv
+++ a.csv
@@ -1,2 +1,2 @@
 {HEAD.rstrip()}
-{ROW.format("标准：约12公里").rstrip()}
+{ROW.format("约12公里").rstrip()}
"""


@pytest.fixture(autouse=True)
def folder(run: Run) -> None:  # noqa: ARG001  it makes the folder
    """Put a table in which one thing can be fixed into a folder of its own."""
    Path("a.csv").write_text(WRONG, encoding="utf-8")


def text(name: str) -> str:
    """Return what a file says."""
    return Path(name).read_text(encoding="utf-8")


def test_the_mended_file_stands_beside_the_original(run: Run) -> None:
    """The report tells of what is left, standard error what was fixed and where."""
    done = run("check", "a.csv", "--fix", *ONLY)
    assert done == (1, LEFT, COPIED)
    assert (text("a.csv"), text("a.fixed.csv")) == (WRONG, RIGHT)


def test_unsafe_fixes_change_more(run: Run) -> None:
    """Nothing is left then, and the exit code says so."""
    done = run("check", "a.csv", "--fix", "--unsafe-fixes", *ONLY)
    assert (done.code, done.err) == (
        0,
        COPIED.replace("1 处", "2 处").replace("(1", "(2"),
    )
    assert text("a.fixed.csv") == BEST


def test_a_copy_is_never_replaced(run: Run) -> None:
    """What is there already stays, unless it says the same."""
    for _ in range(2):
        assert run("check", "a.csv", "--fix", *ONLY).err == COPIED
    Path("a.fixed.csv").write_text("我改过的\n", encoding="utf-8")
    done = run("check", "a.csv", "--fix", *ONLY)
    assert (done.code, done.err) == (2, TAKEN)
    assert text("a.fixed.csv") == "我改过的\n"


def test_a_copy_is_no_table_of_its_own(run: Run) -> None:
    """In a folder it is passed over, as long as the original stands beside it."""
    Path("in").mkdir()
    Path("a.csv").rename("in/a.csv")
    run("check", "in", "--fix", *ONLY)
    done = run("check", "in", *ONLY)
    assert done.err == (
        "jixiaolint: in/a.fixed.csv：是 --fix 改好的副本，原件就在旁边，没有检查。\n"
    )
    assert "指标 1 条" in run("check", "in/a.fixed.csv", *ONLY).out
    Path("in/a.csv").unlink()
    assert "指标 1 条" in run("check", "in", *ONLY).out


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_in_place_the_file_itself_is_replaced(run: Run) -> None:
    """Its rights stay, and a link stays a link."""
    Path("a.csv").chmod(0o640)
    Path("link.csv").symlink_to("a.csv")
    before = whole(Path())
    done = run("check", "link.csv", "--fix", "--in-place", *ONLY)
    assert (done.code, done.err) == (1, "jixiaolint: link.csv: 改好 1 处。\n")
    assert whole(Path()) == {**before, "a.csv": ("0o100640", RIGHT.encode())}
    again = run("check", "link.csv", "--fix", "--in-place", *ONLY)
    assert again.err == "jixiaolint: 没有可以自动改的。\n"
    assert again.out == done.out


def test_diff_shows_and_writes_nothing(run: Run) -> None:
    """Its exit code tells whether anything would change."""
    before = whole(Path())
    assert run("check", "a.csv", "--diff", *ONLY) == (1, DIFF, "")
    assert whole(Path()) == before
    Path("a.csv").write_text(RIGHT, encoding="utf-8")
    nothing = "jixiaolint: 没有可以自动改的。\n"
    assert run("check", "a.csv", "--diff", *ONLY) == (0, "", nothing)
    shown = run("check", "a.csv", "--diff", "--unsafe-fixes", *ONLY)
    assert (shown.code, shown.out.count("\n+"), shown.err) == (1, 2, "")


@pytest.mark.parametrize(
    ("kind", "places"),
    [("xlsx", ("Sheet!E6", "Sheet!E7", "Sheet!C8")),
     ("docx", ("表1第4行第5格", "表1第5行第5格", "表1第6行第3格"))],
)  # fmt: skip
def test_packages_differ_cell_by_cell(
    kind: str, places: tuple[str, ...], run: Run
) -> None:
    """A line names the cell, how it reads and how it would."""
    Path(f"表.{kind}").write_bytes(table(kind))
    done = run("check", f"表.{kind}", "--diff")
    lines = [
        f"表.{kind} {place}: {old} → {new}\n"
        for place, (old, new) in zip(places, SAFE.items(), strict=True)
    ]
    assert done == (1, "".join(lines), "")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes 要和 --fix 或 --diff 一起用"),
        (("--in-place",), "--in-place 要和 --fix 一起用，不能和 --diff 一起用"),
        (("--in-place", "--fix", "--diff"), "--in-place 要和 --fix 一起用，不能和"),
        (("--diff", "--output", "json:a.json"), "标准输出只写改动，不出报告，请去掉 --output"),
        (("--diff", "--format", "json"), "标准输出只写改动，不出报告，请去掉 --output 和 --format"),
        (("-", "--fix"), "用 --fix 改标准输入（-）时不能再给别的文件"),
        (("-", "--fix", "--in-place"), "标准输入没有原文件，不能 --in-place"),
    ],
)  # fmt: skip
def test_options_that_say_nothing_are_refused(
    options: tuple[str, ...], sentence: str, run: Run
) -> None:
    """Nothing is done then."""
    before = whole(Path())
    done = run("check", "a.csv", *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"jixiaolint: {sentence}")
    assert whole(Path()) == before


@pytest.mark.parametrize(
    ("data", "made", "code"),
    [(WRONG, RIGHT, 1), (RIGHT, RIGHT, 1), (BEST, BEST, 0)],
)
def test_standard_input_goes_out_mended(
    data: str, made: str, code: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard output holds the file and no report; the exit code tells what is left."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    before = whole(Path())
    done = run("check", "-", "--fix", "--stdin-filename", "b.csv", *ONLY)
    assert (done.code, done.out) == (code, made)
    assert whole(Path()) == before


def test_what_a_baseline_knows_is_not_fixed(run: Run) -> None:
    """Only what is told is mended, in a row of which something else is known too."""
    run("check", "a.csv", *KNOWN, "--write-baseline", "--select", "VAL204")
    options = ("--fix", "--unsafe-fixes", "--in-place", *KNOWN)
    done = run("check", "a.csv", *options, "--select", "VAL204")
    assert done.err == "jixiaolint: 没有可以自动改的。\n"
    assert text("a.csv") == WRONG
    run("check", "a.csv", *options, *ONLY)
    assert text("a.csv") == RIGHT


@pytest.mark.parametrize(
    ("least", "places"),
    [(1, "第2行第11列、第3行第11列"), (2, "第3行第11列")],
    ids=["each raises it", "both raise it"],
)
def test_a_fix_that_raises_another_finding_is_taken_back(
    run: Run, least: int, places: str
) -> None:
    """It is said why, and what stands behind it is mended all the same."""
    Path("own").mkdir()
    rule = BOUNDS.replace("least: 0", f"least: {least}")
    Path("own/OWN101-bounds.yaml").write_text(rule, encoding="utf-8")
    wrong = [ROW.format(f"标准：{one}") for one in ("≥12公里", "≥3公里", "约2公里")]
    Path("a.csv").write_text(HEAD + "".join(wrong), encoding="utf-8")
    options = ("--fix", "--in-place", "--rules", "own", "--select", "OWN101,VAL207")
    done = run("check", "a.csv", *options)
    mended = [one.replace("标准：", "") for one in wrong]
    assert text("a.csv") == HEAD + "".join(
        (*mended[: least - 1], *wrong[least - 1 : 2], mended[2])
    )
    assert done.err.splitlines() == [
        f"jixiaolint: a.csv: 没有改 {places}：改后会有别的问题。",
        f"jixiaolint: a.csv: 改好 {least} 处。",
    ]


def test_what_is_written_into_a_page_is_escaped(run: Run) -> None:
    """A sign that would begin a tag is written by its name."""
    rule = BOUNDS.partition("scope:")[0].replace("name: bounds", "name: below")
    Path("own").mkdir()
    Path("own/OWN101-below.yaml").write_text(
        f"{rule}field: value\n"
        "when: {pattern: {field: value, match: '^(?P<mark>低于)'}}\n"
        "rewrite: [{write: '<{gap}', safe: true}]\n"
        "good: [{name: 里程, annual: <12公里}]\n"
        "bad: [{name: 里程, annual: 低于12公里}]\n",
        encoding="utf-8",
    )
    lines = (HEAD + ROW.format("低于12公里")).splitlines()
    rows = (f"<tr><td>{line.replace(',', '</td><td>')}</td></tr>" for line in lines)
    page = f"<meta charset=utf-8><table>{''.join(rows)}</table>"
    Path("a.html").write_text(page, encoding="utf-8")
    options = ("--rules", "own", "--select", "OWN101")
    assert run("check", "a.html", "--fix", "--in-place", *options).code == 0
    assert text("a.html") == page.replace("低于", "&lt;")


def test_what_is_returned_is_the_mended_file(run: Run) -> None:
    """Remarks are written into the copy, and the file that was read stays."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    Path("表.xlsx").write_bytes(table("xlsx"))
    done = run("check", "表.xlsx", "--fix", "--output", "xlsx:back/")
    assert done.err.startswith("jixiaolint: 表.xlsx: 改好 3 处，写到 表.fixed.xlsx。\n")

    def values(path: str) -> set[str]:
        """Return what the cells of a table say."""
        sheet = openpyxl.load_workbook(path).worksheets[-1]
        return {
            str(value) for row in sheet.iter_rows(values_only=True) for value in row
        }

    assert values("back/表.xlsx") >= {*SAFE.values()}
    assert values("表.xlsx") >= {*SAFE}


def test_a_row_is_not_rewritten_whole_if_a_part_is_silenced(run: Run) -> None:
    """Its name stays, though the row as it could read has another; its value changes."""
    said = "# jixiaolint: ignore NAM112 reason: 习惯写法\n"
    row = "村道养护,质量指标,路面(含桥面）合格率,合格里程÷养护里程×100%,{}\n"
    Path("a.csv").write_text(HEAD + said + row.format("约95%"), encoding="utf-8")
    run("check", "a.csv", "--fix", "--unsafe-fixes", "--in-place")
    assert text("a.csv") == HEAD + said + row.format("≥95%")


def test_what_is_silenced_is_not_fixed(run: Run) -> None:
    """Nor does the comment change that silences it."""
    said = "# jixiaolint: ignore VAL204 reason: 区间由上级核定\n"
    Path("a.csv").write_text(WRONG.replace(HEAD, HEAD + said), encoding="utf-8")
    done = run("check", "a.csv", "--fix", "--unsafe-fixes", "--in-place", *ONLY)
    assert done.code == 0
    assert text("a.csv") == RIGHT.replace(HEAD, HEAD + said)


def test_what_is_not_told_is_not_fixed(run: Run) -> None:
    """Findings below ``--min-severity`` stay; ``--quiet`` says nothing of fixes."""
    done = run("check", "a.csv", "--diff", "--min-severity", "error", *ONLY)
    assert (done.code, done.out) == (0, "")
    assert run("check", "a.csv", "--diff", "--exit-zero", *ONLY) == (0, DIFF, "")
    done = run("check", "a.csv", "--fix", "--in-place", "--quiet", *ONLY)
    assert (done.code, done.err) == (1, "")
    assert text("a.csv") == RIGHT


def test_a_file_inside_an_archive_is_left(run: Run) -> None:
    """That is said, and what to do."""
    with ZipFile("a.zip", "w") as archive:
        archive.write("a.csv")
    before = whole(Path())
    done = run("check", "a.zip", "--fix", *ONLY)
    assert done.err == (
        "jixiaolint: a.zip!/a.csv: 有 1 行可以自动改，但压缩包里的文件不改，请解压后再改。\n"
    )
    assert "标准" in done.out
    assert whole(Path()) == before


def test_a_pdf_is_left(run: Run) -> None:
    """That is said, and what to do."""
    drawing = Drawing()
    rows = [one.split(",") for one in WRONG.splitlines()]
    drawing.table(40, 60, [80, 80, 80, 160, 100], plain(rows))
    Path("a.pdf").write_bytes(drawing.done())
    before = whole(Path())
    done = run("check", "a.pdf", "--fix", "--in-place", *ONLY)
    assert done.err == (
        "jixiaolint: a.pdf: 有 1 行可以自动改，但 PDF 不能改，请改做这个 PDF 的原文件。\n"
    )
    assert whole(Path()) == before


def test_several_files_by_several_processes() -> None:
    """They are mended each by itself, and told in their order."""
    for name in "bcd":
        Path(f"{name}.csv").write_text(WRONG, encoding="utf-8")
    arguments = ("a.csv", "b.csv", "c.csv", "d.csv", "--fix", "--in-place", *ONLY)
    done = process("check", *arguments, "--jobs", "2", "--format", "jsonl")
    assert done.stderr.decode().splitlines() == [
        f"jixiaolint: {name}.csv: 改好 1 处。" for name in "abcd"
    ]
    assert {text(f"{name}.csv") for name in "abcd"} == {RIGHT}
    assert done.stdout.decode().count('"VAL204"') == 4


@pytest.mark.parametrize(
    ("text", "options", "times"),
    [(BEST, ("--fix",), 1), (BEST, ("--diff",), 1), (WRONG, ("--fix",), 2)],
    ids=["nothing to mend", "nothing to show", "mended once"],
)
def test_a_file_is_judged_once_and_again_for_each_change(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: str, options: str, times: int
) -> None:
    """What was found in a file as it reads in the end is not looked for once more."""
    Path("a.csv").write_text(text, encoding="utf-8")
    judged: list[int] = []
    monkeypatch.setattr(
        "jixiaolint.engine.judge.file_view",
        lambda *given: judged.append(1) or file_view(*given),
    )

    run("check", "a.csv", *ONLY, *options)

    assert len(judged) == times
