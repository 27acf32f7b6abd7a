"""Workbooks built for tests: .xlsx by openpyxl, .xlsb record by record."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from jixiaolint.source import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from openpyxl.workbook import Workbook

    from jixiaolint.source import Source


def rows(source: Source) -> dict[str | None, list[list[str]]]:
    """Return the cells of each sheet by its name."""
    return {
        block.title: [[cell.value for cell in row] for row in block.rows]
        for block in source.blocks
        if isinstance(block, Grid)
    }


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    """Return a workbook as openpyxl writes it."""
    from openpyxl import Workbook

    book = Workbook()
    fill(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package in which one part is another; a part that was not there is new."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            part = old.read(member)
            new.writestr(member, change(part) if member == name else part)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def package(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a zip archive of parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def xlsx(sheet: str, strings: str = "", styles: str = "") -> bytes:
    """Return a workbook of one sheet whose XML is given as it is."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    return package(
        {
            "_rels/.rels": f'<Relationships xmlns="{kinds}"><Relationship Id="r1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kinds}">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/>'
            f'<Relationship Id="r2" Type="{office}/sharedStrings"'
            ' Target="sharedStrings.xml"/>'
            f'<Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/>'
            "</Relationships>",
            "xl/worksheets/s.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
        }
    )


def compound(*names: str) -> bytes:
    """Return an old Office file with empty streams of these names."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, 2**32 - 2, 0, 2**32 - 2, 0)
    head += struct.pack("<109I", 0, *[2**32 - 1] * 108)
    table = struct.pack("<128I", 2**32 - 3, 2**32 - 2, *[2**32 - 1] * 126)
    entries = b""
    for name, kind in (("Root Entry", 5), *((name, 2) for name in names)):
        spelt = name.encode("utf-16-le")
        entries += spelt.ljust(64, b"\0") + struct.pack("<HB", len(spelt) + 2, kind)
        entries += bytes(49) + struct.pack("<IQ", 2**32 - 2, 0)
    return head + table + entries.ljust(512, b"\0")


def xlsb(
    sheets: Mapping[str, bytes],
    formats: Mapping[int, str],
    styles: Iterable[int],
    strings: Iterable[str] = (),
) -> bytes:
    """Return a binary workbook.

    It has the records of each sheet, formats by number, the format of each style, and
    the strings that cells share.
    """
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    bundle = b"".join(
        record(156, struct.pack("<II", at == 2, at) + words(f"r{at}") + words(name))
        for at, name in enumerate(sheets, 1)
    )
    related = (
        "".join(
            f'<Relationship Id="r{at}" Type="{office}/worksheet"'
            f' Target="worksheets/sheet{at}.bin"/>'
            for at in range(1, len(sheets) + 1)
        )
        + f'<Relationship Id="rs" Type="{office}/styles" Target="styles.bin"/>'
        + f'<Relationship Id="rt" Type="{office}/sharedStrings"'
        ' Target="sharedStrings.bin"/>'
    )
    own = b"".join(
        record(44, struct.pack("<H", number) + words(code))
        for number, code in formats.items()
    )
    used = b"".join(
        record(47, struct.pack("<HH8xI", 0, number, 0xFFFF0000)) for number in styles
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.ms-excel"
    overrides = "".join(
        f'<Override PartName="/xl/{name}.bin" ContentType="{kind}.{content}"/>'
        for name, content in [
            ("workbook", "sheet.binary.macroEnabled.main"),
            ("styles", "styles"),
            ("sharedStrings", "sharedStrings"),
            *(
                (f"worksheets/sheet{at}", "worksheet")
                for at in range(1, len(sheets) + 1)
            ),
        ]
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{kinds}"><Relationship Id="r1"'
        f' Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/workbook.bin": record(131)
        + record(143)
        + bundle
        + record(144)
        + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{kinds}">{related}'
        "</Relationships>",
        "xl/sharedStrings.bin": record(159, bytes(8))
        + b"".join(record(19, b"\0" + words(text)) for text in strings)
        + record(160),
        "xl/styles.bin": record(278)
        + record(615, struct.pack("<I", len(formats)))
        + own
        + record(616)
        + record(617, struct.pack("<I", 1))
        + used
        + record(618)
        + record(279),
    }
    for at, cells in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.bin"] = cells
    return package(parts)


def record(kind: int, content: bytes = b"") -> bytes:
    """Return a record of a binary workbook."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, rest = b"", len(content)
    while True:
        size += bytes([rest & 0x7F | (0x80 if rest > 127 else 0)])
        rest >>= 7
        if not rest:
            return head + size + content


def words(text: str) -> bytes:
    """Return a string as records hold it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_sheet(
    cells: Mapping[tuple[int, int], tuple[int, int, bytes]],
    merges: Iterable[tuple[int, int, int, int]] = (),
    hidden: Iterable[int] = (),
) -> bytes:
    """Return the records of a sheet: (kind, style, content) of each cell, merges.

    A merge is its top, bottom, left and right.
    """
    hidden = set(hidden)
    body = b""
    last = -1
    for (row, column), (kind, style, content) in sorted(cells.items()):
        if row != last:
            flags = 0x10 if row in hidden else 0
            body += record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))
            last = row
        body += record(kind, struct.pack("<II", column, style) + content)
    ranges = b"".join(record(176, struct.pack("<IIII", *merge)) for merge in merges)
    size = struct.pack("<IIII", 0, max(row for row, _ in cells), 0, 16)
    return (
        record(129)
        + record(148, size)
        + record(145)
        + body
        + record(146)
        + record(177, struct.pack("<I", 1))
        + ranges
        + record(178)
        + record(130)
    )
