"""The page for the office: numbers, picture and remarks of all units in one safe file."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiaolint.find.products import product
from jixiaolint.report import render
from jixiaolint.report.office import page as office_page
from jixiaolint.report.office.words import OFFICE, SHARED
from jixiaolint.report.view.words import LETTER
from jixiaolint.resources import folder
from office_page import Outline, bare, data, number
from sample_result import CLEAN, RESULT

if TYPE_CHECKING:
    from command import Run

KEPT = Path(__file__).parent / "office" / "sample.html"
HEAD = "单位名称,项目名称,一级指标,二级指标,三级指标,年度指标值"
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "a\u2028b\u2029c",
    "\u202egnp.exe\u2066",
    "'\"><b>",
    "长" * 5000,
)


def page(lang: str = "zh") -> str:
    """Return the page of the sample."""
    return "".join(render("office", RESULT, lang))  # type: ignore[arg-type]


def both(run: Run, *arguments: str) -> tuple[str, dict[str, Any]]:
    """Return the office page and the JSON of one run."""
    done = run("check", *arguments, "--format", "json", "--output", "office:o.html")
    return Path("o.html").read_text(encoding="utf-8"), json.loads(done.out)


def test_no_word_is_said_twice() -> None:
    """What the page takes from the letter it does not name anew, which would hide that."""
    assert LETTER.keys() >= SHARED
    assert SHARED.isdisjoint(OFFICE)
    assert not [key for key in OFFICE if OFFICE[key] == LETTER.get(key)]


def test_the_page_as_a_whole() -> None:
    """The page of a small run reads as it was kept; style and script are set aside."""
    assert bare(page()) == KEPT.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_well_formed_and_alone(lang: str) -> None:
    """Every tag that opens closes, and no address leads out of the page."""
    outline = Outline(page(lang))

    assert outline.open == []
    assert all(address.startswith("#") for address in outline.addresses)
    assert not re.search(r"https?:|//\w|@import|url\(", bare(page(lang)))


def test_it_is_known_as_ours() -> None:
    """The next check of the folder passes the page over."""
    assert product(page().encode()) == "report"


def test_nothing_but_our_script_may_run() -> None:
    """The policy names style and script by what they hold, and allows nothing else."""
    policy = page().split('http-equiv="Content-Security-Policy" content="')[1]

    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy[: policy.index(">")]


def test_a_clean_run() -> None:
    """Without remarks the page says so, and ranks nobody."""
    outline = Outline("".join(render("office", replace(CLEAN, remarks=()), "zh")))

    assert outline.words.count("条指标都没有要改的。") == 1
    assert outline.open == []


def test_nothing_was_read() -> None:
    """A run without a file makes a page too, which tells what was not checked."""
    empty = replace(CLEAN, files=(), failures=RESULT.failures)
    outline = Outline("".join(render("office", empty, "zh")))

    assert "文件是空的。" in outline.words
    assert "一条指标也没有查到，不能视为合格。" in outline.words
    assert outline.open == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(run: Run, text: str) -> None:
    """What a table says is neither obeyed nor able to end the data it stands in."""
    cell = text.replace('"', '""')
    Path("t.csv").write_text(
        f'{HEAD}\n"{cell}","{cell}","{cell}",数量指标,"{cell}","{cell}"\n',
        encoding="utf-8",
    )
    calm = Outline(both(run, "clean.csv")[0])
    shown, report = both(run, "t.csv")
    outline = Outline(shown)

    assert report["findings"]
    assert outline.tags.count("script") == calm.tags.count("script") == 2
    assert set(outline.tags) <= {
        *calm.tags,
        "a",
        "rect",
        "text",
        "title",
        "details",
    } | {*Outline(page()).tags}
    assert not {"\u2028", "\u2029", "\u202e", "\u2066"} & set(shown)
    assert data(shown)["remarks"]


def test_units_of_one_name_are_one(run: Run) -> None:
    """A unit goes by the name that its tables state, a table without by its file."""
    for name in ("a.csv", "b.csv"):
        Path(name).write_text(
            f"{HEAD}\n望山区水务局,清淤,产出指标,数量指标,清淤里程,明显提高\n",
            encoding="utf-8",
        )
    shown, _ = both(run, "a.csv", "b.csv", "faulty.csv", "--lang", "zh")
    unfolded = data(shown)

    assert set(unfolded["names"]) == {"望山区水务局", "faulty.csv"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_numbers_are_those_of_the_json(run: Run, lang: str) -> None:
    """Verdict, tiles, table of units and data agree with what machines are told."""
    examples = str(folder("examples") / "faulty")
    shown, report = both(run, examples, "--lang", lang)
    unfolded, summary = data(shown), report["summary"]
    rows = [row for row in Outline(shown).rows if len(row) == 11][
        -len(unfolded["units"]) :
    ]

    def column(at: int) -> int:
        return sum(int(row[at]) for row in rows)

    levels = Counter(one["level"] for one in report["remarks"])
    assert [column(at) for at in (5, 6, 7)] == list(summary["remarks"].values())
    assert [levels[key] for key, _ in unfolded["levels"]] == list(
        summary["remarks"].values()
    )
    assert column(2) == sum(file["projects"] for file in report["files"])
    assert column(3) == summary["indicators"]
    assert sum(map(int, number(shown, "quantified"))) == summary["indicators"]
    assert sum(map(int, number(shown, "weight"))) == summary["indicators"]
    assert len(unfolded["remarks"]) == len(report["remarks"])
    assert {one[0] for one in unfolded["remarks"]} >= {
        one["fingerprint"] for one in report["remarks"]
    }


def test_quantified_targets(run: Run) -> None:
    """Figures and days are quantified; grades, words and blanks are not."""
    values = (
        "≥3公里",
        "10至12次",
        "12月底前",
        "≥计划数量90%",
        "良以上",
        "明显提高",
        "",
    )
    rows = "".join(f"甲局,路,产出指标,数量指标,里程{v[:1]}数,{v}\n" for v in values)
    Path("t.csv").write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    shown, _ = both(run, "t.csv")

    assert number(shown, "quantified") == ["3", "1", "1", "1", "1"]
    assert "4 / 7" in shown


def test_more_remarks_than_a_page_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are listed, all are counted, and the page says so."""
    whole = page()
    monkeypatch.setattr(office_page, "_MOST_REMARKS", 2)
    cut = page()

    assert len(data(cut)["remarks"]) == 2
    assert data(cut)["units"] == data(whole)["units"]
    assert "只列出前 2 处，共 4 处" in cut
    assert "只列出前" not in whole
