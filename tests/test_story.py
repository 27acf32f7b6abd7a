"""How an office of sixty old findings keeps the linter switched on, told from the first day.

Three units hand in a CSV file, a workbook and a Word file. What is wrong with them today is
put down, and from then on only what is new is told: it is fixed, or there is a reason.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from story_tables import CULTURE, ROADS, WATER

forms = pytest.importorskip("forms", reason="writes workbooks and Word files")

if TYPE_CHECKING:
    from command import Done, Run

FILES = {
    "公路.csv": (ROADS, "沿线群众满意度|≥90%", "满意度|标准：≥90%"),
    "文化.xlsx": (CULTURE, "观众满意度|≥92%", "满意度|标准：≥92%"),
    "水务.docx": (WATER, "沿河居民满意度|≥90%", "满意度|标准：≥90%"),
}
"""The files, what they say, and the row that a unit edits: as it was, as it is then."""

CLEAN = "检查了 3 个文件、{} 条指标：没有要列出的问题。\n"


def hand_in(name: str, drawn: str) -> None:
    """Let a unit hand its table in."""
    write = forms.WRITERS[Path(name).suffix.removeprefix(".")]
    Path("tables", name).write_bytes(write(forms.drawn(drawn)))


def told(done: Done) -> list[dict[str, Any]]:
    """Return the findings in a report as JSON."""
    found: list[dict[str, Any]] = json.loads(done.out)["findings"]
    return found


@pytest.mark.parametrize("edited", FILES)
def test_the_linter_stays_switched_on(edited: str, run: Run) -> None:
    """Whichever kind of file it is: sixty findings, none, two, one, none."""
    shutil.rmtree("tables", ignore_errors=True)
    Path("tables").mkdir()
    for name, (drawn, _, _) in FILES.items():
        hand_in(name, drawn)

    # The first run: nobody mends sixty findings at once.
    first = run("check", "tables", "--format", "json")
    assert (first.code, len(told(first))) == (1, 60)
    assert {one["path"] for one in told(first)} == {f"tables/{name}" for name in FILES}

    # They are put down, and the settings say so for everybody.
    assert run("check", "tables", "--write-baseline").code == 0
    Path("jixiaolint.yaml").write_text(
        "baseline: jixiaolint-baseline.json\n", encoding="utf-8"
    )
    quiet = run("check", "tables")
    indicators = json.loads(first.out)["summary"]["indicators"]
    assert quiet == (
        0,
        CLEAN.format(indicators)
        + "基线：原有 60 个没有列出，新增 0 个，已不再出现 0 个。\n",
        "",
    )

    # A unit edits one row, and two things are wrong with it.
    drawn, before, now = FILES[edited]
    assert drawn.count(before) == 1
    hand_in(edited, drawn.replace(before, now))
    news = run("check", "tables", "--format", "json")
    assert news.code == 1
    assert [(one["path"], one["code"], one["evidence"]) for one in told(news)] == [
        (f"tables/{edited}", "NAM108", "满意度"),
        (f"tables/{edited}", "VAL207", "标准："),
    ]

    # One of them mends itself.
    mended = run("check", "tables", "--fix", "--in-place", "--format", "json")
    assert mended.err == f"jixiaolint: tables/{edited}: 改好 1 处。\n"
    (left,) = told(mended)
    assert (left["code"], mended.code) == ("NAM108", 1)

    # The other may stay, and somebody says why.
    reason = "沿线群众与其他对象合并调查"
    kept = run("ignore", left["fingerprint"], "--reason", reason, "--in", "tables")
    assert kept.code == 0
    assert reason in Path("jixiaolint.yaml").read_text("utf-8")

    # None is left, and the report says what it does not tell.
    assert run("check", "tables") == (
        0,
        CLEAN.format(indicators)
        + "基线：原有 60 个没有列出，新增 0 个，已不再出现 0 个。\n有理由忽略 1 个。\n",
        "",
    )
