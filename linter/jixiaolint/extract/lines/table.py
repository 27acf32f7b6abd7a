"""A form of lines as the rows of a grid: facts, heads, indicators, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.extract.labels.marks import is_note
from jixiaolint.extract.lines.facts import Fact, read_facts
from jixiaolint.extract.lines.forms import FormLines
from jixiaolint.extract.lines.goals import part_goals
from jixiaolint.extract.lines.indicators import indicator_rows
from jixiaolint.extract.lines.words import Line
from jixiaolint.extract.projects.names import without_ordinal
from jixiaolint.text import Span, Text
from jixiaolint.words.match import pattern

Row = tuple[Text, ...]
_PROJECT = Text("项目名称", ())


def rows_of(form: FormLines, frame: list[Span]) -> Iterator[Row]:
    """Yield the rows of a form; what belongs to the page or the edge goes to `frame`."""
    frame.extend(span for text in form.frame for span in text.spans())
    yield from _fact_rows(form, frame)
    # Blank rows keep the heads apart from labels and values that look like heads.
    yield ()
    notes = _notes(form)
    yield from indicator_rows(form, frozenset(n for note in notes for n in note), frame)
    for first, *more in notes:
        if _SUM.match(form.lines[first].value.strip()):
            yield tuple(word.text for word in form.words[first])
        else:
            yield (Text.join(form.lines[n] for n in (first, *more)).strip(),)


def _fact_rows(form: FormLines, frame: list[Span]) -> Iterator[Row]:
    """Yield what stands above the indicators, in order: labels beside their values."""
    if form.herald is not None:
        number, name = without_ordinal(form.herald)
        frame.extend(number.spans())
        yield (_PROJECT, name)
    facts, loose = read_facts(form.words[: form.facts_end])
    part_goals(facts)
    alone = [words[0].line for words in loose]
    alone += [] if form.title is None else [form.title]
    rows: dict[tuple[int, int], Row]
    rows = {(number, 0): (form.lines[number].strip(),) for number in alone}
    for fact in facts:
        label = Text.join(word.text for word in fact.label)
        rows[fact.line, fact.label[0].start] = (label, *_value(form, fact, frame))
    for _, row in sorted(rows.items(), key=lambda item: item[0]):
        yield row
        if len(row) == 1:
            yield ()


def _value(form: FormLines, fact: Fact, frame: list[Span]) -> Row:
    """Return the cell of a fact's value, if it has one; a sum is one word of it."""
    if not fact.lines:
        return ()
    if fact.role != "amount":
        return (run_on(form.lines, fact.lines),)
    first, *others = (word.text for line in fact.lines for word in line)
    frame.extend(span for text in others for span in text.spans())
    return (first,)


def run_on(source: Sequence[Text], lines: Sequence[Line]) -> Text:
    """Return the lines of a text as one text."""
    return Text.join(
        source[line[0].line].slice(line[0].start, line[-1].end) for line in lines
    )


def _notes(form: FormLines) -> list[list[int]]:
    """Return the lines of each note below the indicator table."""
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


def note_lines(values: Sequence[str]) -> list[list[int]]:
    """Return the lines of each note (备注：…, 填表人：…), its items and wraps included.

    A line that only adds up points (总分 100 97) counts as one. After a note, items that
    go on counting belong to it, and the next line does where the last one stopped in
    mid-sentence.
    """
    notes: list[list[int]] = []
    inside = ended = False
    wide = 0
    for number, raw in enumerate(values):
        value = raw.strip()
        if not value:
            continue
        if is_note(value):
            inside, wide = not _SIGNED.match(value), len(value)
            notes.append([number])
        elif _SUM.match(value):
            inside = False
            notes.append([number])
        elif inside and (_ITEM.match(value) or (not ended and wide >= 20)):
            notes[-1].append(number)
        else:
            inside = False
        ended = value.endswith(_ENDS)
    return notes
