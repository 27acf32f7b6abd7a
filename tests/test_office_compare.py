"""What has changed since an earlier report, which the office page tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from office_page import data, number
from workspace import CLEAN, FAULTY, ONLY

if TYPE_CHECKING:
    from command import Run

WORSE = f"{FAULTY}村道养护,产出指标,质量指标,桥面平整程度,持续改善\n"


def compared(run: Run, *paths: str, old: str = "old.json") -> list[str]:
    """Return how many findings are fixed, left and new."""
    output = ("--output", "office:o.html", "--compare", old)
    assert run("check", *paths, *ONLY, *output).code in {0, 1}
    return number(Path("o.html").read_text(encoding="utf-8"), "since")


def keep(run: Run, *paths: str) -> None:
    """Keep the report on files as the earlier one."""
    run("check", *paths, *ONLY, "--output", "json:old.json")


def test_nothing_has_changed(run: Run) -> None:
    """The same findings are left, wherever other rows have moved them."""
    keep(run, "faulty.csv")
    head, *rows = FAULTY.splitlines(keepends=True)
    Path("faulty.csv").write_text(head + "".join(reversed(rows)), encoding="utf-8")

    assert compared(run, "faulty.csv") == ["0", "1", "0"]


def test_fixed_and_new(run: Run) -> None:
    """A finding that has gone is fixed, one that came is new."""
    Path("t.csv").write_text(WORSE, encoding="utf-8")
    keep(run, "t.csv")
    Path("t.csv").write_text(
        FAULTY.replace("有效改善", "明显改善")
        + "村道养护,产出指标,质量指标,桥面平整程度,持续改善\n",
        encoding="utf-8",
    )

    assert compared(run, "t.csv") == ["1", "1", "1"]
    unfolded = data(Path("o.html").read_text(encoding="utf-8"))
    assert [one[-1] for one in unfolded["remarks"]] == [1, 0]
    assert unfolded["units"][0][-2:] == [1, 1]


def test_a_file_under_another_name(run: Run) -> None:
    """A table that comes back as another file keeps its findings."""
    keep(run, "faulty.csv")
    Path("faulty.csv").rename("改后.csv")

    assert compared(run, "改后.csv") == ["0", "1", "0"]


def test_a_table_that_stands_twice(run: Run) -> None:
    """Equal findings are told apart by their files, and counted each."""
    Path("again.csv").write_text(FAULTY, encoding="utf-8")
    keep(run, "faulty.csv", "again.csv")
    Path("again.csv").write_text(CLEAN, encoding="utf-8")

    assert compared(run, "faulty.csv", "again.csv") == ["1", "1", "0"]


def test_a_file_that_is_not_there_is_not_fixed(run: Run) -> None:
    """Of what was not looked at this time nothing is told but how much it is."""
    Path("other.csv").write_text(
        FAULTY.replace("村道养护", "河道清淤"), encoding="utf-8"
    )
    keep(run, "faulty.csv", "other.csv")

    assert compared(run, "faulty.csv") == ["0", "1", "0"]
    assert "另有 1 个在这次没查的文件里" in Path("o.html").read_text(encoding="utf-8")


def test_as_a_shell_of_windows_saves_it(run: Run) -> None:
    """A report in UTF-16 is read like any other."""
    keep(run, "faulty.csv")
    report = Path("old.json").read_text(encoding="utf-8")
    Path("old.json").write_text(report, encoding="utf-16")

    assert compared(run, "faulty.csv") == ["0", "1", "0"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ("[]", "没有 version、files、findings 三项"),
        ('{"version": "1", "files": {}}', "没有 version、files、findings 三项"),
        (
            '{"version": "1", "files": [], "findings": [{"path": "a"}]}',
            "第 1 个问题没有 path 或 fingerprint",
        ),
    ],
)
def test_a_foreign_file(run: Run, text: str, said: str) -> None:
    """A file that is no report of ours ends in a sentence, before anything is checked."""
    Path("old.json").write_text(text, encoding="utf-8")
    done = run(
        "check", "faulty.csv", "--output", "office:o.html", "--compare", "old.json"
    )

    assert done.code == 2
    assert done.err.startswith(f"jixiaolint: --compare old.json: {said}，应为")
    assert not Path("o.html").exists()


def test_a_file_that_is_missing(run: Run) -> None:
    """So does one that cannot be opened."""
    done = run(
        "check", "faulty.csv", "--output", "office:o.html", "--compare", "no.json"
    )

    assert (done.code, done.err.count("\n")) == (2, 1)
    assert done.err.startswith("jixiaolint: --compare no.json: 打不开：")


def test_another_report_cannot_tell(run: Run) -> None:
    """Where no page shows what has changed, that is said and not passed over."""
    keep(run, "faulty.csv")
    done = run("check", "faulty.csv", "--compare", "old.json")

    assert done.code == 2
    assert "--output office:FILE" in done.err


def test_the_earlier_report_is_not_written_onto(run: Run) -> None:
    """It is read, so that no output goes there."""
    keep(run, "faulty.csv")
    before = Path("old.json").read_bytes()
    asked = ("--output", "office:o.html", "--output", "json:old.json")
    done = run("check", "faulty.csv", *asked, "--compare", "old.json")

    assert done.code == 2
    assert Path("old.json").read_bytes() == before
    assert json.loads(before)["findings"]
