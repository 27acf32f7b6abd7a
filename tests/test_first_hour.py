"""What people get wrong in their first hour: each is one sentence that says what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workspace import FAULTY, ONLY

if TYPE_CHECKING:
    from command import Run

COMMANDS = {
    "rules that are selected and ignored": (
        ("check", "faulty.csv", "--select", "vague", "--ignore", "VAL202,vague"),
        "select 选的规则都被 ignore 去掉了，什么也不会检查，请去掉其中一处。",
        "all rules that are selected are ignored, and nothing would be checked; leave out one of both.",
    ),
    "a pattern with backslashes": (
        ("check", ".", "--exclude", "往年\\草稿*"),
        "往年\\草稿*: 目录之间应为 /，不是 \\。",
        "往年\\草稿*: expected / between folders, not \\.",
    ),
    "a pattern with a drive": (
        ("check", ".", "--include", "C:/表/*.csv"),
        "C:/表/*.csv: 模式不写盘符，写从设置所在目录（命令行上为当前目录）看去的路径。",
        "C:/表/*.csv: a pattern names no drive; write it as seen from the settings, or the working folder.",
    ),
    "a name for standard input that is not read": (
        ("check", "faulty.csv", "--stdin-filename", "a.csv"),
        "--stdin-filename 是标准输入的名称，要有一个路径写作 -。",
        "--stdin-filename names standard input, so one path must be -.",
    ),
    "so with parse": (
        ("parse", "faulty.csv", "--stdin-filename", "a.csv"),
        "--stdin-filename 是标准输入的名称，要有一个路径写作 -。",
        "--stdin-filename names standard input, so one path must be -.",
    ),
    "a word of letters without a text": (
        ("check", "faulty.csv", "--letter", "office"),
        "--letter office: 没有写文字，应如 office=…。",
        "--letter office: no text; write it as office=….",
    ),
    "a folder as the format of a stream": (
        ("check", "faulty.csv", "--format", "xlsx"),
        "--format xlsx: 写出的是一个目录，请用 --output xlsx:DIR/。",
        "--format xlsx: a folder is written; use --output xlsx:DIR/.",
    ),
    "a baseline that is a folder": (
        ("check", "faulty.csv", "--baseline", "rules"),
        "--baseline rules: 这是目录，应为 --write-baseline 写出的文件。",
        "--baseline rules: this is a folder, expected a file that --write-baseline made.",
    ),
}

SETTINGS = {
    "a fingerprint that is none": (
        "silence:\n  - reason: 已报\n    fingerprint: 5bc8\n",
        "jixiaolint.yaml:3: “5bc8”不是指纹，应为 16 位十六进制数，见 --format json 的 fingerprint。",
        "jixiaolint.yaml:3: '5bc8' is no fingerprint; expected 16 hexadecimal digits, as --format json has them.",
    ),
    "a silence for a path of Windows": (
        "silence:\n  - {rule: VAL202, reason: 已报, file: '往年\\*.csv'}\n",
        "jixiaolint.yaml:2: 目录之间应为 /，不是 \\。",
        "jixiaolint.yaml:2: expected / between folders, not \\.",
    ),
    "a folder to leave out with its drive": (
        "exclude: ['D:\\往年']\n",
        "jixiaolint.yaml:1: 模式不写盘符，写从设置所在目录（命令行上为当前目录）看去的路径。",
        "jixiaolint.yaml:1: a pattern names no drive; write it as seen from the settings, or the working folder.",
    ),
    "levels of one name": (
        "levels: {must: 请改, should: 请改}\n",
        "jixiaolint.yaml:1: 几个级别的叫法不能相同。",
        "jixiaolint.yaml:1: two levels have one name; expected several.",
    ),
    "rules that are selected and ignored": (
        "select: [VAL202]\nignore: [vague]\n",
        "select 选的规则都被 ignore 去掉了，什么也不会检查，请去掉其中一处。",
        "all rules that are selected are ignored, and nothing would be checked; leave out one of both.",
    ),
    "yes in Chinese": (
        "strict: 是\n",
        "jixiaolint.yaml:1: “strict”是“是”，应为 true 或 false。",
        "jixiaolint.yaml:1: 'strict' is '是', expected true or false.",
    ),
}


@pytest.mark.parametrize("given", COMMANDS.values(), ids=COMMANDS)
def test_options(run: Run, given: tuple[tuple[str, ...], str, str]) -> None:
    """A wrong word, path or pattern never does nothing in silence."""
    arguments, chinese, english = given
    for lang, sentence in (("zh", chinese), ("en", english)):
        done = run(*arguments, "--lang", lang)
        assert done == (2, "", f"jixiaolint: {sentence}\n")


@pytest.mark.parametrize("given", SETTINGS.values(), ids=SETTINGS)
def test_settings(run: Run, given: tuple[str, str, str]) -> None:
    """So it is with what a settings file says, with its line."""
    text, *sentences = given
    Path("jixiaolint.yaml").write_text(text, encoding="utf-8")
    for lang, sentence in zip(("zh", "en"), sentences, strict=True):
        done = run("check", "faulty.csv", "--lang", lang)
        assert done == (2, "", f"jixiaolint: {sentence}\n")


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be-sig", "utf-16", "gb18030"])
def test_encodings(run: Run, encoding: str) -> None:
    """A table is read in whatever encoding a spreadsheet or an editor saves it."""
    if encoding == "utf-32-be-sig":
        data = b"\x00\x00\xfe\xff" + FAULTY.encode("utf-32-be")
    else:
        data = FAULTY.encode(encoding)
    Path("a.csv").write_bytes(data)

    done = run("check", "a.csv", *ONLY, "--format", "concise")

    assert done == (1, "a.csv:3:25: TST101 “改善”没有衡量标准。\n", "")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_an_encoding_that_nothing_tells(run: Run, codec: str) -> None:
    """UTF-16 without its mark is no damage."""
    Path("a.csv").write_bytes(FAULTY.encode(codec))
    assert run("check", "a.csv", "--format", "concise") == (
        2,
        "",
        "jixiaolint: a.csv: 像是没有字节顺序标记的 UTF-16 文字，请另存为 UTF-8。\n",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(run: Run, delimiter: str) -> None:
    """Cells are parted by what parts most of them."""
    Path("a.csv").write_text(FAULTY.replace(",", delimiter), encoding="utf-8")
    done = run("check", "a.csv", *ONLY, "--format", "concise")
    assert done.out == "a.csv:3:25: TST101 “改善”没有衡量标准。\n"


@pytest.mark.parametrize("written", ['"faulty.csv"', "'faulty.csv'", "“faulty.csv”"])
def test_a_path_in_quotes(run: Run, written: str) -> None:
    """Quotes that a shell passes on are seen through."""
    assert run("check", written, "--format", "concise").err == (
        f"jixiaolint: {written}: 没有这个文件或目录。是不是“faulty.csv”？\n"
    )


def test_a_folder_of_which_all_is_left_out(run: Run) -> None:
    """Who leaves all out is told that, and not that there is nothing."""
    Path("tables").mkdir()
    Path("tables/a.csv").write_text(FAULTY, encoding="utf-8")

    told = run("check", "tables", "--exclude", "*.csv", "--format", "concise").err
    plain = run("check", "rules", "--format", "concise").err

    assert told.endswith("）。\n") is False
    assert told.endswith("），或者都被 exclude、include 略去了。\n")
    assert plain.endswith("）。\n")


def test_where_a_baseline_is_said_to_lie(run: Run) -> None:
    """Settings name it as seen from where they are."""
    Path("old").mkdir()
    done = run(
        "check", "faulty.csv", *ONLY, "--write-baseline", "--baseline", "old/b.json"
    )
    assert "写 baseline: old/b.json。" in done.err
    Path("jixiaolint.yaml").write_text("baseline: old/b.json\n", encoding="utf-8")
    assert run("check", "faulty.csv", *ONLY).code == 0
