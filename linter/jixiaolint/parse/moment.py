"""Calendar dates and periods in a value: which of them are what it demands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.parse.criteria import Criterion
    from jixiaolint.parse.pieces import Piece

_UNTIL = (
    "截至",
    "截止",
    "截止到",
    "于",
    "在",
    "至",
    "到",
    "截至到",
    "不晚于",
    "不迟于",
    "早于",
)
_PAUSES = ",，。;；、()"
# A point in time may also tell which figure is meant: 年末余额, 年初预算.
_POINTS = ("末", "初", "年终")
_MEANS_END = ("前", "底", "末", "内", "止", "日前")


def moments(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the calendar pieces in order."""
    return [piece for piece in pieces if piece.kind == "moment"]


def is_deadline(text: str, moment: Piece) -> bool:
    """Return whether a calendar piece says by when, whatever stands beside it."""
    words = text[moment.start : moment.end]
    if words.endswith(_POINTS):
        return _is_term(text, moment)
    if "CALENDAR" in moment.ops:
        return True
    if "TAIL" in moment.ops:
        tail = words.rstrip("(含)")
        return tail.endswith(_MEANS_END) or tail.endswith(
            ("底前", "末前", "之前", "以前")
        )
    return False


def demanded(text: str, pieces: Sequence[Piece]) -> Piece | None:
    """Return the calendar piece that a value without a number demands, if any.

    A deadline, a month or a day always; a year or another period only if it stands by
    itself, before a verb of finishing, or after 于 or 截至.
    """
    found = moments(pieces)
    for moment in found:
        if is_deadline(text, moment) or {"MONTH", "ISO", "DAY"} & set(moment.ops):
            return moment
    return next((moment for moment in found if _is_term(text, moment)), None)


def _is_term(text: str, moment: Piece) -> bool:
    """Return whether a year or period is when something is to be done."""
    before, after = text[: moment.start], text[moment.end :]
    if "TAIL" in moment.ops and not text[: moment.end].endswith(_POINTS):
        return True
    free = not before or before[-1] in _PAUSES or before.endswith(_UNTIL)
    ends = not after or after[0] in _PAUSES
    return (free and (ends or after.startswith(_manners()))) or (
        ends and before.endswith(_UNTIL)
    )


@cache
def _manners() -> tuple[str, ...]:
    verbs = lexicon("manner")
    return (
        *verbs,
        *(
            f"{lead}{verb}"
            for lead in ("", "全部", "前", "按时", "内", "累计", "全面", "基本")
            for verb in verbs
        ),
    )


def day_of_month(text: str, found: Sequence[Criterion]) -> Iterator[Criterion]:
    """Yield the numbers that are days of a month: 每月10日前, 25号之前."""
    for criterion in found:
        if criterion.amount.unit_text not in ("日", "号"):
            continue
        monthly = text[criterion.head : criterion.amount.start] in ("每月", "每个月")
        if monthly or text[criterion.end :].startswith(("前", "之前", "以前")):
            yield criterion
