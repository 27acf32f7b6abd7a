"""The rows of a worksheet as nearly all are written: read by one pattern.

A parser makes five calls for a cell, and a big sheet has millions. What is of any other
form is left to it: rows that are hidden, formulas, rich text, cells of which something is
told; and the whole part if it has comments, or rows without a number.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from jixiaolint.place import position
from jixiaolint.read.workbook.book import Book, String
from jixiaolint.read.workbook.box import Sheet
from jixiaolint.read.workbook.places import ROWS
from jixiaolint.read.workbook.rich_text import unescaped
from jixiaolint.read.workbook.sheet_xml import Cell, say

_ENCODED = re.compile(rb"""encoding=["'](?!utf-8["'])""", re.IGNORECASE)
_DECLARATION = 200
_ROW = re.compile(r'<row r="([1-9]\d{0,6})"(?: (?!hidden)[\w:]+="[^<>&"]*")*>')
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_HELD = re.compile(
    r'(?: s="(\d+)")?(?: t="(s|n|b|str|inlineStr)")?'
    r'(?:/>|>(?:<v>([^<>]*)</v>|<is><t(?: xml:space="preserve")?>([^<>]+)</t></is>)</c>)'
)
"""The look and the kind of a cell, and its value or its words."""

_BEGIN = '<c r="'
_LETTERS = re.compile("[A-Z]{1,3}")
_END = "</row>"
_CODE = re.compile(r"#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}))")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LEGAL = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Cells = dict[int, str]


def take_rows(data: bytes, book: Book) -> tuple[dict[int, Cells], bytes]:
    """Return the usual rows of a worksheet, each cell as it is shown, and the rest of it."""
    rows: dict[int, Cells] = {}
    if _is_unusual(data):
        return rows, data
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return rows, data
    rest: list[str] = []
    last = 0
    shown: dict[str, str | None] = {}
    for row in _ROW.finditer(text):
        number = int(row[1]) - 1
        found = _row(text, row, shown, book) if number not in rows else None
        if found is not None and number < ROWS:
            rows[number], end = found
            rest.append(text[last : row.start()])
            last = end + len(_END)
    rest.append(text[last:])
    return rows, "".join(rest).encode()


def _is_unusual(data: bytes) -> bool:
    """Tell whether a part has comments or the like, another encoding, unnumbered rows."""
    if b"<!" in data or b"<?" in data[1:] or _ENCODED.search(data[:_DECLARATION]):
        return True
    rows = data.count(b"<row") - data.count(b"<rowBreaks")
    return rows != data.count(b'<row r="')


def _row(
    text: str, row: re.Match[str], shown: dict[str, str | None], book: Book
) -> tuple[Cells, int] | None:
    """Return the cells of a row and where they end, nothing if one is not usual."""
    cells: Cells = {}
    number, start = row[1], row.end()
    end = text.find(_END, start)
    before, *found = text[start : max(end, start)].split(_BEGIN)
    if before or end < 0:
        return None
    for cell in found:
        reference, _, held = cell.partition('"')
        if held not in shown:
            shown[held] = _shown(book, held)
        said = shown[held]
        column = _column(reference.removesuffix(number))
        if said is None or column is None or not reference.endswith(number):
            return None
        if said:
            cells[column] = said
    return cells, end


def _shown(book: Book, held: str) -> str | None:
    """Return what a cell shows, nothing if there is more to it."""
    parts = _HELD.fullmatch(held)
    if parts is None:
        return None
    look, kind, value, words = parts.groups("")
    plain, rich = _decoded(value), _decoded(words)
    if plain is None or rich is None:
        return None
    if not words and not plain:
        return ""
    told = String(unescaped(rich)) if words else None
    trial = Sheet()
    try:
        say(book, trial, (0, 0), Cell(look or "0", kind or "n", plain, told))
    except ValueError:
        return None
    return None if trial.told else trial.cells.get(0, {}).get(0, "")


def _decoded(written: str) -> str | None:
    """Return words without references to characters, nothing if one is wrong."""
    if _ILLEGAL.search(written):
        return None
    if "&" not in written:
        return written
    *pieces, last = written.split(";")
    found: list[str] = []
    for piece in pieces:
        before, sign, name = piece.rpartition("&")
        character = _character(name) if sign else f"{name};"
        if character is None or "&" in before:
            return None
        found.append(before + character)
    return None if "&" in last else "".join([*found, last])


@lru_cache(maxsize=4096)
def _character(name: str) -> str | None:
    """Return the character that a reference stands for, nothing if it is none of XML's."""
    if name in _NAMED:
        return _NAMED[name]
    code = _CODE.fullmatch(name)
    number = int(code[1] or code[2], 10 if code[1] else 16) if code else 0
    found = chr(number) if number <= sys.maxunicode else ""
    return found if _LEGAL.fullmatch(found) else None


@lru_cache(maxsize=4096)
def _column(letters: str) -> int | None:
    """Return the number of a column, from zero; nothing if these are not its letters."""
    spot = position(f"{letters}1") if _LETTERS.fullmatch(letters) else None
    return spot[1] - 1 if spot else None
