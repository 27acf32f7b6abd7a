"""The list 审核意见 at the end of a Word file, on pages across; and how it goes again."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from jixiaolint.answers.answer import choices, mark
from jixiaolint.engine.rule import Language
from jixiaolint.report.returned.listed import note, texts
from jixiaolint.report.returned.said import Said
from jixiaolint.report.returned.styles import MARKS
from jixiaolint.report.returned.xml import child, children, ensure, make
from jixiaolint.review_sheet import HEADS, head_row

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ABOVE = "jixiaolint"
"""The bookmark of the paragraph before the list, which goes with it."""

_SHOWN = (f"{W}drawing", f"{W}pict", f"{W}object")

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
_PAGE = {"w": "16838", "h": "11906", "orient": "landscape"}
_MARGIN = "1000"
_HEAD, _ANSWER, _LINES, _FAINT = "44546A", "FFFFE5", "BFBFBF", "7F7F7F"
_SMALL, _TINY = "17", "14"
_TOP = 5


def forget_list(document: _Element) -> None:
    """Take out the list of an earlier round, and the section that was made for it."""
    body = child(document, "body")
    gone = [one for one in document.iter(f"{W}tbl") if _is_list(one)]
    for table in gone:
        table.getparent().remove(table)
    if body is not None and gone:
        _join(body)


def _is_list(table: _Element) -> bool:
    rows = [_words(row) for row in list(children(table, "tr"))[:_TOP]]
    return head_row(rows) is not None


def _join(body: _Element) -> None:
    """Let the section before the list be the last again, with what was written behind.

    Its last paragraph is ours, unless some program has thrown that away: then it must
    be clear that there is nothing behind.
    """
    blocks = [one for one in body if one.tag != f"{W}sectPr"]
    ends = [at for at, one in enumerate(blocks) if _section(one) is not None]
    last = child(body, "sectPr")
    if not ends or last is None:
        return
    border, behind = blocks[ends[-1]], blocks[ends[-1] + 1 :]
    marks = [one for one in border.iter(f"{W}bookmarkStart") if _is_ours(one)]
    section = _section(border)
    if section is None or not (marks or all(map(_is_blank, behind))):
        return
    body.replace(last, section)
    for one in (*(border for _ in marks), *behind):
        if _is_blank(one):
            body.remove(one)


def _section(block: _Element) -> _Element | None:
    """Return the section that ends with a paragraph."""
    return block.find(f"{W}pPr/{W}sectPr")


def _is_ours(bookmark: _Element) -> bool:
    return str(bookmark.get(f"{W}name")) == _ABOVE


def _is_blank(block: _Element) -> bool:
    """Tell whether a block is a paragraph that shows nothing."""
    return block.tag == f"{W}p" and not any(
        one.text or one.tag in _SHOWN for one in block.iter(*_SHOWN, f"{W}t")
    )


def add_list(document: _Element, remarks: Sequence[Said], lang: Language) -> None:
    """Put the list behind all else, on pages of its own."""
    body = child(document, "body")
    if body is None:
        return
    last = child(body, "sectPr")
    if last is None:
        last = make(body, "sectPr")
    above = etree.Element(f"{W}p")
    ensure(above, "pPr", ()).append(deepcopy(last))
    _turn(last)
    identity = {f"{W}id": str(_next_bookmark(document))}
    make(above, "bookmarkStart", {**identity, f"{W}name": _ABOVE})
    make(above, "bookmarkEnd", identity)
    for one in (above, _table(remarks, lang), etree.Element(f"{W}p")):
        last.addprevious(one)


def _turn(section: _Element) -> None:
    """Let a section begin on a new page of A4 across."""
    before = ("headerReference", "footerReference", "footnotePr", "endnotePr")
    for name in ("type", "pgSz", "pgMar"):
        for old in list(children(section, name)):
            section.remove(old)
    made = ensure(section, "type", before)
    made.set(f"{W}val", "nextPage")
    page = ensure(section, "pgSz", (*before, "type"))
    for name, value in _PAGE.items():
        page.set(f"{W}{name}", value)
    margin = ensure(section, "pgMar", (*before, "type", "pgSz"))
    for name in ("top", "right", "bottom", "left"):
        margin.set(f"{W}{name}", _MARGIN)
    for name in ("header", "footer"):
        margin.set(f"{W}{name}", "500")
    margin.set(f"{W}gutter", "0")


def _next_bookmark(document: _Element) -> int:
    known = (one.get(f"{W}id", "") for one in document.iter(f"{W}bookmarkStart"))
    return 1 + max((int(one) for one in known if one.isdecimal()), default=0)


def _words(row: _Element) -> list[str]:
    return ["".join(cell.itertext()) for cell in children(row, "tc")]


def _table(remarks: Sequence[Said], lang: Language) -> _Element:
    table: _Element = etree.Element(f"{W}tbl")
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


def _heads(table: _Element, words: str, lang: Language) -> None:
    """Write what stands on every page: what is to be done, and the heads."""
    row = _new_row(table, repeated=True)
    cell = _cell(row, sum(_WIDTHS.values()), across=len(HEADS))
    _say(cell, words)
    row = _new_row(table, repeated=True)
    for key, pair in HEADS.items():
        cell = _cell(row, _WIDTHS[key], _HEAD)
        _say(cell, pair[lang == "en"], bold=True, colour="FFFFFF")


def _row(table: _Element, remark: Said, lang: Language) -> None:
    row = _new_row(table, repeated=False)
    shades = {"level": MARKS[remark.remark.level][2:], "answer": _ANSWER}
    for key, text in {**texts(remark), "number": str(remark.number)}.items():
        cell = _cell(row, _WIDTHS[key], shades.get(key, ""))
        if key == "answer":
            _answer(cell, text, lang)
            continue
        lines = text.splitlines()[: -1 if key == "why" else None]
        for line in lines or [""]:
            _say(cell, line)
        if key == "why":
            kept = mark(remark.view.codes, remark.view.key)
            _say(cell, kept, colour=_FAINT, size=_TINY)


def _new_row(table: _Element, *, repeated: bool) -> _Element:
    row = make(table, "tr")
    look = make(row, "trPr")
    make(look, "cantSplit")
    if repeated:
        make(look, "tblHeader")
    return row


def _cell(row: _Element, width: int, shade: str = "", across: int = 1) -> _Element:
    cell = make(row, "tc")
    look = make(cell, "tcPr")
    make(look, "tcW", {f"{W}w": str(width), f"{W}type": "dxa"})
    if across > 1:
        make(look, "gridSpan", {f"{W}val": str(across)})
    if shade:
        make(look, "shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": shade})
    return cell


def _say(
    cell: _Element, words: str, *, bold: bool = False, colour: str = "", size: str = ""
) -> None:
    """Write a paragraph."""
    _run(_paragraph(cell), words, bold=bold, colour=colour, size=size)


def _paragraph(cell: _Element) -> _Element:
    """Return a new paragraph, close to those beside it."""
    paragraph = make(cell, "p")
    close = {"before": "0", "after": "20", "line": "240", "lineRule": "auto"}
    named = {f"{W}{name}": value for name, value in close.items()}
    make(make(paragraph, "pPr"), "spacing", named)
    return paragraph


def _run(
    holder: _Element, words: str, *, bold: bool, colour: str = "", size: str = ""
) -> None:
    run = make(holder, "r")
    look = make(run, "rPr")
    if bold:
        make(look, "b")
    if colour:
        make(look, "color", {f"{W}val": colour})
    make(look, "sz", {f"{W}val": size or _SMALL})
    make(run, "t", text=words)


def _answer(cell: _Element, said: str, lang: Language) -> None:
    """Write a field in which one picks an answer, or writes one."""
    control = make(_paragraph(cell), "sdt")
    about = make(control, "sdtPr")
    make(about, "alias", {f"{W}val": HEADS["answer"][lang == "en"]})
    box = make(about, "comboBox")
    for words in choices(lang == "en"):
        make(box, "listItem", {f"{W}displayText": words, f"{W}value": words})
    _run(make(control, "sdtContent"), said or "\u3000" * 4, bold=False)
