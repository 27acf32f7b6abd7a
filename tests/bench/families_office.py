"""Packages of workbooks and Word files that grow, for the readers: n of something hostile each.

What stands in the files need not make sense.
"""

from __future__ import annotations

import io
import sys
import zipfile
from functools import partial
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from making import Maker, Say, joined, made, numbered, some

from word_file import document, p, r, tbl, tc, tr
from workbook_file import package, xlsx

_CELL = "<c><v>1</v></c>"
_ROW = '<row><c t="inlineStr"><is><t>值</t></is></c></row>'
_ONE = f"<sheetData>{_ROW}</sheetData>"
_ROWS = some("<sheetData>", _ROW, "</sheetData>")
_RELATED = (
    '<Relationships><Relationship Id="r1" Type="x/worksheet"'
    ' Target="worksheets/s.xml"/>'
)
_DRAWN = '<Relationships><Relationship Id="d" Type="x/drawing" Target="../d.xml"/></Relationships>'
_CODE = '<numFmts><numFmt numFmtId="200" formatCode="0'
_CODED = '"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'

_xlsx = partial(made, "a.xlsx", xlsx)


def _merges(reference: str) -> Say:
    """Return n rows of a sheet, and as many merged ranges."""
    ranges = numbered(
        "<mergeCells>", f'<mergeCell ref="{reference}"/>', "</mergeCells>"
    )
    return joined(_ROWS, ranges)


def _inside(data: bytes) -> dict[str, bytes | str]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_PARTS = {
    "workbook": "xl/workbook.xml",
    "related": "xl/_rels/workbook.xml.rels",
    "drawing": "xl/d.xml",
    "drawn": "xl/worksheets/_rels/s.xml.rels",
}
"""What parts of a workbook are called here -> where they stand."""


def _packed(sheet: str, **parts: str) -> bytes:
    """Return a workbook of one sheet, some of whose parts are others."""
    others = {_PARTS[name]: part for name, part in parts.items()}
    return package({**_inside(xlsx(sheet)), **others})


_book = partial(made, "a.xlsx", _packed)


def _among(n: int) -> tuple[str, bytes]:
    """Return a workbook that refers to n parts that are not there, among n others."""
    file, data = _book(some(_ONE), related=_MISSING)(n)
    others = {f"other/{at}.xml": b"" for at in range(min(n, 9_000))}
    return file, package({**_inside(data), **others})


_MISSING = numbered(
    _RELATED, '<Relationship Id="x{0}" Target="p{0}.xml"/>', "</Relationships>"
)


def _spreadsheet(tables: str) -> bytes:
    """Return a spreadsheet of OpenDocument."""
    head = '<o:document-content xmlns:o="o" xmlns:t="t"><o:body><o:spreadsheet>'
    tail = "</o:spreadsheet></o:body></o:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return package({"mimetype": kind, "content.xml": f"{head}{tables}{tail}"})


_ods = partial(made, "a.ods", _spreadsheet)
_HIDDEN = "t:visibility='collapse' t:number-rows-repeated='1048576'"
_CELLS = "<t:table-row><t:table-cell t:number-columns-repeated='{}'><t:p>值</t:p></t:table-cell></t:table-row>"

_BOOKS: dict[str, Maker] = {
    "xlsx rows": _xlsx(_ROWS),
    "xlsx columns": _xlsx(some("<sheetData><row>", _CELL, "</row></sheetData>")),
    "xlsx merges apart": _xlsx(_merges("A{0}:B{0}")),
    "xlsx merges that overlap": _xlsx(_merges("A1:C100000")),
    "xlsx merges that overlap at the end": _xlsx(_merges("A{0}:A100000")),
    "xlsx a text that cells share": _xlsx(
        some("<sheetData>", '<row><c t="s"><v>0</v></c></row>', "</sheetData>"),
        some("<si><t>", "字", "</t></si>"),
    ),
    "xlsx texts": _xlsx(some(_ONE), some("", "<si><t>值</t></si>")),
    "xlsx a format that cells share": _xlsx(
        numbered("<sheetData>", '<row><c s="0"><v>{0}</v></c></row>', "</sheetData>"),
        some(""),
        some(_CODE, "\\x", _CODED),
    ),
    "xlsx sheets of one part": _book(
        _ROWS,
        workbook=some(
            "<workbook><sheets>", '<sheet name="表" r:id="r1"/>', "</sheets></workbook>"
        ),
    ),
    "xlsx relations": _among,
    "xlsx pictures and merges": _book(
        _merges("B{0}:C{0}"),
        drawn=some(_DRAWN),
        drawing=numbered(
            "<wsDr>",
            "<twoCellAnchor><from><col>5</col><row>{0}</row></from><pic/></twoCellAnchor>",
            "</wsDr>",
        ),
    ),
    "xlsx hidden columns": _xlsx(
        some("<cols>", '<col min="1" max="16384" hidden="1"/>', f"</cols>{_ONE}")
    ),
    "xlsx hidden columns from afar": _xlsx(
        lambda n: f'<cols><col min="-{n}000" max="1" hidden="1"/></cols>{_ONE}'
    ),
    "xlsx elements in elements": _xlsx(joined(some("", "<x>"), some("", "</x>", _ONE))),
    "xlsx styles": _xlsx(
        some(_ONE),
        some(""),
        joined(
            some("<fonts>", "<font/>", "</fonts>"),
            some("<cellXfs>", "<xf/>", "</cellXfs>"),
        ),
    ),
    "xlsx wide and high": _xlsx(
        joined(
            lambda n: f"<sheetData><row>{'<c/>' * min(n, 16_383)}{_CELL}</row>",
            some("", f"<row>{_CELL}</row>", "</sheetData>"),
        )
    ),
    "ods rows": _ods(some("<t:table>", _CELLS.format(1), "</t:table>")),
    "ods sheets with hidden rows": _ods(
        some("", f"<t:table><t:table-row {_HIDDEN}/></t:table>")
    ),
    "ods cells repeated": _ods(some("<t:table>", _CELLS.format(16_384), "</t:table>")),
    "ods blanks": _ods(
        some(
            "<t:table><t:table-row><t:table-cell><t:p>值",
            "<t:s t:c='16384'/>",
            "</t:p></t:table-cell></t:table-row></t:table>",
        )
    ),
    "ods groups in groups": _ods(
        joined(
            some("<t:table>", "<t:table-row-group>"),
            some("", "</t:table-row-group>", "</t:table>"),
        )
    ),
    "zip members": lambda n: ("a.xlsx", package({f"m{at}": b"" for at in range(n)})),
}

_word = partial(made, "a.docx", document)
_LISTED = p("字", marks='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
_NUM = '<w:num w:numId="1"><w:abstractNumId w:val="1"/>'
_ABSTRACT = '<w:abstractNum w:abstractNumId="1">'
_OTHER = tbl(tr("字", "字", "字"), widths=(1, 9, 900)).replace('"1"', '"{0}"')
_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>字</w:t></w:r>'


def _chain(n: int) -> str:
    """Return n styles, each of which rests on the one before."""
    styles = (
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at - 1}"/></w:style>'
        for at in range(1, n + 1)
    )
    return "".join(styles)


def _rows(row: str) -> Maker:
    """Return what makes a Word file of one table of n rows."""
    return _word(numbered("<w:tbl>", row, "</w:tbl>"))


_WORD: dict[str, Maker] = {
    "word paragraphs": _word(some("", p("字"))),
    "word tables": _word(some("", tbl(tr("", "字")) + p("字"))),
    "word rows": _rows(tr("字", "字")),
    "word cells": _word(some("<w:tbl><w:tr>", tc("字"), "</w:tr></w:tbl>")),
    "word tables in cells": _rows(tr(tc(tbl(tr("字", "字"))), "字")),
    "word tables of other widths in cells": _rows(tr(tc(_OTHER), "字")),
    "word tables in tables": _word(
        joined(
            some("", "<w:tbl><w:tr><w:tc>", p("字")),
            some("", "</w:tc></w:tr></w:tbl>"),
        )
    ),
    "word runs": _word(some("<w:p>", r("字"), "</w:p>")),
    "word fields never ended": _word(some("<w:p>", _FIELD, "</w:p>")),
    "word styles in a chain": _word(numbered("", p("字", style="s{0}")), styles=_chain),
    "word a long number of lists": _word(
        some("", _LISTED),
        numbering=some(
            f'{_ABSTRACT}<w:lvl w:ilvl="0"><w:lvlText w:val="',
            "%1",
            f'"/></w:lvl></w:abstractNum>{_NUM}</w:num>',
        ),
    ),
    "word levels of lists": _word(
        some("", _LISTED),
        numbering=numbered(
            f"{_ABSTRACT}</w:abstractNum>{_NUM}",
            "<w:lvlOverride w:ilvl='-{0}'><w:startOverride w:val='1'/></w:lvlOverride>",
            "</w:num>",
        ),
    ),
    "word spans": _rows(tr(tc("字", span=999))),
    "word steps": _word(
        numbered(
            "<w:tbl>",
            tr("字", "字", marks='<w:gridBefore w:val="{0}"/>'),
            "</w:tbl>",
            below=999,
        )
    ),
    "word notes": _word(
        some(p("字")), footnotes=some("", f"<w:footnote>{p('字')}</w:footnote>")
    ),
}


FAMILIES = _BOOKS | _WORD
