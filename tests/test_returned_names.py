"""What returned files are called: names that no system refuses or takes for another."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("openpyxl", reason="openpyxl is not installed")

import workspace
from command import Run
from jixiaolint.output.folder import homes
from snapshot import whole
from workspace import ONLY


@pytest.mark.parametrize(
    "files",
    [
        {"a.csv": "a.csv", "a.csv.xlsx": "a.csv (2).xlsx"},
        {"x?y.csv": "xy (3).csv", "xy.csv": "xy.csv", "x*y.csv": "xy (2).csv"},
        {"A.csv": "A.csv", "a.csv": "a (3).csv", "a (2).csv": "a (2).csv"},
        {"e\u0301.csv": "e\u0301.csv", "\u00e9.csv": "\u00e9 (2).csv"},
        {"x?y/a": "xy (3)/a", "xy/a": "xy (2)/a", "XY/b": "XY/b"},
        {"CON.csv": "CON_.csv", "con": "con_", "Com1.tar.gz": "Com1_.tar.gz"},
        {"nul .txt": "nul_ .txt", "concept.csv": "concept.csv"},
        {"end.": "end (2)", "end ": "end", "...": "_", 'a"b\\c\x07.csv': "abc.csv"},
        {"预" * 90: "预" * 83, "预" * 91: f"{'预' * 82} (2)"},
        {f"{'预' * 90}.csv": f"{'预' * 82}.csv"},
        {"<stdin>": "stdin"},
        {
            "t/b.csv": "b.csv",
            "t/x.zip!/a.csv": "x.zip/a.csv",
            "t/x.zip!/y.zip!/../../../../a.csv": "x.zip/y.zip/_/_/_/_/a.csv",
            "t/x.zip.xlsx": "x.zip.xlsx",
        },
    ],
)
def test_homes(files: dict[str, str]) -> None:
    """Each file has a name of its own, in whatever order the files are given."""
    assert dict(zip(files, map(Path.as_posix, homes([*files])), strict=True)) == files
    turned = [*files][::-1]
    assert dict(zip(turned, map(Path.as_posix, homes(turned)), strict=True)) == files


def test_names_that_are_changed_are_told(run: Run) -> None:
    """None of the files is lost, and a sentence says which is called what."""
    for name in ("x?y.csv", "xy.csv", "CON.csv", "good.csv"):
        Path(name).write_text(workspace.CLEAN, encoding="utf-8")
    names = ("x?y.csv", "xy.csv", "CON.csv", "good.csv")
    done = run("check", *names, *ONLY, "--output", "xlsx:back")

    assert (done.code, done.err.replace("\\", "/")) == (
        0,
        (
            "jixiaolint: x?y.csv: 退回的文件叫 back/xy (2).csv.xlsx。\njixiaolint: CON.csv: 退回的文件叫 back/CON_.csv.xlsx。\n已写入 back/（4 份，0 条意见）\n"
        ),
    )
    assert sorted(whole(Path("back"))) == [
        "CON_.csv.xlsx",
        "good.csv.xlsx",
        "xy (2).csv.xlsx",
        "xy.csv.xlsx",
    ]


def test_one_that_cannot_be_written(run: Run) -> None:
    """The others are written, and each that is not is a sentence."""
    Path("back/faulty.csv.xlsx").mkdir(parents=True)
    done = run("check", "faulty.csv", "clean.csv", *ONLY, "--output", "xlsx:back")

    place = Path("back/faulty.csv.xlsx")
    assert (done.code, done.err) == (
        2,
        (f"jixiaolint: {place}: 写不进去：Is a directory。\n已写入 back/（1 份）\n"),
    )
    assert sorted(whole(Path("back"))) == ["clean.csv.xlsx", "faulty.csv.xlsx"]
