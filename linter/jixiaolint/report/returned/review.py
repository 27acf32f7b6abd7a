"""The sheet 审核意见: all remarks on a workbook, one to a row, each a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from jixiaolint.engine.rule import Language
from jixiaolint.place import letters
from jixiaolint.report.counts import by_severity
from jixiaolint.report.returned.remark import Remark
from jixiaolint.report.returned.strings import MOST, is_like_formula, string
from jixiaolint.report.returned.styles import MARKS, Styles
from jixiaolint.report.returned.xml import children, ensure, make
from jixiaolint.report.words import severity, word
from jixiaolint.review_sheet import HEADS
from jixiaolint.width import display_width

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDTHS = {
    "number": 6,
    "severity": 7,
    "problem": 14,
    "project": 18,
    "indicator": 20,
    "field": 12,
    "text": 30,
    "place": 16,
    "message": 36,
    "suggestion": 36,
    "basis": 24,
    "code": 10,
    "answer": 30,
}
_NOTE = (
    "共 {} 条意见：{}。请逐条修改，并在“单位答复”栏说明修改情况或不修改的理由。",
    "{} remarks: {}. Please mend each and answer it in the last column.",
)
_HEAD_ROW = 2
# A red tab; heads that stay in view; printed on A4 across, one page wide.
_SHEET = """<worksheet xmlns="{main}"><sheetPr><tabColor rgb="FFC00000"/>\
<pageSetUpPr fitToPage="1"/></sheetPr>\
<sheetViews><sheetView workbookViewId="0" tabSelected="1">\
<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>\
<selection pane="bottomLeft" activeCell="A3" sqref="A3"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols/><sheetData/><autoFilter/>\
<mergeCells count="1"><mergeCell ref="A1:{last}1"/></mergeCells>\
<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.4" header="0.2" footer="0.2"/>\
<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>"""
REPEATED = f"${_HEAD_ROW}:${_HEAD_ROW}"
"""The rows that stand on every printed page."""

_LINE, _TALLEST = 15, 400


def review_sheet(
    remarks: Sequence[Remark],
    targets: Mapping[int, str],
    styles: Styles,
    lang: Language,
    main: str,
) -> _Element:
    """Return the sheet; `targets` are the links (``'表1'!C5``) by number of the remark."""
    root: _Element = etree.fromstring(
        _SHEET.format(main=main, last=letters(len(HEADS)))
    )
    columns, data = ensure(root, "cols", ()), ensure(root, "sheetData", ())
    for number, key in enumerate(HEADS, 1):
        column = {"min": str(number), "max": str(number), "customWidth": "1"}
        make(columns, "col", {**column, "width": str(_WIDTHS[key])})
    looks = _Looks(styles)
    note = make(data, "row", {"r": "1", "ht": "24", "customHeight": "1"})
    _cell(note, 1, _summary(remarks, lang), looks.note)
    head = make(data, "row", {"r": "2", "ht": "24", "customHeight": "1"})
    for number, key in enumerate(HEADS, 1):
        _cell(head, number, word(HEADS, key, lang), looks.head)
    for index, remark in enumerate(remarks):
        _row(make(data, "row"), index, remark, looks, linked=index in targets)
    for filtered in children(root, "autoFilter"):
        filtered.set("ref", filter_range(len(remarks)).replace("$", ""))
    _links(root, targets)
    return root


def filter_range(remarks: int) -> str:
    """Return the range that is filtered, as a defined name has it."""
    return f"$A${_HEAD_ROW}:${letters(len(HEADS))}${_HEAD_ROW + remarks}"


class _Looks:
    """The formats of the sheet, added to the workbook's own."""

    def __init__(self, styles: Styles) -> None:
        self.letters = styles.letters()
        border = styles.border("FFBFBFBF")
        wrap = {"vertical": "top", "wrapText": "1"}
        middle = {"vertical": "center", "horizontal": "center", "wrapText": "1"}
        plain, link = styles.font(), styles.font(u={}, color={"rgb": "FF0563C1"})
        bold = styles.font(b={}, color={"rgb": "FFFFFFFF"})
        self.note = styles.derive(font=plain, alignment={"vertical": "center"})
        self.head = styles.derive(
            font=bold, fill=styles.solid("FF44546A"), border=border, alignment=middle
        )
        self.number = styles.derive(font=plain, border=border, alignment=middle)
        self.text = styles.derive(
            font=plain,
            border=border,
            alignment=wrap,
            numFmtId="49",
            applyNumberFormat="1",
        )
        self.quoted = styles.derive(self.text, quotePrefix="1")
        self.link = styles.derive(self.text, font=link, quotePrefix="1")
        self.answer = styles.derive(self.text, fill=styles.solid("FFFFFFE5"))
        self.severity = {key: styles.marked(self.number, key) for key in MARKS}


def _summary(remarks: Sequence[Remark], lang: Language) -> str:
    numbers = by_severity(one.finding for one in remarks).items()
    parts = [f"{severity(key, lang)} {number}" for key, number in numbers]
    joined = (", " if lang == "en" else "，").join(parts)
    return _NOTE[lang == "en"].format(len(remarks), joined)


def _row(
    row: _Element, index: int, remark: Remark, looks: _Looks, *, linked: bool
) -> None:
    texts = _texts(remark)
    row.set("r", str(index + _HEAD_ROW + 1))
    row.set("ht", str(_height(texts)))
    row.set("customHeight", "1")
    special = {
        "number": looks.number,
        "severity": looks.severity[remark.severity],
        "answer": looks.answer,
        **({"place": looks.link} if linked else {}),
    }
    for column, (key, text) in enumerate(texts.items(), 1):
        usual = looks.quoted if is_like_formula(text) else looks.text
        cell = _cell(row, column, text, special.get(key, usual))
        if key == "number":
            make(cell, "v").text = str(index + 1)
        elif key == "text":
            _redden(cell, remark, looks)


def _texts(remark: Remark) -> dict[str, str]:
    """Return what the columns say of a remark; its number is none of the words."""
    said = {key: getattr(remark, key, "") for key in HEADS}
    return {**said, "severity": remark.severity_word, "place": remark.where}


def _height(texts: Mapping[str, str]) -> int:
    """Return the height in points at which the longest text of a row is seen whole."""
    lines = (
        sum(1 + display_width(line) // _WIDTHS[key] for line in text.splitlines())
        for key, text in texts.items()
    )
    return min(max(lines) * _LINE + 4, _TALLEST)


def _cell(row: _Element, column: int, text: str, look: int) -> _Element:
    """Append a cell with a string, which stays one whatever it begins with."""
    spot = {"r": f"{letters(column)}{row.get('r')}", "s": str(look)}
    cell = make(row, "c", spot)
    if text:
        cell.set("t", "inlineStr")
        make(make(cell, "is"), "t", text=string(text))
    return cell


def _redden(cell: _Element, remark: Remark, looks: _Looks) -> None:
    """Let what offends in the text that a remark is about be red."""
    text, span = remark.text, remark.span
    if span is None or not 0 <= span[0] < span[1] <= min(len(text), MOST):
        return
    for inside in children(cell, "is"):
        inside.clear()
        pieces = (text[: span[0]], text[slice(*span)], text[span[1] : MOST])
        for piece, red in zip(pieces, (False, True, False), strict=True):
            if piece:
                run = make(inside, "r")
                if red:
                    look = make(run, "rPr")
                    make(look, "b")
                    for name, value in looks.letters.items():
                        make(look, name, {"val": value})
                    make(look, "color", {"rgb": "FFC00000"})
                make(run, "t", text=string(piece))


def _links(root: _Element, targets: Mapping[int, str]) -> None:
    if not targets:
        return
    column = letters(list(HEADS).index("place") + 1)
    links = ensure(root, "hyperlinks", ("mergeCells",))
    for index, target in sorted(targets.items()):
        spot = f"{column}{index + _HEAD_ROW + 1}"
        make(links, "hyperlink", {"ref": spot, "location": target})
