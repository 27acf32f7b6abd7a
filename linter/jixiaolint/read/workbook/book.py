"""What all sheets of a workbook refer to: texts that cells share, and how cells look."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from jixiaolint.read.workbook.box import Sheet, Spot
from jixiaolint.read.workbook.number_format import (
    BUILTIN,
    GENERAL,
    Number,
    is_simple,
    plain,
    shown,
)
from jixiaolint.read.workbook.number_sections import is_date

EPOCHS_APART = 1462
"""So many days lie between the two epochs of workbooks, 1900 and 1904."""

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What binary workbooks hold in place of a result -> what the cell shows."""

_LONGEST_TEXT = 32_767
"""So many characters a cell of Excel holds; a longer text is not shared by a thousand."""

_LONGEST_CODE = 255
"""So long a number format is; a number with a longer one is shown as it is stored."""

Key = str | int | None
"""What a cell calls a look or a text by."""


class String(NamedTuple):
    """A string without what is struck out of it, whether something is, its pieces."""

    text: str
    struck: bool = False
    pieces: int = 0


class Look(NamedTuple):
    """The number format of a cell, and whether all that it holds is struck out."""

    code: str = GENERAL
    struck: bool = False


@dataclass(slots=True)
class Book:
    """The looks and texts of a workbook by what cells call them.

    `codes` are the formats that the file defines and `fonts` tells which fonts strike
    words out, both by number; `images` are the values that are pictures; `later` is
    added to numbers that are dates.
    """

    images: Collection[str] = ()
    codes: dict[int, str] = field(default_factory=dict)
    fonts: list[bool] = field(default_factory=list)
    looks: dict[Key, Look] = field(default_factory=dict)
    strings: dict[Key, String] = field(default_factory=dict)
    later: int = 0

    def look(self, code: int, font: int) -> Look:
        """Return the look of a format and a font, which are given by their numbers."""
        known = self.codes.get(code) or BUILTIN.get(code, GENERAL)
        return Look(
            known if len(known) <= _LONGEST_CODE else GENERAL, self.strikes(font)
        )

    def strikes(self, font: int) -> bool:
        """Tell whether a font strikes words out."""
        return font < len(self.fonts) and self.fonts[font]

    def put_shared(self, sheet: Sheet, spot: Spot, text: Key, look: Key) -> None:
        """Put a text that cells share into one of them; one that is not there is told."""
        found = self.strings.get(text)
        if found is None:
            sheet.tell("string", *spot)
        elif len(found.text) > _LONGEST_TEXT:
            raise ValueError(f"a text of {len(found.text)} characters in a cell")
        else:
            self.put(sheet, spot, found, look)

    def put(self, sheet: Sheet, spot: Spot, value: String | Number, look: Key) -> None:
        """Put what a cell holds into a sheet, as it is shown, and tell what is odd."""
        known = self.looks.get(look)
        if not isinstance(value, String):
            if known is None and self.looks:
                sheet.tell("style", *spot)
            value = String(self._shown(value, known.code if known else GENERAL))
        whole = known is not None and known.struck and not value.pieces
        sheet.put(*spot, value.text, value.struck, whole)

    def _shown(self, value: Number, code: str) -> str:
        """Return a number as a format shows it."""
        if not isinstance(value, float):
            return shown(value, code)
        if is_simple(code):
            return plain(value)
        return shown(value + self.later if is_date(code) else value, code)


def without_struck(text: str, runs: Sequence[tuple[int, bool]]) -> String:
    """Return a text without its struck-out runs, each told by its start."""
    starts = list(accumulate((start for start, _ in runs), max))
    pieces = [text[: starts[0]] if runs else text]
    for start, end, (_, struck) in zip(
        starts, [*starts[1:], len(text)], runs, strict=False
    ):
        pieces.append("" if struck else text[start:end])
    kept = "".join(pieces)
    return String(kept, kept != text, len(runs))
