"""Workbooks that are locked, broken or ask for too much: one sentence each."""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("xlrd", reason="needs jixiaolint[office]")
pytest.importorskip("openpyxl", reason="builds the workbooks")

from jixiaolint.errors import UnreadableError, UsageError
from jixiaolint.read import read
from jixiaolint.read.soffice import convert, program
from test_workbook_kinds import BINARY, fill, ods
from workbook_file import compound, package, rows, with_part, workbook, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = "xl/worksheets/s.xml"
CELL = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def sentence(name: str, data: bytes) -> str:
    """Return why a file is not read: one line that names it."""
    with pytest.raises(UnreadableError) as caught:
        read(name, data)
    found = str(caught.value)
    assert found.startswith(f"{name}: ")
    assert "\n" not in found
    return found


def cell(reference: str) -> str:
    """Return a sheet with cells in A1 and elsewhere."""
    return (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="2"><c r="{reference}"><v>2</v></c></row></sheetData>'
    )


def locked(data: bytes) -> bytes:
    """Return a zip archive whose members say that they are encrypted."""
    found = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            found[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(found)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", compound("EncryptionInfo", "EncryptedPackage"), "有密码"),
        ("a.xlsx", locked(xlsx(CELL)), "有密码"),
        (
            "a.ods",
            with_part(
                ods(""), "META-INF/manifest.xml", lambda _: b"<encryption-data/>"
            ),
            "有密码",
        ),
        ("a.xls", compound("Workbook")[:512] + bytes(4000), "已损坏"),
        ("a.xls", compound("Workbook"), "已损坏"),
        ("a.csv", compound("Something"), "旧版 Office 文件"),
        ("a.xlsx", xlsx(CELL)[:-30], "已损坏"),
        ("a.xlsx", xlsx(CELL).replace(b"PK\x01\x02", b"PK\x01\x09"), "已损坏"),
        (
            "a.xlsx",
            package({"xl/workbook.xml": '<workbook><sheet name="表"/></workbook>'}),
            "缺少 xl/worksheets/",
        ),
        ("a.xlsx", package({"readme.txt": "甲"}), "这是压缩包"),
        ("a.xlsx", with_part(xlsx(CELL), SHEET, lambda xml: xml[:-9]), "已损坏"),
        ("a.xlsx", xlsx(cell("B")), "已损坏"),
        ("a.xlsx", xlsx(cell("ABCD2")), "已损坏"),
        ("a.xlsx", xlsx(cell("B0")), "已损坏"),
        ("a.xlsx", xlsx(cell("B99999999999999999999")), "已损坏"),
        ("a.xlsx", xlsx(cell("ZZZ2")), "已损坏"),
        ("a.xlsx", xlsx(cell("XFD1048576")), "一直到 XFD1048576"),
        (
            "a.ods",
            ods(
                '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
                ' table:number-columns-repeated="16000"><text:p xmlns:text="t">甲</text:p>'
                "</table:table-cell></table:table-row>"
            ),
            "JIXIAOLINT_LIMIT_CELLS",
        ),
        (
            "a.xlsx",
            with_part(xlsx(CELL), "xl/media/a.bin", lambda _: bytes(20 << 20)),
            "解开后大得不正常",
        ),
        (
            "a.xlsx",
            with_part(
                xlsx(CELL),
                SHEET,
                lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml,
            ),
            "定义了实体",
        ),
        (
            "a.xlsx",
            with_part(
                xlsx(CELL),
                SHEET,
                lambda xml: b'<?xml version="1.0" encoding="none"?>' + xml,
            ),
            "文件已损坏",
        ),
    ],
)
def test_refusals(name: str, data: bytes, words: str) -> None:
    """What is wrong is said in a sentence that names the file."""
    assert words in sentence(name, data)


def test_a_locked_old_workbook() -> None:
    """An .xls with a password says so."""
    if program() is None:
        pytest.skip("LibreOffice is not here")
    data = convert("a.xlsx", workbook(fill), ".xlsx", "xls")
    start = data.index(b"\x09\x08\x10\x00") + 20
    assert "有密码" in sentence("a.xls", data[:start] + b"\x2f\x00" + data[start + 2 :])


@pytest.mark.parametrize(
    ("variable", "value"),
    [("SIZE_MB", "1"), ("UNPACKED_MB", "1"), ("MEMBERS", "4"), ("CELLS", "3")],
)
def test_limits_can_be_set(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    """A limit comes from the environment, and the sentence names limit and variable."""
    noise = random.Random(4).randbytes(2 << 20)
    data = with_part(xlsx(cell("B2")), "xl/media/a.png", lambda _: noise)
    assert rows(read("a.xlsx", data)) == {"表": [["1", ""], ["", "2"]]}
    name = f"JIXIAOLINT_LIMIT_{variable}"
    monkeypatch.setenv(name, value)
    found = sentence("a.xlsx", data)
    assert f"超过上限 {value}" in found
    assert name in found


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5"])
def test_wrong_limits(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """A limit that is no number above zero is a wrong setting, not a wrong file."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_CELLS", value)
    with pytest.raises(UsageError, match=f"JIXIAOLINT_LIMIT_CELLS={value}"):
        read("a.xlsx", xlsx(CELL))


def test_nothing_outside_is_followed() -> None:
    """A sheet that lies outside the package is missing."""
    data = with_part(
        xlsx(CELL),
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            b'Target="worksheets/s.xml"',
            b'Target="file:///etc/hostname" TargetMode="External"',
        ),
    )
    assert "缺少 xl/worksheets/" in sentence("a.xlsx", data)


def test_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "xlrd", None)
    assert "pip install 'jixiaolint[office]'" in sentence("a.xls", compound("Workbook"))


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return a file cut, or with bits turned over."""
    if chance.random() < 0.3:
        return data[: chance.randrange(len(data))]
    found = bytearray(data)
    for _ in range(chance.choice([1, 3, 20])):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def from_office(kind: str) -> bytes:
    """Return the workbook of all traits in a kind that LibreOffice writes."""
    if program() is None:
        pytest.skip("LibreOffice is not here")
    return convert("a.xlsx", workbook(fill), ".xlsx", kind)


def outcome(name: str, data: bytes) -> str:
    """Return the name of a file that is read, or why it is not."""
    try:
        return read(name, data).path
    except UnreadableError as error:
        return str(error)


@pytest.mark.parametrize(
    ("name", "build"),
    [
        ("a.xlsx", lambda: workbook(fill)),
        ("a.xlsb", lambda: BINARY),
        ("a.xls", lambda: from_office("xls")),
        ("a.ods", lambda: from_office("ods")),
    ],
)
def test_damaged_files(name: str, build: Callable[[], bytes]) -> None:
    """Whatever is damaged, there is a sentence or a source, and soon."""
    data = build()
    chance = random.Random(7)
    for _ in range(200):
        start = time.monotonic()
        assert outcome(name, damage(data, chance)).startswith(name)
        assert time.monotonic() - start < 10


@pytest.mark.parametrize("part", ["sheet1", "styles", "workbook", "sharedStrings"])
def test_damage_inside_the_package(part: str) -> None:
    """A package with sound checksums and broken XML is a sentence or a source."""
    data = workbook(fill)
    if part == "sharedStrings":
        cell = '<c r="A1" t="s"><v>0</v></c>'
        data = xlsx(
            f'<sheetData><row r="1">{cell}</row></sheetData>', "<si><t>甲</t></si>"
        )
    name = f"xl/worksheets/{part}.xml" if part == "sheet1" else f"xl/{part}.xml"
    chance = random.Random(9)
    for _ in range(200):
        broken = with_part(data, name, lambda xml: damage(xml, chance))
        assert outcome("a.xlsx", broken).startswith("a.xlsx")
