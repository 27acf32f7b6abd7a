"""A file as read, shared out among processes: the same bytes as from one alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import corpora
import pytest

import forms
from form_tables import LEVELS
from jixiaolint.engine.judge import Judge
from jixiaolint.model import Indicator, Project, Table
from jixiaolint.shares import cut, judging, printing
from jixiaolint.shares.spread import spread
from jixiaolint.workers.cores import FORKS, helping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from command import Done, Run

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
    for user in (judging, printing):
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


@pytest.mark.parametrize("act", [lambda: os._exit(9), lambda: 1 / 0])
def test_what_goes_wrong_with_a_share(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    numbers: list[int | None],
    act: Callable[[], object],
) -> None:
    """One process does all the work then."""
    parent, real = os.getpid(), Judge.projects

    def projects(*given: object) -> object:
        """Fail in any process but the first."""
        if os.getpid() != parent:
            act()
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "projects", projects)
    both(run, "check", str(folder / "xlsx.xlsx"), "--format", "jsonl")

    assert numbers == [None]


def test_a_rule_that_crashes(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    numbers: list[int | None],
) -> None:
    """It is told of once, with what it found before."""
    real = Judge.projects

    def projects(judge: Judge, *given: object) -> object:
        """Let a rule have crashed."""
        judge.crashed["CON101"] = "no reason"
        return real(judge, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "projects", projects)
    done = both(run, "check", str(folder / "xlsx.xlsx"), "--format", "jsonl")

    assert numbers == [None]
    assert done.err.count("CON101: 规则运行出错") == 1


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
