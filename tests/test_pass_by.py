"""A hook names files without knowing what is in them: what holds no table passes by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from command import Run

PROSE = "会议纪要\n\n请各单位报送绩效目标表。\n"
EMPTY = "检查了 0 个文件、0 条指标：没有发现问题。\n"
LOST = "没有找到绩效指标，应有绩效目标表或绩效目标申报表"


@pytest.fixture(autouse=True)
def _files(run: Run) -> None:
    Path("prose.md").write_text(PROSE, encoding="utf-8")
    Path("people.csv").write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    Path("empty.txt").touch()
    Path("report.json").write_text(
        run("check", "clean.csv", "--format", "json").out, encoding="utf-8"
    )


def test_what_holds_no_table_is_passed_over_without_a_word(run: Run) -> None:
    """Prose, other tables, empty files and our own reports are none of its business."""
    names = ("prose.md", "people.csv", "empty.txt", "report.json")
    assert run("check", "--pass-by", *names) == (0, EMPTY, "")
    assert run("check", *names).code == 2


def test_tables_beside_are_checked(run: Run) -> None:
    """What is passed over is not counted, in no format; findings are as ever."""
    alone = run("check", "faulty.csv", "--format", "json")
    beside = run("check", "--pass-by", "prose.md", "faulty.csv", "--format", "json")
    assert beside == alone
    assert json.loads(alone.out)["summary"]["files"] == 1


def test_what_cannot_be_read_still_fails(run: Run) -> None:
    """A damaged table, or a name that is none, is no pass."""
    Path("zeros.csv").write_bytes(b"\x00" * 9)
    done = run("check", "--pass-by", "prose.md", "zeros.csv", "gone.csv")
    assert done.code == 2
    assert [line.split(": ")[1] for line in done.err.splitlines()] == [
        "zeros.csv",
        "gone.csv",
    ]


def test_strict_goes_before(run: Run) -> None:
    """Who wants every file to hold a table has it so."""
    done = run("check", "--pass-by", "--strict", "prose.md")
    assert done.code == 2
    assert LOST in done.err


def test_in_folders_nothing_changes(run: Run) -> None:
    """A folder tells of what holds no table, and fails if nothing does."""
    Path("in").mkdir()
    Path("prose.md").rename("in/prose.md")
    assert run("check", "--pass-by", "in") == run("check", "in")


def test_settings_may_say_so(run: Run) -> None:
    """A key of the settings does what the option does."""
    Path("jixiaolint.yaml").write_text("pass-by: true\n", encoding="utf-8")
    assert run("check", "prose.md") == (0, EMPTY, "")
