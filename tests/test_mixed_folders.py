"""Folders in which not everything is a table: what is checked, told, and what fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from snapshot import tree
from word_file import zipped
from workspace import CLEAN, ONLY

if TYPE_CHECKING:
    from command import Done, Run

FILES = {
    "a.csv": CLEAN,
    "notes.txt": "今天天气很好。\n",
    "package.json": '{"name": "package", "private": true}',
    "nothing.jsonl": "",
    "settings.jsonl": "// not even JSON",
    "deep/old/b.csv": CLEAN,
    "deep/node_modules/c.csv": CLEAN,
    "deep/build/d.csv": CLEAN,
    ".hidden/e.csv": CLEAN,
}
NOTE = "jixiaolint: in/notes.txt、in/nothing.jsonl、in/package.json、in/settings.jsonl：没有找到绩效指标。\n"


@pytest.fixture(autouse=True)
def mixed(run: Run) -> None:  # noqa: ARG001  it makes the folder
    """Fill the folder ``in`` with files of every sort."""
    for name, text in FILES.items():
        path = Path("in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def checked(run: Run, *arguments: str) -> list[str]:
    """Return the tables that a check of the arguments reads."""
    report = json.loads(run("check", *arguments, "--format", "json", *ONLY).out)
    return [Path(file["path"]).as_posix() for file in report["files"] if file["tables"]]


def said(done: Done) -> tuple[int, str]:
    """Return exit code and standard error, paths with slashes."""
    return done.code, done.err.replace("\\", "/")


def test_files_without_tables_are_told(run: Run) -> None:
    """In a folder a file without a table is one note, listed in the report, no failure."""
    before = tree(Path())
    done = run("check", "in", "--format", "json", *ONLY)
    report = json.loads(done.out)
    listed = {Path(file["path"]).as_posix(): file for file in report["files"]}

    assert said(done) == (0, NOTE)
    assert report["failures"] == []
    assert f"jixiaolint: {report['notes'][0]}\n".replace("\\", "/") == NOTE
    assert {
        name: file.get("notices", [""])[0].removesuffix("。")
        for name, file in listed.items()
    } == {
        "in/a.csv": "",
        "in/deep/old/b.csv": "",
        "in/nothing.jsonl": "文件是空的，应有绩效目标表",
        "in/notes.txt": "没有找到绩效指标，应有绩效目标表或绩效目标申报表",
        "in/package.json": "第 1 行不是指标，应有 name 与 annual 或 cycle，即 jixiaolint parse"
        " --format jsonl 的输出",
        "in/settings.jsonl": "第 1 行第 1 列应为一个 JSON 对象",
    }
    assert tree(Path()) == before


def test_for_people_too(run: Run) -> None:
    """The report at a terminal names such a file and says why nothing is said of it."""
    shown = run("check", "in", *ONLY).out.replace("\\", "/")

    assert shown.startswith(
        "in/notes.txt  指标 0 条\n  没有找到绩效指标，应有绩效目标表或绩效目标申报表。\n"
    )
    assert shown.endswith("\n检查了 6 个文件、2 条指标：没有发现问题。\n")
    page = run("check", "in", "--format", "html", *ONLY).out.replace("\\", "/")
    assert page.count("in/notes.txt、in/nothing.jsonl、") == 1
    assert page.count(">没有找到绩效指标，应有绩效目标表") == 1


def test_parse_tells_too(run: Run) -> None:
    """``parse`` prints the indicators there are, and has the same note."""
    done = run("parse", "in", "--format", "jsonl")

    assert len(done.out.splitlines()) == 2
    assert said(done) == (0, NOTE)


def test_strict(run: Run) -> None:
    """With --strict, or in the settings, each such file fails the run."""
    asked = run("check", "in", "--strict", *ONLY)
    Path("jixiaolint.yaml").write_text("strict: true\n", encoding="utf-8")

    assert asked.code == 2
    assert [line.split(":")[1].strip() for line in asked.err.splitlines()] == [
        str(Path("in", name))
        for name in ("notes.txt", "nothing.jsonl", "package.json", "settings.jsonl")
    ]
    assert run("check", "in", *ONLY) == asked
    assert run("parse", "in").code == 2


def test_named_outright(run: Run) -> None:
    """A file without a table that is named itself is a failure."""
    assert run("check", "in/a.csv", "in/notes.txt", *ONLY).code == 2
    assert run("check", "in/a.csv", "in/package.json", *ONLY).code == 2


def test_a_broken_file_is_a_failure(run: Run) -> None:
    """What cannot be read, or breaks off behind an indicator, fails in a folder too."""
    Path("in/binary.csv").write_bytes(b"\0")
    row = '{"name": "里程", "annual": "5"}\n'
    Path("in/half.jsonl").write_text(f"{row}{row[:9]}", encoding="utf-8")
    Path("in/odd.jsonl").write_text(f'{row}{{"name": "里程"}}', encoding="utf-8")
    Path("in/z.zip").write_bytes(zipped({"a.csv": CLEAN})[:40])
    failures = json.loads(run("check", "in", "--format", "json", *ONLY).out)["failures"]

    assert [Path(one["path"]).name for one in failures] == [
        "binary.csv",
        "half.jsonl",
        "odd.jsonl",
        "z.zip",
    ]


@pytest.mark.parametrize("path", ["none", "none.zip"])
def test_nothing_but_foreign_files(run: Run, path: str) -> None:
    """A folder or archive of which nothing was checked is never a pass."""
    Path("none").mkdir()
    Path("none/notes.txt").write_text("今天天气很好。\n", encoding="utf-8")
    Path("none.zip").write_bytes(zipped({"notes.txt": "今天天气很好。"}))
    done = run("check", path, "in/a.csv", *ONLY)

    assert said(done)[0] == 2
    assert said(done)[1].splitlines()[1] == (
        f"jixiaolint: {path}: 里面没有一个文件有绩效指标，什么也没有检查。"
    )


def test_an_archive_of_other_things(run: Run) -> None:
    """An archive in a folder, with nothing inside that counts, is a file without a table."""
    Path("in/photos.zip").write_bytes(zipped({"photo.png": b"-"}))

    assert said(run("check", "in", *ONLY)) == (
        0,
        NOTE.replace("in/settings", "in/photos.zip、in/settings").replace("4:", "5:"),
    )
    assert "photos.zip: 没有找到绩效指标" in run("check", "in", "--strict", *ONLY).err


def test_an_archive_in_a_folder_is_part_of_it(run: Run) -> None:
    """An archive that holds no table fails nothing where the folder holds one."""
    Path("in/more.zip").write_bytes(zipped({"notes.txt": "今天天气很好。"}))
    done = run("check", "in", *ONLY)

    assert done.code == 0
    assert "in/more.zip!/notes.txt" in done.err.replace("\\", "/")


def test_files_without_tables_are_not_returned(run: Run) -> None:
    """Only files with tables are written back with remarks."""
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    run("check", "in", "--output", "xlsx:back", *ONLY)

    assert list(tree(Path("back"))) == [
        "a.csv.xlsx",
        "deep",
        "deep/old",
        "deep/old/b.csv.xlsx",
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["in/a.csv", "in/deep/old/b.csv"]),
        (("--exclude", "OLD/"), ["in/a.csv"]),
        (("--exclude", "in/deep/old"), ["in/a.csv"]),
        (("--exclude", "/deep"), ["in/a.csv", "in/deep/old/b.csv"]),
        (("--exclude", "*.csv", "--exclude", "!b.*"), ["in/deep/old/b.csv"]),
        (
            ("--exclude", "!build/"),
            ["in/a.csv", "in/deep/build/d.csv", "in/deep/old/b.csv"],
        ),
        (("--include", "b*"), ["in/deep/old/b.csv"]),
        (("--include", "in/*", "--include", "old/*"), ["in/a.csv"]),
    ],
)
def test_exclude_and_include(
    run: Run, options: tuple[str, ...], found: list[str]
) -> None:
    """Patterns choose among files in folders, for both commands."""
    assert checked(run, "in", *options) == found
    printed = run("parse", "in", *options, "--format", "jsonl").out.splitlines()
    assert [Path(json.loads(line)["path"]).as_posix() for line in printed] == found


def test_patterns_of_the_settings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns of the settings are seen from their file; options come behind them."""
    settings = "exclude: [in/deep/*, '*.txt']\ninclude: '*.csv'\n"
    Path("jixiaolint.yaml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir("in")
    only = ("--rules", "../rules", "--select", "TST101", "--format", "json")

    def files(*options: str) -> list[str]:
        """Return the files that are checked."""
        report = json.loads(run("check", ".", *options, *only).out)
        return [Path(file["path"]).as_posix() for file in report["files"]]

    assert files() == ["a.csv"]
    assert files("--exclude", "!old") == ["a.csv", "deep/old/b.csv"]
    assert files("--include", "*.json") == ["package.json"]


def test_what_is_named_is_checked(run: Run) -> None:
    """Named outright an excluded file or folder is checked, unless that is forced."""
    paths = ("in/deep/old/b.csv", "in/deep/build", "in/a.csv")
    options = ("--exclude", "old/")

    assert checked(run, *paths, *options) == [
        "in/deep/old/b.csv",
        "in/deep/build/d.csv",
        "in/a.csv",
    ]
    assert checked(run, *paths, *options, "--force-exclude") == ["in/a.csv"]
    Path("jixiaolint.yaml").write_text(
        "exclude: old\nforce-exclude: true\n", encoding="utf-8"
    )
    assert checked(run, *paths) == ["in/a.csv"]


def test_inside_an_archive(run: Run) -> None:
    """Patterns and defaults hold inside archives, which are folders to them."""
    Path("a.zip").write_bytes(
        zipped({"x/a.csv": CLEAN, "y/b.csv": CLEAN, "build/c.csv": CLEAN})
    )

    assert checked(run, "a.zip") == ["a.zip!/x/a.csv", "a.zip!/y/b.csv"]
    assert checked(run, "a.zip", "--exclude", "a.zip/x/") == ["a.zip!/y/b.csv"]


def test_a_path_of_nothing(run: Run) -> None:
    """An empty path, of an unset variable perhaps, is wrong usage, not this folder."""
    for command in ("check", "parse"):
        assert run(command, "in", "") == (
            2,
            "",
            ("jixiaolint: 路径是空的，请写文件或目录名，当前目录写作 . 。\n"),
        )


@pytest.mark.parametrize(
    "name",
    [
        "jixiaolint.yml",
        ".jixiaolint.yml",
        "jixiaolint.yaml.txt",
        "JixiaoLint.yml",
        "jixialint.yaml",
    ],
)
@pytest.mark.parametrize("command", ["check", "parse"])
def test_settings_under_another_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, command: str
) -> None:
    """A file that is nearly called like settings, here or above, is told of."""
    Path(name).write_text("lang: en\n", encoding="utf-8")
    monkeypatch.chdir("in")
    above = Path("..", name)

    assert run(command, "a.csv").err == (
        f"jixiaolint: {above}: 没有用上，设置文件要叫 jixiaolint.yaml。\n"
    )
    Path("right.yaml").write_text("lang: zh\n", encoding="utf-8")
    assert run(command, "a.csv", "--config", "right.yaml").err == ""
    Path("right.yaml").rename("jixiaolint.yaml")
    assert run(command, "a.csv").err == ""


def test_settings_of_other_programs_are_not_meant(run: Run) -> None:
    """Files of another name are nobody's settings."""
    for name in ("jixiaolint.csv", "jixiaolint.py", "lint.yaml", "jixiaolint"):
        Path(name).touch()

    assert run("check", "clean.csv", *ONLY).err == ""
