"""The plan of the rules: it finds what the rules find when each is asked of everything."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import varied

from jixiaolint.engine import judge as judging
from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.plan import plans
from jixiaolint.engine.rulebook import Rulebook
from jixiaolint.engine.verdicts import in_table
from jixiaolint.extract import extract
from jixiaolint.read import read
from jixiaolint.rule.hit import holds
from jixiaolint.rule.reads import answers, reads
from jixiaolint.rule.rule import NO_WAYS
from jixiaolint.rule_files.load import load_rules
from jixiaolint.settings.chosen import choose
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from command import Run
    from jixiaolint.engine.plan.asked import Ask
    from jixiaolint.findings import Finding
    from jixiaolint.rule.hit import Hit
    from jixiaolint.rule.subject import TableView
    from jixiaolint.source import Source

SHARED = Path(__file__).resolve().parents[2] / "shared"
KINDS = (".csv", ".html", ".md", ".txt")
FOLDERS = ("seeds", "elsewhere/tables", "cases")


def tables(data: bytes, name: str) -> Iterator[tuple[TableView, Source]]:
    """Yield the tables of a file as rules look at them."""
    source = read(name, data)
    for view in file_view(extract(source)).tables:
        yield view, source


def varied_table(rows: int) -> tuple[TableView, Source]:
    """Return a table of rows of all kinds, as rules look at it."""
    (table,) = tables(varied.text(rows, seed=rows).encode(), "varied.csv")
    return table


def plainly(
    rules: Any, view: TableView, source: Source, monkeypatch: pytest.MonkeyPatch
) -> list[Finding]:
    """Return what the rules find if each is asked, as written, of every row and project."""
    with monkeypatch.context() as patch:
        patch.setattr(judging, "_asks", lambda plan, _: plan.asked.as_written())
        patch.setattr(Judge, "prepare", lambda *_: None)
        return list(in_table(Judge(rules, "zh"), view, source))


def by_code(found: list[Finding]) -> list[tuple[str, ...]]:
    """Return findings in an order that does not depend on that of the questions."""
    return sorted(
        (f.code, str(f.project_index), str(f.seq), str(f.place), f.message, str(f))
        for f in found
    )


@pytest.mark.parametrize(
    ("profile", "rows"),
    [("mixed", 4_000), ("guangdong", 1_200), ("national-2015", 1_200)],
)
def test_a_plan_finds_what_plain_questions_find(
    profile: str, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On rows of all kinds, in every profile, no finding is lost and none is new.

    What to write instead is left out: each try asks the rules again, in the same way.
    """
    book = Rulebook((), "zh", lambda rules: choose(rules, Settings()), profile)
    rules = [replace(rule, rewrite=NO_WAYS) for rule in book.general().rules]
    view, source = varied_table(rows)

    found = by_code(list(in_table(Judge(rules, "zh"), view, source)))

    codes = {code for code, *_ in found}
    assert len(codes) > 80
    assert {code[:3] for code in codes} > {"NAM", "FOR", "VAL", "UNI", "DIM", "PRJ"}
    assert found == by_code(plainly(rules, view, source, monkeypatch))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_plan_finds_what_plain_questions_find_in_real_tables(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor on the tables that lie beside the project."""
    files = [one for one in (SHARED / folder).rglob("*") if one.suffix in KINDS]
    if not files:
        pytest.skip(f"no tables in {folder} beside the project")
    rules = load_rules()
    judge = Judge(rules, "zh")

    for path in files:
        for view, source in tables(path.read_bytes(), path.name):
            found = by_code(list(in_table(judge, view, source)))
            assert found == by_code(plainly(rules, view, source, monkeypatch)), path


def test_answers_are_kept_by_all_that_they_depend_on() -> None:
    """A condition that was asked of other rows says of a row what it says when asked."""
    view, _ = varied_table(2_000)
    judge = Judge(load_rules(), "zh")
    plan, _ = plans(judge.on("indicator"), judge.on("project"), lambda make: make())
    conditions = [one for one, _, _ in plan.conditions]

    assert len(conditions) > 20
    for condition in conditions:
        answer = answers(condition)
        assert [answer(row) for row in view.rows] == [
            holds(condition, row) for row in view.rows
        ], condition


PLAN = """\
NAM107 own-target (indicator)
  is asked only where all of these lines hold
"""


def test_a_plan_can_be_read(run: Run) -> None:
    """`rules --plan` tells the clauses of a rule, and what they leave open."""
    printed = run("rules", "--plan", "NAM107", "--lang", "en").out

    assert printed.startswith(PLAN)
    assert "  - target: {in: name, has: [number]} or pattern: {match: " in printed
    assert "  - not measure: {kind: [question]}\n" in printed
    assert printed.endswith(
        "  then it applies and nothing exempts: only the place is looked for\n"
    )


def test_a_rule_on_projects_is_not_asked_where_its_rows_are_missing() -> None:
    """Two rows with scores, or two with an explanation, are wanted before any is compared."""
    table = "项目,二级指标,三级指标,指标解释,年度指标值,分值\n养护,{}\n养护,{}\n"
    judge = Judge(load_rules(), "zh")

    def asked(*rows: str) -> set[str]:
        """Return which of some rules are asked of a project of two rows."""
        ((view, _),) = tables(table.format(*rows).encode(), "a.csv")
        (project,) = view.projects
        known = {ask.rule.code for ask in judge._plans[1].candidates(project)}
        return known & {"PRJ804", "PRJ816", "PRJ824"}

    full = "数量,修桥数量,修好并验收,≥5座,10"
    assert asked(full, full) == {"PRJ804", "PRJ816", "PRJ824"}
    assert asked(full, "数量,修桥数量,修好并验收,≥5座,") == {"PRJ804", "PRJ816"}
    assert asked(full, "数量,修桥数量,,≥5座,10") == {"PRJ816", "PRJ824"}
    assert asked(",修桥数量,修好并验收,≥5座,10", full) == {"PRJ804", "PRJ824"}


def test_a_rule_that_the_plan_is_sure_of_fires_without_being_asked() -> None:
    """What a row breaks is told without a look for the places, and is what they tell."""
    view, _ = varied_table(2_000)
    places, codes = Judge(load_rules(), "zh"), Judge(load_rules(), "zh")
    plan, _ = plans(codes.on("indicator"), codes.on("project"), lambda make: make())
    sure = {ask.rule.code for ask in plan.asked.rules if ask.sure}

    def refuse(ask: Ask, row: Any) -> Iterator[Hit]:
        """Ask only rules that the plan is not sure of."""
        assert ask.rule.code not in sure
        return ask.hits(row)

    codes._hits = refuse  # type: ignore[method-assign]
    assert len(sure) > 80
    for row in view.rows:
        assert codes.fired(row) == {rule.code for rule, _ in places.found(row)}, row


def test_names_that_differ_in_figures_only_are_looked_at_once() -> None:
    """What is true of one is what each leaf says of it when it is asked of it alone."""
    random, digit = Random(1), re.compile("[1-9]")
    known = {row[4] for row in varied.rows(30_000) if digit.search(row[4])}
    names = [
        digit.sub(lambda _: str(random.randint(1, 9)), name)
        for name in sorted(known)
        for _ in range(12)
    ]
    written = io.StringIO()
    csv.writer(written).writerows(
        [["三级指标", "年度指标值"], *([n, "≥1"] for n in names)]
    )
    ((view, _),) = tables(written.getvalue().encode(), "a.csv")
    plan = Judge(load_rules(), "zh")._plans[0]
    bits = [(leaf, b) for leaf, b in plan.asked.bits.items() if "name" in reads(leaf)]

    plan.prepare(view.rows)

    assert len(view.rows) == len(names)
    assert len({row.like_name for row in view.rows}) < len({*names}) * 0.6
    limited = [row for row in view.rows if row.measure and row.measure.limit]
    assert len(limited) > 20
    assert [row.like_name for row in limited] == [row.name for row in limited]
    for row in view.rows:
        truths = plan.truths(row)
        assert [leaf for leaf, bit in bits if truths & bit] == [
            leaf for leaf, _ in bits if holds(leaf, row)
        ], row.name
