"""Where settings may stand: two names of a file, a table of a project's file, nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.settings.toml import read_table

if TYPE_CHECKING:
    from command import Run

YAML = "rules: [rules]\nselect: [TST101]\nfail-on: {}\n"
TOML = """\
[project]
name = "tables"
description = \"""
[tool.jixiaolint]
\"""

[tool.jixiaolint]
rules = "rules"
select = ["TST101"]
fail-on = "{}"
"""


def written(path: str, fail_on: str) -> None:
    """Write settings that only differ in what fails the run."""
    text = TOML if path == "pyproject.toml" else YAML
    Path(path).write_text(text.format(fail_on), encoding="utf-8")


@pytest.mark.parametrize(
    "path", ["jixiaolint.yaml", ".jixiaolint.yaml", "pyproject.toml"]
)
def test_each_place_holds_settings(run: Run, path: str) -> None:
    """Rules, selection and threshold act alike wherever they are written."""
    written(path, "error")
    done = run("check", "faulty.csv", "--format", "json")

    assert [one["code"] for one in json.loads(done.out)["findings"]] == ["TST101"]
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("used", "others"),
    [
        ("jixiaolint.yaml", [".jixiaolint.yaml", "pyproject.toml"]),
        (".jixiaolint.yaml", ["pyproject.toml"]),
    ],
)
def test_one_of_several_in_a_folder_is_used(
    run: Run, used: str, others: list[str]
) -> None:
    """The first of them holds, and each of the others is named as not used."""
    written(used, "error")
    for other in others:
        written(other, "warning")
    done = run("check", "faulty.csv")

    assert done.code == 0
    assert done.err == "".join(
        f"jixiaolint: {other}: 没有用上，同一目录的 {used} 优先。\n" for other in others
    )


def test_a_project_without_our_table_holds_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A project's file that only names us is passed by, and one above is found."""
    written(".jixiaolint.yaml", "error")
    Path("a").mkdir()
    Path("a/pyproject.toml").write_text(
        '[project]\ndependencies = ["jixiaolint"]\n', encoding="utf-8"
    )
    monkeypatch.chdir("a")

    assert run("check", "../faulty.csv")[::2] == (0, "")


def test_isolated_from_all_settings(run: Run) -> None:
    """With --isolated no settings are read, however wrong, and none are told of."""
    written(".jixiaolint.yaml", "nonsense")
    written("jixiaolint.yaml", "nonsense")
    only = ("--rules", "rules", "--select", "TST101")
    done = run("check", "faulty.csv", *only, "--isolated")

    assert (done.code, done.err) == (1, "")
    assert run("explain", "TST101", "--rules", "rules", "--isolated").code == 0


def test_isolated_from_their_language(run: Run) -> None:
    """What is wrong is not told in the language of settings that are not read."""
    Path("jixiaolint.yaml").write_text("lang: en\n", encoding="utf-8")
    wrong = ("check", "faulty.csv", "--select", "vagu")

    assert "Did you mean" in run(*wrong).err
    assert "是不是" in run(*wrong, "--isolated").err


def test_isolated_and_a_file_exclude_one_another(run: Run) -> None:
    """Who names a settings file wants it read."""
    assert run("check", "a.csv", "--config", "ours.yaml", "--isolated") == (
        2,
        "",
        ("jixiaolint: --isolated 不读设置文件，不能同时写 --config ours.yaml。\n"),
    )


@pytest.mark.parametrize(
    ("text", "line", "end"),
    [
        ("[tool.jixiaolint]\nlang = 'zh'\nprofil = 'auto'\n", 3, "'profile'?\n"),
        ("[tool]\njixiaolint.lang = 'zh'\njixiaolint.limts = {}\n", 3, "'limits'?\n"),
        (
            "[tool.jixiaolint]\nignore = [\n  'no-yardstik',\n]\nrules = 'rules'\n",
            2,
            "'no-yardstick'?\n",
        ),
        (
            (
                "[tool.jixiaolint]\nrules = 'rules'\n"
                "[tool.jixiaolint.rule-options.TST101]\nbasis = 'x'\nseverty = 'info'\n"
            ),
            5,
            "'severity'?\n",
        ),
        ("[tool.jixiaolint]\nletter = {offce = 'x'}\n", 2, "'office'?\n"),
    ],
)
def test_a_wrong_key_in_toml(run: Run, text: str, line: int, end: str) -> None:
    """A wrong key or word is answered with file, line and the nearest right one."""
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    done = run("check", "faulty.csv", "--lang", "en")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"jixiaolint: pyproject.toml:{line}: ")
    assert done.err.endswith(f"Did you mean {end}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[tool.jixiaolint]\n\nlang 'zh'\n",
            "pyproject.toml:3: Expected '=' after a key in a key/value pair; expected TOML.",
        ),
        (
            "[tool.jixiaolint]\nlang = 'zh'\nselect = [\n",
            "pyproject.toml:4: Invalid value; expected TOML.",
        ),
        (
            "[tool]\njixiaolint = 3\n",
            "pyproject.toml:2: found '3', expected keys among rules,",
        ),
    ],
)
def test_wrong_toml(run: Run, text: str, sentence: str) -> None:
    """What is no TOML, or no table, is one sentence with file and line."""
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    done = run("check", "faulty.csv", "--lang", "en")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"jixiaolint: {sentence}")
    assert done.err.count("\n") == 1


def test_a_named_toml_file_must_hold_our_table(run: Run) -> None:
    """What --config names is not passed by."""
    Path("x.toml").write_text("[tool.other]\n", encoding="utf-8")

    assert run("check", "faulty.csv", "--config", "x.toml") == (
        2,
        "",
        ("jixiaolint: x.toml: 里面没有 [tool.jixiaolint] 一节。\n"),
    )


def test_lines_of_every_way_to_write_a_key(tmp_path: Path) -> None:
    """Heads, dotted keys, inline and repeated tables are all known by their lines."""
    path = tmp_path / "pyproject.toml"
    path.write_text(
        '# first\n[tool.jixiaolint]\nlang = "zh"  # ]\nlimits.cells = 3\n'
        "letter = {deadline = 2026-09-20, office = 'x'}\nignore = [\n  'a',  # ]\n]\n"
        "[[tool.jixiaolint.overrides]]\nfiles = ['a']\n"
        "[tool.jixiaolint.overrides.rule-options]\nA1 = false\n"
        "[[tool.jixiaolint.overrides]]\nfiles = ['b']\n[tool.other]\nlang = 'en'\n",
        encoding="utf-8",
    )
    read = read_table(path)

    assert read.data == {
        "lang": "zh",
        "limits": {"cells": 3},
        "letter": {"deadline": "2026-09-20", "office": "x"},
        "ignore": ["a"],
        "overrides": [
            {"files": ["a"], "rule-options": {"A1": False}},
            {"files": ["b"]},
        ],
    }
    assert read.lines == {
        (): 2,
        ("lang",): 3,
        ("limits",): 4,
        ("limits", "cells"): 4,
        ("letter",): 5,
        ("letter", "deadline"): 5,
        ("letter", "office"): 5,
        ("ignore",): 6,
        ("ignore", 0): 6,
        ("overrides", 0): 9,
        ("overrides", 0, "files"): 10,
        ("overrides", 0, "files", 0): 10,
        ("overrides", 0, "rule-options"): 11,
        ("overrides", 0, "rule-options", "A1"): 12,
        ("overrides", 1): 13,
        ("overrides", 1, "files"): 14,
        ("overrides", 1, "files", 0): 14,
    }
