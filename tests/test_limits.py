"""How limits are set, what they hold for, and what is said of a file beyond one."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from jixiaolint.bounds.limits import LIMITS, limit, settle, within
from jixiaolint.errors import UnreadableError
from jixiaolint.find import document
from jixiaolint.find.document import STDIN, Document
from jixiaolint.schemas import schema
from workspace import CLEAN, ONLY

if TYPE_CHECKING:
    from command import Run

MIB = 2**20
BEYOND = (
    "big.csv: 文件有 2 MiB，超过上限 1，确需读取请用 --limit size-mb=N、环境变量"
    " JIXIAOLINT_LIMIT_SIZE_MB 或设置 limits 放宽。"
)


@pytest.fixture(autouse=True)
def big(run: Run) -> None:  # noqa: ARG001  it makes the folder
    """Write a table of a little more than one MiB."""
    Path("big.csv").write_text(CLEAN + " " * MIB, encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "parse"])
@pytest.mark.parametrize(
    ("settings", "variable", "option", "code"),
    [
        ("", "", "", 0),
        ("1", "", "", 2),
        ("", "1", "", 2),
        ("", "", "1", 2),
        ("1", "2", "", 0),
        ("2", "1", "", 2),
        ("", "1", "2", 0),
        ("1", "1", "2", 0),
        ("2", "2", "1", 2),
    ],
)
def test_three_ways_to_set_a_limit(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    settings: str,
    variable: str,
    option: str,
    code: int,
) -> None:
    """An option goes before the environment, and that before the settings."""
    if settings:
        text = f"limits: {{size-mb: {settings}}}\n"
        Path("jixiaolint.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("JIXIAOLINT_LIMIT_SIZE_MB", variable)
    options = ("--limit", f"size-mb={option}") if option else ()
    only = ONLY if command == "check" else ()

    done = run(command, "big.csv", *options, *only)

    assert done.code == code
    assert done.err == (f"jixiaolint: {BEYOND}\n" if code else "")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            "sze-mb=1",
            (
                f"--limit sze-mb: 没有上限“sze-mb”，有 {'、'.join(LIMITS)}。是不是“size-mb”？"
            ),
        ),
        *(
            (
                f"cells={amount}",
                (f"--limit cells={amount}: 应为正整数。"),
            )
            for amount in ("", "0", "-1", "many", "1.5", "9" * 500)
        ),
    ],
)
def test_wrong_options(run: Run, given: str, sentence: str) -> None:
    """A wrong limit is answered with what would be right, before anything is read."""
    assert run("check", "gone.csv", "--limit", given) == (
        2,
        "",
        f"jixiaolint: {sentence}\n",
    )


def test_wrong_variables(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that names no limit, or no amount, stops the run."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_CELLS", "many")
    assert run("check", "clean.csv").err == (
        "jixiaolint: JIXIAOLINT_LIMIT_CELLS=many: 应为正整数。\n"
    )
    monkeypatch.delenv("JIXIAOLINT_LIMIT_CELLS")
    monkeypatch.setenv("JIXIAOLINT_LIMIT_SIZE", "1")
    done = run("check", "clean.csv")
    assert done.code == 2
    assert done.err.startswith("jixiaolint: JIXIAOLINT_LIMIT_SIZE: 没有上限“size”")
    assert done.err.endswith("是不是“size-mb”？\n")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "limits:\n  cells: 5\n  page: 6\n",
            "jixiaolint.yaml:3: page: 没有上限“page”",
            "是不是“pages”？\n",
        ),
        (
            "limits:\n  cells: 0\n",
            "jixiaolint.yaml:2: cells=0: 应为正整数",
            "。\n",
        ),
        (
            "limits:\n  cells: many\n",
            "jixiaolint.yaml:2: “cells”是“many”",
            "应为整数。\n",
        ),
    ],
)
def test_wrong_settings(run: Run, text: str, start: str, end: str) -> None:
    """A wrong limit in the settings is answered with its line and the nearest name."""
    Path("jixiaolint.yaml").write_text(text, encoding="utf-8")
    done = run("check", "clean.csv")

    assert done.code == 2
    assert done.err.startswith(f"jixiaolint: {start}")
    assert done.err.endswith(end)


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_beyond_all_measure(run: Run, name: str) -> None:
    """A number that no clock or system counts to is no limit at all."""
    done = run("check", "clean.csv", "--limit", f"{name}={'9' * 18}", *ONLY)

    assert (done.code, done.err) == (0, "")


def test_limits_end_with_the_run(run: Run) -> None:
    """What one run may do is nothing to the next, nor to what surrounds it."""
    with within(settle({}, {"cells": 7})):
        run("check", "clean.csv", "--limit", "cells=3", *ONLY)
        assert limit("cells") == 7
    assert limit("cells") == LIMITS["cells"]


def test_limits_hold_for_what_is_written(run: Run) -> None:
    """Files that are read again to be written back are held to the same limits."""
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    options = ("--limit", "size-mb=200", "--output", "xlsx:back")

    with within(settle({"size-mb": 1})):
        done = run("check", "big.csv", *options, *ONLY)

    assert done.err.startswith("已写入 back/（1 份，")


def test_a_file_is_measured_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file beyond the limit not one byte is read."""
    monkeypatch.setattr(document, "_streamed", None)

    with within(settle({"size-mb": 1})), pytest.raises(UnreadableError) as caught:
        Document("big.csv", "big.csv").load()
    assert str(caught.value) == BEYOND


def test_a_stream_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream without end is left alone as soon as it is too long."""
    asked: list[int] = []

    def read(size: int) -> bytes:
        """Return as much as is asked for."""
        asked.append(size)
        return bytes(size)

    monkeypatch.setattr(
        sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=read))
    )

    with within(settle({"size-mb": 3})), pytest.raises(UnreadableError) as caught:
        Document("x.csv", STDIN).load()
    assert "x.csv: 文件有 4 MiB，超过上限 3" in str(caught.value)
    assert sum(asked) == 4 * MIB


def test_the_schema_knows_all_limits() -> None:
    """Editors complete the names of limits, and know what holds without them."""
    known = schema("settings")["properties"]["limits"]["properties"]

    assert {name: one["default"] for name, one in known.items()} == LIMITS


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_knows_all_limits(name: str) -> None:
    """The pages for people name each limit with what holds unless it is changed."""
    page = (Path(__file__).resolve().parents[1] / name).read_text("utf-8")

    for limit_name, most in LIMITS.items():
        assert re.search(rf"`{limit_name}`[^`]*\b{most}\b", page), limit_name
