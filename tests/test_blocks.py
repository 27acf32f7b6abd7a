"""Big tables by blocks: the same bytes as when they are read whole."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import rows as bench

from jixiaolint.blocks import plan, whole
from jixiaolint.extract import extract
from jixiaolint.place import Place
from jixiaolint.read import delimited, read
from jixiaolint.report import STREAMED
from jixiaolint.text import Text

if TYPE_CHECKING:
    from command import Done, Run

Rows = list[list[str]]
FILE = "big.csv"
HEAD = ["项目名称", "主管部门", "一级指标", "二级指标", "三级指标", "年度指标值"]
KINDS = [
    ("产出指标", "数量指标", "养护里程", "≥12公里"),
    ("产出指标", "质量指标", "验收合格率", "100%"),
    ("效益指标", "社会效益指标", "出行条件", "有效改善"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "95"),
]
COST = ("成本指标", "经济成本指标", "支出总成本", "≤9万元")


def table(projects: int, kinds: Sequence[Sequence[str]] = KINDS) -> Rows:
    """Return a table of projects that are all alike but for their names."""
    names = [f"第{number}号村道养护" for number in range(projects)]
    return [HEAD, *([name, "交通局", *kind] for name in names for kind in kinds)]


def with_goals() -> Rows:
    """Return a table in which some projects have no goal, and some are entered twice."""
    made = [[*HEAD, "绩效目标"]]
    for number in range(60):
        goal = "" if number % 7 == 0 else f"养护村道{number}条。"
        name = f"第{number % 50}号村道养护"
        made += [[name, f"{number % 3}处", *kind, goal] for kind in KINDS]
    return made


def with_blanks() -> Rows:
    """Return a table that states each level once, and the project too."""
    made, above = [HEAD], [""] * len(HEAD)
    for row in table(60)[1:]:
        same = row[0] == above[0]
        level = "" if same and row[2] == above[2] else row[2]
        made.append(["" if same else row[0], row[1], level, *row[3:]])
        above = row
    return made


def mixed() -> Rows:
    """Return a table of which only the last projects show the profile of all."""
    return [*table(50), *table(60, [*KINDS, COST])[251:]]


def quoted() -> Rows:
    """Return a table with commas, quotes and line breaks inside its cells."""
    made = table(60)
    for row in made[1::5]:
        row[4] = f'{row[4]},“按“期”"完成"'
        row[5] = f"{row[5]}\n左右"
    return made


def generated() -> Rows:
    """Return a table of the benchmarks."""
    return [bench.HEAD, *bench.rows(480)]


PLAIN = {
    "of one kind": lambda: table(60),
    "with goals and copies": with_goals,
    "with blank levels": with_blanks,
    "of two profiles": mixed,
    "quoted": quoted,
    "of the benchmark": generated,
}
"""Tables that are read by blocks."""


def spoilt(change: Callable[[Rows], object]) -> Callable[[], Rows]:
    """Return what makes a table with something odd in it."""

    def made() -> Rows:
        """Make it."""
        rows = table(60)
        change(rows)
        return rows

    return made


ODD = {
    "of one project": lambda: table(1, KINDS * 60),
    "with a second head": spoilt(lambda rows: rows.insert(150, HEAD)),
    "with a wide row": spoilt(lambda rows: rows[160].append("附注")),
    "with a blank line": spoilt(lambda rows: rows.insert(150, [""] * len(HEAD))),
    "with a note": spoilt(lambda rows: rows.append(["注：以上为初稿", *[""] * 5])),
    "with a total": spoilt(lambda rows: rows.insert(1, ["合计", *[""] * 4, "9"])),
    "with a title": spoilt(lambda rows: rows.insert(0, ["绩效目标表", *[""] * 5])),
    "with a column that nobody knows": lambda: [
        [*row, "1.2" if at else "难度系数"] for at, row in enumerate(table(60))
    ],
}
"""Tables that are read whole."""


@pytest.fixture(autouse=True)
def by_blocks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Cut tables into blocks of a few dozen rows; tell what came of each that was cut."""
    told: list[str] = []
    monkeypatch.setattr(plan, "LEAST", 24)
    monkeypatch.setattr("jixiaolint.blocks.document._BIG", 0)
    for name in ("_judged", "_printed"):
        monkeypatch.setattr(whole, name, noted(getattr(whole, name), told))
    return told


def noted(real: Callable[..., Any], told: list[str]) -> Callable[..., Any]:
    """Return a function that also notes what kind of thing it returns."""

    def call(*given: object) -> object:
        """Call it."""
        made = real(*given)
        told.append(type(made).__name__)
        return made

    return call


def write(rows: Rows, encoding: str = "utf-8", end: str = "\r\n") -> None:
    """Write a table."""
    with Path(FILE).open("w", encoding=encoding, newline="") as file:
        csv.writer(file, lineterminator=end).writerows(rows)


def both(run: Run, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Done:
    """Return what is left behind by blocks, which is the same as without."""
    command = (arguments[0], FILE, "--format", "jsonl", *arguments[1:])
    cut = [run(*command, "--jobs", jobs) for jobs in ("1", "2")]
    with monkeypatch.context() as patch:
        patch.setattr("jixiaolint.blocks.document._BIG", 2**30)
        alone = run(*command)
    assert cut == [alone, alone]
    return alone


@pytest.mark.parametrize("command", ["check", "parse"])
@pytest.mark.parametrize("made", PLAIN.values(), ids=PLAIN)
def test_plain_tables(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    by_blocks: list[str],
    made: Callable[[], Rows],
    command: str,
) -> None:
    """They are read by blocks; findings, places, numbers and fingerprints are the same."""
    write(made())
    done = both(run, monkeypatch, command)

    assert done.out.count("\n") > 60
    assert by_blocks == ["Whole", "Whole"]


OVERRIDES = """\
overrides:
  - {files: '*.csv', min-severity: warning}
  - {projects: 第1?号*, select: [vague, copied_project], fail-on: info}
  - {projects: 第2*, rule-options: {PRJ801: {severity: error}}}
"""


@pytest.mark.parametrize("made", [with_goals, mixed], ids=["with goals", "profiles"])
def test_settings_for_some_projects(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    by_blocks: list[str],
    made: Callable[[], Rows],
) -> None:
    """What holds for some projects does by blocks too, for rules on tables as well."""
    Path("jixiaolint.yaml").write_text(OVERRIDES, encoding="utf-8")
    write(made())
    done = both(run, monkeypatch, "check")
    found = [json.loads(line) for line in done.out.splitlines()]

    for one in found:
        some = fnmatchcase(one["project"] or "", "第1?号*")
        assert not some or one["problem"] in ("vague", "copied_project")
        assert one["severity"] != "info"
    assert "低于 --min-severity" in done.err
    assert by_blocks == ["Whole", "Whole"]


@pytest.mark.parametrize("command", ["check", "parse"])
@pytest.mark.parametrize("made", ODD.values(), ids=ODD)
def test_odd_tables(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    by_blocks: list[str],
    made: Callable[[], Rows],
    command: str,
) -> None:
    """They are read whole."""
    write(made())
    both(run, monkeypatch, command)

    assert "Whole" not in by_blocks


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_encodings(
    run: Run, monkeypatch: pytest.MonkeyPatch, by_blocks: list[str], encoding: str
) -> None:
    """Any that a line feed can be found in by its byte."""
    write(table(60), encoding, "\n")
    both(run, monkeypatch, "check")

    assert by_blocks == ["Whole", "Whole"]


def test_a_table_that_is_read_by_blocks_is_never_decoded_as_a_whole(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more than a block of it is read at once."""
    write(table(200))
    real, sizes = delimited.decode, []

    def decode(path: str, data: bytes) -> tuple[str, str]:
        """Note how much is decoded."""
        sizes.append(len(data))
        return real(path, data)

    monkeypatch.setattr(delimited, "decode", decode)
    run("check", FILE, "--format", "jsonl", "--jobs", "1")

    # A sample of all rows is read as well.
    assert max(sizes) < Path(FILE).stat().st_size


def test_tables_without_order(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows in any order: a project stands in several blocks."""
    body = table(60)[1:]
    random.Random(4).shuffle(body)
    write([HEAD, *islice(cycle_names(body), 240)])
    both(run, monkeypatch, "check")


def test_all_formats_that_are_written_as_files_are_done(
    run: Run, monkeypatch: pytest.MonkeyPatch, by_blocks: list[str]
) -> None:
    """They stream together, one of them to two places; equal findings far apart have their own fingerprints in each."""
    write([HEAD, *islice(cycle_names(table(60)[1:]), 240)])
    outputs = [
        part for form in sorted(STREAMED) for part in ("--output", f"{form}:o/{form}")
    ]
    both(run, monkeypatch, "check", *outputs)
    alone = {path.name: path.read_bytes() for path in Path("o").iterdir()}
    run("check", FILE, "--format", "jsonl", *outputs)

    assert {path.name: path.read_bytes() for path in Path("o").iterdir()} == alone
    assert {form: data.count(b"\n") for form, data in alone.items()} == {
        "concise": 744,
        "csv": 745,
        "github": 744,
        "jsonl": 744,
    }
    assert by_blocks == ["Whole"] * 3


def cycle_names(body: Rows) -> Iterator[list[str]]:
    """Yield the rows under few names, so that equal findings are far apart."""
    for at, row in enumerate(body):
        yield [f"第{at % 9}号村道养护", *row[1:]]


@pytest.mark.parametrize(
    ("heads", "texts"),
    [
        (("单位名称",), ["临江县交通运输局"]),
        (("预算资金（万元）", "单位名称"), ["临江县交通运输局", "万元"]),
    ],
    ids=["unit", "unit and unit of money"],
)
def test_what_is_said_of_a_whole_table_stands_where_it_stands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    heads: Sequence[str],
    texts: list[str],
) -> None:
    """By blocks the texts of a table have the places that they have in the whole file."""
    monkeypatch.chdir(tmp_path)
    said = {"单位名称": "临江县交通运输局", "预算资金（万元）": "120"}
    head, *rows = table(60)
    rows[0][0] = "第0号\n村道养护"
    write([[*head, *heads], *([*row, *map(said.__getitem__, heads)] for row in rows)])
    source = read(FILE, Path(FILE).read_bytes())
    (one,) = extract(source).tables
    whole = [text for text in (one.title, one.unit, one.money_unit) if text]
    placed: list[tuple[str, Place]] = []

    def text(value: str, place: Place) -> Text:
        """Note a text and where it stands."""
        placed.append((value, place))
        return Text.at(value, 0)

    made = plan.plan(FILE, FILE)
    assert made is not None
    told = made.outline.table_at(text)

    assert [value for value, _ in placed] == texts
    assert placed == [(one.value, source.place(one.offset(0))) for one in whole]
    assert told.unit is not None
