"""A flattened form into a table with its project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.flattened.facts import is_strip, read_facts
from jixiaolint.extract.flattened.indicators import read_indicators
from jixiaolint.extract.flattened.notes import note_lines
from jixiaolint.extract.flattened.project import project_of, submitter
from jixiaolint.extract.heading import Heading, read_heading, year_in
from jixiaolint.model import Table
from jixiaolint.words.match import pattern, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.facts import Fact
    from jixiaolint.extract.flattened.forms import Form
    from jixiaolint.extract.flattened.goals import Line
    from jixiaolint.text import Span, Text

_YEAR_LINE = pattern(r"^[（(]?\s*(20\d\d)\s*{form-word=year|fiscal~}?\s*[）)]?$")
_MONEY_HINT = pattern(r"[（(]\s*(?:{heading-label}[:：])?\s*({money-unit})\s*[)）]")


def read_form(form: Form, heading: Heading, index: int) -> tuple[Table, list[Span]]:
    """Return the table of a form, its project numbered `index`, and the frame spans."""
    above = [() if is_strip(words) else words for words in form.words[: form.facts_end]]
    facts, loose = read_facts(above)
    own, frame = _own_heading(form.lines, loose)
    frame.extend(form.frame())
    notes = _notes(form)
    shown = [n for n, words in enumerate(form.words) if is_strip(words)]
    for number in (*notes, *shown):
        frame.extend(form.lines[number].strip().spans())
    found = read_indicators(form, notes)
    title = form.title or heading.title
    project, spans = project_of(form.lines, facts, title, heading, index)
    table = Table(
        title=title,
        unit=own.unit or submitter(form.lines, facts) or heading.unit,
        year=(year_in(title.value) if title else None) or own.year or heading.year,
        layout="flattened",
        columns=found.columns,
        projects=(found.filled(project),),
        money_unit=own.money_unit or _money_unit(facts) or heading.money_unit,
    )
    return table, [*frame, *found.frame, *spans]


def _notes(form: Form) -> frozenset[int]:
    """Return the lines of notes below the indicator table."""
    start = form.start or 0
    values = [
        line.value if form.words[number] and number >= start else ""
        for number, line in enumerate(form.lines)
    ]
    return note_lines(values)


def _own_heading(
    lines: Sequence[Text], loose: Sequence[Line]
) -> tuple[Heading, list[Span]]:
    """Return what lines without a fact say of the table: year, body, unit of money."""
    texts = [lines[words[0].line].strip() for words in loose]
    heading, frame = read_heading(texts)
    for text in texts:
        if found := _YEAR_LINE.match(text.value):
            frame.extend(text.spans())
            heading = Heading(
                heading.title,
                heading.unit,
                heading.year or int(found[1]),
                heading.money_unit,
                heading.project,
            )
    return heading, frame


def _money_unit(facts: Sequence[Fact]) -> Text | None:
    """Return the unit of money: 单位：元, or as a label has it: 预算金额（万元）."""
    for fact in facts:
        if fact.role == "money" and fact.value in words_of("money-unit"):
            return fact.lines[0][0].text
        for word in fact.label if fact.role in ("amount", "head") else ():
            if found := _MONEY_HINT.search(word.value):
                return word.text.slice(*found.span(1))
    return None
