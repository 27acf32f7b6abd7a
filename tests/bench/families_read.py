"""Inputs that grow, for the readers: each family is a file of n of something hostile.

Text families say how a file begins, what it repeats and how it ends; the others make
the parts of a package. What stands in the files need not make sense.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from word_file import document
from workbook_file import package, xlsx

Made = tuple[str, bytes]
Maker = Callable[[int], Made]

_TABLE = "<table><tr><td>一级指标<td>三级指标<td>指标值"
_EXCEL = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def _some(head: str, unit: str, tail: str = "") -> Callable[[int], str]:
    """Return what says a unit n times; ``{}`` in it is its number."""
    if "{}" not in unit:
        return lambda n: head + unit * n + tail
    return lambda n: head + "".join(map(unit.format, range(1, n + 1))) + tail


def _repeated(file: str, unit: str, head: str = "指标值", tail: str = "") -> Maker:
    """Return what makes a text file that says something over and over."""
    make = _some(head, unit, tail)
    return lambda n: (file, make(n).encode())


def _sheet(rows: Callable[[int], str], strings: str = "", styles: str = "") -> Maker:
    """Return what makes a workbook of one sheet."""
    return lambda n: ("a.xlsx", xlsx(rows(n), strings, styles))


def _xlsx_rows(n: int, cell: str = '<c t="inlineStr"><is><t>值</t></is></c>') -> str:
    rows = f"<row>{cell}</row>" * n
    return f"<sheetData>{rows}</sheetData>"


def _merges(reference: str) -> Callable[[int], str]:
    """Return what makes the rows of a sheet, and as many merged ranges."""
    return lambda n: f"{_xlsx_rows(n)}<mergeCells>{_ranges(reference, n)}</mergeCells>"


def _ranges(reference: str, n: int) -> str:
    """Return n merged ranges."""
    refs = (reference.format(at, at) for at in range(1, n + 1))
    return "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)


def _shared(n: int) -> Made:
    """Return a workbook with a long text that n cells share."""
    sheet = _xlsx_rows(n, '<c t="s"><v>0</v></c>')
    return "a.xlsx", xlsx(sheet, f"<si><t>{'字' * n}</t></si>")


def _format(n: int) -> Made:
    """Return a workbook with a long number format that n cells bear."""
    code = "0" + "\\x" * n
    styles = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'
    rows = "".join(f'<row><c s="0"><v>{at}</v></c></row>' for at in range(n))
    return "a.xlsx", xlsx(f"<sheetData>{rows}</sheetData>", "", styles)


def _one_part(n: int) -> Made:
    """Return a workbook whose n sheets are one part."""
    parts = _parts(*_sheet(_xlsx_rows)(n))
    book = parts["xl/workbook.xml"].decode()
    one = book[book.index("<sheet ") : book.index("</sheets>")]
    parts["xl/workbook.xml"] = book.replace(one, one * n).encode()
    return "a.xlsx", package(parts)


def _relations(n: int) -> Made:
    """Return a workbook that refers to n parts that are not there, among n others."""
    parts = _parts(*_sheet(_xlsx_rows)(1))
    name = "xl/_rels/workbook.xml.rels"
    more = "".join(f'<Relationship Id="x{at}" Target="p{at}.xml"/>' for at in range(n))
    parts[name] = parts[name].replace(
        b"</Relationships>", f"{more}</Relationships>".encode()
    )
    parts |= {f"other/{at}.xml": b"" for at in range(min(n, 9_000))}
    return "a.xlsx", package(parts)


def _pictures(n: int) -> Made:
    """Return a workbook with n merged ranges and n pictures beside them."""
    parts = _parts(*_sheet(_merges("B{}:C{}"))(n))
    anchors = "".join(
        f"<a:twoCellAnchor><a:from><a:col>5</a:col><a:row>{at}</a:row></a:from><a:pic/></a:twoCellAnchor>"
        for at in range(n)
    )
    parts["xl/drawings/d.xml"] = f'<a:wsDr xmlns:a="a">{anchors}</a:wsDr>'.encode()
    parts["xl/worksheets/_rels/s.xml.rels"] = (
        b'<Relationships><Relationship Id="d" Type="x/drawing" Target="../drawings/d.xml"/></Relationships>'
    )
    return "a.xlsx", package(parts)


def _parts(_: str, data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _ods(table: Callable[[int], str]) -> Maker:
    """Return what makes a spreadsheet of OpenDocument."""
    head = '<o:document-content xmlns:o="o" xmlns:t="t"><o:body><o:spreadsheet>'
    tail = "</o:spreadsheet></o:body></o:document-content>"
    return lambda n: (
        "a.ods",
        package({"mimetype": _ODS, "content.xml": f"{head}{table(n)}{tail}"}),
    )


def _word(body: Callable[[int], str], **parts: Callable[[int], str]) -> Maker:
    """Return what makes a Word file."""
    return lambda n: (
        "a.docx",
        document(body(n), **{name: make(n) for name, make in parts.items()}),
    )


def _p(words: str = "字", properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def _tbl(*cells: str) -> str:
    inside = "".join(f"<w:tc>{cell}<w:p/></w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>"


def _chain(n: int) -> str:
    """Return n styles, each of which rests on the one before."""
    return "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at - 1}"/></w:style>'
        for at in range(n)
    )


def _styled(n: int) -> str:
    mark = '<w:pPr><w:pStyle w:val="s{}"/></w:pPr>'
    return "".join(_p(properties=mark.format(at)) for at in range(n))


def _mime(n: int) -> Made:
    """Return a web archive of n pages."""
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    part = "--b\nContent-Type: text/html\n\n<p>指标值</p>\n"
    return "a.mht", f"{head}{part * n}--b--\n".encode()


def _mime_deep(n: int) -> Made:
    """Return a web archive of parts inside parts."""
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n'
        for at in range(n)
    )
    return (
        "a.mht",
        f"MIME-Version: 1.0\n{opened}Content-Type: text/html\n\n<p>值".encode(),
    )


def _wide(file: str, mark: str) -> Maker:
    """Return what makes a table of one row of n cells above n rows of one cell."""
    row = f"值{mark}值\n"
    return lambda n: (file, f"指标值{mark * n}值\n{row * n}".encode())


def _json(n: int) -> Made:
    row = {"name": "覆盖村数", "annual": "≥\u00097个", "table": "表", "project": "甲"}
    return "a.jsonl", f"{json.dumps(row)}\n".encode() * n


_BOX = b"/MediaBox[0 0 2000 2000]"
_FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def _pdf(content: Callable[[int], str]) -> Maker:
    """Return what makes a PDF file of one page with the given content."""

    def make(n: int) -> Made:
        stream = content(n).encode()
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<<%s>>>>"
            % (_BOX, _FONT),
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
        out = b"%PDF-1.4\n"
        starts = []
        for number, each in enumerate(objects, 1):
            starts.append(len(out))
            out += b"%d 0 obj%s\nendobj\n" % (number, each)
        table = b"".join(b"%010d 00000 n \n" % start for start in starts)
        end = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF"
        return "a.pdf", out + end % (table, len(out))

    return make


def _words_at(spots: Callable[[int], tuple[float, float]]) -> Callable[[int], str]:
    """Return words at n places of a page."""
    return lambda n: "BT /F 1 Tf {} ET".format(
        "".join(
            "1 0 0 1 {:.2f} {:.2f} Tm (ab) Tj\n".format(*spots(at)) for at in range(n)
        )
    )


_HTML = [
    (f"html {name}", _repeated("a.html", unit, head, tail))
    for name, head, unit, tail in (
        ("comments never closed", _TABLE, "<!-- ", ""),
        ("declarations", _TABLE, "<!x ", ""),
        ("instructions", _TABLE, "<?x ", ""),
        ("CDATA never closed", _TABLE, "<![CDATA[", ""),
        ("tags never closed", _TABLE, "<b ", ""),
        ("end tags never closed", _TABLE, "</b ", ""),
        ("attributes never closed", _TABLE, "<b c='", ""),
        ("quotes of two kinds", _TABLE, "<b c='\" d>", ""),
        ("blanks in a tag", _TABLE + "<b", " ", ""),
        ("attributes in a tag", _TABLE + "<b ", "a=b ", ">"),
        ("less-than signs", _TABLE, "<", ""),
        ("ampersands", _TABLE, "&", ""),
        ("numbers of characters", _TABLE, "&#", ""),
        ("entities", _TABLE, "&amp;", ""),
        ("digits of a character", _TABLE + "&#", "9", ";"),
        ("tables in tables", "", "<table><tr><td>指标", ""),
        ("bold in bold", _TABLE, "<b>", ""),
        ("struck in struck", _TABLE, "<s>", ""),
        ("struck words", _TABLE, "<s>字</s>", ""),
        ("divisions in divisions", "<p>指标值", "<div>", ""),
        ("scripts", _TABLE, "<script>", ""),
        ("blocks in a cell", _TABLE + "<td>字", "<br>", ""),
        ("lists in lists", _TABLE, "<ul><li>字", ""),
        ("cells", _TABLE, "<td>值", ""),
        ("rows", _TABLE, "<tr><td>值", ""),
        ("empty rows", _TABLE, "<tr>", ""),
        ("columns merged", _TABLE, "<tr><td colspan=1000>值", ""),
        ("rows merged", _TABLE, "<tr><td rowspan=65000>值", ""),
        ("cells in front of merged rows", _TABLE, "<tr><td>值<td rowspan=9999>值", ""),
        ("pictures", _TABLE, "<td><img>", ""),
        ("line feeds", _TABLE, "\n", ""),
        ("scraps inside", _TABLE, "&lt;s&gt;", ""),
    )
]
_TEXT = [
    (f"text {name}", _repeated("a.txt", unit, head, tail))
    for name, head, unit, tail in (
        ("line feeds", "指标值", "\n", "值"),
        ("tabs", "指标值", "\t", "值"),
        ("tabs and line feeds", "指标值\t值\n", "\t\n", "值\t值"),
        ("zero-width characters", "指标值", "\u200b", "值"),
        ("byte order marks", "指标值", "\ufeff", "值"),
        ("combining characters", "指标值", "\u0301", "值"),
        ("one line", "", "指标", "值"),
        ("comments never closed", "指标值", "<!--", ""),
        ("struck never closed", "指标值", "<s>", ""),
        ("struck of two kinds", "指标值", "<s><del>", ""),
        ("blanks in a tag", "指标值<b", " ", ""),
        ("blocks", "指标值", "<p>", ""),
        ("blocks after a word", "指标值", "<p></p>", ""),
        ("entities", "指标值", "&lt;", ""),
        ("carriage returns", "指标值", "\r", "值"),
    )
]
_MARKDOWN = [
    (f"markdown {name}", _repeated("a.md", unit, head, tail))
    for name, head, unit, tail in (
        ("quotes in quotes", "指标值\n", ">", "值"),
        ("quotes with blanks", "指标值\n", "> ", "值"),
        ("lists in lists", "指标值\n", "- ", "值"),
        ("pipes", "|指标值|值|\n", "|", "\n"),
        ("dashes", "|指标值|\n", "|-", "x"),
        ("blanks in a rule", "|指标值|\n---", " ", "|x"),
        ("blanks before a rule", "|指标值|\n", " ", "|x"),
        ("tables of one line", "", "|指标值|值|\n\n", ""),
        ("rows of a table", "", "|指标值|值|\n", ""),
        ("strikes", "指标值", "~~a", ""),
        ("stars", "指标值", "**a", ""),
        ("fences", "指标值\n", "```\n", ""),
    )
]
_CSV = [
    (f"csv {name}", _repeated("a.csv", unit, head, tail))
    for name, head, unit, tail in (
        ("commas", "指标值", ",", "值"),
        ("quotes", "指标值,", '"', "值"),
        ("doubled quotes", '指标值,"', '""', '"'),
        ("cells never closed", "指标值", ',"值', ""),
        ("cells never closed in rows", "指标值", '\n"值', ""),
        ("formulas that quote", "指标值", ',="a,b"', ""),
        ("formulas that quote in part", "指标值", ',="a,b"x', ""),
        ("formulas never closed", "指标值", ',="a', ""),
        ("quotes of formulas", "指标值", '="', ""),
        ("rows", "指标值,值\n", "值,值\n", ""),
        ("lone carriage returns", "指标值,值\n", "值,值\r", "\n"),
        ("scraps", "指标值,值\n", "<b>值</b>,<!--\n", ""),
        ("struck never closed", "指标值,", "<s>", "\n"),
    )
]
_JSON = [
    ("json rows", _json),
    (
        "json keys",
        _repeated("a.json", '"k{}":"值",', '{"name":"a","annual":"b",', '"z":1}'),
    ),
    ("json escapes", _repeated("a.json", "\\u4e2d", '{"annual":"a","name":"', '"}')),
    ("json digits", _repeated("a.json", "9", '{"name":"a","annual":"b","seq":', "}")),
    ("json lists in lists", _repeated("a.json", "[", '{"name":"a","annual":"b","z":')),
    (
        "json objects in objects",
        _repeated("a.json", '{"a":', '{"name":"a","annual":"b","z":'),
    ),
    ("json blanks", _repeated("a.json", " ", '{"name":"a",', '"annual":"b"}')),
    ("json brackets", _repeated("a.json", "[", "")),
]
_ROW2003 = "<Row><Cell><Data Type='String'>值</Data></Cell></Row>"
_TABLE2003 = f"{_EXCEL}<Worksheet><Table>{_ROW2003}"
_END2003 = "</Table></Worksheet></Workbook>"
_HIDDEN = "t:visibility='collapse' t:number-rows-repeated='1048576'"
_CELL = "<t:table-row><t:table-cell {}><t:p>值{}</t:p></t:table-cell></t:table-row>"
_BOOKS = [
    ("xlsx rows", _sheet(_xlsx_rows)),
    ("xlsx columns", _sheet(_some("<sheetData><row>", "<c><v>1</v></c>", "</row></sheetData>"))),
    ("xlsx merges apart", _sheet(_merges("A{}:B{}"))),
    ("xlsx merges that overlap", _sheet(_merges("A1:C100000"))),
    ("xlsx merges that overlap at the end", _sheet(_merges("A{}:A100000"))),
    ("xlsx a text that cells share", _shared),
    ("xlsx texts", lambda n: ("a.xlsx", xlsx(_xlsx_rows(1), "<si><t>值</t></si>" * n))),
    ("xlsx a format that cells share", _format),
    ("xlsx sheets of one part", _one_part),
    ("xlsx relations", _relations),
    ("xlsx pictures and merges", _pictures),
    ("xlsx hidden columns", _sheet(_some("<cols>", '<col min="1" max="16384" hidden="1"/>', f"</cols>{_xlsx_rows(1)}"))),
    ("xlsx hidden columns from afar", _sheet(lambda n: f'<cols><col min="-{n}000" max="1" hidden="1"/></cols>{_xlsx_rows(1)}')),
    ("xlsx elements in elements", _sheet(lambda n: "<x>" * n + "</x>" * n + _xlsx_rows(1))),
    ("xlsx styles", lambda n: ("a.xlsx", xlsx(_xlsx_rows(1), "", f"<fonts>{'<font/>' * n}</fonts><cellXfs>{'<xf/>' * n}</cellXfs>"))),
    ("xlsx wide and high", _sheet(lambda n: f"<sheetData><row>{'<c/>' * min(n, 16383)}<c><v>1</v></c></row>{'<row><c><v>1</v></c></row>' * n}</sheetData>")),
    ("xml2003 rows", _repeated("a.xml", _ROW2003, _TABLE2003, _END2003)),
    ("xml2003 hidden rows", _repeated("a.xml", "<Row Index='1' Span='1000000' Hidden='1'/>", _TABLE2003, _END2003)),
    ("xml2003 elements in elements", lambda n: ("a.xml", f"{_EXCEL}<Worksheet><Table><Row><Cell><Data>{'<B>' * n}值{'</B>' * n}</Data></Cell></Row>{_END2003}".encode())),
    ("xml2003 sheets", _repeated("a.xml", f"<Worksheet><Table>{_ROW2003}</Table></Worksheet>", _EXCEL, "</Workbook>")),
    ("ods rows", _ods(_some("<t:table>", _CELL.format("", ""), "</t:table>"))),
    ("ods sheets with hidden rows", _ods(_some("", f"<t:table><t:table-row {_HIDDEN}/></t:table>"))),
    ("ods cells repeated", _ods(_some("<t:table>", _CELL.format("t:number-columns-repeated='16384'", ""), "</t:table>"))),
    ("ods blanks", _ods(lambda n: f"<t:table>{_CELL.format('', '<t:s t:c=&16384&/>'.replace('&', chr(39)) * n)}</t:table>")),
    ("ods groups in groups", _ods(lambda n: f"<t:table>{'<t:table-row-group>' * n}{'</t:table-row-group>' * n}</t:table>")),
    ("zip members", lambda n: ("a.xlsx", package({f"m{at}": b"" for at in range(n)}))),
]  # fmt: skip
_LISTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
_NUM = '<w:num w:numId="1"><w:abstractNumId w:val="1"/>'
_ABSTRACT = '<w:abstractNum w:abstractNumId="1">'
_OTHER = _tbl(_p(), _p(), _p()).replace(
    "<w:tr>",
    '<w:tblGrid><w:gridCol w:w="{}"/><w:gridCol w:w="9"/><w:gridCol w:w="900"/></w:tblGrid><w:tr>',
)
_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>字</w:t></w:r>'
_WORD = [
    ("word paragraphs", _word(_some("", _p()))),
    ("word tables", _word(_some("", _tbl("<w:p/>", _p()) + _p()))),
    ("word rows", _word(_some("<w:tbl>", f"<w:tr><w:tc>{_p()}</w:tc><w:tc>{_p()}</w:tc></w:tr>", "</w:tbl>"))),
    ("word cells", _word(lambda n: _tbl(*[_p()] * n))),
    ("word tables in cells", _word(_some("<w:tbl>", f"<w:tr><w:tc>{_tbl(_p(), _p())}<w:p/></w:tc><w:tc>{_p()}</w:tc></w:tr>", "</w:tbl>"))),
    ("word tables of other widths in cells", _word(_some("<w:tbl>", f"<w:tr><w:tc>{_OTHER}<w:p/></w:tc><w:tc>{_p()}</w:tc></w:tr>", "</w:tbl>"))),
    ("word tables in tables", _word(lambda n: "<w:tbl><w:tr><w:tc>" * n + _p() + "</w:tc></w:tr></w:tbl>" * n)),
    ("word runs", _word(_some("<w:p>", "<w:r><w:t>字</w:t></w:r>", "</w:p>"))),
    ("word fields never ended", _word(_some("<w:p>", _FIELD, "</w:p>"))),
    ("word styles in a chain", _word(_styled, styles=_chain)),
    ("word a long number of lists", _word(_some("", _p(properties=_LISTED)), numbering=_some(f'{_ABSTRACT}<w:lvl w:ilvl="0"><w:lvlText w:val="', "%1", f'"/></w:lvl></w:abstractNum>{_NUM}</w:num>'))),
    ("word levels of lists", _word(_some("", _p(properties=_LISTED)), numbering=_some(f"{_ABSTRACT}</w:abstractNum>{_NUM}", "<w:lvlOverride w:ilvl='-{}'><w:startOverride w:val='1'/></w:lvlOverride>", "</w:num>"))),
    ("word spans", _word(_some("<w:tbl>", f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr>{_p()}</w:tc></w:tr>', "</w:tbl>"))),
    ("word steps", _word(lambda n: "<w:tbl>{}</w:tbl>".format("".join(f'<w:tr><w:trPr><w:gridBefore w:val="{at % 999}"/></w:trPr><w:tc>{_p()}</w:tc><w:tc>{_p()}</w:tc></w:tr>' for at in range(n))))),
    ("word notes", _word(_some(_p(), ""), footnotes=_some("", f"<w:footnote>{_p()}</w:footnote>"))),
]  # fmt: skip
_PDF = [
    ("pdf words down", _pdf(_words_at(lambda at: (50, 1990 - at * 0.7 % 1980)))),
    ("pdf words in columns", _pdf(_words_at(lambda at: (50 + at % 4 * 300, 1990 - at // 4 * 1.2 % 1980)))),
    ("pdf words across", _pdf(_words_at(lambda at: (at * 2.5, 1000)))),
    ("pdf characters", _pdf(lambda n: f"BT /F 1 Tf 9 9 Td ({'a' * n}) Tj ET")),
    ("pdf strokes", _pdf(lambda n: "".join(f"{at % 1990} {at // 199} m {at % 1990 + 9} {at // 199} l S\n" for at in range(n)) + "BT /F 9 Tf 9 9 Td (a) Tj ET")),
    ("pdf crosses", _pdf(lambda n: "".join(f"{at % 40 * 45} {at // 40 * 45} 40 40 re {at % 40 * 45 + 20} {at // 40 * 45} m {at % 40 * 45 + 20} {at // 40 * 45 + 40} l S\n" for at in range(n)) + "BT /F 9 Tf 9 9 Td (a) Tj ET")),
    ("pdf lines of a grid", _pdf(lambda n: "".join(f"0 {at} m 1999 {at} l S\n" for at in range(n)) + "5 0 m 5 1999 l 900 0 m 900 1999 l S BT /F 9 Tf 9 9 Td (a) Tj ET")),
    ("pdf states", _pdf(lambda n: "q " * n + "BT /F 9 Tf 9 9 Td (a) Tj ET")),
]  # fmt: skip
FAMILIES: list[tuple[str, Maker]] = [
    *_HTML,
    ("html merged both ways", _repeated("a.html", "<tr><td colspan=1000 rowspan=65000>值", _TABLE)),
    ("html wide and high", lambda n: ("a.html", (_TABLE + "<tr>" + "<td>值" * n + "<tr><td>值" * n).encode())),
    *_TEXT,
    ("text wide and high", _wide("a.txt", "\t")),
    *_MARKDOWN,
    ("markdown wide and high", lambda n: ("a.md", ("|指标值|" + "值|" * n + "\n" + "|值|值|\n" * n).encode())),
    *_CSV,
    ("csv wide and high", _wide("a.csv", ",")),
    *_JSON,
    *_BOOKS,
    *_WORD,
    ("mhtml parts", _mime),
    ("mhtml parts in parts", _mime_deep),
    ("mhtml parameters", _repeated("a.mht", "; a=b", "MIME-Version: 1.0\nContent-Type: multipart/related", '; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>值\n--b--')),
    ("mhtml headers", _repeated("a.mht", "X-A: b\n", "MIME-Version: 1.0\n", "Content-Type: text/html\n\n<p>值")),
    *_PDF,
    ("head comments before no page", _repeated("a.txt", "<!-- -->", "", "指标值")),
    ("head one binary zero", _repeated("a.txt", "\0", "指标值")),
]  # fmt: skip
