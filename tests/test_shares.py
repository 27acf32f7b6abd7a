"""A file as read, shared out among processes: the same bytes as from one alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import corpora
import pytest

import forms
from form_tables import LEVELS
from jixiaolint.bounds.system import FORKS
from jixiaolint.engine.plan.asked import Ask
from jixiaolint.model import Indicator, Project, Table
from jixiaolint.shares import cut, judging, printing, text
from jixiaolint.shares.spread import spread
from jixiaolint.stretches import stretches
from jixiaolint.workers.cores import helping
from workspace import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from command import Done, Run
    from jixiaolint.rule.hit import Hit
    from jixiaolint.rule.subject import ProjectView, Row

pytestmark = pytest.mark.skipif(not FORKS, reason="no process can be split off here")

FILES = (
    *(f"forms.{kind}" for kind in ("txt", "csv", "html", "docx", "xlsx")),
    *("coded.txt", "xlsx.xlsx", "varied.csv"),
)
FORMATS = (
    *(("check", form) for form in ("text", "json", "jsonl")),
    *(("parse", form) for form in ("json", "jsonl")),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of each kind; forms stand thrice in one.

    So there are findings that are equal but for their place.
    """
    made = tmp_path_factory.mktemp("shares")
    forms.written({"forms": forms.drawn(LEVELS) * 3}, made)
    for name in ("coded", "xlsx", "varied"):
        suffix, write = corpora.CORPORA[name]
        write(made / f"{name}{suffix}", 160)
    return made


@pytest.fixture(autouse=True)
def numbers(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """Share out small files too; tell of how many shares something came."""
    told: list[int | None] = []

    def noted(
        work: Callable[[object], object], shares: Sequence[object], n: int
    ) -> object:
        """Do the work, and note what came of it."""
        made = spread(work, shares, n)
        told.append(made and len(made))
        return made

    for name, value in (("WORTH", 8), ("_LEAST", 8), ("_FIRST", 8)):
        monkeypatch.setattr(cut, name, value)
    monkeypatch.setattr(stretches, "LONG", 1000)
    for user in (judging, printing, text):
        monkeypatch.setattr(user, "spread", noted)
    return told


def both(run: Run, *arguments: str) -> Done:
    """Return what two processes leave behind, which is the same as from one."""
    alone = run(*arguments, "--jobs", "1")
    assert run(*arguments, "--jobs", "2") == alone
    return alone


@pytest.mark.parametrize(("command", "form"), FORMATS)
@pytest.mark.parametrize("name", FILES)
def test_same_bytes(
    run: Run,
    folder: Path,
    numbers: list[int | None],
    name: str,
    command: str,
    form: str,
) -> None:
    """Findings, places, numbers, fingerprints and indicators are the same."""
    done = both(run, command, str(folder / name), "--format", form)

    assert len(done.out) > 1000
    (shares,) = numbers
    assert shares is not None
    assert shares > 3


TEXT = """
项目支出绩效目标表
单位名称：柳溪县交通局 单位：万元
项目名称 总计 财政拨款 其他资金 绩效目标 绩效指标
合计 {total}.00 {total}.00
"""
UNIT = """    柳溪县{}公路局 {}.00 {}.00
"""
PROJECT = """    {}号村道 10.00 10.00
养护村道{}公里。

1、1-产出指标；11-数量指标；养护里程；实施周期指标值:≥{}公里；
年度指标值:≥{}公里。
2、2-效益指标；22-社会效益指标；出行条件；实施周期指标值:明显改善；
年度指标值:明显{}改善。
"""


def listed(change: Callable[[int, str], str] = lambda _, text: text) -> str:
    """Return a list of four units with eight projects each, changed one by one."""
    found = [TEXT.format(total=321)]
    for unit in range(4):
        found.append(UNIT.format(unit, 80, 80))
        for at in range(8):
            number = unit * 8 + at
            found.append(change(number, PROJECT.format(*[number] * 4, "有")))
    return "".join(found)


TEXTS = {
    "with units and totals": listed(),
    "with pages": listed(
        lambda n, text: f"{text}\n{n}\n\n项目支出绩效目标表\n" if n % 5 == 4 else text
    ),
    "with copies": listed(lambda n, text: text.replace(f"{n}", f"{n % 3}")),
    "with names above": listed(lambda _, text: text.replace("号村道", "号\n村道")),
    "with ends told by widths": listed(
        lambda _, text: text.replace("有改善。", "好转")
    ),
    "with what nobody reads": listed(lambda n, text: f"{text}\n二、其他说明事项{n}\n"),
}
"""Texts of which stretches are worked on."""

ODD_TEXTS = {
    "with a field of its own": listed(
        lambda n, text: (
            text.replace("年度指标值", "年度指标值:≥1；指标解释") if n == 30 else text
        )
    ),
    "without sums": listed(
        lambda n, text: text.replace("10.00", "") if n > 20 else text
    ),
    "with a total amid it": listed(
        lambda n, text: text.replace("20号村道", "小计") if n == 20 else text
    ),
}
"""Texts that must be seen as one."""


@pytest.mark.parametrize(("command", "form"), FORMATS)
@pytest.mark.parametrize("name", [*TEXTS, *ODD_TEXTS])
def test_long_texts(
    run: Run,
    numbers: list[int | None],
    name: str,
    command: str,
    form: str,
) -> None:
    """They are extracted by stretches where these can be told apart, with the same bytes."""
    whole = {**TEXTS, **ODD_TEXTS}[name]
    Path("text.txt").write_text(whole, encoding="utf-8")
    done = both(run, command, "text.txt", "--format", form)

    assert len(done.out) > 1000
    # Where remarks are made, all is extracted first.
    alike = name in TEXTS or (command, form) in {("check", "text"), ("check", "json")}
    assert list(map(bool, numbers)) == ([True] if alike else [False, True])


OVERRIDES = """\
overrides:
  - {files: file.*, ignore: vague, min-severity: warning}
  - {projects: [1?号村道, 2*], select: [vague, duplicate], fail-on: info}
"""


@pytest.mark.parametrize("form", ["text", "jsonl"])
@pytest.mark.parametrize("suffix", ["csv", "txt"])
def test_settings_for_some_projects(
    run: Run, numbers: list[int | None], suffix: str, form: str
) -> None:
    """What holds for some projects does in every share."""
    Path("jixiaolint.yaml").write_text(OVERRIDES, encoding="utf-8")
    row = "{0}号村道,产出指标,质量指标,路面平整程度{0},有效改善\n"
    table = HEAD + "".join(map(row.format, range(40)))
    text = {"csv": table, "txt": listed()}[suffix]
    Path(f"file.{suffix}").write_text(text, encoding="utf-8")
    done = both(run, "check", f"file.{suffix}", "--format", form)

    assert any(numbers)
    if form == "jsonl":
        found = [json.loads(line) for line in done.out.splitlines()]
        vague = {one["project"] for one in found if one["problem"] == "vague"}
        assert vague == {
            f"{n}号村道"
            for n in range(40 if suffix == "csv" else 32)
            if n == 2 or n // 10 in (1, 2)
        }


@pytest.mark.parametrize("act", [lambda: os._exit(9), lambda: 1 / 0])
def test_what_goes_wrong_with_a_share(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    numbers: list[int | None],
    act: Callable[[], object],
) -> None:
    """One process does all the work then."""
    parent, real = os.getpid(), judging.in_projects

    def projects(*given: object) -> object:
        """Fail in any process but the first."""
        if os.getpid() != parent:
            act()
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(judging, "in_projects", projects)
    both(run, "check", str(folder / "xlsx.xlsx"), "--format", "jsonl")

    assert numbers == [None]


@pytest.mark.parametrize("at", [5, 30])
@pytest.mark.parametrize(
    ("form", "code"), [("csv", "TST101"), ("csv", "PRJ811"), ("txt", "TST101")]
)
def test_a_rule_that_crashes(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    numbers: list[int | None],
    form: str,
    code: str,
    at: int,
) -> None:
    """It is told of once, with what it found before, in whatever share that was."""
    row = "{0}号村道,产出指标,质量指标,路面平整程度{0},有效改善\n"
    table = HEAD + "".join(map(row.format, range(40)))
    text = listed(lambda n, text: text.replace("出行条件", f"出行条件{n}"))
    Path(f"file.{form}").write_text({"csv": table, "txt": text}[form], "utf-8")
    names = {f"{at}号村道", f"路面平整程度{at}", f"出行条件{at}"}
    real = Ask.hits

    def hits(ask: Ask, view: Row | ProjectView) -> Iterator[Hit]:
        """Fail at one row or project."""
        if view.text("name") in names:
            raise ZeroDivisionError
        return real(ask, view)

    monkeypatch.setattr(Ask, "hits", hits)
    chosen = ("--rules", "rules", "--select", code)
    done = both(run, "check", f"file.{form}", *chosen, "--format", "jsonl")

    assert set(numbers) == {None}
    assert done.out.count("\n") == at
    assert done.err.count(f"{code}: 规则运行出错") == 1


def test_small_files(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    numbers: list[int | None],
) -> None:
    """They are not shared out, nor is anything where one counts what each rule says."""
    both(run, "check", str(folder / "coded.txt"), "--coverage")
    monkeypatch.setattr(cut, "WORTH", 1000)
    both(run, "check", str(folder / "coded.txt"))

    assert numbers == []


def test_shares_are_all_projects_in_order() -> None:
    """The first is small; a share ends with a project, and may go over several tables."""
    tables = [table(8, 4), table(3), table(20), table(2, 2, 2)]

    assert cut.shares(tables, 2) == [
        ((0, 0, 1),),
        ((0, 1, 2), (1, 0, 1), (2, 0, 1)),
        ((3, 0, 3),),
    ]
    assert cut.shares(tables, 1) == []
    assert cut.shares([table(90)], 2) == []


def table(*sizes: int) -> Table:
    """Return a table of projects with so many indicators."""
    row = Indicator(1, None)
    projects = [Project(at, None, (row,) * size) for at, size in enumerate(sizes, 1)]
    return Table(None, None, None, "grid", frozenset(), tuple(projects))


def test_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are as many as one asks for, else as there are cores."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)

    assert [helping(asked) for asked in (None, 1, 4)] == [3, 1, 4]
