"""Remarks in words: where they stand, what they say, how a row reads and could read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from jixiaolint.answers.standing import Standing
from jixiaolint.model import JUDGED_TEXTS, LEVEL_TEXTS
from jixiaolint.place import Place, position
from jixiaolint.remarks.remark import Cell, Remark
from jixiaolint.remarks.rewrite import is_settled, way_out
from jixiaolint.report.view.answers import answer_view
from jixiaolint.report.view.model import Part, Point, RemarkView
from jixiaolint.report.view.words import joined, say
from jixiaolint.report.words import label, level_word, place, word
from jixiaolint.said import Language
from jixiaolint.settings.level_names import AS_EVER, LevelNames
from jixiaolint.width import ELLIPSIS

SHORT = 90
"""So many characters of a text are seen at once."""

_FEWEST = 6
"""Of so many characters a part may be told apart as changed."""

_CIRCLES = ((20, 0x2460), (35, 0x3251), (50, 0x32B1))
"""Up to which number there are signs with a circle, and the first sign of each kind."""

_VALUES = {"cycle": ("周期", "cycle"), "annual": ("年度", "annual")}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A remark, its number in its letter, and the sheet to name where there are several.

    `item` is the number of its row where many share one cell, `row` that in its table
    where the lines of the file are nothing that a person sees, `same` that of an earlier
    remark with the same reason. `names` is what levels are called, `answer` what the unit
    says to it.
    """

    remark: Remark
    number: int
    anchor: str
    sheet: str = ""
    item: int | None = None
    row: int | None = None
    same: int | None = None
    names: LevelNames = AS_EVER
    answer: Standing | None = None


def circled(number: int) -> str:
    """Return a number in a circle, or in brackets where there is no such sign."""
    first = 1
    for last, sign in _CIRCLES:
        if number <= last:
            return chr(sign + number - first)
        first = last + 1
    return f"({number})"


def shortened(text: str) -> tuple[str, str]:
    """Return how a text begins, and the rest of one that is long."""
    if len(text) <= SHORT + len(ELLIPSIS):
        return text, ""
    return text[:SHORT], text[SHORT:]


def remark_view(numbered: Numbered, lang: Language) -> RemarkView:
    """Return a remark in words."""
    remark = numbered.remark
    return RemarkView(
        number=circled(numbered.number),
        anchor=numbered.anchor,
        key=remark.key,
        project=remark.project or "",
        row=_row(remark),
        level=remark.level,
        word=level_word(remark.level, numbered.names, lang),
        where=where(numbered, lang),
        title=remark.title,
        points=_points(remark),
        now=now_of(remark, lang) if remark.rewrite else (),
        rewrite=tuple(_parts(remark, remark.rewrite, "new", lang))
        if remark.rewrite
        else (),
        why=say("same_reason", lang, circled(numbered.same))
        if numbered.same
        else remark.why,
        basis="" if numbered.same else basis(remark, lang),
        codes=tuple(dict.fromkeys(one.code for one in remark.spoken)),
        answer=answer_view(numbered.answer, lang) if numbered.answer else None,
    )


def now_of(remark: Remark, lang: Language) -> tuple[Part, ...]:
    """Return how a row reads; what a rewrite changes is told apart."""
    return tuple(_parts(remark, remark.now, "old", lang))


def _row(remark: Remark) -> str:
    """Return number and name of the row, empty above the rows."""
    name = remark.now.get("name", "")
    return "" if remark.seq is None else f"{remark.seq} {name[:SHORT]}".strip()


def basis(remark: Remark, lang: Language) -> str:
    """Return what a remark rests on as a sentence, empty if nothing binds the unit."""
    return say("basis", lang, remark.basis) if remark.basis else ""


def _points(remark: Remark) -> tuple[Point, ...]:
    """Return what is found, and what to do about it unless a rewrite shows it."""
    ways = [way_out(one, remark.rewrite) for one in remark.spoken]
    if remark.rewrite and ways == [""] and is_settled(remark.spoken[0]):
        return ()
    points = (
        Point(one.message, way) for one, way in zip(remark.spoken, ways, strict=True)
    )
    return tuple(dict.fromkeys(points))


def where(numbered: Numbered, lang: Language) -> str:
    """Return the places of a remark: names of cells, else a place and names of fields."""
    cells = numbered.remark.cells
    names = sorted({cell.name for cell in cells if cell.name}, key=_spot)
    sheet = f"{numbered.sheet}!" if numbered.sheet else ""
    item = f" {say('item', lang, numbered.item)}" if numbered.item else ""
    if names:
        return sheet + joined(names, lang) + item
    spot = Place(row=numbered.row) if numbered.row else _line(cells[0].place)
    first = place(spot, lang)
    fields = (label(cell.field, cell.seq, lang) for cell in _sorted(cells))
    said = joined(list(dict.fromkeys(filter(None, fields))), lang)
    return f"{first} {said}".strip()


def _spot(name: str) -> tuple[int, int]:
    """Return row and column of a cell, by which names are sorted."""
    return position(name) or (0, 0)


def _line(spot: Place) -> Place:
    """Return a place without what nobody counts: characters in a line, cells in a row."""
    if spot.row:
        return replace(spot, cell=None, column=None)
    return replace(spot, column=None)


def _sorted(cells: Iterable[Cell]) -> list[Cell]:
    fields = JUDGED_TEXTS
    return sorted(
        cells, key=lambda one: fields.index(one.field) if one.field in fields else 0
    )


def _parts(
    remark: Remark, said: Mapping[str, str], change: str, lang: Language
) -> Iterator[Part]:
    """Yield what a row says in the fields that are concerned, or that a rewrite changes."""
    after = remark.rewrite or {}
    fields = _shown(remark)
    values = {*fields} >= _VALUES.keys()
    alike = all(
        texts.get("cycle") == texts.get("annual") for texts in (remark.now, after)
    )
    for field in fields:
        if values and alike and field == "cycle":
            continue
        named = "" if field in ("name", *_VALUES) else label(field, remark.seq, lang)
        if values and not alike and field in _VALUES:
            named = word(_VALUES, field, lang)
        text, other = said.get(field, ""), remark.now.get(field, "")
        if change == "old" and remark.rewrite:
            other = after.get(field, "")
        if field in LEVEL_TEXTS and change == "new" and text != other:
            named = say("move_to", lang)
        yield _part(named, text, other, change)


def _part(named: str, text: str, other: str, change: str) -> Part:
    """Return a text in which what differs from another is told apart."""
    if text == other:
        return Part(named, *shortened(text))
    lead = _common(text, other)
    tail = _common(text[lead:][::-1], other[lead:][::-1])
    # In a short text, or one that is hardly the other, a few letters are easily overseen.
    few, many = sorted(map(len, (text, other)))
    if few < _FEWEST or many > SHORT or 2 * (lead + tail) < many:
        return Part(named, *shortened(text), change)
    end = len(text) - tail
    return Part(named, text[lead:end], "", change, text[:lead], text[end:])


def _common(one: str, other: str) -> int:
    """Return with how many of the same letters two texts begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shown(remark: Remark) -> list[str]:
    concerned = {cell.field for cell in remark.cells if cell.seq == remark.seq}
    changed = {
        field
        for field, text in (remark.rewrite or {}).items()
        if remark.now.get(field) != text
    }
    known = (*JUDGED_TEXTS, *(key for key in remark.now if key not in JUDGED_TEXTS))
    return [
        field
        for field in known
        if field in changed or field in concerned & remark.now.keys()
    ]
