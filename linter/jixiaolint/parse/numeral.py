"""Chinese numerals as decimal strings."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def chinese_number(numeral: str) -> str:
    """Return a numeral such as 一百二十, 两万五千, 十五 or 九点五 as a decimal string.

    A last digit counts the power below the one before it (一百二 is 120). Characters
    that are no numerals count nothing.
    """
    whole, _, decimals = numeral.partition("点")
    value = str(_whole(whole))
    tail = "".join(str(_DIGITS[c]) for c in decimals if c in _DIGITS)
    return f"{value}.{tail}" if tail else value


def _whole(numeral: str) -> int:
    total = section = digit = 0
    power = 1
    for character in numeral:
        if character in _POWERS:
            power = _POWERS[character]
            if power == 10000:
                total, section, digit = (section + digit or 1) * power, 0, 0
            else:
                section, digit = section + (digit or 1) * power, 0
        elif character in _DIGITS:
            power = power if _DIGITS[character] else 1
            if digit and not section:
                digit = digit * 10 + _DIGITS[character]
            else:
                digit = _DIGITS[character]
    # 一百二, 三万五: the last digit stands for the next power down.
    clipped = numeral[-2:-1] in ("百", "千", "万") and numeral[-1] in _DIGITS
    return total + section + (digit * power // 10 if clipped else digit)
