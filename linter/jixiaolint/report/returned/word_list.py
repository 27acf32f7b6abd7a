"""The list 审核意见 at the end of a Word file, on pages across; and how it goes again."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from jixiaolint.engine.rule import Language
from jixiaolint.report.returned.said import Said
from jixiaolint.report.returned.word_table import W, table_of
from jixiaolint.report.returned.xml import child, children, ensure, make
from jixiaolint.review_sheet import head_row

if TYPE_CHECKING:
    from lxml.etree import _Element

_ABOVE = "jixiaolint"
"""The bookmark of the paragraph before the list, which goes with it."""

_SHOWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_PAGE = {"w": "16838", "h": "11906", "orient": "landscape"}
_MARGIN = "1000"


def forget_list(document: _Element) -> None:
    """Take out the list of an earlier round, and the section that was made for it."""
    body = child(document, "body")
    gone = [one for one in document.iter(f"{W}tbl") if _is_list(one)]
    for table in gone:
        table.getparent().remove(table)
    if body is not None and gone:
        _join(body)


def _is_list(table: _Element) -> bool:
    return head_row(map(_words, children(table, "tr"))) is not None


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
    for one in (above, table_of(remarks, lang), etree.Element(f"{W}p")):
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
