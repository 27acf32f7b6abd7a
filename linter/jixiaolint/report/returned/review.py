"""The sheet 审核意见: all remarks on a workbook, one to a row, with room for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from jixiaolint.place import letters
from jixiaolint.remarks.answer import choices, mark
from jixiaolint.report.returned.listed import note, texts
from jixiaolint.report.returned.looks import Looks
from jixiaolint.report.returned.said import Said, pieces
from jixiaolint.report.returned.strings import is_like_formula, string, write
from jixiaolint.report.returned.styles import Styles
from jixiaolint.report.returned.xml import children, ensure, make
from jixiaolint.report.returned.xml_in import root_of
from jixiaolint.review_sheet import HEADS, MARK
from jixiaolint.said import Language
from jixiaolint.width import display_width

if TYPE_CHECKING:
    from jixiaolint.report.view.model import Part

_WIDTHS = {
    "number": 5,
    "level": 9,
    "place": 12,
    "subject": 20,
    "now": 26,
    "rewrite": 30,
    "why": 36,
    "answer": 24,
}
_HEAD_ROW = 2
_HIDDEN = len(HEADS) + 1
# A red tab; heads that stay in view; on A4 across, one page wide, each with its number.
_SHEET = """<worksheet xmlns="{main}"><sheetPr><tabColor rgb="FFC00000"/>\
<pageSetUpPr fitToPage="1"/></sheetPr>\
<sheetViews><sheetView workbookViewId="0" tabSelected="1">\
<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>\
<selection pane="bottomLeft" activeCell="{answer}3" sqref="{answer}3"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols/><sheetData/><autoFilter/>\
<mergeCells count="1"><mergeCell ref="A1:{answer}1"/></mergeCells>\
<printOptions horizontalCentered="1"/>\
<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>\
<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>\
<headerFooter><oddFooter>{foot}</oddFooter></headerFooter></worksheet>"""
_FOOT = (
    "&amp;L&amp;F　&amp;A&amp;R第 &amp;P 页，共 &amp;N 页",
    "&amp;L&amp;F  &amp;A&amp;Rpage &amp;P of &amp;N",
)
_PROMPT = (
    "选一项；不改的，在后面写明理由。",
    "Pick one; say why if it stays as it is.",
)
_BEFORE_CHOICE = ("mergeCells",)
_BEFORE_LINKS = ("mergeCells", "dataValidations")
_LINE, _TALLEST = 15, 400


def review_sheet(
    remarks: Sequence[Said],
    targets: Mapping[int, str],
    styles: Styles,
    lang: Language,
    main: str,
) -> Element:
    """Return the sheet; `targets` are the links (``'表1'!C5``) by place in the list."""
    english = lang == "en"
    answer = letters(len(HEADS))
    root = root_of(_SHEET.format(main=main, answer=answer, foot=_FOOT[english]))
    _columns(root)
    data, looks = ensure(root, "sheetData", ()), Looks(styles)
    top = make(data, "row", {"r": "1", "ht": "36", "customHeight": "1"})
    write(top, 1, note(remarks, lang), looks.note)
    head = make(data, "row", {"r": "2", "ht": "24", "customHeight": "1"})
    for number, words in enumerate((*HEADS.values(), MARK), 1):
        write(head, number, words[english], looks.head)
    for index, remark in enumerate(remarks):
        _row(make(data, "row"), index, remark, looks, linked=index in targets)
    for filtered in children(root, "autoFilter"):
        filtered.set("ref", _range(len(remarks)).replace("$", ""))
    _choice(root, f"{answer}3:{answer}{_HEAD_ROW + len(remarks)}", lang)
    _links(root, targets)
    return root


def names_of(remarks: int) -> dict[str, str]:
    """Return the names that such a sheet has for its ranges, as a workbook lists them."""
    last = letters(len(HEADS))
    return {
        "_xlnm._FilterDatabase": _range(remarks),
        "_xlnm.Print_Area": f"$A$1:${last}${_HEAD_ROW + remarks}",
        "_xlnm.Print_Titles": f"${_HEAD_ROW}:${_HEAD_ROW}",
    }


def _range(remarks: int) -> str:
    return f"$A${_HEAD_ROW}:${letters(len(HEADS))}${_HEAD_ROW + remarks}"


def _columns(root: Element) -> None:
    columns = ensure(root, "cols", ())
    for number, key in enumerate(HEADS, 1):
        column = {"min": str(number), "max": str(number), "customWidth": "1"}
        make(columns, "col", {**column, "width": str(_WIDTHS[key])})
    last = {"min": str(_HIDDEN), "max": str(_HIDDEN), "width": "9"}
    make(columns, "col", {**last, "hidden": "1"})


def _row(row: Element, index: int, remark: Said, looks: Looks, *, linked: bool) -> None:
    said = texts(remark)
    row.set("r", str(index + _HEAD_ROW + 1))
    row.set("ht", str(_height(said)))
    row.set("customHeight", "1")
    special = {
        "number": looks.number,
        "level": looks.level[remark.remark.level],
        "answer": looks.answer,
        **({"place": looks.link} if linked else {}),
    }
    for column, (key, text) in enumerate(said.items(), 1):
        usual = looks.quoted if is_like_formula(text) else looks.text
        cell = write(row, column, text, special.get(key, usual))
        if key == "number":
            make(cell, "v").text = str(remark.number)
        elif key == "now":
            _runs(cell, remark.now(), looks)
        elif key == "rewrite":
            _runs(cell, remark.rewrite(), looks)
    write(row, _HIDDEN, mark(remark.view.codes, remark.view.key), looks.text)


def _height(said: Mapping[str, str]) -> int:
    """Return the height in points at which the longest text of a row is seen whole."""
    lines = (
        sum(1 + display_width(line) // (_WIDTHS[key] - 1) for line in text.splitlines())
        for key, text in said.items()
    )
    return min(max(lines) * _LINE + 6, _TALLEST)


def _runs(cell: Element, lines: Sequence[tuple[str, Part]], looks: Looks) -> None:
    """Let what changes stand out in the text of a cell: old in red, new in green."""
    if not any(part.change for _, part in lines):
        return
    for inside in children(cell, "is"):
        inside.clear()
        for number, (label, part) in enumerate(lines):
            for words, change in pieces("\n" * bool(number) + label, part):
                run = make(inside, "r")
                if change:
                    looks.colour(make(run, "rPr"), change)
                make(run, "t", text=string(words))


def _choice(root: Element, where: str, lang: Language) -> None:
    """Let one pick an answer from a list; other words are as welcome."""
    english = lang == "en"
    holder = ensure(root, "dataValidations", _BEFORE_CHOICE)
    holder.set("count", "1")
    flags = {"type": "list", "allowBlank": "1", "showInputMessage": "1", "sqref": where}
    one = make(holder, "dataValidation", {**flags, "prompt": _PROMPT[english]})
    make(one, "formula1").text = f'"{",".join(choices(english))}"'


def _links(root: Element, targets: Mapping[int, str]) -> None:
    if not targets:
        return
    column = letters(list(HEADS).index("place") + 1)
    links = ensure(root, "hyperlinks", _BEFORE_LINKS)
    for index, target in sorted(targets.items()):
        spot = f"{column}{index + _HEAD_ROW + 1}"
        make(links, "hyperlink", {"ref": spot, "location": target})
