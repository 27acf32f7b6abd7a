"""The same findings in every format, counted: one run on a table, a workbook, a broken file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from jixiaolint.cli import main
from jixiaolint.place import Place
from jixiaolint.report import FOLDERS, FORMATS, PACKED, TELLING
from jixiaolint.report.spots import line, spot
from jixiaolint.report.words import LEVEL
from office_page import data

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "faulty" / "grid.csv"
PATHS = ("一, a.csv", "二.xlsx", "三.csv")
FORMS = sorted({*FORMATS} - PACKED)
BROKEN = "三.csv: 文件是空的，应有绩效目标表。"


class Found(NamedTuple):
    """A finding as a format tells it; what it has no room for is empty."""

    code: str
    path: str
    place: str
    mark: str = ""


class Written(NamedTuple):
    """What a run left behind: its folder, its files by format, its streams."""

    folder: Path
    files: dict[str, str]
    out: str
    err: str


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Return what one run writes in all formats."""
    folder = tmp_path_factory.mktemp("all")
    table = EXAMPLE.read_bytes()
    book = openpyxl.Workbook()
    book.active.title = "表 1"
    for row in csv.reader(io.StringIO(table.decode("utf-8"))):
        book.active.append([cell or None for cell in row])
    (folder / PATHS[0]).write_bytes(table)
    (folder / PATHS[2]).write_bytes(b"")
    book.save(folder / PATHS[1])
    asked = [*FORMS, *FOLDERS]
    outputs = [part for form in asked for part in ("--output", f"{form}:out/{form}")]
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out):
        patch.chdir(folder)
        with redirect_stderr(err), pytest.raises(SystemExit) as left:
            main(["check", *PATHS, "--format", "concise", *outputs])
    assert left.value.code == 2
    files = {form: (folder / "out" / form).read_bytes().decode() for form in FORMS}
    return Written(folder / "out", files, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def report(written: Written) -> dict[str, Any]:
    """Return the report by which the others are measured."""
    made: dict[str, Any] = json.loads(written.files["json"])
    return made


def _json(text: str) -> Iterator[Found]:
    for one in json.loads(text)["findings"]:
        yield _found(one)


def _jsonl(text: str) -> Iterator[Found]:
    yield from (_found(json.loads(each)) for each in text.splitlines())


def _found(one: dict[str, Any]) -> Found:
    place = spot(Place(**one["place"]))
    return Found(one["code"], one["path"], place, one["fingerprint"])


def _csv(text: str) -> Iterator[Found]:
    for one in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))):
        yield Found(one["code"], one["path"], one["place"], one["fingerprint"])


def _concise(text: str) -> Iterator[Found]:
    for path, place, code in re.findall(
        r"(?m)^(.+?):(\S*\d+:\d+|.+![A-Z]+\d+): (\w+) ", text
    ):
        yield Found(code, path, place)


def _github(text: str) -> Iterator[Found]:
    pattern = r"::\w+ file=([^,]+),(?:line=(\d+),col=(\d+),)?title=(\w+) \S+ ?([^:]*)::"
    for each in text.splitlines():
        match = re.match(pattern, each)
        if match is None:
            assert "title=not-checked" in each
            continue
        path, row, across, code, cell = match.groups()
        place = f"{row}:{across}" if row else cell
        yield Found(code, path.replace("%2C", ","), place)


def _sarif(text: str) -> Iterator[Found]:
    (run,) = json.loads(text)["runs"]
    for one in run["results"]:
        (at,) = one["locations"]
        physical = at["physicalLocation"]
        if region := physical.get("region"):
            place = f"{region['startLine']}:{region['startColumn']}"
        else:
            place = at["logicalLocations"][0]["fullyQualifiedName"]
        path = unquote(physical["artifactLocation"]["uri"])
        (mark,) = one["partialFingerprints"].values()
        yield Found(one["ruleId"], path, place, mark)


def _gitlab(text: str) -> Iterator[Found]:
    for one in json.loads(text):
        if one["check_name"] != "not-checked":
            at, (mark, *_) = one["location"], one["fingerprint"].split("-")
            row = str(at["lines"]["begin"])
            yield Found(one["check_name"], at["path"], row, mark)


def _junit(text: str) -> Iterator[Found]:
    for suite in ElementTree.fromstring(text):
        cases = [*suite]
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("*/failure")))
        for case in cases:
            for one in case.findall("failure"):
                code, _, mark = str(case.get("name")).split()
                place = str(one.text).partition("\n")[0]
                yield Found(code, str(case.get("classname")), place, mark)


def _checkstyle(text: str) -> Iterator[Found]:
    for file in ElementTree.fromstring(text):
        for one in file:
            if mark := one.get("fingerprint"):
                code = str(one.get("source")).removeprefix("jixiaolint.")
                yield Found(code, str(file.get("name")), str(one.get("line")), mark)


def _grouped(text: str) -> Iterator[Found]:
    path = ""
    for each in text.splitlines():
        path = path if each.startswith(" ") else each.split("  ")[0]
        for code, mark in re.findall(r"  ([A-Z]+\d+) ([0-9a-f]{16})\b", each):
            yield Found(code, path, "", mark)


READERS: dict[str, Callable[[str], Iterator[Found]]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "sarif": _sarif,
    "junit": _junit,
    "concise": _concise,
    "github": _github,
    "gitlab": _gitlab,
    "checkstyle": _checkstyle,
    "grouped": _grouped,
}
"""How the findings in a report are read."""

ROWS = frozenset(("gitlab", "checkstyle"))
"""The formats that tell the line, or the row, alone."""

UNMARKED = frozenset(("concise", "github"))
"""The formats that have no room for a fingerprint."""


def test_all_are_measured() -> None:
    """Each format is compared below: by its findings, or by the remarks that it tells."""
    assert {*FORMS} == {*READERS} | (TELLING & {*FORMS})


@pytest.mark.parametrize("form", READERS)
def test_the_same_findings(form: str, written: Written, report: dict[str, Any]) -> None:
    """Codes, files, places and fingerprints are the same, each as often."""
    asked = []
    for one in report["findings"]:
        found, place = _found(one), Place(**one["place"])
        if form in ROWS:
            found = found._replace(place=str(line(place)))
        if form == "grouped":
            # It tells the place in words.
            found = found._replace(place="")
        if form in UNMARKED:
            found = found._replace(mark="")
        asked.append(found)

    assert len(asked) == 22
    assert Counter(READERS[form](written.files[form])) == Counter(asked)


def test_no_fingerprint_comes_twice(written: Written) -> None:
    """Of two with one fingerprint GitLab would show but one."""
    marks = [one["fingerprint"] for one in json.loads(written.files["gitlab"])]

    assert len({*marks}) == len(marks)


def test_standard_output_holds_the_report_alone(written: Written) -> None:
    """It is what a file of that format is; all else is on standard error, for each a line."""
    lines = [
        f"已写入 {Path('out') / form}（2 个文件，{'18 条意见' if form in TELLING else '22 个问题'}）"
        for form in FORMS
    ]

    lines += [f"已写入 {Path('out') / form}/（2 份，18 条意见）" for form in FOLDERS]

    assert written.out == written.files["concise"]
    assert written.err.splitlines() == [f"jixiaolint: {BROKEN}", *lines]


LEVEL_AT = 5
"""Where the level stands in a remark of the office."""

IN_WORDS = ("text", "grouped", "markdown")


def _in_words(form: str, text: str) -> list[int]:
    """Return how many remarks of each level a report for people counts, or lists."""
    words = [zh for zh, _ in LEVEL.values()]
    if form == "markdown":
        return [len(re.findall(rf"(?m)^\| \S+ {word} \|", text)) for word in words]
    return [int(re.findall(rf"{word} (\d+) 处", text)[-1]) for word in words]


def _in_letters(text: str) -> list[int]:
    return [text.count(f'<article class="{level}"') for level in LEVEL]


def _in_books(folder: Path) -> list[int]:
    """Return how many remarks of each level the lists in returned workbooks hold."""
    counted: Counter[object] = Counter()
    for path in folder.glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        rows = book["审核意见"].iter_rows(values_only=True)
        counted.update(cell for row in rows for cell in row)
    return [counted[zh] for zh, _ in LEVEL.values()]


def test_the_same_remarks(written: Written, report: dict[str, Any]) -> None:
    """What is for people counts and lists as many remarks as the JSON has."""
    files = written.files
    letters = "".join(
        path.read_text(encoding="utf-8")
        for path in (written.folder / "letter").glob("*.html")
    )
    levels = Counter(one[LEVEL_AT] for one in data(files["office"])["remarks"])
    told = {form: _in_words(form, files[form]) for form in IN_WORDS}
    told |= {
        "html": _in_letters(files["html"]),
        "letter": _in_letters(letters),
        "office": [levels[at] for at in range(len(LEVEL))],
        "xlsx": _in_books(written.folder / "xlsx"),
    }

    assert {*told} == TELLING
    assert {*map(tuple, told.values())} == {
        tuple(report["summary"]["remarks"].values())
    }


def test_what_could_not_be_checked(written: Written, report: dict[str, Any]) -> None:
    """It is in every report that tells of more than findings."""
    assert report["failures"] == [{"path": "三.csv", "message": BROKEN}]
    silent = {"jsonl", "csv", "concise", "text", "grouped"}
    assert {form for form in FORMS if "三.csv" in unquote(written.files[form])} == {
        *FORMS
    } - silent
    for form in ("text", "grouped"):
        assert "另有 1 个未能检查" in written.files[form]
