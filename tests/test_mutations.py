"""Clean subjects are silent; with one thing broken, one rule speaks, and it alone."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from jixiaolint.engine.example import examine
from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.verdicts import in_table
from jixiaolint.file_read import Reading
from jixiaolint.model import INDICATOR_TEXTS, Extraction
from jixiaolint.reading import found, jobs, read_one
from jixiaolint.rule_files.load import load_rules
from jixiaolint.settings.run import Settings
from jixiaolint.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiaolint.findings import Finding
    from jixiaolint.model import Indicator, Table
    from jixiaolint.source import Source

ROOT = Path(__file__).resolve().parents[1]
RULES = {rule.code: rule for rule in load_rules()}
FILE = yaml.safe_load(Path(__file__).with_name("mutations.yaml").read_text("utf-8"))
SUBJECTS: dict[str, Any] = FILE["subjects"]
MUTATIONS: list[dict[str, Any]] = FILE["mutations"]
GENERIC: list[dict[str, Any]] = FILE["generic"]
JUDGE = Judge(tuple(RULES.values()), "zh")
# What the owner of a field is called at the start of a path.
OF_PROJECT = r"(projects\.\d+\.)?"
OF_ROW = r"(projects\.\d+\.)?(rows\.\d+\.)?"
# Where two rules cannot but speak of one change, `also` names the other.
MOST_SHARED = 0.1
# A generic mutation that spares nearly every row proves little.
AT_LEAST = 10


def broken(clean: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of the subject with the values at the paths replaced.

    Null removes what stands at a path; rows are removed last, so that paths count
    those of the clean subject.
    """
    subject = copy.deepcopy(dict(clean))
    gone = [path for path, value in changes.items() if value is None]
    for path, value in changes.items():
        if value is not None:
            put(subject, path, value)
    for path in reversed(gone):
        holder, key = reach(subject, path)
        del holder[key]
    return subject


def put(subject: dict[str, Any], path: str, value: object) -> None:
    """Set the value at a path; one past the end of a list, add it."""
    holder, key = reach(subject, path)
    if isinstance(holder, list) and key == len(holder):
        holder.append(value)
    else:
        holder[key] = value


def reach(subject: dict[str, Any], path: str) -> tuple[Any, Any]:
    """Return what holds the end of a path, and the index or key of it there."""
    *way, last = path.split(".")
    holder: Any = subject
    for step in way:
        holder = holder[key_of(holder, step)]
    return holder, key_of(holder, last)


def key_of(holder: object, step: str) -> int | str:
    """Return a step of a path as a key; in lists it counts from one."""
    return int(step) - 1 if isinstance(holder, list) else step


def spot(finding: Finding, subject: Mapping[str, Any]) -> str:
    """Return the path of what a finding marks, in the terms of the subject."""
    steps = []
    if "projects" in subject and finding.project_index is not None:
        steps.append(f"projects.{finding.project_index}")
    if finding.seq is not None:
        steps.append(f"rows.{finding.seq}")
    return ".".join([*steps, finding.field or "file"])


def near(mutation: Mapping[str, Any]) -> set[str]:
    """Return the paths that are broken, and where their rule says that it marks."""
    rule = RULES[mutation["rule"]]
    field = {"value": "annual", "stem": "name"}.get(rule.field, rule.field)
    owners = {"file": [""], "table": ["", OF_PROJECT], "project": [OF_PROJECT, OF_ROW]}
    marks = {
        re.match(owner, path)[0] + field
        for path in mutation["break"]
        for owner in owners.get(rule.scope, [OF_ROW])
    }
    return marks | set(mutation["break"])


def name_of(mutation: Mapping[str, Any]) -> str:
    """Return a name for a mutation: the rule and the first path that is broken."""
    return f"{mutation['rule']} {next(iter(mutation['break']))}"


@pytest.mark.parametrize("name", SUBJECTS)
def test_clean_subject_is_silent(name: str) -> None:
    """No rule of any severity has anything to say of a clean subject."""
    found = {
        (one.code, one.message) for one in examine([*RULES.values()], SUBJECTS[name])
    }
    assert found == set()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=name_of)
def test_one_rule_speaks_of_what_is_broken(mutation: dict[str, Any]) -> None:
    """The broken subject gets findings of one rule, on what was broken."""
    subject = broken(mutation["clean"], mutation["break"])
    found = examine([*RULES.values()], subject)
    codes = {one.code for one in found}
    marked = {spot(one, subject) for one in found if one.code == mutation["rule"]}

    assert codes == {mutation["rule"], *mutation.get("also", ())}
    if "at" in mutation:
        assert marked == set(mutation["at"])
    else:
        assert marked <= near(mutation)


def test_every_rule_is_put_to_the_test() -> None:
    """The rules in the file are all rules."""
    tried = {mutation["rule"] for mutation in MUTATIONS}
    assert tried == set(RULES)


def test_every_subject_is_broken_somewhere() -> None:
    """A subject is there to be broken, and nothing else is."""
    used = [mutation["clean"] for mutation in MUTATIONS]
    assert all(clean in SUBJECTS.values() for clean in used)
    assert [name for name, clean in SUBJECTS.items() if clean not in used] == []


def test_few_mutations_concern_two_rules() -> None:
    """Rules overlap rarely, and where they do the file says why."""
    shared = [mutation for mutation in MUTATIONS if "also" in mutation]
    assert len(shared) < MOST_SHARED * len(RULES)
    assert all(mutation.get("because") for mutation in shared)


def clean_projects() -> list[tuple[Source, Table]]:
    """Return the projects of the clean examples, each as a table of its own."""
    return [
        (reading.source, replace(table, projects=(project,)))
        for one in found([str(ROOT / "examples/clean")], Settings())
        for _, job in jobs(one, Settings())
        if isinstance(reading := read_one(job, Settings()), Reading)
        for table in reading.extraction.tables
        for project in table.projects
    ]


def problems(source: Source, table: Table) -> set[tuple[str, int | None]]:
    """Return the problems of a table of one project, each with the row it is on."""
    (view,) = file_view(Extraction((table,))).tables
    return {(one.problem, one.seq) for one in in_table(JUDGE, view, source)}


def spoilt(row: Indicator, generic: Mapping[str, Any]) -> tuple[Indicator, ...]:
    """Return what a row becomes: itself spoilt, two rows, or none if it is spared."""
    fields = {key: str(getattr(row, key) or "") for key in INDICATOR_TEXTS}
    where = generic.get("where", {}).items()
    if not all(re.search(pattern, fields[key]) for key, pattern in where):
        return ()
    if generic.get("double"):
        return row, replace(row, score=None)
    made = {
        side: re.sub(pattern, put.format(**fields), fields[side], count=1)
        for key, (pattern, put) in generic["put"].items()
        for side in (("cycle", "annual") if key == "value" else (key,))
    }
    if all(fields[key] == text for key, text in made.items()):
        return ()
    texts = {key: Text.at(text, 0) if text else None for key, text in made.items()}
    return (replace(row, **texts),)


def with_rows(table: Table, seq: int, rows: tuple[Indicator, ...]) -> Table:
    """Return the table of one project with others in place of one of its rows."""
    (project,) = table.projects
    old = project.indicators
    made = enumerate((*old[: seq - 1], *rows, *old[seq:]), 1)
    numbered = tuple(replace(row, seq=number) for number, row in made)
    return replace(table, projects=(replace(project, indicators=numbered),))


@pytest.mark.parametrize("generic", GENERIC, ids=lambda one: one["name"])
def test_any_clean_row_spoilt_in_this_way_is_reported(generic: dict[str, Any]) -> None:
    """Its problem is found on the row, and no problem that does not follow from it."""
    follow = {generic["problem"], *generic.get("related", ())}
    wrong, tried = {}, 0
    for source, table in clean_projects():
        before = problems(source, table)
        for row in table.projects[0].indicators:
            rows = spoilt(row, generic)
            if not rows:
                continue
            tried += 1
            new = problems(source, with_rows(table, row.seq, rows)) - before
            right = (generic["problem"], row.seq) in new
            if not right or {problem for problem, _ in new} - follow:
                wrong[f"{row.name}={row.annual}"] = new

    assert wrong == {}
    assert tried >= AT_LEAST
