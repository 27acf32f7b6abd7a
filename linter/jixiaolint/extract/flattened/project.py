"""The facts of a flattened form into its project."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from jixiaolint.extract.flattened.facts import goal_pairs
from jixiaolint.extract.flattened.goals import run_on, split_goals
from jixiaolint.extract.flattened.terms import bare
from jixiaolint.model import Amount, Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.extract.flattened.facts import Fact
    from jixiaolint.extract.heading import Heading
    from jixiaolint.text import Span, Text

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[-－]?\d[\d,，]*(?:\.\d+)?")
_WHOLE = "整体"


def project_of(
    lines: Sequence[Text],
    facts: Sequence[Fact],
    title: Text | None,
    heading: Heading,
    index: int,
) -> tuple[Project, list[Span]]:
    """Return the project that the facts describe, and the ranges that are frame.

    A form for a whole department, by its title or for want of a project name, gives a
    project of kind ``department`` named after it.
    """
    name = _text(lines, facts, "project") or heading.project
    department = _text(lines, facts, "department")
    whole = name is None and (
        department is not None or (title and _WHOLE in title.value)
    )
    cycle, goal = _goals(lines, facts)
    start, end = _term(facts)
    project = Project(
        index=index,
        name=(department or submitter(lines, facts) or heading.unit) if whole else name,
        indicators=(),
        kind="department" if whole else "project",
        unit=submitter(lines, facts),
        amounts=tuple(_amounts(facts)),
        goal=goal,
        cycle_goal=cycle,
        content=_text(lines, facts, "content"),
        start_year=start,
        end_year=end,
    )
    return project, list(_frame(facts))


def submitter(lines: Sequence[Text], facts: Sequence[Fact]) -> Text | None:
    """Return the body that a form is for: the spending unit, else the one above it."""
    for role in ("unit", "department", "supervisor"):
        if (text := _text(lines, facts, role)) is not None:
            return text
    return None


def _text(lines: Sequence[Text], facts: Sequence[Fact], role: str) -> Text | None:
    """Return the value of the first filled fact of a role."""
    texts = (run_on(lines, fact.lines) for fact in facts if fact.role == role)
    return next((text for text in texts if text is not None), None)


def _goals(
    lines: Sequence[Text], facts: Sequence[Fact]
) -> tuple[Text | None, Text | None]:
    """Return the goal of the period and the goal of the year."""
    for _, right in goal_pairs(facts):
        one, two = (run_on(lines, part) for part in split_goals(right.lines))
        return (None, one or two) if right.role == "block" else (one, two)
    cycle_goal = _text(lines, facts, "cycle")
    goals = [
        text for f in facts if f.role == "goal" and (text := run_on(lines, f.lines))
    ]
    if len(goals) > 1 and cycle_goal is None:
        return goals[0], goals[1]
    return cycle_goal, goals[0] if goals else None


def _amounts(facts: Sequence[Fact]) -> Iterator[Amount]:
    """Yield the sums of money with a number; blank ones are left out."""
    for fact in facts:
        words = [word for line in fact.lines for word in line]
        if fact.role != "amount" or not words:
            continue
        text = words[0].text
        if (found := _NUMBER.match(text.value)) is None:
            continue
        digits = re.sub("[,，]", "", found[0]).replace("－", "-")
        label = bare("".join(word.value for word in fact.label))
        try:
            yield Amount(label, text, Decimal(digits))
        except InvalidOperation:
            continue


def _term(facts: Sequence[Fact]) -> tuple[int | None, int | None]:
    """Return the first and last year of the project, where the form states them."""
    years: dict[str, list[int]] = {"start": [], "end": [], "years": []}
    for fact in facts:
        if fact.role in years:
            years[fact.role].extend(map(int, _YEAR.findall(fact.value)))
    start = years["start"] or years["years"][:1]
    end = years["end"] or years["years"][1:2]
    return (start[0] if start else None), (end[0] if end else None)


def _frame(facts: Sequence[Fact]) -> Iterator[Span]:
    """Yield the ranges of labels and values; those of fields count twice, harmlessly."""
    for fact in facts:
        for word in fact.label:
            yield from word.text.spans()
        for line in fact.lines:
            for word in line:
                yield from word.text.spans()
