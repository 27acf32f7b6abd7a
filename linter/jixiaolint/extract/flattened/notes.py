"""The notes, signatures and sums of points below a flattened table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTE = pattern(r"^{form-word=note|remark~}\s*[:：]")
_SIGNED = pattern(r"^{heading-label=sign}\s*(?:[（(][^）)]*[）)])?\s*[:：]")
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
        if _NOTE.match(value) or _SIGNED.match(value):
            inside, wide = not _SIGNED.match(value), len(value)
        elif _SUM.match(value):
            inside = False
        elif not (inside and (_ITEM.match(value) or (not ended and wide >= 20))):
            inside = False
            continue
        notes.add(number)
        ended = value.endswith(_ENDS)
    return frozenset(notes)
