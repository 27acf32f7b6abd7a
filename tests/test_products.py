"""Our own reports and returned files are no tables to be checked again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

import jixiaolint
from jixiaolint.find.products import product
from snapshot import tree
from word_file import document, p, tbl, tr
from workspace import FAULTY, ONLY

if TYPE_CHECKING:
    from command import Run

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

ROWS = [line.split(",") for line in FAULTY.splitlines()]
FORMS = {
    "html": "html",
    "json": "json",
    "jsonl": "jsonl",
    "text": "txt",
    "csv": "csv",
    "markdown": "md",
    "sarif": "sarif.json",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "checkstyle": "checkstyle.xml",
    "github": "github.txt",
    "concise": "concise.txt",
    "grouped": "grouped.txt",
}
REPORTS = (
    *(f"报告.{ending}" for ending in FORMS.values()),
    "report.txt",
    "clean.txt",
)


@pytest.fixture(autouse=True)
def inputs(run: Run) -> None:  # noqa: ARG001  it makes the folder
    """Fill the folder ``in`` with a table in each of the forms that are returned."""
    Path("in/deep").mkdir(parents=True)
    Path("in/deep/a.csv").write_text(FAULTY, encoding="utf-8")
    form = document(p("项目支出绩效目标表") + tbl(*(tr(*row) for row in ROWS)))
    Path("in/b.docx").write_bytes(form)
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save("in/c.xlsx")


def found(run: Run, *arguments: str) -> dict[str, Any]:
    """Return the report as JSON of a check."""
    report: dict[str, Any] = json.loads(
        run("check", *arguments, "--format", "json", *ONLY).out
    )
    return report


def paths(report: dict[str, Any]) -> list[str]:
    """Return the files that a report lists."""
    return [Path(file["path"]).as_posix() for file in report["files"]]


def write_reports(run: Run, folder: str) -> None:
    """Write a report of every form into a folder."""
    saved = zip(FORMS, REPORTS, strict=False)
    outputs = [f"{form}:{folder}/{name}" for form, name in saved]
    asked = [part for output in outputs for part in ("--output", output)]
    run("check", "in/deep/a.csv", *asked, *ONLY)
    run(
        "check",
        "in/deep/a.csv",
        "--output",
        f"text:{folder}/report.txt",
        "--lang",
        "en",
    )
    run("check", "clean.csv", "--output", f"text:{folder}/clean.txt", *ONLY)


def test_twice_is_once(run: Run) -> None:
    """With all outputs inside the folder, a second run gives the same and leaves the same."""
    outputs = (
        "xlsx:in/意见/",
        "html:in/报告.html",
        "json:in/报告.json",
        "text:in/报告.txt",
    )
    asked = [part for output in outputs for part in ("--output", output)]
    before = tree(Path("in"))

    first = found(run, "in", *asked)
    after = tree(Path("in"))
    second = found(run, "in", *asked)

    assert paths(first) == ["in/b.docx", "in/c.xlsx", "in/deep/a.csv"]
    assert second == first
    assert tree(Path("in")) == after
    assert before.items() <= after.items()
    assert len(after) > len(before)


def test_the_working_folder_with_a_folder_of_outputs(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check . --output xlsx:意见/` is the same however often it is called."""
    shutil.copytree("rules", "in/rules")
    monkeypatch.chdir("in")

    first = found(run, ".", "--output", "xlsx:意见/")
    after = tree(Path())
    second = found(run, ".", "--output", "xlsx:意见/")

    assert second == first
    assert tree(Path()) == after


def test_a_workbook_of_ours_holds_no_moment(run: Run) -> None:
    """A workbook made from a text is the same whenever it is made."""
    run("check", "in/deep", "--output", "xlsx:back/", *ONLY)
    with ZipFile("back/a.csv.xlsx") as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert [name for name in archive.namelist() if "docProps" in name] == []


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_named_outright(run: Run, name: str) -> None:
    """A report given as a table is answered with what to give in its place."""
    write_reports(run, ".")
    done = run("check", name)

    said = "这是 jixiaolint 写出的检查报告，不是绩效目标表，请给出被检查的原文件"
    if name.endswith(".html"):
        said = f"这是修改意见，不是绩效目标表；要读回里面的答复，请给出修改后的表，并加上 --answers {name}"

    assert (done.code, done.err) == (2, f"jixiaolint: {name}: {said}。\n")


def test_reports_in_a_folder(run: Run) -> None:
    """Earlier reports and returned files in a folder are skipped, with one note."""
    run("check", "in", "--output", "xlsx:back/", *ONLY)
    shutil.copytree("back", "in/z")
    write_reports(run, "in")
    before = tree(Path())
    done = run("check", "in", "--format", "json", *ONLY)
    report = json.loads(done.out)
    note = "in/clean.txt、in/report.txt、in/z/b.docx、in/z/c.xlsx、in/z/deep/a.csv.xlsx 等 16 个：是本程序写出的报告或意见，没有检查；写回的表改好保存后就会检查，也可直接写出文件名。"

    assert paths(report) == ["in/b.docx", "in/c.xlsx", "in/deep/a.csv"]
    assert done.code == 1
    assert [one.replace("\\", "/") for one in report["notes"]] == [note]
    assert done.err.replace("\\", "/") == f"jixiaolint: {report['notes'][0]}\n"
    assert tree(Path()) == before


def test_a_returned_file_is_judged_by_its_tables(run: Run) -> None:
    """Named outright, a returned file gives the findings of the original and no others."""
    run("check", "in", "--output", "xlsx:back/")
    for name, back in (
        ("in/b.docx", "back/b.docx"),
        ("in/c.xlsx", "back/c.xlsx"),
        ("in/deep/a.csv", "back/deep/a.csv.xlsx"),
    ):
        done = run("check", back, "--format", "json")
        first = json.loads(run("check", name, "--format", "json").out)["findings"]
        again = json.loads(done.out)["findings"]

        assert done.err == ""
        assert [(one["code"], one["seq"], one["evidence"]) for one in again] == [
            (one["code"], one["seq"], one["evidence"]) for one in first
        ]


def test_a_returned_file_that_was_mended_is_a_table_again(run: Run) -> None:
    """Whoever mends a returned file and saves it has made a file to be checked."""
    run("check", "in", "--output", "xlsx:back/", *ONLY)
    book = openpyxl.load_workbook("back/c.xlsx")
    book.save("back/c.xlsx")

    assert paths(found(run, "back")) == ["back/c.xlsx"]


def test_indicators_as_printed_are_an_input(run: Run) -> None:
    """What ``parse`` prints is read like any table, in folders too."""
    printed = run("parse", "in/c.xlsx", "--format", "jsonl").out
    Path("in/printed.jsonl").write_text(printed, encoding="utf-8")

    assert "in/printed.jsonl" in paths(found(run, "in"))


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html"])
def test_the_file_behind_standard_output(form: str) -> None:
    """`check . > report` does not read what it writes, nor what goes to standard error."""
    with (
        Path("in/report.txt").open("wb") as out,
        Path("in/errors.txt").open("wb") as err,
    ):
        options = ("--format", form, *ONLY)
        done = subprocess.run(
            [sys.executable, "-m", "jixiaolint", "check", "in", *options],
            stdout=out,
            stderr=err,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(jixiaolint.__file__).parents[1])},
        )
    assert (done.returncode, Path("in/errors.txt").read_text("utf-8")) == (1, "")


@pytest.mark.parametrize(
    "data",
    [
        b'{"name": "\xe5\x85\xbb\xe6\x8a\xa4", "annual": "5"}',
        b'{"version": "1.0", "name": "package"}',
        b"<!DOCTYPE html>\n<html><head><meta charset=utf-8></head>",
        b"PK\x03\x04 jixiaolint",
        "检查了几个文件".encode(),
        b"",
    ],
)
def test_what_is_none_of_ours(data: bytes) -> None:
    """Files that only look a little like ours are files."""
    assert product(data) is None


def test_reports_that_a_windows_shell_wrote() -> None:
    """Redirected by a shell of Windows, a report may be UTF-16 with other line ends."""
    for text in (
        '{"version": "1",\r\n"files": [',
        "a.csv  表格式 · UTF-8 · 指标 2 条\r\n",
    ):
        assert product(text.encode("utf-16")) == "report"
