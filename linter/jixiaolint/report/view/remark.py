"""Remarks in words: where they stand, what they say, how a row reads and could read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jixiaolint.engine.rule import Language
from jixiaolint.level_names import AS_EVER, LevelNames
from jixiaolint.model import JUDGED_TEXTS
from jixiaolint.place import Place, position
from jixiaolint.remarks.remark import Cell, Remark
from jixiaolint.report.view.model import Part, RemarkView
from jixiaolint.report.view.words import joined, say
from jixiaolint.report.words import label, level_word, place, word
from jixiaolint.width import ELLIPSIS

_SHORT = 90
"""So many characters of a text are seen at once."""

_CIRCLES = ((20, 0x2460), (35, 0x3251), (50, 0x32B1))
"""Up to which number there are signs with a circle, and the first sign of each kind."""

_VALUES = {"cycle": ("周期", "cycle"), "annual": ("年度", "annual")}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A remark, its number in its letter, and the sheet to name where there are several.

    `item` is the number of its row where many share one cell, `names` what levels are
    called.
    """

    remark: Remark
    number: int
    anchor: str
    sheet: str = ""
    item: int | None = None
    names: LevelNames = AS_EVER


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
    if len(text) <= _SHORT + len(ELLIPSIS):
        return text, ""
    return text[:_SHORT], text[_SHORT:]


def remark_view(numbered: Numbered, lang: Language) -> RemarkView:
    """Return a remark in words."""
    remark = numbered.remark
    ways = (one.suggestion for one in remark.spoken if not remark.rewrite)
    return RemarkView(
        number=circled(numbered.number),
        anchor=numbered.anchor,
        key=remark.key,
        level=remark.level,
        word=level_word(remark.level, numbered.names, lang),
        where=where(numbered, lang),
        title=remark.title,
        points=_points(remark),
        now=tuple(_parts(remark, remark.now, "old", lang)),
        rewrite=tuple(_parts(remark, remark.rewrite, "new", lang))
        if remark.rewrite
        else (),
        ways=tuple(dict.fromkeys(filter(None, ways))),
        why=remark.why,
        basis=say("basis", lang, remark.basis) if remark.basis else "",
        codes=tuple(dict.fromkeys(one.code for one in remark.spoken)),
    )


def _points(remark: Remark) -> tuple[str, ...]:
    """Return what is found, unless a rewrite shows all there is to it."""
    if remark.rewrite and len(remark.spoken) == 1:
        return ()
    return tuple(dict.fromkeys(one.message for one in remark.spoken))


def where(numbered: Numbered, lang: Language) -> str:
    """Return the places of a remark: names of cells, else a place and names of fields."""
    cells = numbered.remark.cells
    names = sorted({cell.name for cell in cells if cell.name}, key=_spot)
    sheet = f"{numbered.sheet}!" if numbered.sheet else ""
    item = f" {say('item', lang, numbered.item)}" if numbered.item else ""
    if names:
        return sheet + joined(names, lang) + item
    first = place(_line(cells[0].place), lang)
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
    fields = _shown(remark)
    if {*fields} >= _VALUES.keys() and said.get("cycle") == said.get("annual"):
        fields.remove("cycle")
    both = {*fields} >= _VALUES.keys()
    for field in fields:
        text = said.get(field, "")
        before, after = remark.now.get(field), (remark.rewrite or {}).get(field)
        differs = remark.rewrite is not None and before != after
        named = "" if field in ("name", *_VALUES) else label(field, remark.seq, lang)
        if both and field in _VALUES:
            named = word(_VALUES, field, lang)
        begin, rest = shortened(text)
        yield Part(named, begin, rest, change if differs else "")


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
