"""The part of a flattened form below its heads as rows: levels, name, other columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.extract.lines.align import TARGETS, level_forms
from jixiaolint.extract.lines.cells import is_strong
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
from jixiaolint.extract.lines.labels import Label, over_lines
from jixiaolint.extract.lines.listed import Entry
from jixiaolint.extract.lines.rows import find_rows
from jixiaolint.extract.lines.terms import head_role, stem_of
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
    ways = [find_rows(form.lines, rest, kinds_of(one), forms) for one in heads_of]
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


def with_blank(
    rows: Sequence[Cells], labels: Sequence[Label], taken: set[int], end: int
) -> list[Cells]:
    """Return the rows, and blank ones below labels that have none, in order.

    `taken` are lines that say more than labels, of the `end` lines of the form.
    """
    marks = marks_of(labels)
    taken = taken.union(*(range(row.first, row.last + 1) for row in rows))
    blank = [
        Cells(mark.line, mark.line, ())
        for mark, after in zip(marks, [*marks[1:], None], strict=False)
        if _blank(mark, after, taken, end)
    ]
    if not rows or centred(rows, marks) or 3 * len(blank) > len(marks):
        return list(rows)
    return sorted([*blank, *rows], key=lambda row: row.first)


def _blank(mark: Mark, after: Mark | None, taken: set[int], end: int) -> bool:
    """Tell whether nothing stands between a label and the next that is not below it."""
    stop = after.line if after else end
    if after and (after.level > mark.level or after.stem == mark.stem):
        return False
    return stop > mark.line and taken.isdisjoint(range(mark.line, stop))
