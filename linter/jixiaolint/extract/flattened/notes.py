"""The notes, signatures and sums of points below a flattened table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTE = re.compile(r"^(?:备\s*注|注|说\s*明|填[表报]说明|附注|填写说明)\s*[:：]")
_SIGNED = re.compile(
    r"^(?:填[表报]人|填[表报]日期|审核人|经办人|制表人?|联系人|联系电话|单位负责人|负责人|"
    r"填报时间|填表时间)\s*(?:[（(][^）)]*[）)])?\s*[:：]"
)
_SUM = re.compile(r"^(?:总\s*分|合\s*计|总\s*计|小\s*计)(?:[\s\d.]|分)*$")
_ITEM = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,2}[)）.、．]")
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
