"""`jixiaolint ignore` writes a silence into the settings and leaves the rest as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.errors import UsageError
from jixiaolint.silences.appended import Line, appended
from workspace import ONLY

if TYPE_CHECKING:
    from command import Run

ONE, TWO = "0123456789abcdef", "1111111111111111"
FILE = Path("jixiaolint.yaml")
ITEM = f"  - {{fingerprint: {ONE}, reason: 已报}}\n"


def test_a_finding_is_silenced_by_its_fingerprint(run: Run) -> None:
    """The file is made where there is none, and a comment says what the finding is."""
    done = run("check", "faulty.csv", "--format", "jsonl", *ONLY)
    mark = json.loads(done.out)["fingerprint"]
    FILE.write_text("rules: [rules]  # 本局规则\nselect: [TST101]\n", "utf-8")

    options = ("--reason", "省里: 统一口径", "--until", "2099/12/31")
    done = run("ignore", mark, *options, "--in", "faulty.csv")

    assert (done.code, done.out) == (0, "")
    assert FILE.read_text("utf-8") == (
        "rules: [rules]  # 本局规则\nselect: [TST101]\n\nsilence:\n"
        f"  - {{fingerprint: {mark}, reason: '省里: 统一口径', until: '2099-12-31'}}"
        "  # TST101 faulty.csv 村道养护 路面平整程度\n"
    )
    assert run("check", "faulty.csv").code == 0
    again = run("ignore", mark, *options)
    assert again.err == (f"jixiaolint: {mark}: jixiaolint.yaml:5 已经有了。\n")


def test_it_is_said_in_the_language_asked_for(run: Run) -> None:
    """What is done, what is there already and what is wrong are told in English."""
    english = ("--reason", "told", "--lang", "en")
    assert run("ignore", ONE, *english).err == (
        "jixiaolint: jixiaolint.yaml: silences written: 1; check says so when one is not"
        " needed any more.\n"
    )
    assert run("ignore", ONE, *english).err == (
        f"jixiaolint: {ONE}: jixiaolint.yaml:2 has it already.\n"
    )
    assert run("ignore", TWO, *english, "--in", "gone.csv").err == (
        "jixiaolint: gone.csv: no such file or folder. Did you mean 'clean.csv'?\n"
    )
    assert run("ignore", "x", *english).err.startswith("jixiaolint: 'x' is no finger")


def test_settings_are_made_where_there_are_none(run: Run) -> None:
    """Several findings are written at once, each once, digits as text."""
    assert run("ignore", ONE, TWO, ONE, "--reason", "已报").code == 0

    assert FILE.read_text("utf-8") == (
        f"silence:\n{ITEM}{ITEM.replace(ONE, repr(TWO))}"
    )
    assert run("check", "clean.csv").code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"silence:\n{ITEM}"),
        ("# 设置\n", f"# 设置\n\nsilence:\n{ITEM}"),
        ("lang: en", f"lang: en\n\nsilence:\n{ITEM}"),
        (
            "silence:\n- rule: X1  # 甲\n  reason: 乙  # 丙\n\n# 丁\nlang: en\n",
            f"silence:\n- rule: X1  # 甲\n  reason: 乙  # 丙\n{ITEM[2:]}\n# 丁\nlang: en\n",
        ),
        (
            "silence:\n    - {rule: X1,\n       reason: 乙}\nlang: en",
            f"silence:\n    - {{rule: X1,\n       reason: 乙}}\n  {ITEM}lang: en\n",
        ),
        (
            "silence:\n  - rule: X1\n    reason: |\n      甲\n      乙\nlang: en\n",
            f"silence:\n  - rule: X1\n    reason: |\n      甲\n      乙\n{ITEM}lang: en\n",
        ),
        ("silence: []\n", f"silence: [{ITEM[4:-1]}]\n"),
        (
            "silence: [{rule: X1, reason: 乙},]  # 丙\n",
            f"silence: [{{rule: X1, reason: 乙}}, {ITEM[4:-1]}]  # 丙\n",
        ),
    ],
)  # fmt: skip
def test_the_file_goes_on_as_it_is_written(before: str, after: str) -> None:
    """Comments, indents and the style of the list stay; nothing else changes."""
    assert (
        appended(FILE, before, [Line({"fingerprint": ONE, "reason": "已报"})]) == after
    )


def test_a_file_that_cannot_go_on_is_left(run: Run) -> None:
    """What is to be written is told instead."""
    odd = "{lang: en}\n"
    with pytest.raises(UsageError, match=f"请把 {{fingerprint: {ONE}, reason: 已报}}"):
        appended(FILE, odd, [Line({"fingerprint": ONE, "reason": "已报"})])

    FILE.write_text(odd, "utf-8")
    assert run("ignore", ONE, "--reason", "已报").code == 2
    assert FILE.read_text("utf-8") == odd


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("TST101", "--reason", "x"), "“TST101”不是指纹，应为 16 位十六进制数"),
        ((ONE, "--reason", "  "), "--reason: 请写明理由"),
        ((ONE,), "--reason"),
        ((ONE, "--reason", "x", "--until", "年底"), "--until: “年底”不是日期"),
        ((ONE, "--reason", "x", "--in", "clean.csv"), f"{ONE}: 在 clean.csv 里没有这个指纹"),
        ((ONE, "--reason", "x", "--in", "none.csv"), "none.csv"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_a_sentence(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    """No fingerprint, no reason, no day, no such finding: nothing is written."""
    done = run("ignore", *arguments)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
    assert not FILE.exists()
