"""A baseline: old findings are not told, whatever happens to rows, files and projects."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiaolint import read
from workspace import HEAD, ONLY, RULE

if TYPE_CHECKING:
    from command import Run
    from jixiaolint.source import Source

KNOWN = "jixiaolint-baseline.json"
USED = ("--baseline", KNOWN)

ROAD = ("村道养护", "路面平整程度", "有效改善")
WATER = ("村道养护", "排水通畅程度", "明显改善")
LAMP = ("路灯维护", "照明程度", "有所改善")
GOOD = ("村道养护", "路面平整程度", "良以上")

Row = Sequence[str]


def table(path: str, *rows: Row) -> None:
    """Write a table of rows: project, name, value."""
    lines = (f"{one},产出指标,质量指标,{name},{value}\n" for one, name, value in rows)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(HEAD + "".join(lines), encoding="utf-8")


def entries() -> list[dict[str, Any]]:
    """Return what the baseline lists."""
    listed: list[dict[str, Any]] = json.loads(Path(KNOWN).read_text("utf-8"))[
        "findings"
    ]
    return listed


@pytest.fixture
def book(run: Run) -> Run:
    """Return what runs commands where three old findings in ``in`` are known."""
    table("in/a.csv", ROAD, WATER, LAMP)
    done = run("check", "in", "--write-baseline", *ONLY)
    assert (done.code, len(entries())) == (0, 3)
    return run


def told(run: Run, *arguments: str) -> tuple[list[int], Mapping[str, int], int]:
    """Return the lines of what a check tells, the counts of its baseline, its exit code."""
    done = run("check", *(arguments or ("in",)), *USED, "--format", "json", *ONLY)
    report = json.loads(done.out)
    lines = [finding["place"]["line"] for finding in report["findings"]]
    return lines, report["summary"]["baseline"], done.code


def counts(old: int, new: int, gone: int) -> Mapping[str, int]:
    """Return the counts of a baseline."""
    return {"old": old, "new": new, "gone": gone}


def test_a_baseline_is_sorted_lines_that_people_can_read(book: Run) -> None:
    """Each finding has a line of its own with file, project and name, in their order."""
    lines = Path(KNOWN).read_text("utf-8").splitlines()

    assert lines[:2] == ['{"jixiaolint-baseline": 1,', '"findings": [']
    assert len(lines) == 2 + 3 + 1
    assert [(one["file"], one["project"], one["name"]) for one in entries()] == [
        ("in/a.csv", "村道养护", "排水通畅程度"),
        ("in/a.csv", "村道养护", "路面平整程度"),
        ("in/a.csv", "路灯维护", "照明程度"),
    ]
    again = Path(KNOWN).read_bytes()
    book("check", "in", "--write-baseline", *ONLY)
    assert Path(KNOWN).read_bytes() == again


def test_old_findings_are_counted_and_not_told(book: Run) -> None:
    """The report is that of a clean table, with a line on what was not told."""
    done = book("check", "in", *USED, *ONLY)

    assert done.code == 0
    assert done.out == (
        "检查了 1 个文件、3 条指标：没有要列出的问题。\n"
        "基线：原有 3 个没有列出，新增 0 个，已不再出现 0 个。\n"
    )
    assert told(book) == ([], counts(3, 0, 0), 0)


def test_no_format_tells_what_is_known(book: Run) -> None:
    """Lines of JSON, the page and the letters hold the new finding alone."""
    table("in/a.csv", ROAD, WATER, LAMP, ("路灯维护", "抢修及时程度", "大幅改善"))

    lines = book("check", "in", *USED, "--format", "jsonl", *ONLY).out.splitlines()
    book("check", "in", *USED, *ONLY, "--output", "html:r.html", "--output", "letter:l")

    assert [json.loads(line)["place"]["line"] for line in lines] == [5]
    letters = "".join(one.read_text("utf-8") for one in Path("l").glob("*.html"))
    for page in (Path("r.html").read_text("utf-8"), letters):
        assert page.count("“改善”没有衡量标准") == 1
        assert "抢修及时程度" in page


@pytest.mark.parametrize(
    "rows",
    [
        ((*GOOD[:1], "养护里程", "≥3公里"), ROAD, WATER, LAMP),
        (LAMP, WATER, ROAD),
        (ROAD, ("路灯维护", "灯具数", "≥3盏"), WATER, LAMP),
    ],
    ids=["inserted", "sorted", "between"],
)
def test_rows_may_move(book: Run, rows: Sequence[Row]) -> None:
    """Inserted, sorted and renumbered rows leave old findings old."""
    table("in/a.csv", *rows)

    assert told(book) == ([], counts(3, 0, 0), 0)


def test_files_may_be_renamed(book: Run) -> None:
    """A file that is moved takes its old findings along."""
    Path("in/b").mkdir()
    Path("in/a.csv").rename("in/b/终稿.csv")

    assert told(book) == ([], counts(3, 0, 0), 0)


@pytest.mark.parametrize("file", ["in/a.csv", "in/b.csv"])
def test_projects_may_be_renamed(book: Run, file: str) -> None:
    """A project of another name is the old one if most of its findings are, in any file."""
    Path("in/a.csv").unlink()
    table(file, *((f"2026年{project}", *rest) for project, *rest in (ROAD, WATER)))

    assert told(book) == ([], counts(2, 0, 1), 0)


def test_a_renamed_project_may_have_a_new_finding(book: Run) -> None:
    """What is new in a project of another name is told, and nothing else of it."""
    rows = (ROAD, WATER, ("", "绿化程度", "稳步改善"))
    table("in/a.csv", LAMP, *(("乡道养护", *rest) for _, *rest in rows))

    assert told(book) == ([5], counts(3, 1, 0), 1)


def test_half_of_the_findings_tell_a_renamed_project(book: Run) -> None:
    """If fewer are old, it is a new project; a second one of old rows is new as well."""
    odd = (("乡道养护", "绿化程度", "稳步改善"), ("乡道养护", "标线清晰程度", "改善"))
    renamed = ("乡道养护", *ROAD[1:])

    table("in/a.csv", LAMP, renamed, odd[0])
    assert told(book) == ([4], counts(2, 1, 1), 1)

    table("in/a.csv", LAMP, renamed, *odd)
    assert told(book) == ([3, 4, 5], counts(1, 3, 2), 1)

    table("in/a.csv", LAMP, renamed, ("县道养护", *WATER[1:]))
    assert told(book) == ([4], counts(2, 1, 1), 1)


def test_what_is_said_of_a_name_stays_old_with_another(run: Run) -> None:
    """A finding on the name of a project is known again where that name has changed."""
    named = RULE.replace("TST101", "TST102").replace("no-yardstick", "names")
    named = named.replace("field: annual", "scope: project\nfield: name")
    Path("rules/TST102-names.yaml").write_text(
        f"{named.partition('when:')[0]}when: {{pattern: {{field: name, match: ^.+$}}}}\n"
        "good: [{rows: []}]\nbad: [{name: 路灯维护, rows: []}]\n",
        encoding="utf-8",
    )
    only = ("--rules", "rules", "--select", "TST102", *USED)
    table("in/a.csv", LAMP)
    run("check", "in", "--write-baseline", *only)

    table("in/a.csv", ("路灯改造", *LAMP[1:]))

    assert run("check", "in", *only).code == 0
    assert [one["name"] for one in entries()] == [None]


def test_a_run_that_is_stopped_writes_no_baseline(
    book: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not looked at would be forgotten, or called gone."""
    before = Path(KNOWN).read_bytes()
    table("in/a.csv", WATER)
    table("in/b.csv", LAMP)
    once = read.read

    def stop(path: str, data: bytes) -> Source:
        """Do what Ctrl-C does, at the second file."""
        if path == "in/b.csv":
            raise KeyboardInterrupt
        return once(path, data)

    monkeypatch.setattr(read, "read", stop)

    for option in ("--write-baseline", "--prune-baseline"):
        done = book("check", "in", *USED, option, "--jobs", "1", *ONLY)
        assert (done.code, Path(KNOWN).read_bytes()) == (2, before)


def test_where_nothing_could_be_checked_no_baseline_is_written(run: Run) -> None:
    """A list of nothing would say that all was looked at."""
    Path("a.xlsx").write_bytes(b"PK\x03\x04 torn")

    assert run("check", "a.xlsx", "--write-baseline").code == 2
    assert not Path(KNOWN).exists()


def test_a_copy_is_new(book: Run) -> None:
    """An old row once more, in its own project, another or a new one, is told."""
    table("in/a.csv", ROAD, WATER, LAMP, ROAD)
    assert told(book) == ([5], counts(3, 1, 0), 1)

    table("in/a.csv", ROAD, WATER, LAMP, ("路灯维护", *ROAD[1:]))
    assert told(book) == ([5], counts(3, 1, 0), 1)

    table("in/a.csv", ROAD, WATER, LAMP, ("乡道养护", *ROAD[1:]))
    assert told(book) == ([5], counts(3, 1, 0), 1)

    table("in/a.csv", ROAD, WATER, LAMP)
    table("in/b.csv", ("乡道养护", *ROAD[1:]))
    assert told(book) == ([2], counts(3, 1, 0), 1)


def test_only_what_was_looked_at_is_gone(book: Run) -> None:
    """Entries of other files, and of rules left out, are not called gone."""
    table("in/b.csv", ("河道保洁", "水质", "持续改善"))
    book("check", "in", "--write-baseline", *ONLY)
    table("in/a.csv", GOOD, WATER, LAMP)

    assert told(book, "in/b.csv") == ([], counts(1, 0, 0), 0)
    assert told(book, "in/a.csv") == ([], counts(2, 0, 1), 0)
    assert told(book, "in") == ([], counts(3, 0, 1), 0)
    done = book("check", "in", *USED, "--select", "NAM101", "--format", "json")
    assert json.loads(done.out)["summary"]["baseline"]["gone"] == 0


def test_pruning_only_removes(book: Run) -> None:
    """Entries that are gone go; what is new is told, and is no entry."""
    before = entries()
    table("in/a.csv", WATER, LAMP, ("路灯维护", "抢修及时程度", "大幅改善"))

    done = book("check", "in", *USED, "--prune-baseline", *ONLY)

    assert (done.code, done.err) == (
        1,
        f"jixiaolint: {KNOWN}: 去掉 1 条。\n",
    )
    assert entries() == [one for one in before if one["name"] != ROAD[1]]
    assert told(book) == ([4], counts(2, 1, 0), 1)


def test_writing_again_leaves_what_was_not_checked(book: Run) -> None:
    """A baseline that is written for one file keeps its entries of others."""
    table("in/b.csv", ("河道保洁", "水质", "持续改善"))
    table("in/a.csv", LAMP)

    book("check", "in/b.csv", "--write-baseline", *ONLY)
    assert [one["file"] for one in entries()] == ["in/a.csv"] * 3 + ["in/b.csv"]

    book("check", "in/a.csv", "--write-baseline", *ONLY)
    assert [one["name"] for one in entries()] == ["照明程度", "水质"]

    book("check", "in", "--write-baseline", "--select", "NAM101")
    assert [one["name"] for one in entries() if one["code"] == "TST101"] == [
        "照明程度",
        "水质",
    ]


def test_the_settings_name_a_baseline(book: Run) -> None:
    """It is seen from the settings file, is no input, and is never written onto."""
    Path("jixiaolint.yaml").write_text(
        f"rules: [rules]\nselect: [TST101]\nbaseline: {KNOWN}\nexclude: [faulty.csv]\n",
        encoding="utf-8",
    )

    assert book("check", ".").code == 0
    assert book("check", ".").err == ""
    done = book("check", ".", "--output", f"json:{KNOWN}")
    assert done.code == 2
    assert "会覆盖要读的文件" in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, f"jixiaolint: {KNOWN}: 没有这个基线文件，用 --write-baseline 生成。\n"),
        ("", "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ('{"version": "1", "files": [], "findings": []}', "没有 jixiaolint-baseline"),
        ('{"jixiaolint-baseline": 9, "findings": []}', "版本是 9"),
        ('{"jixiaolint-baseline": 1, "findings": [{}]}', "第 1 条缺 fingerprint"),
        ('{"jixiaolint-baseline": 1, "findings": 3}', "没有 jixiaolint-baseline"),
    ],
)
def test_a_file_that_is_no_baseline_is_a_sentence(
    run: Run, text: str | None, said: str
) -> None:
    """Missing, broken and foreign files end the run, and are not written onto."""
    if text is not None:
        Path(KNOWN).write_text(text, encoding="utf-8")

    done = run("check", "clean.csv", *USED, *ONLY)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
    if text is not None:
        assert run("check", "clean.csv", "--write-baseline", *ONLY).code == 2
        assert Path(KNOWN).read_text("utf-8") == text


def test_options_that_do_not_go_together_are_refused(run: Run) -> None:
    """To prune takes a baseline; to write and to prune is one too many."""
    assert run("check", "clean.csv", "--prune-baseline").code == 2
    assert run("check", "clean.csv", "--prune-baseline", "--write-baseline").code == 2
    assert not Path(KNOWN).exists()


def test_many_processes_know_the_same(book: Run) -> None:
    """What is old does not depend on how many processes there are."""
    for number in range(20):
        table(f"in/{number}.csv", (f"项目{number}", "水质", "持续改善"), ROAD)

    one, two = (
        book("check", "in", *USED, *ONLY, "--jobs", jobs, "--format", "json")
        for jobs in ("1", "2")
    )

    assert one == two
    assert json.loads(one.out)["summary"]["baseline"] == counts(23, 20, 0)
