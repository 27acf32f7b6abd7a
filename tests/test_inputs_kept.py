"""No output is written onto what is read, and none onto another."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import workspace
from command import Done, Run
from process import process
from snapshot import whole
from workspace import ONLY

RULE = "rules/TST101-no-yardstick.yaml"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.fixture(autouse=True)
def tables(run: Run) -> None:  # noqa: ARG001  it makes the folder
    """Add a folder of tables, a workbook, an archive and settings."""
    Path("in/deep").mkdir(parents=True)
    Path("in/a.csv").write_text(workspace.CLEAN, encoding="utf-8")
    Path("in/deep/b.csv").write_text(workspace.FAULTY, encoding="utf-8")
    Path("in/page.html").write_text("<p>今天天气很好。", encoding="utf-8")
    Path("book.xlsx").write_bytes(b"PK\x03\x04")
    Path("jixiaolint.yaml").write_text("lang: zh\n", encoding="utf-8")
    Path("rules/lexicons").mkdir()
    Path("rules/lexicons/words.txt").write_text("改善\n", encoding="utf-8")
    with ZipFile("in.zip", "w") as archive:
        archive.write("in/a.csv", "a.csv")


def replaces(output: str, hit: str) -> str:
    """Return the sentence on an output that goes onto something that is read."""
    return f"jixiaolint: --output {output}: 会覆盖要读的文件 {hit}，请换一个位置。\n"


@pytest.mark.parametrize(
    ("path", "output", "hit"),
    [
        ("faulty.csv", "html:faulty.csv", "faulty.csv"),
        ("faulty.csv", "text:in/../faulty.csv", "faulty.csv"),
        ("faulty.csv", "json:FAULTY.csv", "faulty.csv"),
        ("f*.csv", "json:faulty.csv", "faulty.csv"),
        ("in.zip", "html:in.zip", "in.zip"),
        ("faulty.csv", "jsonl:jixiaolint.yaml", "jixiaolint.yaml"),
        ("faulty.csv", f"text:{RULE}", RULE),
        ("faulty.csv", "text:rules/lexicons/words.txt", "rules/lexicons/words.txt"),
        ("in", "html:in/a.csv", "in/a.csv"),
        ("in", "html:in/page.html", "in/page.html"),
        ("in", "html:in/deep/B.csv", "in/deep/b.csv"),
        ("book.xlsx", "xlsx:.", "book.xlsx"),
        ("in.zip", "xlsx:.", "in.zip"),
    ],
)
def test_outputs_onto_inputs(run: Run, path: str, output: str, hit: str) -> None:
    """Whatever is read is refused as an output before anything is done."""
    before = whole(Path())
    first = ("--output", "html:new/report.html")
    done = run("check", path, *ONLY, *first, "--output", output)

    form, _, place = output.partition(":")
    assert done == Done(2, "", replaces(f"{form}:{Path(place)}", str(Path(hit))))
    assert whole(Path()) == before


@POSIX
@pytest.mark.parametrize("name", ["soft.html", "hard.html", "up/faulty.csv"])
def test_links_to_inputs(run: Run, name: str) -> None:
    """A link, a hard link and a way through a linked folder lead to the same file."""
    Path("soft.html").symlink_to("faulty.csv")
    Path("hard.html").hardlink_to("faulty.csv")
    Path("up").symlink_to(".")
    before = whole(Path("in"))
    done = run("check", "faulty.csv", *ONLY, "--output", f"html:{name}")

    assert done == Done(2, "", replaces(f"html:{name}", "faulty.csv"))
    assert Path("faulty.csv").read_text(encoding="utf-8") == workspace.FAULTY
    assert whole(Path("in")) == before


@POSIX
def test_an_input_that_is_a_link(run: Run) -> None:
    """What a link that is read leads to is read."""
    Path("link.csv").symlink_to("faulty.csv")
    done = run("check", "link.csv", *ONLY, "--output", "html:faulty.csv")

    assert done == Done(2, "", replaces("html:faulty.csv", "link.csv"))


@POSIX
@pytest.mark.parametrize("name", ["in", "in/../in", "../{}/in", "linked"])
def test_a_folder_that_is_checked(run: Run, name: str) -> None:
    """Returned files do not go into the folder of the originals, however it is called."""
    Path("linked").symlink_to("in")
    path = Path(name.format(Path.cwd().name))
    before = whole(Path())
    done = run("check", "in", *ONLY, "--output", f"xlsx:{path}")

    assert done == Done(
        2,
        "",
        f"jixiaolint: --output xlsx:{path}: 这是要检查的目录，请换一个，可以是其中的子目录。\n",
    )
    assert whole(Path()) == before


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("html:r.html", "json:./R.html"),
        ("xlsx:back", "text:back"),
        ("xlsx:back", "json:back/Faulty.csv.xlsx"),
        ("text:back/faulty.csv.xlsx", "xlsx:back"),
    ],
)
def test_two_outputs_in_one_place(run: Run, first: str, second: str) -> None:
    """One output would replace the other: refused, whatever the case of the name."""
    before = whole(Path())
    done = run("check", "faulty.csv", *ONLY, "--output", first, "--output", second)

    form, _, path = second.partition(":")
    assert done == Done(
        2,
        "",
        f"jixiaolint: --output {form}:{Path(path)}: 另一份输出也写到这里，请换一个位置。\n",
    )
    assert whole(Path()) == before


def test_outputs_beside_one_another(run: Run) -> None:
    """A report may lie among returned files."""
    beside = ("--output", "xlsx:back", "--output", "text:back/faulty.csv")
    done = run("check", "faulty.csv", *ONLY, *beside)

    assert (done.code, done.err.replace("\\", "/")) == (
        1,
        "已写入 back/（1 份，1 条意见）\n已写入 back/faulty.csv（1 个文件，1 条意见）\n",
    )
    assert sorted(whole(Path("back"))) == ["faulty.csv", "faulty.csv.xlsx"]


@pytest.mark.parametrize("command", ["check", "parse"])
def test_standard_output_onto_an_input(command: str) -> None:
    """What ``>>`` would add to a file that is read is refused."""
    before = whole(Path())
    with Path("faulty.csv").open("ab") as file:
        done = process(command, "faulty.csv", stdout=file)

    assert (done.returncode, done.stderr.decode()) == (
        2,
        ("jixiaolint: faulty.csv: 标准输出写进了要读的文件，请换一个。\n"),
    )
    assert whole(Path()) == before


def test_standard_input_from_a_file() -> None:
    """The file behind standard input is read as well."""
    before = whole(Path())
    with Path("faulty.csv").open("rb") as file:
        done = process("check", "-", "--output", "html:faulty.csv", stdin=file)

    assert (done.returncode, done.stderr.decode()) == (
        2,
        replaces("html:faulty.csv", "<stdin>"),
    )
    assert whole(Path()) == before


def test_an_output_behind_standard_output() -> None:
    """A report does not go where standard output goes."""
    with Path("r.html").open("wb") as file:
        done = process("check", "faulty.csv", "--output", "html:r.html", stdout=file)

    assert (done.returncode, Path("r.html").read_bytes()) == (2, b"")


@pytest.mark.parametrize("output", ["html:in/report.html", "text:in/new/report.txt"])
def test_a_report_in_the_folder_that_is_checked(run: Run, output: str) -> None:
    """A report may go there and be made again: all else stays, and it is the same."""
    before = whole(Path())
    first = run("check", "in", *ONLY, "--output", output)
    made = whole(Path())
    again = run("check", "in", *ONLY, "--output", output)
    new = {"in/report.html"} if "html" in output else {"in/new", "in/new/report.txt"}

    assert again == first
    assert whole(Path()) == made
    assert made.keys() - before.keys() == new
    assert {path: made[path] for path in before} == before


def test_returned_files_in_the_folder_that_is_checked(run: Run) -> None:
    """They may go into a folder below, time and again."""
    before = whole(Path())
    first = run("check", "in", *ONLY, "--output", "xlsx:in/意见")
    made = whole(Path())
    again = run("check", "in", *ONLY, "--output", "xlsx:in/意见")

    assert again == first
    assert whole(Path()) == made
    assert sorted(made.keys() - before.keys()) == [
        "in/意见",
        "in/意见/a.csv.xlsx",
        "in/意见/deep",
        "in/意见/deep/b.csv.xlsx",
    ]
    assert {path: made[path] for path in before} == before


def test_a_table_that_lies_where_a_returned_file_goes(run: Run) -> None:
    """What is no product of ours is not replaced, though it lies where ours would."""
    Path("in/意见").mkdir()
    Path("in/意见/a.csv.xlsx").write_bytes(b"PK\x03\x04")
    before = whole(Path())
    done = run("check", "in", *ONLY, "--output", "xlsx:in/意见")

    hit = str(Path("in/意见/a.csv.xlsx"))
    assert done == Done(2, "", replaces(f"xlsx:{Path('in/意见')}", hit))
    assert whole(Path()) == before
