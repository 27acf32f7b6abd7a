"""The table of remarks in a Word file: one to a row, with room for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from jixiaolint.remarks.answer import choices, mark
from jixiaolint.report.returned.listed import note, texts
from jixiaolint.report.returned.looks import COLOURS
from jixiaolint.report.returned.said import Said, pieces
from jixiaolint.report.returned.styles import MARKS
from jixiaolint.report.returned.xml import make
from jixiaolint.review_sheet import HEADS
from jixiaolint.said import Language

if TYPE_CHECKING:
    from jixiaolint.report.view.model import Part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WIDTHS = {
    "number": 600,
    "level": 1100,
    "place": 1600,
    "subject": 2000,
    "now": 2200,
    "rewrite": 2500,
    "why": 2938,
    "answer": 1900,
}
_HEAD, _ANSWER, _LINES, _FAINT = "44546A", "FFFFE5", "BFBFBF", "7F7F7F"
_SMALL, _TINY = "17", "14"


def table_of(remarks: Sequence[Said], lang: Language) -> Element:
    """Return the table, as wide as a page of A4 across is within its margins."""
    table = Element(f"{W}tbl")
    look = make(table, "tblPr")
    whole = str(sum(_WIDTHS.values()))
    make(look, "tblW", {f"{W}w": whole, f"{W}type": "dxa"})
    borders = make(look, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = {f"{W}val": "single", f"{W}sz": "4", f"{W}color": _LINES}
        make(borders, side, line)
    make(look, "tblLayout", {f"{W}type": "fixed"})
    grid = make(table, "tblGrid")
    for width in _WIDTHS.values():
        make(grid, "gridCol", {f"{W}w": str(width)})
    _heads(table, note(remarks, lang), lang)
    for remark in remarks:
        _row(table, remark, lang)
    return table


def _heads(table: Element, words: str, lang: Language) -> None:
    """Write what stands on every page: what is to be done, and the heads."""
    row = _new_row(table, repeated=True)
    cell = _cell(row, sum(_WIDTHS.values()), across=len(HEADS))
    _say(cell, words)
    row = _new_row(table, repeated=True)
    for key, pair in HEADS.items():
        cell = _cell(row, _WIDTHS[key], _HEAD)
        _say(cell, pair[lang == "en"], bold=True, colour="FFFFFF")


def _row(table: Element, remark: Said, lang: Language) -> None:
    row = _new_row(table, repeated=False)
    shades = {"level": MARKS[remark.remark.level][2:], "answer": _ANSWER}
    for key, text in {**texts(remark), "number": str(remark.number)}.items():
        cell = _cell(row, _WIDTHS[key], shades.get(key, ""))
        if key == "answer":
            _answer(cell, text, lang)
            continue
        if key in ("now", "rewrite"):
            _values(cell, remark.now() if key == "now" else remark.rewrite())
            continue
        lines = text.splitlines()[: -1 if key == "why" else None]
        for line in lines or [""]:
            _say(cell, line)
        if key == "why":
            kept = mark(remark.view.codes, remark.view.key)
            _say(cell, kept, colour=_FAINT, size=_TINY)


def _values(cell: Element, lines: Sequence[tuple[str, Part]]) -> None:
    """Write how a row reads, or could; what changes stands out."""
    for label, part in lines:
        paragraph = _paragraph(cell)
        for words, change in pieces(label, part):
            _run(paragraph, words, bold=bool(change), colour=COLOURS.get(change, ""))
    if not lines:
        _say(cell, "")


def _new_row(table: Element, *, repeated: bool) -> Element:
    row = make(table, "tr")
    look = make(row, "trPr")
    make(look, "cantSplit")
    if repeated:
        make(look, "tblHeader")
    return row


def _cell(row: Element, width: int, shade: str = "", across: int = 1) -> Element:
    cell = make(row, "tc")
    look = make(cell, "tcPr")
    make(look, "tcW", {f"{W}w": str(width), f"{W}type": "dxa"})
    if across > 1:
        make(look, "gridSpan", {f"{W}val": str(across)})
    if shade:
        make(look, "shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": shade})
    return cell


def _say(
    cell: Element, words: str, *, bold: bool = False, colour: str = "", size: str = ""
) -> None:
    """Write a paragraph."""
    _run(_paragraph(cell), words, bold=bold, colour=colour, size=size)


def _paragraph(cell: Element) -> Element:
    """Return a new paragraph, close to those beside it."""
    paragraph = make(cell, "p")
    close = {"before": "0", "after": "20", "line": "240", "lineRule": "auto"}
    named = {f"{W}{name}": value for name, value in close.items()}
    make(make(paragraph, "pPr"), "spacing", named)
    return paragraph


def _run(
    holder: Element, words: str, *, bold: bool, colour: str = "", size: str = ""
) -> None:
    run = make(holder, "r")
    look = make(run, "rPr")
    if bold:
        make(look, "b")
    if colour:
        make(look, "color", {f"{W}val": colour})
    make(look, "sz", {f"{W}val": size or _SMALL})
    make(run, "t", text=words)


def _answer(cell: Element, said: str, lang: Language) -> None:
    """Write a field in which one picks an answer, or writes one."""
    control = make(_paragraph(cell), "sdt")
    about = make(control, "sdtPr")
    make(about, "alias", {f"{W}val": HEADS["answer"][lang == "en"]})
    box = make(about, "comboBox")
    for words in choices(lang == "en"):
        make(box, "listItem", {f"{W}displayText": words, f"{W}value": words})
    _run(make(control, "sdtContent"), said or "\u3000" * 4, bold=False)
