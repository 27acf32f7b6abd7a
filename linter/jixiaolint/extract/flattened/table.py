"""A flattened form into what it states and its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.flattened.facts import is_strip, read_facts
from jixiaolint.extract.flattened.goals import goals_of, run_on
from jixiaolint.extract.flattened.indicators import read_indicators
from jixiaolint.extract.form import Facts, Form, take
from jixiaolint.extract.grid.facts import claim_label, read_cell, take_title
from jixiaolint.extract.marks import is_note
from jixiaolint.text import Text
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.extract.flattened.forms import FormLines
    from jixiaolint.text import Span

_TEXTS = frozenset(("goal", "cycle", "block"))


def read_form(form: FormLines, frame: list[Span]) -> Form:
    """Return the form that lines hold; what is no part of it goes to `frame`."""
    facts = _facts(form)
    frame.extend(form.frame())
    notes = _notes(form)
    shown = [n for n, words in enumerate(form.words) if is_strip(words)]
    for number in (*notes, *shown):
        frame.extend(form.lines[number].strip().spans())
    found = read_indicators(form, notes, frame)
    frame.extend(facts.frame)
    return Form(facts, found.drafts, found.columns, begins=True)


def _facts(form: FormLines) -> Facts:
    """Return what stands above the indicators of a form."""
    above = [() if is_strip(words) else words for words in form.words[: form.facts_end]]
    stated, loose = read_facts(above)
    facts = Facts()
    if form.title is not None:
        take_title(form.title, facts)
    for words in loose:
        read_cell(form.lines[words[0].line].strip(), facts)
    higher: Text | None = None
    for fact in stated:
        label = Text.join(word.text for word in fact.label).squeeze()
        claim_label(label, facts)
        text = run_on(form.lines, fact.lines)
        if text is not None and fact.role == "amount":
            text = fact.lines[0][0].text
        if text is not None and fact.role not in _TEXTS:
            take(fact.role, label.value, text, facts)
        if fact.role == "supervisor":
            higher = higher or text
        facts.frame.extend(
            span for line in fact.lines for word in line for span in word.text.spans()
        )
    if facts.unit is None and facts.department is None:
        facts.unit = higher
    facts.cycle_goal, facts.goal = goals_of(form.lines, stated)
    return facts


def _notes(form: FormLines) -> frozenset[int]:
    """Return the lines of notes below the indicator table."""
    start = form.start or 0
    values = [
        line.value if form.words[number] and number >= start else ""
        for number, line in enumerate(form.lines)
    ]
    return note_lines(values)


_SIGNED = pattern(r"{heading-label=sign}")
_SUM = pattern(r"^(?:{form-word=sum~}|{ledger-total~})(?:[\s\d.]|{unit=score})*$")
_ITEM = pattern(r"^[（(]?(?:\d|{numeral}){1,2}[)）.、．]")
_ENDS = ("。", "；", ";", ".")


def note_lines(values: Sequence[str]) -> frozenset[int]:
    """Return which lines are notes (备注：…, 填表人：…), with their items and wraps.

    A line that only adds up points (总分 100 97) counts as one. After a note, items that go on counting belong to it, and the next line does where
    the last one stopped in mid-sentence.
    """
    notes: set[int] = set()
    inside = ended = False
    wide = 0
    for number, raw in enumerate(values):
        value = raw.strip()
        if not value:
            continue
        if is_note(value):
            inside, wide = not _SIGNED.match(value), len(value)
        elif _SUM.match(value):
            inside = False
        elif not (inside and (_ITEM.match(value) or (not ended and wide >= 20))):
            inside = False
            continue
        notes.add(number)
        ended = value.endswith(_ENDS)
    return frozenset(notes)
