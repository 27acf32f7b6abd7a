"""A number of days and the tokens of a date format in, the date as shown out."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from jixiaolint.read.workbook.number_sections import Token

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  workbooks know no time zone
"""Day 0 of workbooks (right from day 61 on; Excel takes 1900 for a leap year)."""

_WEEKDAYS = "一二三四五六日"
_HOURS = 24
_MINUTES = 60


def shown_date(number: float, tokens: Sequence[Token]) -> str | None:
    """Return the date that so many days after the epoch is, or None if there is none."""
    fine = any(kind == "digits" and value.startswith(".") for kind, value in tokens)
    try:
        length = timedelta(days=number)
        if not fine:
            length = timedelta(seconds=round(length.total_seconds()))
        moment = EPOCH + length
    except (OverflowError, ValueError):
        return None
    if number < 0:
        return None
    halves = any(kind == "half" for kind, _ in tokens)
    return "".join(_parts(moment, length, _minutes(tokens), halves)).strip()


def _minutes(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with ``m`` beside hours or seconds written ``M``: minutes."""
    found = list(tokens)
    timed = [at for at, (kind, _) in enumerate(found) if kind in {"date", "elapsed"}]
    for order, at in enumerate(timed):
        value = found[at].value
        if value not in {"m", "mm"} or found[at].kind == "elapsed":
            continue
        before = found[timed[order - 1]].value[0] if order else ""
        after = found[timed[order + 1]].value[0] if order + 1 < len(timed) else ""
        if before == "h" or after == "s":
            found[at] = found[at]._replace(value=value.upper())
    return found


def _parts(
    moment: datetime, length: timedelta, tokens: Sequence[Token], halves: bool
) -> Iterator[str]:
    """Yield the text of each token."""
    for kind, value in tokens:
        match kind:
            case "date":
                yield _part(moment, value, halves)
            case "elapsed":
                seconds = int(length.total_seconds())
                unit = {"h": 3600, "m": _MINUTES, "s": 1}[value[0]]
                yield str(seconds // unit).rjust(len(value), "0")
            case "half":
                late = moment.hour >= _HOURS // 2
                yield value.partition("/")[2 if late else 0]
            case "digits" if value.startswith("."):
                places = len(value) - 1
                yield f".{moment.microsecond:06d}"[: places + 1]
            case _:
                yield value


def _part(moment: datetime, value: str, halves: bool) -> str:
    """Return one part of a date: ``yyyy`` the year, ``MM`` the minute."""
    number = {
        "h": (moment.hour % 12 or 12) if halves else moment.hour,
        "M": moment.minute,
        "s": moment.second,
        "m": moment.month,
        "d": moment.day,
    }
    weekday, month = day_name[moment.weekday()], month_name[moment.month]
    words = {
        "y": f"{moment.year % 100:02d}",
        "yy": f"{moment.year % 100:02d}",
        "mmm": month[:3],
        "mmmm": month,
        "mmmmm": month[0],
        "ddd": weekday[:3],
        "dddd": weekday,
        "aaa": _WEEKDAYS[moment.weekday()],
        "aaaa": "星期" + _WEEKDAYS[moment.weekday()],
    }
    if value in words:
        return words[value]
    if value[0] in number:
        return str(number[value[0]]).rjust(min(len(value), 2), "0")
    return str(moment.year)
