"""Answers in the lists 审核意见 of returned workbooks and documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiaolint.remarks.answer import Answer, ticked
from jixiaolint.review_sheet import HEADS, MARK, NAMELESS, WHOLE, head_row
from jixiaolint.source import Block, Grid

_KEPT = re.compile(r"((?:[A-Z]{1,4}[0-9]{3,4} )*)([0-9a-f]{16})\s*$")
"""What stands in the hidden column, or in small print where there can be none."""
_LONGEST = 300
"""So many characters are looked at for it."""


def listed(path: str, blocks: Iterable[Block]) -> Iterator[Answer]:
    """Yield the answers in the lists that a file holds, those still to be given too."""
    for block in blocks:
        if isinstance(block, Grid):
            head = head_row(_words(block), block.title)
            if head is not None:
                yield from _answers(path, list(_words(block))[head:])


def _words(grid: Grid) -> Iterator[list[str]]:
    return ([cell.value for cell in row] for row in grid.rows)


def _answers(path: str, rows: Sequence[Sequence[str]]) -> Iterator[Answer]:
    columns = _columns(rows[0])
    for row in rows[1:]:
        said = {key: row[at].strip() for key, at in columns.items()}
        kept = _kept(said.get("mark", "")) or _kept(said.get("why", ""))
        if kept or said.get("number", "").isdecimal():
            codes, key = (kept[1], kept[2]) if kept else ("", "")
            yield _answer(path, said, tuple(codes.split()), key)


def _kept(words: str) -> re.Match[str] | None:
    """Return rules and fingerprint at the end of some words."""
    return _KEPT.search(words[-_LONGEST:])


def _columns(heads: Sequence[str]) -> Mapping[str, int]:
    """Return where each of our columns is; a unit may have moved or dropped some."""
    names = {
        word: key for key, pair in {**HEADS, "mark": MARK}.items() for word in pair
    }
    found = ((names.get(head.strip()), at) for at, head in enumerate(heads))
    return {key: at for key, at in found if key}


def _answer(
    path: str, said: Mapping[str, str], codes: tuple[str, ...], key: str
) -> Answer:
    first, *others = said.get("subject", "").split("\n")
    # Above the rows there is none; what follows names a sheet.
    rows = (line.strip() for line in others if line[:1].isdigit())
    tick, text = ticked(said.get("answer", ""))
    return Answer(
        source=path,
        number=said.get("number", ""),
        key=key,
        codes=codes,
        project="" if first in (*NAMELESS, *WHOLE) else first.strip(),
        row=next(rows, ""),
        tick=tick,
        text=text,
    )
