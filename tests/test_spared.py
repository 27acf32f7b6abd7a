"""What is not asked anew when a row is rewritten: nothing that could be answered otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from jixiaolint.engine.example import read_example
from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.touches import touched
from jixiaolint.model import JUDGED_TEXTS
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import ProjectView, Row
from jixiaolint.rule_files.fixtures import fixture_files
from jixiaolint.rule_files.load import load_rules
from jixiaolint.trial import cases, examples

FIXTURES = fixture_files([Path(__file__).parent / "rules"])
RULES = {rule.code: rule for rule in load_rules()}
ON_PROJECTS = [code for code, rule in RULES.items() if rule.scope == "project"]
ON_VALUES = [
    code
    for code, rule in RULES.items()
    if rule.scope == "indicator" and rule.field == "value"
]
OTHERWISE = (None, "甲乙丙", "≥98765公里", "2031年6月底前")
"""Texts that a field of a row may hold instead of its own."""


def projects(rule: Rule) -> Iterator[ProjectView]:
    """Yield the projects in the examples and the fixture of a rule."""
    for case in (*examples(rule), *cases(*FIXTURES[rule.code])):
        _, extraction, _ = read_example(case.given)
        for table in file_view(extraction).tables:
            yield from table.projects


def changes(project: ProjectView) -> Iterator[tuple[frozenset[str], ProjectView]]:
    """Yield the project with one text of a row otherwise, and what of the row changed."""
    for at, field, text in product(range(len(project.rows)), JUDGED_TEXTS, OTHERWISE):
        row = project.rows[at]
        new = replace(row, **{field: text})
        changed = {field} if getattr(row, field) != text else set()
        changed |= {"filled"} if row.filled != new.filled else set()
        rows = (*project.rows[:at], new, *project.rows[at + 1 :])
        yield frozenset(changed), replace(project, rows=rows)


def spots(judge: Judge, project: ProjectView) -> list[tuple[Any, ...]]:
    """Return where a rule on projects speaks."""
    found = judge.of_project(project)
    return [(rule.code, hit.seq, hit.field, hit.span) for rule, hit in found]


@pytest.mark.parametrize("code", ON_PROJECTS)
def test_a_rule_that_looks_at_no_changed_field_finds_what_it_found(code: str) -> None:
    """Whatever stands in fields that a rule on projects does not touch is all one to it."""
    judge = Judge([RULES[code]], "zh")

    for project in projects(RULES[code]):
        before = spots(judge, project)
        for changed, new in changes(project):
            if code in judge.touches.unmoved(changed):
                assert spots(judge, new) == before, (changed, new.rows)
                assert judge.of_project(new, changed) == []


def test_rules_that_touch_some_fields_are_spared_by_others() -> None:
    """Most rules on projects look at few fields, or nothing would be spared."""
    touches = Judge([RULES[code] for code in ON_PROJECTS], "zh").touches

    spared = {field: touches.unmoved(frozenset({field})) for field in JUDGED_TEXTS}
    assert all(spared.values())
    assert touches.unmoved(frozenset()) == set(ON_PROJECTS)
    assert touches.unmoved(frozenset((*JUDGED_TEXTS, "filled"))) < set(ON_PROJECTS)


def test_every_part_of_a_rule_touches() -> None:
    """What a rule applies to and its exceptions look at fields as what is wrong does."""
    one, *others = (replace(RULES[code], where=None, unless=()) for code in ON_PROJECTS)
    assert len({touched(other) for other in others}) > 3
    for other in others:
        both = touched(one) | touched(other)
        assert touched(replace(one, where=other.when)) == both
        assert touched(replace(one, unless=(other.when,))) == both


def rows(rule: Rule) -> Iterator[Row]:
    """Yield the rows of a rule's examples, with either value in the place of both."""
    for project in projects(rule):
        for row in project.rows:
            values = dict.fromkeys((row.annual, row.cycle, "≥98765公里"))
            for annual, cycle in product(values, repeat=2):
                yield replace(row, annual=annual, cycle=cycle)


@pytest.mark.parametrize("code", ON_VALUES)
def test_a_row_still_breaks_a_rule_if_it_is_found_to(code: str) -> None:
    """Where one of two values is rewritten, a look at the other says what a whole one does."""
    rule = RULES[code]
    first = Judge([rule], "zh")

    for row in rows(rule):
        for _, hit in first.found(row):
            for value in ("≥98765公里", row.annual, row.cycle):
                new = replace(row, **{hit.field or "annual": value})
                told = Judge([rule], "zh").still(new, rule, hit)
                assert told == bool(Judge([rule], "zh").fired(replace(new))), new
