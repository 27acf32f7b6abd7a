"""Strings in a sheet: how they must be written so that they stay what they are."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from jixiaolint.place import letters
from jixiaolint.report.returned.xml import make

MOST = 32_000
"""So many characters of a text go into a cell, which holds 32,767."""

# Excel reads such text as a formula as soon as somebody edits the cell.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
# Excel takes _x0041_ in a string for the letter A.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def string(text: str) -> str:
    """Return text as a string in a sheet must be written, cut to what a cell holds."""
    return _ESCAPE.sub("_x005F_", text[:MOST].replace("\r\n", "\n").replace("\r", "\n"))


def is_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet could take a text for a formula."""
    return _FORMULA.match(text) is not None


def write(row: Element, column: int, text: str, look: int) -> Element:
    """Append a cell with a string, which stays one whatever it begins with."""
    spot = {"r": f"{letters(column)}{row.get('r')}", "s": str(look)}
    cell = make(row, "c", spot)
    if text:
        cell.set("t", "inlineStr")
        make(make(cell, "is"), "t", text=string(text))
    return cell
