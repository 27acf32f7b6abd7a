"""The part of a flattened form below its heads as rows: levels, name, other columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jixiaolint.extract.lines.align import TARGETS, labels_of, level_forms
from jixiaolint.extract.lines.cells import is_strong
from jixiaolint.extract.lines.costs import Row
from jixiaolint.extract.lines.forms import FormLines
from jixiaolint.extract.lines.groups import (
    Cells,
    Levels,
    Mark,
    centred,
    levels_of,
    marks_of,
)
from jixiaolint.extract.lines.head import orders
from jixiaolint.extract.lines.labels import Forms, Label, over_lines
from jixiaolint.extract.lines.listed import Entry
from jixiaolint.extract.lines.rows import find_rows
from jixiaolint.extract.lines.terms import STRIPS, bare, head_role, parents_of
from jixiaolint.extract.lines.words import Line, Word
from jixiaolint.text import EMPTY, Span, Text

_LEVELS = ("一级指标", "二级指标")
_NAME = "三级指标"
_VALUES = (("指标值",), ("实施周期指标值", "年度指标值"))
"""The heads of columns that a form has without saying so."""


def indicator_rows(
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
    found = [
        (find_rows(form.lines, rest, kinds_of(labels), forms), labels)
        for labels in heads_of
    ]
    (_, made), labels = min(found, key=lambda one: one[0][0])
    marks = [*broken, *(label for row in made for label in row.labels)]
    marks.extend(_label_lines(rest, made, forms))
    frame.extend(
        span for label in marks for w in label.words for span in w.text.spans()
    )
    real = [label for label in marks if bare(label.value) not in STRIPS]
    rows = [
        Cells(min(row.lines), max(row.lines), [c.text for c in row.cells])
        for row in made
    ]
    blank = lone_levels(rows, real, rest)
    yield from _rows(labels, rows, levels_of(rows, real), blank)


def _listed(entries: Sequence[Entry]) -> Iterator[tuple[Text, ...]]:
    """Yield the head and the rows of a list by label; its parts count as lines."""
    lines = [
        tuple(Word(level, number, place, place, 0) for place, level in enumerate(each))
        for number, each in enumerate(entry.levels for entry in entries)
    ]
    rows = [
        Cells(number, number, item)
        for number, entry in enumerate(entries)
        for item in entry.items
    ]
    marks = [Label((word,)) for line in lines for word in line]
    blank = lone_levels(rows, marks, lines)
    labels = [Text(label, ()) for label in (_NAME, *_VALUES[0])]
    yield from _rows(labels, rows, levels_of(rows, marks, listed=True), blank)


def _rows(
    labels: Sequence[Text],
    rows: Sequence[Cells],
    levels: Sequence[Levels],
    blank: Sequence[tuple[int, Levels]],
) -> Iterator[tuple[Text, ...]]:
    """Yield the head and the rows, those with levels alone at their places among them."""
    texts: dict[Label | None, Text] = {None: EMPTY}
    for pair in (*levels, *(pair for _, pair in blank)):
        for label in pair:
            if label is not None and label not in texts:
                texts[label] = Text.join(w.text for w in label.words).squeeze()
    name = [head_role(label.value) for label in labels].index("name")
    told = [any(pair[n] for pair in levels) for n in (0, 1)]
    heads = _level_heads(labels[:name], told)
    shown = [n for n, head in enumerate(heads) if head is not None]
    yield (*filter(None, heads), *labels[name:])
    yield ()
    cells = [
        ((n, 1), pair, [*row.texts])
        for n, (row, pair) in enumerate(zip(rows, levels, strict=True))
    ]
    cells += [((n, 0), pair, []) for n, pair in blank]
    for _, pair, more in sorted(cells, key=lambda one: one[0]):
        yield (*(texts[pair[n]] for n in shown), *more)


def _level_heads(labels: Sequence[Text], told: Sequence[bool]) -> list[Text | None]:
    """Return the heads of both levels, where the form has them or its rows do."""
    found: list[Text | None] = [_unsaid(n) if told[n] else None for n in (0, 1)]
    for label in labels:
        place = 0 if len(labels) > 1 and label is labels[0] else 1
        if head_role(label.value) == "label":
            found[place] = label
    return found


def _unsaid(head: int) -> Text:
    return Text(_LEVELS[head], ())


def kinds_of(labels: Sequence[Text]) -> tuple[str, ...]:
    """Return what the columns right of the names hold; names again are of a second side."""
    roles = [head_role(label.value) or "other" for label in labels]
    kinds = roles[roles.index("name") + 1 :]
    return tuple({"label": "label2", "name": "name2"}.get(kind, kind) for kind in kinds)


def _likely_heads(form: FormLines, lines: Sequence[Line]) -> list[tuple[Text, ...]]:
    """Return the labels of the columns in all their likely orders, values included."""
    stated: list[tuple[Text, ...]] = [(Text(_NAME, ()),)]
    if form.heads:
        stated = list(orders(form.heads[0]))
    if any(kind in TARGETS for kind in kinds_of(stated[0])):
        return stated
    ends = [line[-2:] for line in lines if line and is_strong(line[-1].value)]
    double = [end for end in ends if len(end) == 2 and is_strong(end[0].value)]
    values = _VALUES[2 * len(double) > len(ends)]
    return [(*labels, *(Text(value, ()) for value in values)) for labels in stated]


def _label_lines(
    lines: Sequence[Line], rows: Iterable[Row], forms: Forms
) -> list[Label]:
    """Return the labels on lines of their own, which are part of no row."""
    used = {line for row in rows for line in row.lines}
    labels: list[Label] = []
    for number, line in enumerate(lines):
        alone = [] if number in used else labels_of(line, forms)
        if sum(len(label.words) for label in alone) == len(line):
            labels.extend(alone)
    return labels


def lone_levels(
    rows: Sequence[Cells], labels: Sequence[Label], lines: Sequence[Line]
) -> list[tuple[int, Levels]]:
    """Return the labels of blank rows, each with the number of rows that stand above.

    `lines` are the words of the form, without those of notes and repeated heads.
    """
    marks = marks_of(labels)
    if not rows or not marks or centred(rows, marks):
        return []
    spoken = {word for label in labels for word in label.words}
    taken = {line for row in rows for line in range(row.first, row.last + 1)}
    taken.update(
        n for n, line in enumerate(lines) if any(w not in spoken for w in line)
    )
    found: list[tuple[int, Levels]] = []
    first: Mark | None = None
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        first = mark if mark.level == 1 else first
        if _blank(mark, after, taken, len(lines)):
            above = sum(row.first < mark.line for row in rows)
            second = mark.label if mark.level == 2 else None
            found.append((above, (first and first.label, second)))
    return found if 3 * len(found) <= len(marks) else []


def _blank(mark: Mark, after: Mark | None, taken: set[int], end: int) -> bool:
    """Tell whether nothing stands between a label and the next that is not below it."""
    start = mark.line
    stop = after.line if after else end
    if after and (after.level > mark.level or after.stem == mark.stem or stop == start):
        return False
    known = bool(parents_of(mark.stem)) and len({w.line for w in mark.label.words}) == 1
    return known and taken.isdisjoint(range(start, stop))
