"""Settings, rules, profiles and lexicons from strangers: read in bounds, or refused in a sentence."""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from jixiaolint.errors import UsageError
from jixiaolint.given import folders, texts
from jixiaolint.rule.terms import Terms
from jixiaolint.rule_files.files import rule_paths
from jixiaolint.rule_files.load import load_rules
from jixiaolint.rule_files.profiles import load_profiles
from jixiaolint.text import Span
from jixiaolint.yaml_values import events
from jixiaolint.yaml_values.compose import compose, read_located
from test_load import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

    from command import Run

BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)
)
TALL = "t: &t '" + "x" * 10_000 + "'\nu: [" + "*t, " * 6000 + "]\n"


def refusal(path: Path, text: str | bytes) -> str:
    """Return the sentence with which a file of this text is refused."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(UsageError) as error:
        read_located(path)
    return str(error.value).replace(f"{path.parent}/", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOMB, "x.yaml:17: 内容超过 500000 个值"),
        (TALL, "x.yaml:2: 内容超过 500000 个值"),
        ("a: &a [*a]\n", "x.yaml:1: 别名“*a”指向自身"),
        ("a: 1\nb: *c\n", "x.yaml:2: 别名“*c”没有定义"),
        ("a: &a {b: *a}\n", "x.yaml:1: 别名“*a”指向自身"),
        ("a:\n  !!python/object/apply:os.system [ls]\n", "x.yaml:2: 标签“tag:yaml.org"),
        ("a: !foo b\n", "x.yaml:1: 标签“!foo”不予读取"),
        ("a: !!int b\n", "x.yaml:1: 标签“tag:yaml.org,2002:int”不予读取"),
        ("!!str a: b\n", "x.yaml:1: 键应为一个词"),
        ("? [a]\n: b\n", "x.yaml:1: 键应为一个词"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3: 键“a”重复，第1行已有"),
        ("a: &a {b: 1}\nc:\n  <<: *a\n", "x.yaml:3: 合并键“<<”不予读取"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2: 一个文件只写一份文档"),
        ("[" * 60 + "]" * 60, "x.yaml:1: 嵌套超过 50 层"),
        ("- " * 60 + "x\n", "x.yaml:1: 嵌套超过 50 层"),
        ("a: b\nc: \x07\n", "x.yaml:2: 不允许出现字符 U+0007"),
        ("a: b\nc: \0\n", "x.yaml:2: 不允许出现字符 U+0000"),
        ('a: b\nc: "\\e[31m"\n', "x.yaml:2: 不允许出现字符 U+001B"),
        ('a: "\\ud800"\n', "x.yaml:1: "),
        ("a:\tb\n\tc: d\n", "x.yaml:2: 行首有制表符"),
        ("a: 'b\n", "x.yaml:"),
        (b"a: b\nc: \xff\n", "x.yaml:2: 不是 UTF-8 文字"),
        ("a: b\n".encode("utf-16"), "x.yaml:1: 不是 UTF-8 文字"),
    ],
)
def test_documents_that_are_refused(
    tmp_path: Path, text: str | bytes, sentence: str
) -> None:
    """What a person would not write is refused with its line, whatever it stands for."""
    assert refusal(tmp_path / "x.yaml", text).startswith(sentence)


def test_a_document_means_what_is_written(tmp_path: Path) -> None:
    """Numbers, true, false and null are plain words; dates, hours and long digits are text."""
    path = tmp_path / "x.yaml"
    path.write_text(
        "\ufeffon: off\n1: 20\nlong: 10000000000000000000\nhex: 0x1F\nhour: 1:15\n"
        "octal: 0777\nday: 2024-99-99\ninf: .inf\nhalf: 0.50\nnone: ~\n'true': 'false'\n"
        "twice: [&a {b: [1]}, *a]\n",
        "utf-8",
    )

    document = read_located(path)

    assert document.data == {
        "on": False,
        "1": 20,
        "long": "10000000000000000000",
        "hex": "0x1F",
        "hour": "1:15",
        "octal": "0777",
        "day": "2024-99-99",
        "inf": ".inf",
        "half": 0.5,
        "none": None,
        "true": "false",
        "twice": [{"b": [1]}, {"b": [1]}],
    }
    assert document.where(("twice", 1, "b", 0)) == f"{path}:12"


def test_an_empty_document_says_nothing(tmp_path: Path) -> None:
    """A file without a value is none, whether blank or a comment."""
    for text in ("", "\n\n", "# nothing\n"):
        assert compose(tmp_path, text) == (None, {})


def test_both_parsers_of_yaml_read_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML has no C parser, the bounds hold all the same, and so do signs in words."""
    signs = "a:\tb\tc \t# c\nd: [第1?号*, e ?,\tf, g?h: i? j]\nk: {l?: 'm\tn'}\n"
    in_c = compose(tmp_path, signs)[0]
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)

    assert compose(tmp_path, signs)[0] == in_c
    assert in_c == {
        "a": "b c",
        "d": ["第1?号*", "e ?", "f", {"g?h": "i? j"}],
        "k": {"l?": "m\tn"},
    }
    assert refusal(tmp_path / "x.yaml", BOMB).startswith("x.yaml:17: 内容超过")
    assert refusal(tmp_path / "x.yaml", "[" * 900).startswith("x.yaml:1: 嵌套超过")
    assert compose(tmp_path, RULE)[0]["message"] == {
        "zh": "“{name}”不妥",
        "en": "Not so",
    }


def test_a_large_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file beyond the bound is refused; no more of it is read than tells so."""
    monkeypatch.setattr(texts, "MOST", 1 << 20)

    assert refusal(tmp_path / "x.yaml", "#" * (1 << 20) + "\n") == (
        "x.yaml: 文件超过 1 MiB，不予读取。"
    )


def pipe(path: Path) -> None:
    """Make a pipe, which would never end."""
    os.mkfifo(path)


def bound(path: Path) -> None:
    """Make a socket; its path may not be long."""
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def folder(path: Path) -> None:
    """Make a folder."""
    path.mkdir()


def outside(path: Path) -> None:
    """Make a link to what never ends."""
    path.symlink_to("/dev/zero")


def broken(path: Path) -> None:
    """Make a link to nothing."""
    path.symlink_to("nowhere")


def circle(path: Path) -> None:
    """Make a link to itself."""
    path.symlink_to(path.name)


NO_FILE = "不是普通文件，不予读取。"
OUTSIDE = "之外，不予读取，请复制文件。"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (pipe, NO_FILE),
        (bound, NO_FILE),
        (folder, NO_FILE),
        (outside, OUTSIDE),
        (broken, "无法读取：No such file or directory。"),
        (circle, "无法读取：Too many levels of symbolic links。"),
    ],
)
@pytest.mark.parametrize(
    "name", ["OWN102-x.yaml", "profiles/OWN102-x.yaml", "lexicons/own-words.txt"]
)
def test_things_that_are_no_files(
    tmp_path: Path, name: str, make: Callable[[Path], None], sentence: str
) -> None:
    """A pipe, a device, a folder or a link out of the folder is one sentence with its name."""
    rules = tmp_path / "rules"
    path = rules / name
    path.parent.mkdir(parents=True)
    (rules / "OWN101-own-rule.yaml").write_text(RULE, "utf-8")
    (rules / "lexicons").mkdir(exist_ok=True)
    (rules / "lexicons/own-words.txt").write_text("我局\n", "utf-8")
    path.unlink(missing_ok=True)
    make(path)

    with pytest.raises(UsageError) as error:
        _ = load_rules([rules]), load_profiles([rules])

    assert str(error.value).startswith(f"{path}: ")
    assert str(error.value).endswith(sentence)


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    """Rules may lie under another name in the same folder."""
    (tmp_path / "kept").mkdir()
    text = RULE.replace("own-words", "我局")
    (tmp_path / "kept/rule.txt").write_text(text, "utf-8")
    (tmp_path / "OWN101-own-rule.yaml").symlink_to("kept/rule.txt")

    assert "OWN101" in {rule.code for rule in load_rules([tmp_path])}


def test_a_folder_of_everything_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more lies than anybody writes rules, the walk ends with a sentence."""
    monkeypatch.setattr(folders, "MOST_FILES", 20)
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    for number in range(20):
        (deep / f"{number}.txt").touch()

    with pytest.raises(UsageError, match="目录下超过 20 个文件"):
        rule_paths([tmp_path])


def test_many_words_of_one_beginning_are_found_at_once() -> None:
    """What a search costs depends on how long the words are, not on how many."""
    words = Terms((*(f"甲{number:05}" for number in range(100_000)), "甲00001乙"))

    assert len(words._lengths["甲"]) == 2
    assert list(words.spans("丙甲00001乙甲99999甲")) == [Span(1, 8), Span(8, 14)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOMB, "bad.yaml:17: more than 500000 values"),
        ("profile: 1" + "0" * 10_000, "bad.yaml:1: Unknown profile '100000"),
        ("fail-on: {a: b}\n", "bad.yaml:1: 'fail-on' is '{'a': 'b'}', expected one of"),
        ("- rules\n", "bad.yaml:1: found '['rules']', expected keys among"),
        (
            "rules: [../../../nowhere]\n",
            "bad.yaml:1: no file or folder '../../../nowhere'.",
        ),
        ("rules: [" + "a" * 5000 + "]\n", "bad.yaml:1: no file or folder 'aaaa"),
        (
            "lang: zh\nselect: [" + "a" * 99_999 + "]\n",
            "bad.yaml:2: No rule has the code",
        ),
    ],
)
def test_settings_that_are_refused(run: Run, text: str, sentence: str) -> None:
    """Wrong settings are one line, however much they hold."""
    Path("bad.yaml").write_text(text, "utf-8")

    done = run("check", "clean.csv", "--config", "bad.yaml", "--lang", "en")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"jixiaolint: {sentence}")
    assert len(done.err) < 2200
    assert done.err.count("\n") == 1
