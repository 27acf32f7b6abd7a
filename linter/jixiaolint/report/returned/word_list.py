"""The list 审核意见 at the end of a Word file, on pages across; and how it goes again."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from jixiaolint.report.returned.said import Said
from jixiaolint.report.returned.word_table import W, table_of
from jixiaolint.report.returned.xml import (
    child,
    children,
    drop,
    ensure,
    make,
    parents,
    replace,
)
from jixiaolint.review_sheet import head_row
from jixiaolint.said import Language

_ABOVE = "jixiaolint"
"""The bookmark of the paragraph before the list, which goes with it."""

_TEXT = f"{W}t"
_SHOWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_PAGE = {"w": "16838", "h": "11906", "orient": "landscape"}
_MARGIN = "1000"


def forget_list(document: Element) -> None:
    """Take out the list of an earlier round, and the section that was made for it."""
    body = child(document, "body")
    gone = [one for one in document.iter(f"{W}tbl") if _is_list(one)]
    holders = parents(document) if gone else {}
    for table in gone:
        holders[table].remove(table)
    if body is not None and gone:
        _join(body)


def _is_list(table: Element) -> bool:
    return head_row(map(_words, children(table, "tr"))) is not None


def _join(body: Element) -> None:
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
    drop(ensure(border, "pPr", ()), "sectPr")
    replace(body, last, section)
    for one in (border, *behind) if marks else behind:
        if _is_blank(one):
            body.remove(one)


def _section(block: Element) -> Element | None:
    """Return the section that ends with a paragraph."""
    return block.find(f"{W}pPr/{W}sectPr")


def _is_ours(bookmark: Element) -> bool:
    return str(bookmark.get(f"{W}name")) == _ABOVE


def _is_blank(block: Element) -> bool:
    """Tell whether a block is a paragraph that shows nothing."""
    return block.tag == f"{W}p" and not any(
        one.tag in _SHOWN or (one.tag == _TEXT and one.text) for one in block.iter()
    )


def add_list(document: Element, remarks: Sequence[Said], lang: Language) -> None:
    """Put the list behind all else, on pages of its own."""
    body = child(document, "body")
    if body is None:
        return
    last = child(body, "sectPr")
    if last is None:
        last = make(body, "sectPr")
    above = Element(f"{W}p")
    ensure(above, "pPr", ()).append(deepcopy(last))
    _turn(last)
    identity = {f"{W}id": str(_next_bookmark(document))}
    make(above, "bookmarkStart", {**identity, f"{W}name": _ABOVE})
    make(above, "bookmarkEnd", identity)
    at = list(body).index(last)
    body[at:at] = (above, table_of(remarks, lang), Element(f"{W}p"))


def _turn(section: Element) -> None:
    """Let a section begin on a new page of A4 across."""
    before = ("headerReference", "footerReference", "footnotePr", "endnotePr")
    for name in ("type", "pgSz", "pgMar"):
        drop(section, name)
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


def _next_bookmark(document: Element) -> int:
    known = (one.get(f"{W}id", "") for one in document.iter(f"{W}bookmarkStart"))
    return 1 + max((int(one) for one in known if one.isdecimal()), default=0)


def _words(row: Element) -> list[str]:
    return ["".join(cell.itertext()) for cell in children(row, "tc")]
