"""Signs that Word writes as places of a symbol font."""

from __future__ import annotations

import re

_SYMBOL = {
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "·",
    0xE5: "∑",
}
_WINGDINGS = {
    0x6C: "●",
    0x6F: "□",
    0xA1: "○",
    0xA8: "□",
    0xFB: "×",
    0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0xA3: "□"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = 0xF000


def sign(code: int, font: str) -> str:
    """Return the character that a place of a symbol font shows.

    Places from F020 on are those of the font itself. An ordinary character is itself;
    a place whose sign is unknown gives the replacement character, so that it is seen.
    """
    private = _PRIVATE < code <= _PRIVATE + 0xFF
    table = _FONTS.get(font.strip().lower(), _SYMBOL)
    low = code - _PRIVATE if private else code
    symbolic = private or font.strip().lower() in ("symbol", *_FONTS)
    if symbolic and low in table:
        return table[low]
    if private:
        plain = table is _SYMBOL and 0x20 <= low < 0x40
        return chr(low) if plain else "\ufffd"
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def plain(words: str, font: str) -> str:
    """Return words as they are seen: places of a symbol font are its signs.

    Characters that show nothing go.
    """
    return "".join(
        sign(ord(letter), font) if 0xF020 <= ord(letter) <= 0xF0FF else letter
        for letter in _NOTHING.sub("", words)
    )


_NOTHING = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
