"""The letter that a unit gets: its table as submitted, what to change, room for answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.find.products import product
from letters.case import ARGUMENTS, KEPT, bare, fill
from workspace import ONLY

if TYPE_CHECKING:
    from command import Run

FACTS = "单位名称,{}\n项目名称,{}\n年度绩效目标,养护道路12公里\n"
HEADS = "一级指标,二级指标,三级指标,年度指标值\n"


def table(unit: str, project: str, value: str) -> str:
    """Return a table of one unit with one project of one row."""
    facts = FACTS.format(unit, project)
    return f"{facts}{HEADS}产出指标,质量指标,路面平整程度,{value}\n"


def letter(run: Run, text: str, *options: str) -> str:
    """Return the letter on a table of one unit."""
    Path("in.csv").write_text(text, encoding="utf-8")
    run("check", "in.csv", *options, "--output", "letter:o")
    (made,) = Path("o").iterdir()
    return made.read_text(encoding="utf-8")


def test_a_letter_in_full(run: Run) -> None:
    """A letter is the one that is kept beside its table, but for style and script."""
    fill(Path())
    done = run(*ARGUMENTS, "--output", "letter:out/")
    page = Path("out/望山区档案馆.html").read_text(encoding="utf-8")

    assert (done.code, done.err) == (1, "已写入 out/（1 份，2 条意见）\n")
    assert bare(page) == KEPT.read_text(encoding="utf-8")


def test_a_page_of_one_table_is_its_letter(run: Run) -> None:
    """``html:`` of one table is the letter that its unit gets."""
    fill(Path())
    outputs = ("--output", "letter:out/", "--output", "html:page.html")
    run(*ARGUMENTS, *outputs)

    assert Path("page.html").read_bytes() == Path("out/望山区档案馆.html").read_bytes()


def test_one_letter_for_each_unit(run: Run) -> None:
    """Tables of one unit go into one letter, wherever they stand; others have their own."""
    Path("in").mkdir()
    for name, unit in (("a", "甲局"), ("b", "乙/局"), ("c", "甲局")):
        text = table(unit, f"项目{name}", "有所改善")
        Path(f"in/{name}.csv").write_text(text, encoding="utf-8")
    done = run("check", "in", *ONLY, "--output", "letter:out/", "--format", "json")
    report = json.loads(done.out)
    made = {path.name: path.read_text("utf-8") for path in Path("out").iterdir()}

    assert sorted(made) == ["乙_局.html", "甲局.html"]
    assert made["甲局.html"].count("<article class=") == 2
    assert "2 个项目、2 条指标：应当改 2 处" in made["甲局.html"]
    assert sum(page.count("<article") for page in made.values()) == len(
        report["remarks"]
    )


def test_a_unit_without_remarks_has_a_letter(run: Run) -> None:
    """Where nothing was found, the letter says so and asks for no answer."""
    page = letter(run, table("甲局", "养护", "≥95%"), *ONLY)

    assert "1 个项目、1 条指标，没有发现问题，不用改。" in page
    assert "<textarea" not in page
    assert "<ol" not in page


def test_letters_are_known_as_ours(run: Run) -> None:
    """Letters, saved copies of them too, are no tables to be checked again."""
    fill(Path())
    run(*ARGUMENTS, "--output", "letter:out/")
    page = Path("out/望山区档案馆.html").read_bytes()
    done = run("check", "out")

    assert product(page) == "report"
    assert product(page.replace(b"<!DOCTYPE html>\n", b"<!DOCTYPE html>")) == "report"
    assert done.code == 2
    assert "是本程序写出的报告或意见" in done.err


def test_no_letter_onto_a_table(run: Run) -> None:
    """A letter whose place is taken by a table that is read is not written, and told."""
    Path("甲局.html").write_text(
        f"<table><tr><td>{'</td></tr><tr><td>'.join(table('甲局', '养护', '改善').splitlines()).replace(',', '</td><td>')}"
        "</td></tr></table>",
        encoding="utf-8",
    )
    before = Path("甲局.html").read_bytes()
    done = run("check", "甲局.html", "--rules", "rules", "--output", "letter:.")

    assert done.code == 2
    assert "甲局.html: 会覆盖要读的文件" in done.err
    assert Path("甲局.html").read_bytes() == before


def test_what_letters_say_at_their_head(run: Run) -> None:
    """The settings say it for all runs, the command line in place of single ones."""
    fill(Path())
    settings = "letter: {office: 甲局, number: 绩审##号, contact: 周明}\n"
    Path("jixiaolint.yaml").write_text(settings, encoding="utf-8")
    run(
        "check",
        "table.csv",
        "--rules",
        "rules",
        "--letter",
        "office=乙局",
        "--output",
        "letter:o",
    )
    page = Path("o/望山区档案馆.html").read_text(encoding="utf-8")

    for said in ("乙局", "绩审01号", "周明", "____年__月__日前，连同本页答复"):
        assert f"<bdi>{said}</bdi>" in page
    assert "甲局" not in page


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("offce=甲局", "应写成 office、contact、deadline、number 之一=文字"),
        ("office", "没有写文字，应如 office=…。"),
    ],
)
def test_a_wrong_word_for_the_head(run: Run, written: str, told: str) -> None:
    """What cannot be said at the head is answered with what can."""
    done = run("check", "table.csv", "--letter", written, "--output", "letter:o")

    assert done.code == 2
    assert told in done.err


def test_a_letter_is_light(run: Run) -> None:
    """The letter on a table of fifty rows, each of them faulty, is below 60 KB."""
    rows = "".join(
        f"产出指标,质量指标,村道养护后第{at}路段的平整程度,得到有效改善\n"
        for at in range(50)
    )
    text = FACTS.format("甲局", "养护") + HEADS + rows
    page = letter(run, text, "--select", "VAL202")

    assert page.count("<article") == 50
    assert len(page.encode()) < 60_000


def test_a_long_goal(run: Run) -> None:
    """The rest of a long goal stands with its beginning, which no paragraph can hold."""
    text = table("甲局", "养护", "有所改善")
    page = letter(run, text.replace("12公里", "12公里、" * 30), *ONLY)

    assert re.search(r'<div class="goal">[^\n]*</details></div>', page)
    assert not re.search(r"<p\b[^\n]*<details>", page)


def test_numbers_are_those_of_the_json(run: Run) -> None:
    """Letters and page have as many remarks of each level as the JSON, which sums them up."""
    from jixiaolint.resources import folder

    faulty = str(folder("examples") / "faulty")
    outputs = ("--output", "letter:o", "--output", "html:all.html")
    report = json.loads(run("check", faulty, *outputs, "--format", "json").out)
    made = [path.read_text(encoding="utf-8") for path in Path("o").iterdir()]
    page = Path("all.html").read_text(encoding="utf-8")
    words = {"must": "必须改", "should": "应当改", "may": "可改可不改"}

    assert report["summary"]["remarks"] == {
        level: sum(one["level"] == level for one in report["remarks"])
        for level in words
    }
    for level, number in report["summary"]["remarks"].items():
        shown = f'<article class="{level}"'
        said = re.compile(rf"{words[level]} (\d+) 处").search
        assert sum(letter.count(shown) for letter in made) == number
        assert page.count(shown) == number
        assert sum(int(found[1]) for one in made if (found := said(one))) == number
    keys = {
        key for one in made for key in re.findall(r'data-remark="[^"]*?(\w+)"', one)
    }
    assert keys == {one["fingerprint"] for one in report["remarks"]}


def test_a_hostile_unit(run: Run) -> None:
    """The name of a unit ends no style sheet, neither at the head of printed pages."""
    unit = '</style><b>\\"}x{'
    quoted = f'"{unit.replace(chr(34), chr(34) * 2)}"'
    page = letter(run, table(quoted, "养护", "≥95%"), *ONLY)
    (margin,) = re.findall(r"@top-left { content: (.*?) } @bottom", page)

    assert page.count("</style>") == 1
    assert margin.startswith('"绩效目标表修改意见 · ')
    assert not set('<>{}\\"') & set(re.sub(r"\\[0-9a-f]{6}", "", margin[1:-1]))
