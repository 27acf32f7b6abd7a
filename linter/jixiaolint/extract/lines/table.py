"""A form of lines as the rows of a grid: facts, heads, indicators, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.extract.lines.align import level_forms
from jixiaolint.extract.lines.cells import is_strong
from jixiaolint.extract.lines.facts import Fact, read_facts
from jixiaolint.extract.lines.forms import FormLines
from jixiaolint.extract.lines.groups import Cells, Levels, levels_of, with_blank
from jixiaolint.extract.lines.head import orders
from jixiaolint.extract.lines.labels import Label, over_lines
from jixiaolint.extract.lines.listed import Entry
from jixiaolint.extract.lines.rows import find_rows
from jixiaolint.extract.lines.terms import head_role, stem_of
from jixiaolint.extract.lines.words import Line, Word
from jixiaolint.labels.bare import without_ordinal
from jixiaolint.labels.marks import is_item, is_note
from jixiaolint.text import EMPTY, Span, Text
from jixiaolint.words.match import pattern

Row = tuple[Text, ...]
_PROJECT = Text("项目名称", ())
_SUM = pattern(r"^(?:{form-word=sum~}|{ledger-total~})(?:[\s\d.]|{unit=score})*$")
_CLOSED = pattern(r"{heading-label=sign}|{form-word=sum~}|{ledger-total~}")
"""What begins a note that never goes on."""

_ENDS = ("。", "；", ";", ".")
_WIDE = 20
"""A note so long may go on in the next line."""

_LEVELS = ("一级指标", "二级指标")
_NAME = "三级指标"
_VALUES = (("指标值",), ("实施周期指标值", "年度指标值"))
"""The heads of columns that a form has without saying so."""


def rows_of(form: FormLines, frame: list[Span]) -> Iterator[Row]:
    """Yield the rows of a form; what belongs to the page or the edge goes to `frame`."""
    frame.extend(span for text in form.frame for span in text.spans())
    yield from _fact_rows(form, frame)
    # Blank rows keep the heads apart from labels and values that look like heads.
    yield ()
    notes = _notes(form)
    yield from _indicator_rows(
        form, frozenset(n for note in notes for n in note), frame
    )
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
    """Return the lines of each note below the heads, its items and wraps included.

    A line that only adds up points (总分 100 97) counts as one. After a note, items that
    go on counting belong to it, and the next line does where the last one stopped in
    mid-sentence.
    """
    notes: list[list[int]] = []
    inside = ended = False
    wide = 0
    for number in range(form.start or 0, len(form.lines)):
        value = form.lines[number].value.strip() if form.words[number] else ""
        if is_note(value) or _SUM.match(value):
            inside, wide = not _CLOSED.match(value), len(value)
            notes.append([number])
        elif inside and value and (is_item(value) or (not ended and wide >= _WIDE)):
            notes[-1].append(number)
        elif value:
            inside = False
        ended = value.endswith(_ENDS) if value else ended
    return notes


def _indicator_rows(
    form: FormLines, hidden: frozenset[int], frame: list[Span]
) -> Iterator[tuple[Text, ...]]:
    """Yield the head and the rows of a form; `hidden` are lines that hold none."""
    if form.entries:
        yield from _listed(form.entries)
        return
    heads = {n for head in form.heads for n in range(head.first, head.last + 1)}
    hidden |= heads | {*range(form.start or 0)}
    lines = [() if n in hidden else words for n, words in enumerate(form.words)]
    broken, rest = over_lines(lines, level_forms())
    words = {word.value for line in rest for word in line[:2]}
    forms = level_forms(words | {label.value for label in broken})
    heads_of = _likely_heads(form, rest)
    ways = [find_rows(form.lines, rest, _kinds_of(one), forms) for one in heads_of]
    way, labels = min(zip(ways, heads_of, strict=True), key=lambda one: one[0].cost)
    marks = [*broken, *way.labels]
    frame.extend(
        span for label in marks for w in label.words for span in w.text.spans()
    )
    rows = [Cells(min(row.lines), max(row.lines), row.texts) for row in way.done]
    spoken = {word for label in marks for word in label.words}
    taken = {n for n, line in enumerate(rest) if not spoken.issuperset(line)}
    rows = with_blank(rows, marks, taken, len(rest))
    yield from _rows(labels, rows, levels_of(rows, marks))


def _listed(entries: Sequence[Entry]) -> Iterator[tuple[Text, ...]]:
    """Yield the head and the rows of a list by label; its parts count as lines."""
    marks = [
        Label((Word(level, number, place, place, 0),))
        for number, entry in enumerate(entries)
        for place, level in enumerate(entry.levels)
    ]
    rows = [
        Cells(number, number, item)
        for number, entry in enumerate(entries)
        for item in entry.items
    ]
    rows = with_blank(rows, marks, set(), len(entries))
    labels = [Text(label, ()) for label in (_NAME, *_VALUES[0])]
    yield from _rows(labels, rows, levels_of(rows, marks, listed=True))


def _rows(
    labels: Sequence[Text], rows: Sequence[Cells], levels: Sequence[Levels]
) -> Iterator[tuple[Text, ...]]:
    """Yield the head and the rows, with a column for each level that either has."""
    name = [head_role(label.value) for label in labels].index("name")
    heads: dict[int, Text] = {
        n: Text(label, ())
        for n, label in enumerate(_LEVELS)
        if any(pair[n] for pair in levels)
    }
    for place, label in enumerate(labels[:name]):
        if head_role(label.value) == "label":
            heads[int(place > 0 or name == 1)] = label
    shown = sorted(heads)
    yield (*(heads[n] for n in shown), *labels[name:])
    yield ()
    for row, pair in zip(rows, levels, strict=True):
        texts = (
            label.text if label else EMPTY for label in map(pair.__getitem__, shown)
        )
        yield (*texts, *row.texts)


def _kinds_of(labels: Sequence[Text]) -> tuple[str, ...]:
    """Return what the columns right of the names hold; names again are of a second side."""
    roles = [head_role(label.value) or "other" for label in labels]
    kinds = roles[roles.index("name") + 1 :]
    return tuple({"label": "label2", "name": "name2"}.get(kind, kind) for kind in kinds)


def _likely_heads(form: FormLines, lines: Sequence[Line]) -> list[tuple[Text, ...]]:
    """Return the labels of the columns in all their likely orders, values included."""
    stated: list[tuple[Text, ...]] = [(Text(_NAME, ()),)]
    if form.heads:
        stated = list(orders(form.heads[0]))
    if "value" in _kinds_of(stated[0]):
        return stated
    if form.heads and all(map(_names_only, lines)):
        return stated
    ends = [line[-2:] for line in lines if line and is_strong(line[-1].value)]
    double = [end for end in ends if len(end) == 2 and is_strong(end[0].value)]
    values = _VALUES[2 * len(double) > len(ends)]
    return [(*labels, *(Text(value, ()) for value in values)) for labels in stated]


def _names_only(line: Line) -> bool:
    """Tell whether a line has at most a name beside its labels."""
    said = [word.value for word in line if stem_of(word.value) is None]
    return len(said) <= 1 and not any(map(is_strong, said))
