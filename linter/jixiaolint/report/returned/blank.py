"""A workbook made anew: sheets of words, the formats of their cells, the package of it all."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from jixiaolint.output.zipped import zipped
from jixiaolint.report.returned.styles import Styles
from jixiaolint.report.returned.xml_in import root_of
from jixiaolint.report.returned.xml_out import written

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"

# Printed on A4 across, one page wide.
_SHEET = f"""<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
<sheetViews><sheetView workbookViewId="0"/></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><sheetData/>\
<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>\
<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>"""
_FORMATS = f"""<styleSheet xmlns="{MAIN}"><fonts><font><sz val="11"/><name val="宋体"/>\
<charset val="134"/></font></fonts><fills><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills><borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf xfId="0"/></cellXfs>\
<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def sheet() -> Element:
    """Return a sheet without rows."""
    return root_of(_SHEET)


def formats() -> Styles:
    """Return the formats of a workbook whose words are in 宋体."""
    return Styles(root_of(_FORMATS))


def workbook(sheets: Mapping[str, Element], styles: Styles) -> bytes:
    """Return an .xlsx file with some sheets, by their names; the same every time."""
    parts = {
        f"xl/worksheets/sheet{at}.xml": one for at, one in enumerate(sheets.values(), 1)
    }
    kinds = dict.fromkeys(parts, "worksheet") | {_STYLES: "styles"}
    trees = {
        "[Content_Types].xml": _types(kinds),
        "_rels/.rels": _relations({_BOOK: "officeDocument"}),
        _BOOK: _book(list(sheets)),
        "xl/_rels/workbook.xml.rels": _relations(kinds),
        _STYLES: styles.root,
        **parts,
    }
    return zipped({name: written(root) for name, root in trees.items()}, {}, b"")


def _book(names: list[str]) -> Element:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>'
        for at, name in enumerate(names, 1)
    )
    return root_of(
        f'<workbook xmlns="{MAIN}" xmlns:r="{_KINDS}"><bookViews><workbookView/>'
        f"</bookViews><sheets>{listed}</sheets></workbook>"
    )


def _types(kinds: Mapping[str, str]) -> Element:
    said = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in {_BOOK: "sheet.main", **kinds}.items()
    )
    return root_of(
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _relations(kinds: Mapping[str, str]) -> Element:
    said = "".join(
        f'<Relationship Id="rId{at}" Type="{_KINDS}/{kind}" Target="/{part}"/>'
        for at, (part, kind) in enumerate(kinds.items(), 1)
    )
    return root_of(
        f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'
    )
