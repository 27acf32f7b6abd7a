"""The boxes of cell comments: VML, edited as text because much of it is no clean XML."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape

from jixiaolint.report.returned.cells import Cells

_NEW = """<xml xmlns:v="urn:schemas-microsoft-com:vml" \
xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>
</xml>"""
_SPACES = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_TYPE = """<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"{spaces}><v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
"""
_SHAPE = """<v:shape id="_x0000_s{id}" type="#_x0000_t202" \
style="position:absolute;width:{width}pt;height:{height}pt;z-index:{id};\
visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"{spaces}>\
<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">\
<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">\
<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>\
</x:ClientData></v:shape>
"""
_ID = re.compile(rb'(?:_x0000_s|o:spid="_x0000_s)(\d+)')
_BLOCK = re.compile(rb'<(?:\w+:)?idmap\b[^>]*\bdata="([0-9, ]*)"')
_ONE_SHAPE = re.compile(rb"<((?:\w+:)?shape)\b(?:(?!</\1>).)*</\1>\s*", re.DOTALL)
_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*\Z")
_PER_BLOCK = 1024
_WIDE, _LINE, _LETTERS, _LINES = 380, 17, 26, 30


def new_drawing(others: Collection[bytes], shapes: int) -> bytes:
    """Return a drawing without shapes, whose ids differ from those of the others."""
    used = [
        int(number)
        for other in others
        for match in _BLOCK.finditer(other)
        for number in match[1].replace(b" ", b"").split(b",")
        if number
    ]
    first = max(used, default=0) + 1
    blocks = range(first, first + shapes // (_PER_BLOCK - 1) + 1)
    return _NEW.format(blocks=",".join(map(str, blocks))).encode()


def add_boxes(
    drawing: bytes, boxes: Collection[tuple[tuple[int, int], str]], cells: Cells
) -> bytes:
    """Return the drawing with a hidden box for each (row, column) and its text."""
    end = _END.search(drawing)
    at = end.start() if end else len(drawing)
    first = _next_id(drawing)
    spaces = _spaces(drawing)
    made = [] if b'"_x0000_t202"' in drawing else [_TYPE.format(spaces=spaces)]
    for number, (spot, text) in enumerate(boxes, first):
        made.append(_box(number, spot, text, cells, spaces))
    return drawing[:at] + "".join(made).encode() + drawing[at:]


def drop_boxes(drawing: bytes, spots: Collection[tuple[int, int]]) -> bytes:
    """Return the drawing without the boxes of the comments on some cells."""
    wanted = set(spots)

    def kept(match: re.Match[bytes]) -> bytes:
        """Return a shape, or nothing for a box that goes."""
        shape = match[0]
        row, column = _number(shape, b"Row"), _number(shape, b"Column")
        if b'ObjectType="Note"' in shape and (row + 1, column + 1) in wanted:
            return b""
        return shape

    return _ONE_SHAPE.sub(kept, drawing)


def _number(shape: bytes, name: bytes) -> int:
    match = re.search(rb"<(?:\w+:)?%s>\s*(\d+)\s*</" % name, shape)
    return int(match[1]) if match else -1


def _next_id(drawing: bytes) -> int:
    """Return the first id after those of the drawing, or the first of its block."""
    taken = [int(match[1]) for match in _ID.finditer(drawing)]
    if taken:
        return max(taken) + 1
    match = _BLOCK.search(drawing)
    first = match[1].split(b",")[0].strip() if match else b""
    return int(first or b"1") * _PER_BLOCK + 1


def _spaces(drawing: bytes) -> str:
    """Return the declarations of the prefixes that the root leaves out."""
    root = re.search(rb"<(?:\w+:)?xml\b[^>]*>", drawing)
    known = root[0] if root else b""
    missing = [pair for pair in _SPACES if f"xmlns:{pair[0]}=".encode() not in known]
    return "".join(f' xmlns:{name}="{escape(uri)}"' for name, uri in missing)


def _box(
    number: int, spot: tuple[int, int], text: str, cells: Cells, spaces: str
) -> str:
    """Return the shape of one comment, to the right of its cell and large enough."""
    lines = sum(1 + len(line) // _LETTERS for line in text.split("\n")) + 1
    tall = min(lines, _LINES) * _LINE
    row, column = spot
    top = max(row - 2, 0)
    right, bottom = column, top
    wide, high = 0, 0
    while wide < _WIDE and right < column + 50:
        right += 1
        wide += cells.width(right)
    while high < tall and bottom < top + 200:
        bottom += 1
        high += cells.height(bottom)
    return _SHAPE.format(
        id=number,
        width=_WIDE * 3 // 4,
        height=tall * 3 // 4,
        anchor=f"{column}, 15, {top}, 4, {right}, 15, {bottom}, 4",
        row=row - 1,
        column=column - 1,
        spaces=spaces,
    )
