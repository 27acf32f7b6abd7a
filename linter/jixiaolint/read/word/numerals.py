"""A number in, the numeral that a list of Word shows out."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ENCLOSED = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
"""Forms of one character each -> the first of the twenty that Unicode has."""

_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999


def numeral(number: int, form: str) -> str:
    """Return a number as the number format `form` of WordprocessingML has it.

    Forms without numerals (``bullet``, ``none``) give nothing, unknown ones digits.
    """
    if form in ("bullet", "none"):
        return ""
    if number < 1 or number > _MOST:
        return str(number)
    match form:
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            return _roman(number).upper() if form == "upperRoman" else _roman(number)
        case _:
            return _eastern(number, form)


def _eastern(number: int, form: str) -> str:
    """Return a number in a form of Chinese or Japanese lists."""
    if form in _CYCLES:
        return _CYCLES[form][(number - 1) % len(_CYCLES[form])]
    if form in _ENCLOSED and number <= 20:
        return chr(ord(_ENCLOSED[form]) + number - 1)
    match form:
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
        case "ideographDigital" | "japaneseDigitalTenThousand":
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        case "chineseLegalSimplified":
            return _counted(number, _LEGAL, "拾佰仟")
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting":
            spoken = _counted(number, _DIGITS.replace("〇", "零"), "十百千")
            return spoken.removeprefix("一") if spoken.startswith("一十") else spoken
    return str(number)


def _counted(number: int, digits: str, places: str) -> str:
    """Return a number below ten thousand as it is spoken."""
    words = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            words = digits[int(digit)] + (places[place - 1] if place else "") + words
        elif words and not words.startswith(digits[0]):
            words = digits[0] + words
    return words


def _roman(number: int) -> str:
    words = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        words += letters * count
    return words
