"""The rows under a head in, their indicators out: read column by column."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiaolint.extract.grid.cells import Side, side_of
from jixiaolint.extract.grid.filling import (
    filled,
    heads_group,
    holds_outline,
    is_known,
    own_levels,
    peeled,
)
from jixiaolint.extract.labels.looks import content, is_filler
from jixiaolint.parse.fold import fold
from jixiaolint.text import Text, layout
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jixiaolint.extract.form import Draft
    from jixiaolint.extract.grid.heads import Head, Row

_ORDINAL = pattern(
    r"(?:{form-word=indicator}\s*\d{1,2}\s*[:：、.．]|\d{1,2}(?:[、.．](?!\d)|[)）])|[（(]\d{1,2}[)）]"
    r"|[①-⑳])\s*(?=\S)"
)
_SIGN = re.compile(r"[≥≤=><≧≦⩾⩽]")
_ENDS = "。；;"
_PLAIN = ("description", "score", "rating", "nature", "actual", "points", "reason")
_VALUES = ("cycle", "annual")
_LEVELS = frozenset(("level1", "level2", "level1_code", "level2_code"))
_VALUED = frozenset(_VALUES)


def read_side(
    rows: Sequence[Row],
    head: Head,
    side: dict[str, int],
    begins: Collection[int] = (),
    held: Draft | None = None,
) -> tuple[list[Draft | None], Draft]:
    """Return the parts of the indicator in each row, and the levels that hold below.

    There are none in a row that heads others, and nothing for one that is not understood.
    `side` maps the parts to columns; `held` are the levels of the rows above, which end
    at the rows that `begins` names.
    """
    held, count = held or {}, len(rows)
    read = side_of(rows, head, side)
    names = read.cells.get("name") or [None] * count
    drafts = zip(_parts(read, count), own_levels(read.cells, count), names, strict=True)
    found: list[Draft | None] = []
    for at, (draft, own, name) in enumerate(drafts):
        if at in begins:
            held = {}
        if at in read.same:
            found.append({})
            continue
        if name is not None:
            valued = _VALUED & draft.keys()
            if not own and not valued and holds_outline(name, side, held):
                found.append({})
                continue
            if not own:
                own, name = peeled(name)
            draft["name"] = _bare(name)
        elif not _VALUED & draft.keys() and not is_known(own):
            found.append(None)
            continue
        held = filled(own, held, read.fills)
        heads = own and not draft and heads_group(read, at, count)
        found.append({} if heads else held | draft)
    return found, held


def is_unused(draft: Draft) -> bool:
    """Return whether a row has levels and nothing else, or 不适用 throughout."""
    parts = [text.value for role, text in draft.items() if role not in _LEVELS]
    return not parts or (len(parts) > 1 and all(map(is_filler, parts)))


def lowest(draft: Draft) -> Text:
    """Return the lowest level of a row that has no more."""
    return draft.get("level2") or draft.get("level1") or next(iter(draft.values()))


def _parts(side: Side, count: int) -> list[Draft]:
    """Return the parts of the indicators beside their levels and names."""
    drafts: list[Draft] = [{} for _ in range(count)]
    for role in _PLAIN:
        for draft, cell in zip(drafts, side.cells.get(role, ()), strict=False):
            if cell is not None:
                draft[role] = cell.squeeze()
    for role in ("unit", "annual_unit"):
        for draft, cell in zip(drafts, side.cells.get(role, ()), strict=False):
            if cell is not None:
                draft["measure_unit"] = cell.squeeze()
    for role in _VALUES:
        signs = side.cells.get(f"{role}_sign") or [None] * count
        for draft, cell, sign in zip(
            drafts, side.cells.get(role, ()), signs, strict=False
        ):
            value = None if cell is None else _bare(cell)
            if sign is not None and sign is not cell:
                value = _signed(value, sign, draft)
            if value is not None:
                draft[role] = value
    return drafts


def _signed(value: Text | None, sign: Text, draft: Draft) -> Text | None:
    """Return a value with the sign from the column of operators; 定性 is its nature."""
    if content(sign.value) == "nature":
        draft.setdefault("nature", sign.squeeze())
        return value
    if value is None or _SIGN.match(fold(value.value)):
        return value
    return Text.join((sign.squeeze(), value))


def _bare(cell: Text) -> Text:
    """Return a text without its list number and the mark that ends it."""
    if _is_bare(cell.value):
        return cell
    text = cell.squeeze()
    return text.slice(*_kept(text.value))


@lru_cache(maxsize=65536)
def _is_bare(value: str) -> bool:
    """Return whether a text is as bare as can be, as most are."""
    return not layout(value) and _kept(value) == (0, len(value))


def _kept(value: str) -> tuple[int, int]:
    """Return the range of a text without its list number and the mark that ends it."""
    match = _ORDINAL.match(value)
    start = match.end() if match else 0
    end = len(value.rstrip(_ENDS))
    return (start, end) if start < end else (0, len(value))
