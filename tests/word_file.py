"""Word files put together from WordprocessingML, so that every trait can be seen."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
    ' Target="{main}"/></Relationships>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return an archive with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def rezipped(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return an archive with every part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: change(archive.read(name)) for name in archive.namelist()})


def document(body: str, main: str = "word/document.xml", **others: str) -> bytes:
    """Return a .docx package; `others` are the insides of further parts, by name."""
    folder = main.rpartition("/")[0]
    roots = {"footnotes": "footnotes", "styles": "styles", "numbering": "numbering"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.replace("{main}", main),
        main: f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, inside in others.items():
        root = roots[name]
        parts[f"{folder}/{name}.xml"] = f"<w:{root} {_NAMES}>{inside}</w:{root}>"
    return zipped(parts)


def compound(streams: dict[str, bytes]) -> bytes:
    """Return an old Office file with these streams, as its format has it.

    The sectors of 512 bytes are: the table of sectors, the directory, the streams.
    """
    size, end, none = 512, 0xFFFFFFFE, 0xFFFFFFFF
    table, sectors, entries = [0xFFFFFFFD, end], b"", [_entry("Root Entry", 5, end, 0)]
    for name, content in streams.items():
        start, count = len(table), -(-len(content) // size)
        entries.append(_entry(name, 2, start, len(content)))
        table += [*range(start + 1, start + count), end]
        sectors += content.ljust(count * size, b"\0")
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        *(bytes.fromhex("d0cf11e0a1b11ae1"), 62, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 0, end, 0, end, 0),
        *(0, *[none] * 108),
    )
    filled = table + [none] * (size // 4 - len(table))
    return b"".join(
        (
            head,
            struct.pack(f"<{size // 4}I", *filled),
            b"".join(entries).ljust(size, b"\0"),
            sectors,
        )
    )


def _entry(name: str, kind: int, start: int, length: int) -> bytes:
    """Return an entry of the directory of an old Office file."""
    words = f"{name}\0".encode("utf-16-le")
    none = 0xFFFFFFFF
    links = struct.pack("<BBIII36xIQ", kind, 1, none, none, none, start, length)
    return words.ljust(64, b"\0") + struct.pack("<H", len(words)) + links


def p(*runs: str, style: str = "", marks: str = "") -> str:
    """Return a paragraph; words without tags are a run of their own."""
    inside = "".join(one if one.startswith("<") else r(one) for one in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{marks}</w:pPr>" if named or marks else ""
    return f"<w:p>{properties}{inside}</w:p>"


def r(words: str, format_: str = "") -> str:
    """Return a run of words with a format."""
    properties = f"<w:rPr>{format_}</w:rPr>" if format_ else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(*content: str, span: int = 1, merge: str = "", marks: str = "") -> str:
    """Return a cell over `span` columns; `merge` is ``restart`` or ``continue``."""
    inside = "".join(one if one.startswith("<") else p(one) for one in content)
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{across}{down}{marks}</w:tcPr>{inside or p()}</w:tc>"


def tr(*cells: str, marks: str = "") -> str:
    """Return a row; words without tags are a cell of their own."""
    inside = "".join(one if one.startswith("<") else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{marks}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """Return a table with the widths of its columns."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
