"""A stored number and its format in, the text that a person sees out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isfinite

from jixiaolint.read.workbook.date_format import EPOCH, shown_date
from jixiaolint.read.workbook.number_sections import Section, choose, sections

Number = float | date | time | timedelta
"""What a cell with a number holds; a date, a time and a length of time are numbers."""

GENERAL = "General"
BUILTIN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;"¥"-#,##0;"¥-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}
"""Formats that files name by number alone, as a Chinese Excel shows them."""

LOCAL = frozenset({14, 22, *range(27, 37), *range(50, 59)})
"""Those among them whose look depends on the language of the machine."""

_PLAIN_LENGTH = 21


@lru_cache(maxsize=65536)
def shown(value: Number, code: str = GENERAL) -> str:
    """Return a number as its cell shows it.

    Formats with one block of digits (0, 0.00, #,##0, 0%, 0"元"), dates and times are
    followed; for others (fractions, powers of ten) the number is written plainly.
    """
    number = _number(value)
    if not isfinite(number):
        return str(number)
    section, signed = choose(code, number)
    if section.is_date:
        text = shown_date(number, section.tokens)
        return plain(number) if text is None else text
    if isinstance(value, date | time | timedelta) and section.tokens == _GENERAL:
        return _bare_date(value)
    return _shown_number(number, section, signed)


def is_simple(code: str) -> bool:
    """Return whether numbers in this format read as they are stored."""
    return code in {GENERAL, "@", ""}


@lru_cache(maxsize=65536)
def plain(number: float) -> str:
    """Return a number in plain digits: no exponent, no ``.0``, no noise of binary."""
    if not isfinite(number):
        return str(number)
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    text = format(Decimal(format(number, ".15g")), "f")
    return text if len(text) <= _PLAIN_LENGTH else format(number, ".15g")


_GENERAL = sections(GENERAL)[0].tokens


def _number(value: Number) -> float:
    """Return a date as the number of days that workbooks store, others as they are."""
    match value:
        case datetime():
            return (value - EPOCH) / timedelta(days=1)
        case date():
            return float((value - EPOCH.date()).days)
        case time():
            return _number(datetime.combine(EPOCH.date(), value))
        case timedelta():
            return value / timedelta(days=1)
        case _:
            return value


def _bare_date(value: date | time | timedelta) -> str:
    """Return a date of which no format is known, as most workbooks would show it."""
    code = "yyyy-mm-dd"
    if isinstance(value, time | timedelta):
        code = "[h]:mm"
    elif isinstance(value, datetime) and value.time() != time():
        code = "yyyy-mm-dd h:mm"
    number = _number(value)
    return shown_date(number, sections(code)[0].tokens) or plain(number)


def _shown_number(number: float, section: Section, signed: bool) -> str:
    """Return the number in a section that is no date."""
    kinds = [kind for kind, _ in section.tokens]
    words = "".join(value for kind, value in section.tokens if kind == "words")
    blocks = [value for kind, value in section.tokens if kind == "digits"]
    apart = len(blocks) > 1 and any("." in block for block in blocks)
    if "exponent" in kinds or "/" in words or apart:
        return plain(number)
    size = abs(number)
    digits = iter(_blocks(size, blocks, kinds.count("percent")))
    parts = ["" if signed or number >= 0 else "-"]
    for kind, value in section.tokens:
        match kind:
            case "digits":
                parts.append(next(digits))
            case "general" | "text":
                parts.append(plain(size))
            case _:
                parts.append(value)
    # A format that shows nothing hides what is there all the same.
    return "".join(parts).strip() or plain(number)


def _blocks(number: float, patterns: list[str], percent: int) -> list[str]:
    """Return the digits for each block: ``000-0000`` has two, filled from the right."""
    if len(patterns) < 2:
        return [_digits(number, pattern, percent) for pattern in patterns]
    rest = _digits(number, "".join(patterns), percent)
    found: list[str] = []
    for pattern in reversed(patterns[1:]):
        size = len(pattern.rstrip(","))
        found.append(rest[-size:])
        rest = rest[:-size]
    return [rest, *reversed(found)]


def _digits(number: float, pattern: str, percent: int) -> str:
    """Return the digits of a number above zero, as ``#,##0.00`` would have them."""
    whole, _, fraction = pattern.partition(".")
    scaled = len(pattern) - len(pattern.rstrip(","))
    whole, fraction = whole.rstrip(","), fraction.rstrip(",")
    exact = Decimal(format(number, ".15g")).scaleb(2 * percent - 3 * scaled)
    if exact.adjusted() > _PLAIN_LENGTH:
        return plain(number)
    rounded = exact.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    left, _, right = format(rounded, "f").partition(".")
    kept = len(right.rstrip("0"))
    right = right[: max(kept, fraction.count("0"))]
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole and left:
        left = format(int(left), ",").rjust(len(left), "0")
    return f"{left}.{right}" if right else left
