"""The rows of a worksheet as nearly all are written: read by one pattern.

A parser makes five calls for a cell, and a big sheet has millions. What is of any other
form is left to it: rows that are hidden, formulas, rich text, cells of which something is
told; and the whole part if it has comments, or rows without a number.
"""

from __future__ import annotations

import re
from functools import cache

from jixiaolint.place import position
from jixiaolint.read.workbook.book import Book, String
from jixiaolint.read.workbook.box import Sheet
from jixiaolint.read.workbook.places import ROWS
from jixiaolint.read.workbook.rich_text import unescaped
from jixiaolint.read.workbook.sheet_xml import Cell, say

_FOREIGN = re.compile(
    rb"<!|<row(?! r=\"|Breaks)|.<\?|encoding=[\"'](?![uU][tT][fF]-8[\"'])", re.DOTALL
)
_ROW = re.compile(r'<row r="([1-9]\d{0,6})"(?: (?!hidden)[\w:]+="[^<>&"]*")*>')
_WORDS = r"[^<>\x00-\x08\x0b-\x1f\ufffe\uffff]*"
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?: s="(\d+)")?(?: t="(s|n|b|str|inlineStr)")?'
    rf'(?:/>|>(?:<v>({_WORDS})</v>|<is><t(?: xml:space="preserve")?>({_WORDS})</t></is>)</c>)'
)
"""Its column and row, its look and kind, and its value or its words."""

_END = "</row>"
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LEGAL = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Held = tuple[str | None, str | None, str | None, str | None]
"""Look, kind, value and words of a cell as they are written."""

Cells = dict[int, str]


def take_rows(data: bytes, book: Book) -> tuple[dict[int, Cells], bytes]:
    """Return the usual rows of a worksheet, each cell as it is shown, and the rest of it."""
    rows: dict[int, Cells] = {}
    if _FOREIGN.search(data):
        return rows, data
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return rows, data
    rest: list[str] = []
    last = 0
    shown: dict[Held, str | None] = {}
    for row in _ROW.finditer(text):
        number = int(row[1]) - 1
        found = _row(text, row, shown, book) if number not in rows else None
        if found is not None and number < ROWS:
            rows[number], end = found
            rest.append(text[last : row.start()])
            last = end + len(_END)
    rest.append(text[last:])
    return rows, "".join(rest).encode()


def _row(
    text: str, row: re.Match[str], shown: dict[Held, str | None], book: Book
) -> tuple[Cells, int] | None:
    """Return the cells of a row and where they end, nothing if one is not usual."""
    cells: Cells = {}
    end = row.end()
    while match := _CELL.match(text, end):
        letters, digits, look, kind, value, words = match.groups()
        held = look, kind, value, words
        if held not in shown:
            shown[held] = _shown(book, *held)
        said = shown[held]
        if said is None or digits != row[1]:
            return None
        if said:
            cells[_column(letters)] = said
        end = match.end()
    return (cells, end) if text.startswith(_END, end) else None


def _shown(
    book: Book, look: str | None, kind: str | None, value: str | None, words: str | None
) -> str | None:
    """Return what a cell shows, nothing if there is more to it."""
    plain, rich = _decoded(value or ""), _decoded(words or "")
    if plain is None or rich is None:
        return None
    if words is None and not plain:
        return ""
    told = String(unescaped(rich)) if words is not None else None
    trial = Sheet()
    try:
        say(book, trial, (0, 0), Cell(look or "0", kind or "n", plain, told))
    except ValueError:
        return None
    return None if trial.told else trial.cells.get(0, {}).get(0, "")


def _decoded(written: str) -> str | None:
    """Return words without references to characters, nothing if one is wrong."""
    if "&" not in written:
        return written
    if written.count("&") != len(_REFERENCE.findall(written)):
        return None
    try:
        return _REFERENCE.sub(_character, written)
    except ValueError:
        return None


def _character(reference: re.Match[str]) -> str:
    """Return the character that a reference stands for; ValueError for none of XML's."""
    decimal, hexadecimal, name = reference.groups()
    if name:
        return _NAMED[name]
    found = chr(int(decimal) if decimal else int(hexadecimal, 16))
    if not _LEGAL.fullmatch(found):
        raise ValueError("no character")
    return found


@cache
def _column(letters: str) -> int:
    """Return the number of a column, from zero."""
    spot = position(f"{letters}1")
    assert spot is not None
    return spot[1] - 1
